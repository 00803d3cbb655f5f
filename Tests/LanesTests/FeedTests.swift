import Glibc
import Testing

@testable import Lanes

@Suite struct FeedTests {
  /// Eight words that belong together: a mixture of two elements shows.
  struct Wide: Equatable, Sendable, BitwiseCopyable {
    var words: [8 of Int]

    init(_ number: Int) {
      words = [8 of Int](repeating: number)
    }

    var isWhole: Bool {
      for index in words.indices where words[index] != words[0] { return false }
      return true
    }

    static func == (left: Wide, right: Wide) -> Bool {
      left.isWhole && right.isWhole && left.words[0] == right.words[0]
    }
  }

  @Test func everyReaderGetsEveryElementFromWhenItCame() {
    var writer = Feed<Int>.make(capacity: 8)
    var early = writer.feed.reader()
    writer.publish(1)
    writer.publish(2)
    var late = writer.feed.reader()
    writer.publish(3)
    #expect(drain(&early) == ["1", "2", "3", "empty"])
    #expect(drain(&late) == ["3", "empty"])
    #expect(drain(&late) == ["empty"])
    #expect(writer.published == 3)
  }

  @Test func aReaderThatKeepsUpIsNeverLapped() {
    var writer = Feed<Int>.make(capacity: 4)
    var reader = writer.feed.reader()
    for round in 0..<100 {
      for number in 0..<4 { writer.publish(round * 4 + number) }
      #expect(drain(&reader) == (0..<4).map { "\(round * 4 + $0)" } + ["empty"])
    }
  }

  @Test(arguments: [5, 6, 8, 9, 100])
  func aLappedReaderIsToldHowMuchItMissedAndGoesOnWithTheNewest(published: Int) {
    var writer = Feed<Int>.make(capacity: 4)
    var reader = writer.feed.reader()
    for number in 0..<published { writer.publish(number) }
    #expect(drain(&reader) == ["missed \(published - 1)", "\(published - 1)", "empty"])
    writer.publish(published)
    #expect(drain(&reader) == ["\(published)", "empty"])
  }

  @Test func whatWasMissedAndWhatWasReadAddUp() {
    var random = TestRandom(seed: 5)
    var writer = Feed<Int>.make(capacity: 8)
    var reader = writer.feed.reader()
    var accounted = 0
    for _ in 0..<2000 {
      for _ in 0..<Int.random(in: 0...12, using: &random) { writer.publish(writer.published) }
      for _ in 0..<Int.random(in: 0...9, using: &random) {
        switch reader.next() {
        case .element(let number):
          #expect(number == accounted)
          accounted += 1
        case .lapped(let missed):
          #expect(missed > 0)
          accounted += missed
        case .empty:
          #expect(accounted == writer.published)
        }
        #expect(reader.position == accounted)
      }
    }
  }

  @Test func aReaderMayLeaveOutWhatThereIs() {
    var writer = Feed<Int>.make(capacity: 4)
    var reader = writer.feed.reader()
    for number in 0..<3 { writer.publish(number) }
    #expect(reader.skipToEnd() == 3)
    #expect(drain(&reader) == ["empty"])
    writer.publish(3)
    #expect(drain(&reader) == ["3", "empty"])
  }

  @Test func elementsOfOddSizesKeepTheirBytes() {
    struct Odd: Equatable, Sendable, BitwiseCopyable {
      var wide: Int64
      var narrow: UInt8
      var flag: Bool
    }
    var writer = Feed<Odd>.make(capacity: 2)
    var reader = writer.feed.reader()
    for number in 0..<100 {
      let odd = Odd(wide: -Int64(number), narrow: UInt8(number), flag: number % 3 == 0)
      writer.publish(odd)
      guard case .element(let read) = reader.next() else {
        Issue.record("the element is not there")
        return
      }
      #expect(read == odd)
    }
  }

  /// A reader that is stopped in the middle of a slot while the writer goes over it gets no
  /// element.
  @Test func aSlotOverwrittenUnderAReaderIsNotAnElement() {
    #expect(FeedStamp.whole(3).verdict(for: 3) == .valid)
    #expect(FeedStamp.writing(3).verdict(for: 3) == .notYet)
    #expect(FeedStamp(rawValue: 0).verdict(for: 0) == .notYet)
    #expect(FeedStamp.whole(3).verdict(for: 7) == .notYet)
    #expect(FeedStamp.writing(7).verdict(for: 3) == .overwritten)
    #expect(FeedStamp.whole(7).verdict(for: 3) == .overwritten)
  }

  @Test func refusesElementsThatAreTooLarge() async {
    await #expect(processExitsWith: .failure) {
      _ = Feed<[9 of Int]>.make(capacity: 4)
    }
  }

  /// One writer at full speed, a fast and a slow reader on a small ring: each element is whole and
  /// the next in order, and what was missed is accounted for to the last.
  @Test(arguments: [2, 16, 1024])
  func readersOnThreadsSeeWholeElementsInOrder(capacity: Int) throws {
    let total = 300_000
    var writer = Feed<Wide>.make(capacity: capacity)
    let follow: @Sendable (consuming Feed<Wide>.Reader) -> Tally = { end in
      var reader = end
      var tally = Tally()
      while tally.next < total { tally.note(reader.next()) }
      return tally
    }
    let fast = try NamedThread(name: "fast reader", owning: writer.feed.reader(), body: follow)
    let other = try NamedThread(name: "other reader", owning: writer.feed.reader(), body: follow)
    for number in 0..<total {
      writer.publish(Wide(number))
      if number % 500 == 0 { sched_yield() }
    }
    for tally in [fast.join(), other.join()] {
      #expect(tally.torn == 0)
      #expect(tally.outOfOrder == 0)
      #expect(tally.read + tally.missed == total)
      #expect(tally.read > 0)
    }
  }

  /// What a reader has got so far.
  struct Tally: Sendable {
    var next = 0
    var read = 0
    var missed = 0
    var torn = 0
    var outOfOrder = 0

    mutating func note(_ reading: Feed<Wide>.Reading) {
      switch reading {
      case .element(let wide):
        torn += wide.isWhole ? 0 : 1
        outOfOrder += wide.words[0] == next ? 0 : 1
        read += 1
        next += 1
      case .lapped(let count):
        missed += count
        next += count
      case .empty:
        sched_yield()
      }
    }
  }

  private func drain(_ reader: inout Feed<Int>.Reader) -> [String] {
    var seen: [String] = []
    while true {
      switch reader.next() {
      case .element(let number): seen.append("\(number)")
      case .lapped(let missed): seen.append("missed \(missed)")
      case .empty: return seen + ["empty"]
      }
    }
  }
}
