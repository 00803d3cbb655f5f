import Input
import Testing

/// What a terminal sends, and what it stands for.
struct Sent: CustomTestStringConvertible, Sendable {
  var bytes: [UInt8]
  var events: [InputEvent]

  init(_ text: String, _ events: [InputEvent]) {
    bytes = Array(text.utf8)
    self.events = events
  }

  init(_ text: String, _ key: Key, _ modifiers: Modifiers = []) {
    self.init(text, [.key(KeyPress(key, modifiers))])
  }

  init(_ text: String, _ action: MouseReport.Action, _ column: Int, _ row: Int) {
    self.init(text, [.mouse(MouseReport(action, column: column, row: row))])
  }

  var testDescription: String {
    bytes.map { (0x21..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "<\($0)>" }.joined()
  }

  /// Control sequences and single shifts: whatever comes after their Escape is never a keystroke.
  static let sequences: [Sent] =
    keys + functionKeys + modified + mouse + [
      Sent("\u{1B}[I", [.focus(true)]), Sent("\u{1B}[O", [.focus(false)]),
      Sent("\u{1B}[200~6 buy\u{1B}[201~", [.paste("6 buy")]),
      Sent("\u{1B}[200~\u{1B}[200~1\u{1B}[A\u{1B}\u{1B}[201~", [.paste("[200~1[A")]),
      // Answers, and what nobody understands.
      Sent("\u{1B}[?62;1;4c", []), Sent("\u{1B}[?2026;2$y", []), Sent("\u{1B}[>0;276;0c", []),
      Sent("\u{1B}[12;40R", []), Sent("\u{1B}[8;40;120t", []), Sent("\u{1B}[1;2;3;4;5;6z", []),
      Sent("\u{1B}[?997;1n", []), Sent("\u{1B}[99999999999999999999999~", []),
      Sent("\u{1B}[" + String(repeating: "1;", count: 200) + "A", []),
      Sent("\u{1B}[35;5;7M", []), Sent("\u{1B}[<0;5M", []), Sent("\u{1B}[<1;2;3x", []),
      Sent("\u{1B}[<64;5;6m", []), Sent("\u{1B}[<35;5;6M", []), Sent("\u{1B}[<0;0;6M", []),
      Sent("\u{1B}[<128;4;5M", []), Sent("\u{1B}[1;5:3A", []), Sent("\u{1B}Op", []),
    ]

  private static let keys: [Sent] = [
    Sent("\u{1B}[A", .up), Sent("\u{1B}[B", .down), Sent("\u{1B}[C", .right),
    Sent("\u{1B}[D", .left), Sent("\u{1B}OA", .up), Sent("\u{1B}OB", .down),
    Sent("\u{1B}OC", .right), Sent("\u{1B}OD", .left), Sent("\u{1B}[H", .home),
    Sent("\u{1B}OH", .home), Sent("\u{1B}[1~", .home), Sent("\u{1B}[7~", .home),
    Sent("\u{1B}[F", .end), Sent("\u{1B}OF", .end), Sent("\u{1B}[4~", .end),
    Sent("\u{1B}[8~", .end), Sent("\u{1B}[2~", .insert), Sent("\u{1B}[3~", .delete),
    Sent("\u{1B}[5~", .pageUp), Sent("\u{1B}[6~", .pageDown), Sent("\u{1B}[Z", .tab, .shift),
    Sent("\u{1B}OM", .enter),
  ]

  private static let functionKeys: [Sent] = [
    Sent("\u{1B}OP", .function(1)), Sent("\u{1B}OQ", .function(2)), Sent("\u{1B}OR", .function(3)),
    Sent("\u{1B}OS", .function(4)), Sent("\u{1B}[11~", .function(1)),
    Sent("\u{1B}[14~", .function(4)), Sent("\u{1B}[15~", .function(5)),
    Sent("\u{1B}[17~", .function(6)), Sent("\u{1B}[18~", .function(7)),
    Sent("\u{1B}[19~", .function(8)), Sent("\u{1B}[20~", .function(9)),
    Sent("\u{1B}[21~", .function(10)), Sent("\u{1B}[23~", .function(11)),
    Sent("\u{1B}[24~", .function(12)), Sent("\u{1B}[[A", .function(1)),
    Sent("\u{1B}[[E", .function(5)), Sent("\u{1B}[25~", .function(1), .shift),
    Sent("\u{1B}[28~", .function(3), .shift), Sent("\u{1B}[34~", .function(8), .shift),
  ]

  private static let modified: [Sent] = [
    Sent("\u{1B}[1;2A", .up, .shift), Sent("\u{1B}[1;3B", .down, .alt),
    Sent("\u{1B}[1;5C", .right, .control), Sent("\u{1B}[1;8D", .left, [.shift, .alt, .control]),
    Sent("\u{1B}[1;5H", .home, .control), Sent("\u{1B}[5;5~", .pageUp, .control),
    Sent("\u{1B}[3;2~", .delete, .shift), Sent("\u{1B}[15;5~", .function(5), .control),
    Sent("\u{1B}[1;2P", .function(1), .shift), Sent("\u{1B}O5A", .up, .control),
    Sent("\u{1B}O1;5A", .up, .control), Sent("\u{1B}[a", .up, .shift),
    Sent("\u{1B}Oa", .up, .control), Sent("\u{1B}[7$", .home, .shift),
    Sent("\u{1B}[7^", .home, .control), Sent("\u{1B}[7@", .home, [.shift, .control]),
    Sent("\u{1B}[13;5u", .enter, .control), Sent("\u{1B}[9;2u", .tab, .shift),
    Sent("\u{1B}[27;5;13~", .enter, .control), Sent("\u{1B}[27u", .escape),
    Sent("\u{1B}\u{1B}[A", .up, .alt), Sent("\u{1B}\u{1B}OP", .function(1), .alt),
  ]

  private static let mouse: [Sent] = [
    Sent("\u{1B}[<0;1;1M", .press(.left), 0, 0), Sent("\u{1B}[<0;10;5m", .release(.left), 9, 4),
    Sent("\u{1B}[<1;10;5M", .press(.middle), 9, 4),
    Sent("\u{1B}[<2;300;90M", .press(.right), 299, 89),
    Sent("\u{1B}[<32;7;8M", .drag(.left), 6, 7), Sent("\u{1B}[<64;7;8M", .wheelUp, 6, 7),
    Sent("\u{1B}[<65;7;8M", .wheelDown, 6, 7),
    Sent(
      "\u{1B}[<28;7;8M",
      [.mouse(MouseReport(.press(.left), column: 6, row: 7, [.shift, .alt, .control]))]),
    Sent("\u{1B}[M !!", .press(.left), 0, 0), Sent("\u{1B}[M#70", .release(.left), 22, 15),
    Sent("\u{1B}[M@70", .drag(.left), 22, 15), Sent("\u{1B}[M`70", .wheelUp, 22, 15),
  ]

  /// Keys that are a byte or a character, alone or after an Escape for Alt.
  static let typed: [Sent] = [
    Sent("a", .character("a")), Sent("B", .character("B")), Sent(" ", .character(" ")),
    Sent("7", .character("7")), Sent("~", .character("~")), Sent("é", .character("é")),
    Sent("€", .character("€")), Sent("😀", .character("😀")), Sent("\r", .enter),
    Sent("\n", .character("j"), .control), Sent("\t", .tab), Sent("\u{7F}", .backspace),
    Sent("\u{8}", .backspace), Sent("\u{1}", .character("a"), .control),
    Sent("\u{1A}", .character("z"), .control), Sent("\0", .character(" "), .control),
    Sent("\u{1C}", .character("\\"), .control), Sent("\u{1F}", .character("_"), .control),
    Sent("\u{1B}b", .character("b"), .alt), Sent("\u{1B}B", .character("B"), .alt),
    Sent("\u{1B}é", .character("é"), .alt), Sent("\u{1B}\r", .enter, .alt),
    Sent("\u{1B}\u{7F}", .backspace, .alt), Sent("\u{1B}\u{1}", .character("a"), [.alt, .control]),
    Sent("\u{1B}[97;5u", .character("a"), .control), Sent("\u{1B}[27;3;98~", .character("b"), .alt),
  ]
}

@Suite struct KeyTests {
  @Test(arguments: Sent.sequences + Sent.typed)
  func decodes(_ sent: Sent) {
    var decoder = InputDecoder()
    #expect(decoder.decode(sent.bytes, at: 0) == sent.events)
    #expect(decoder.deadline == nil)
    // And it is ready for the next key.
    #expect(decoder.decode([UInt8(ascii: "q")], at: 1) == [.key(KeyPress(.character("q")))])
  }

