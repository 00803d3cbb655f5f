import Pseudoterminal
import Testing

@Suite struct OutputMeterTests {
  private func meter(_ pieces: [(String, Int64)]) -> OutputMeter {
    var meter = OutputMeter()
    for (text, milliseconds) in pieces {
      meter.take(Array(text.utf8), at: milliseconds * 1_000_000)
    }
    return meter
  }

  @Test func piecesWithinFourMillisecondsAreOneFrame() {
    let meter = meter([("abc", 100), ("de", 104), ("f", 108), ("ghij", 113), ("k", 200)])
    #expect(meter.frames == 3)
    #expect(meter.bytes == 11)
    #expect(meter.frameBytesMax == 6)
    #expect(!meter.isSilent(at: 204_000_000))
    #expect(meter.isSilent(at: 204_000_001))
  }

  @Test(arguments: [
    ("plain", 5), ("\u{1b}[1;31mred\u{1b}[0m", 3), ("ü█▌", 3), ("\r\n\t", 0),
    ("\u{1b}]0;title\u{07}x", 1), ("\u{1b}]0;title\u{1b}\\x", 1), ("\u{1b}(Bx", 1), ("\u{1b}7x", 1),
    ("\u{1b}P1$r\u{1b}\\x", 1),
  ])
  func onlyCharactersArePainted(text: String, count: Int) {
    #expect(meter([(text, 1)]).characters == count)
  }

  @Test func aSequenceCutInTwoIsStillOne() {
    #expect(meter([("\u{1b}[38;2", 1), (";1;2;3mx", 90)]).characters == 1)
  }

  @Test func questionsAreAnsweredOnce() {
    var meter = meter([("\u{1b}[?2026$p\u{1b}[c", 1), ("\u{1b}[", 2), ("6n\u{1b}[2J", 3)])
    #expect(meter.takeAnswers() == "\u{1b}[?2026;2$y\u{1b}[?62;22c\u{1b}[1;1R")
    #expect(meter.takeAnswers() == "")
  }

  @Test func countingCanStartAnew() {
    var meter = meter([("abc", 1)])
    meter.restart()
    meter.take([65], at: 50_000_000)
    #expect(meter.bytes == 1)
    #expect(meter.frames == 1)
    #expect(meter.characters == 1)
  }
}
