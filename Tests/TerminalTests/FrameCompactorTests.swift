import Terminal
import Testing

/// Written with `^` for Escape.
@Suite struct FrameCompactorTests {
  private func compact(_ frames: [String], endsSingly: Bool = true) -> [String] {
    var compactor = FrameCompactor(endsSingly: endsSingly)
    return frames.map { frame in
      let bytes = Array(frame.replacing("^", with: "\u{1B}").utf8)
      let shorter = compactor.compact(bytes)
      return String(decoding: shorter, as: UTF8.self).replacing("\u{1B}", with: "^")
    }
  }

  @Test(arguments: [
    // Unknown at first: the first look is set from none.
    (["a"], ["^[ma"]),
    (["^[31ma^[mb"], ["^[0;31ma^[mb"]),
    // What comes back to where it was is not sent.
    (["a", "^[1;32m^[m^[39;49mb"], ["^[ma", "b"]),
    // Several changes are one; colours that stay are not repeated.
    (["^[m^[39;49m^[31m^[40m^[1ma^[39;49m^[31m^[44mb"], ["^[0;1;31;40ma^[44mb"]),
    (
      ["^[38;2;1;2;3;48;5;9ma^[38;2;1;2;4mb^[48;2;0;0;0mc"],
      ["^[0;38;2;1;2;3;48;5;9ma^[38;2;1;2;4mb^[48;2;0;0;0mc"]
    ),
    // Moves need no look; drawing and clearing do.
    (["a^[31m^[5;5H^[2A^[7G^[3d\r\n\u{8}^[Kb"], ["^[ma^[5;5H^[2A^[7G^[3d\r\n\u{8}^[31m^[Kb"]),
    (["a^[42m^[2J^[m^[3X^[1@"], ["^[ma^[42m^[2J^[m^[3X^[1@"]),
    // Across frames.
    (["^[34ma^[m", "^[34mb^[m", "c"], ["^[0;34ma", "b", "^[mc"]),
    // Ending one emphasis keeps the colours; ending everything is shorter.
    (["^[1;4;38;2;1;2;3ma^[0;4;38;2;1;2;3mb^[mc"], ["^[0;1;4;38;2;1;2;3ma^[22mb^[mc"]),
    (["^[1;2;31ma^[22;2mb"], ["^[0;1;2;31ma^[22;2mb"]),
    // Character sets: the same one again, and the alternate one that is never used.
    (["^(B^[ma^(B^[mb", "^(B^[mc"], ["^(B^[mab", "c"]),
    (["\u{F}^[ma\u{F}b^(0q^(Bc"], ["\u{F}^[mab^(0q^(Bc"]),
    (["a\u{E}q\u{F}b\u{F}"], ["^[ma\u{E}q\u{F}b"]),
    // The palette stays the owner's.
    (["a^]104\u{7}b^]104^\\c"], ["^[mabc"]),
    // What is not understood passes, and the look is set anew after it.
    (["a^[4:3mb^[31mc"], ["^[ma^[4:3m^[mb^[31mc"]),
    (["a^[10mb"], ["^[mab"]),
    // Sequences that are cut off pass as they are.
    (["a^["], ["^[ma^["]), (["a^"], ["^[ma^"]), (["a^[12"], ["^[ma^[12"]), (["a^("], ["^[ma^("]),
    (["a^]104"], ["^[ma"]), ([""], [""]),
  ])
  func sendsOnlyWhatChanges(_ frames: [String], _ shorter: [String]) {
    #expect(compact(frames) == shorter)
  }

  @Test func endsEverythingWhereOneEmphasisCannotEndAlone() {
    #expect(compact(["^[1;4ma^[0;4mb"], endsSingly: false) == ["^[0;1;4ma^[0;4mb"])
  }

  @Test func knowsNothingAfterForgetting() {
    var compactor = FrameCompactor(endsSingly: true)
    _ = compactor.compact(Array("\u{1B}[31ma".utf8))
    compactor.forget()
    #expect(compactor.compact(Array("b".utf8)) == Array("\u{1B}[0;31mb".utf8))
  }
}