  @Test(arguments: Sent.sequences + Sent.typed)
  func decodesByteByByteWithoutDelay(_ sent: Sent) {
    var decoder = InputDecoder()
    #expect(sent.bytes.flatMap { decoder.decode([$0], at: 0) } == sent.events)
  }

  @Test func answersAreKeptForTheProgram() {
    var decoder = InputDecoder()
    let answers = "\u{1B}[?2026;2$y\u{1B}[?2004;1$y\u{1B}[?1016;0$y\u{1B}[?62c"
    #expect(decoder.decode(Array(answers.utf8), at: 0) == [])
    #expect(
      decoder.takeReplies() == [
        .mode(number: 2026, .off), .mode(number: 2004, .on), .mode(number: 1016, .unsupported),
        .deviceAttributes,
      ])
    #expect(decoder.takeReplies() == [])
  }

  @Test func aLoneEscapeIsTheKeyAfterAWhile() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B], at: 1000) == [])
    #expect(decoder.deadline == 1050)
    #expect(decoder.elapse(to: 1049) == [])
    #expect(decoder.elapse(to: 1050) == [.key(KeyPress(.escape))])
    #expect(decoder.deadline == nil)
    #expect(decoder.elapse(to: 9000) == [])
  }

  @Test func twoEscapesAreTwoKeys() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x1B, 0x1B], at: 0) == [])
    #expect(
      decoder.elapse(to: 50) == [.key(KeyPress(.escape)), .key(KeyPress(.escape))])
    #expect(decoder.decode([0x1B, 0x1B, 0x1B], at: 100) == [.key(KeyPress(.escape))])
    #expect(
      decoder.elapse(to: 150) == [.key(KeyPress(.escape)), .key(KeyPress(.escape))])
  }

  @Test func escapeThenAKeyAreTwoKeysOnceTheEscapeWasGivenOut() {
    var decoder = InputDecoder()
    _ = decoder.decode([0x1B], at: 0)
    #expect(decoder.elapse(to: 50) == [.key(KeyPress(.escape))])
    #expect(decoder.decode([UInt8(ascii: "b")], at: 60) == [.key(KeyPress(.character("b")))])
  }

  @Test func invalidBytesAreDropped() {
    var decoder = InputDecoder()
    let bytes: [UInt8] = [
      0xFF, 0xC0, 0x61, 0xE2, 0x82, 0x62, 0xED, 0xA0, 0x80, 0x63, 0xF4, 0x90, 0x80, 0x80, 0x64,
      0xE0, 0x80, 0x80, 0x65, 0x85, 0x66, 0xF0, 0x82, 0x82, 0xAC, 0x67, 0xE0, 0x80, 0x9B, 0x68,
    ]
    let events = decoder.decode(bytes, at: 0)
    #expect(events == "abcdefgh".map { .key(KeyPress(.character($0))) })
  }

  @Test func eightBitIntroducersAreIntroducers() {
    var decoder = InputDecoder()
    #expect(decoder.decode([0x9B, 0x41], at: 0) == [.key(KeyPress(.up))])
    #expect(decoder.decode([0x8F, 0x50], at: 0) == [.key(KeyPress(.function(1)))])
    #expect(decoder.decode([0xC2, 0x9B, 0x35, 0x7E], at: 0) == [.key(KeyPress(.pageUp))])
    #expect(decoder.decode([0x9D, 0x31, 0x07], at: 0) == [])
  }

  @Test(arguments: [
    "\u{1B}]11;rgb:0000/0000/0000\u{1B}\\", "\u{1B}]52;c;MTIz\u{7}", "\u{1B}P1+r524742=38\u{1B}\\",
    "\u{1B}P>|tmux 3.3a\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\",
  ])
  func stringsAreSwallowed(_ text: String) {
    for cut in 0..<text.utf8.count {
      var decoder = InputDecoder()
      let bytes = Array(text.utf8)
      var events = decoder.decode(Array(bytes[..<cut]), at: 0)
      // The first byte alone is the Escape key after a while; the rest has no such beginning.
      if cut != 1 { events += decoder.elapse(to: 900) }
      events += decoder.decode(Array(bytes[cut...]), at: 900)
      #expect(events == [], "cut at \(cut)")
      #expect(decoder.decode([0x71], at: 901) == [.key(KeyPress(.character("q")))])
    }
  }

  @Test func keysThatMeanToGetOutEndAStuckSequence() {
    for start in ["\u{1B}[1;", "\u{1B}O", "\u{1B}[[", "\u{1B}[M", "\u{1B}]11;", "\u{1B}P"] {
      var decoder = InputDecoder()
      #expect(
        decoder.decode(Array((start + "\u{3}").utf8), at: 0)
          == [.key(KeyPress(.character("c"), .control))])
      #expect(decoder.decode([0x71], at: 1) == [.key(KeyPress(.character("q")))])
      #expect(decoder.decode(Array((start + "\u{1B}[A").utf8), at: 2).last == .key(KeyPress(.up)))
      #expect(
        decoder.decode(Array((start + "\u{18}q").utf8), at: 3) == [.key(KeyPress(.character("q")))])
    }
  }
}
