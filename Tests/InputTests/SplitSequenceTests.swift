import Input
import Testing

/// The law that no split sequence and no paste becomes keystrokes, by trying.
@Suite struct SplitSequenceTests {
  /// Feeds pieces with a pause before each but the first, as a reader would that polls in between.
  private func events(_ pieces: [[UInt8]], pause: Int64) -> [InputEvent] {
    var decoder = InputDecoder()
    var now: Int64 = 0
    var events: [InputEvent] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0 {
        let end = now + pause
        while let deadline = decoder.deadline, deadline <= end {
          events += decoder.elapse(to: deadline)
        }
        now = end
      }
      events += decoder.decode(piece, at: now)
    }
    return events
  }

  private func characters(_ events: [InputEvent]) -> [InputEvent] {
    events.filter { event in
      guard case .key(let press) = event, case .character = press.key else { return false }
      return true
    }
  }

  /// How long the rest of a sequence may be late: not noticed, noticed, and just in time.
  private static let pauses: [Int64] = [0, 1, 49, 50, 51, 300, 999]

  @Test(arguments: Sent.sequences)
  func aSequenceCutTwiceIsNeverAKeystroke(_ sent: Sent) {
    let bytes = Array(sent.bytes.prefix(40))
    for pause in Self.pauses {
      for first in 1..<bytes.count {
        for second in first..<bytes.count {
          let pieces = [
            Array(bytes[..<first]), Array(bytes[first..<second]), Array(bytes[second...]),
          ].filter { !$0.isEmpty }
          let events = events(pieces, pause: pause)
          #expect(characters(events) == [], "pause \(pause), cut at \(first), \(second)")
        }
      }
    }
  }

  @Test(arguments: Sent.sequences)
  func aSequenceInSingleBytesIsNeverAKeystroke(_ sent: Sent) {
    for pause in Self.pauses {
      let events = events(sent.bytes.map { [$0] }, pause: pause)
      #expect(characters(events) == [], "pause \(pause)")
      if pause < 50 { #expect(events == sent.events) }
    }
  }

  @Test(arguments: Sent.sequences)
  func onceItHasAnIntroducerNoPauseIsTooLong(_ sent: Sent) {
    for cut in 2..<max(3, sent.bytes.count) where cut < sent.bytes.count && sent.bytes[1] != 0x1B {
      let pieces = [Array(sent.bytes[..<cut]), Array(sent.bytes[cut...])]
      #expect(events(pieces, pause: 3_600_000) == sent.events, "cut at \(cut)")
    }
  }

  @Test func aLateSequenceThatGoesOnMayTakeItsTime() {
    var decoder = InputDecoder()
    _ = decoder.decode([0x1B], at: 0)
    #expect(decoder.elapse(to: 50) == [.key(KeyPress(.escape))])
    #expect(decoder.decode(Array("[<0;7".utf8), at: 700) == [])
    #expect(decoder.deadline == nil)
    #expect(decoder.elapse(to: 60_000) == [])
    #expect(
      decoder.decode(Array(";9M".utf8), at: 60_000)
        == [.mouse(MouseReport(.press(.left), column: 6, row: 8))])
  }

  @Test(arguments: ["[", "O"])
  func aBracketOrOTypedAfterEscapeCostsNoMoreThanASecond(_ key: String) {
    var decoder = InputDecoder()
    _ = decoder.decode([0x1B], at: 0)
    #expect(decoder.elapse(to: 50) == [.key(KeyPress(.escape))])
    #expect(decoder.decode(Array(key.utf8), at: 700) == [])
    #expect(decoder.deadline == 1700)
    #expect(decoder.elapse(to: 1700) == [])
    #expect(decoder.decode([0x71], at: 1701) == [.key(KeyPress(.character("q")))])
    // Later than that, it is the key.
    _ = decoder.decode([0x1B], at: 5000)
    _ = decoder.elapse(to: 5050)
    #expect(decoder.decode(Array(key.utf8), at: 6051).count == 1)
  }

  /// Keys, sequences and pastes in any order, cut anywhere, with short pauses: exactly what was
  /// done.
  @Test(arguments: UInt64(0)..<40)
  func aSessionIsDecodedAsItWas(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var bytes: [UInt8] = []
    var expected: [InputEvent] = []
    for _ in 0..<300 {
      let sent = (Sent.sequences + Sent.typed).randomElement(using: &random)
      bytes += sent?.bytes ?? []
      expected += sent?.events ?? []
    }
    var decoder = InputDecoder()
    var found: [InputEvent] = []
    var now: Int64 = 0
    while !bytes.isEmpty {
      let count = min(bytes.count, Int.random(in: 1...9, using: &random))
      now += Int64.random(in: 0..<50, using: &random)
      found += decoder.elapse(to: now)
      found += decoder.decode(Array(bytes.prefix(count)), at: now)
      bytes.removeFirst(count)
    }
    #expect(found == expected)
  }

  /// Whatever arrives, nothing crashes, nothing grows without end, and the keyboard comes back.
  @Test(arguments: UInt64(0)..<24)
  func survivesAnything(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var decoder = InputDecoder()
    var now: Int64 = 0
    let spices = Array("\u{1B}\u{1B}[[OM<>?;:$~0123456789AabcmM\u{9B}]P_\\\u{7}IuRZ".utf8)
    for _ in 0..<1500 {
      let count = Int.random(in: 0...12, using: &random)
      let piece = (0..<count).map { _ in
        Bool.random(using: &random)
          ? spices.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      now += Int64.random(in: 0..<200, using: &random)
      if let deadline = decoder.deadline {
        #expect(deadline >= now - 200 && deadline <= now + 1000)
      }
      for event in decoder.elapse(to: now) + decoder.decode(piece, at: now) {
        if case .mouse(let report) = event {
          #expect((0...9999).contains(report.column) && (0...9999).contains(report.row))
        }
      }
      #expect(decoder.takeReplies().count <= count)
    }
    // The end of a paste, an Escape and a while bring it back from wherever it was.
    _ = decoder.decode(Array("\u{1B}[201~\u{1B}".utf8), at: now)
    _ = decoder.elapse(to: now + 1000)
    #expect(decoder.decode([0x71], at: now + 3000) == [.key(KeyPress(.character("q")))])
  }
}
