import Glibc
import Testing

@testable import Lanes

@Suite struct SlotTests {
  @Test func theLatestValueWins() {
    let ends = Slot<Int>.make { -1 }
    var writer = ends.writer
    var reader = ends.reader
    #expect(reader.read() == nil)
    #expect(reader.withCurrent { $0 } == -1)
    #expect(writer.hasUnread == false)
    for number in 1...5 {
      writer.write { $0 = number }
      #expect(writer.hasUnread == true)
    }
    #expect(reader.hasUnread == true)
    #expect(reader.withCurrent { $0 } == -1)
    #expect(reader.read() == 5)
    #expect(writer.hasUnread == false)
    #expect(reader.read() == nil)
    #expect(reader.withCurrent { $0 } == 5)
    writer.write { $0 = 6 }
    #expect(reader.withLatest { $0 } == 6)
  }

  @Test func theMiddleWordKeepsItsParts() {
    for index in 0..<3 {
      for isFresh in [true, false] {
        let middle = SlotMiddle(index: index, isFresh: isFresh)
        #expect(middle.index == index)
        #expect(middle.isFresh == isFresh)
      }
    }
  }

  /// Whatever the two ends do in whatever order, the reader gets the newest value, and the three
  /// buffers stay with three owners.
  @Test(arguments: 0..<UInt64(16))
  func behavesLikeAVariable(seed: UInt64) {
    var random = TestRandom(seed: seed)
    let ends = Slot<[Int]>.make { [] }
    var writer = ends.writer
    var reader = ends.reader
    var published = 0
    var seen = 0
    for _ in 0..<2000 {
      if Bool.random(using: &random) {
        published += 1
        writer.write { value in
          value.removeAll(keepingCapacity: true)
          value.append(contentsOf: repeatElement(published, count: 3))
        }
      } else if Bool.random(using: &random) {
        let expected = seen == published ? nil : Array(repeating: published, count: 3)
        #expect(reader.read() == expected)
        seen = published
      } else {
        #expect(reader.withCurrent { $0.first ?? 0 } == seen)
      }
      #expect(writer.hasUnread == (seen != published))
    }
  }

  /// The buffers go round: an array that has grown in each of them is overwritten in its own
  /// storage.
  @Test func aWriterThatOverwritesInPlaceKeepsItsStorage() {
    let ends = Slot<[Int]>.make {
      var value: [Int] = []
      value.reserveCapacity(64)
      return value
    }
    var writer = ends.writer
    var reader = ends.reader
    var addresses: Set<UInt> = []
    for round in 0..<60 {
      writer.write { value in
        value.removeAll(keepingCapacity: true)
        value.append(contentsOf: repeatElement(round, count: 64))
        let address = unsafe value.withUnsafeBufferPointer {
          UInt(bitPattern: $0.baseAddress)
        }
        addresses.insert(address)
      }
      if round % 2 == 0 { reader.withLatest { #expect($0.first == round) } }
    }
    #expect(addresses.count == 3)
  }

  @Test func releasesItsBuffers() {
    let census = Census()
    do {
      let ends = Slot<[Counted]>.make { [Counted(0, in: census)] }
      #expect(census.count == 3)
      var writer = ends.writer
      writer.write { $0.append(Counted(1, in: census)) }
      #expect(census.count == 4)
    }
    #expect(census.count == 0)
  }

  @Test func theReaderLearnsThatTheWriterIsGone() {
    let ends = Slot<Int>.make { 0 }
    var reader = ends.reader
    publishAndGo(ends.writer)
    #expect(reader.isFinished == false)
    #expect(reader.read() == 9)
    #expect(reader.isFinished == true)
  }

  /// A value of many words, all equal, written as fast as it goes: the reader never sees two that
  /// differ, and never one older than the one before.
  @Test func noReadIsTorn() throws {
    struct Wide: Sendable {
      var first = 0
      var words = [64 of Int](repeating: 0)
      var list: [Int] = []
    }
    let total = 200_000
    let ends = Slot<Wide>.make { Wide() }
    let publisher = try NamedThread(name: "publisher", owning: ends.writer) { end in
      var writer = end
      for number in 1...total {
        writer.write { value in
          value.first = number
          for index in value.words.indices { value.words[index] = number }
          value.list.removeAll(keepingCapacity: true)
          value.list.append(contentsOf: repeatElement(number, count: number % 8))
        }
        if number % 64 == 0 { sched_yield() }
      }
    }
    var reader = ends.reader
    var latest = 0
    var torn = 0
    var older = 0
    while latest < total {
      guard reader.refresh() else {
        sched_yield()
        continue
      }
      reader.withCurrent { value in
        let number = value.first
        for index in value.words.indices where value.words[index] != number { torn += 1 }
        let isListWhole = value.list.count == number % 8 && value.list.allSatisfy { $0 == number }
        torn += isListWhole ? 0 : 1
        older += number > latest ? 0 : 1
        latest = number
      }
    }
    publisher.join()
    #expect(torn == 0)
    #expect(older == 0)
  }

  /// What the thread sanitizer can see in every build mode: plain fields on the heap and nothing
  /// else.
  ///
  /// Generic code of a debug build moves values with functions of the runtime, which it does not
  /// watch, and whose locks look to it like an order.
  @Test func whatWasWrittenBeforePublishingIsSeenAfterRefreshing() throws {
    let total = 200_000
    let ends = Slot<Page>.make { Page() }
    let publisher = try NamedThread(name: "publisher", owning: ends.writer) { end in
      var writer = end
      for number in 1...total { writer.write { $0.number = number } }
    }
    var reader = ends.reader
    var latest = 0
    while latest < total {
      if reader.refresh() {
        latest = reader.withCurrent { $0.number }
      }
    }
    publisher.join()
    #expect(latest == total)
  }

  /// A plain field on the heap, one page to each buffer.
  //
  // SAFETY: the page is the buffer's, and the slot says whose the buffer is.
  private final class Page: @unchecked Sendable {
    var number = 0
  }

  private func publishAndGo(_ end: consuming Slot<Int>.Writer) {
    var writer = end
    writer.write { $0 = 9 }
  }
}
