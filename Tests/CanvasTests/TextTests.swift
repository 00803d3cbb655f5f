import Canvas
import Testing

@Suite("Text")
struct TextTests {
  static func put(
    _ text: String, width: Int? = nil, _ alignment: Alignment = .leading,
    glyphs: GlyphSet = .unicode, columns: Int = 12
  ) -> String {
    var brush = Brush(size: Size(width: columns, height: 1), theme: .plain, glyphs: glyphs)
    brush.put(text, at: Point(x: 0, y: 0), .text, width: width, alignment: alignment)
    return String(brush.grid.text.dropLast())
  }

  @Test("a field aligns, and cuts with an ellipsis")
  func fields() {
    #expect(Self.put("buy", width: 7) == "buy")
    #expect(Self.put("buy", width: 7, .trailing) == "    buy")
    #expect(Self.put("buy", width: 7, .centre) == "  buy")
    #expect(Self.put("buy", width: 6, .centre) == " buy")
    #expect(Self.put("61,732.41", width: 9, .trailing) == "61,732.41")
    #expect(Self.put("61,732.41", width: 8, .trailing) == "61,732.…")
    #expect(Self.put("61,732.41", width: 1) == "…")
    #expect(Self.put("61,732.41", width: 0) == "")
    #expect(Self.put("61,732.41", width: -4) == "")
    #expect(Self.put("61,732.41", width: 4, glyphs: .ascii) == "61,~")
    #expect(Self.put("", width: 4, .trailing) == "")
  }

  @Test("only scalars of one column reach cells")
  func widths() {
    #expect(Self.put("a世b") == "a?b")
    #expect(Self.put("a🚀b") == "a?b")
    #expect(Self.put("e\u{301}x") == "ex")
    #expect(Self.put("a\u{200b}\u{200d}\u{feff}b") == "ab")
    #expect(Self.put("a\tb\nc\u{1b}[2Jd") == "a b c?[2Jd")
    #expect(Self.put("a\u{85}\u{9b}\u{e000}b") == "a???b")
    #expect(Self.put("ab", width: 3, .trailing) == " ab")
    #expect(Self.put("世\u{301}", width: 3, .trailing) == "  ?")
  }

  @Test("signs become the nearest that the terminal has")
  func substitutes() {
    #expect(Self.put("▲ ▼ · × ± ≥ — ⚑ ░", glyphs: .ascii, columns: 20) == "^ v . x ~ > - ! -")
    #expect(Self.put("▲ · × ⚑ ╭ █ é", glyphs: .console, columns: 20) == "▲ · x ! + █ ?")
  }

  @Test("the column after the text is returned, cut or not, on the grid or off it")
  func ends() {
    var brush = Brush(size: Size(width: 5, height: 1), theme: .plain)
    #expect(brush.put("abc", at: Point(x: 1, y: 0), .text) == 4)
    #expect(brush.put("abcdefgh", at: Point(x: 1, y: 0), .text) == 9)
    #expect(brush.put("abcdefgh", at: Point(x: 1, y: 0), .text, width: 3) == 4)
    #expect(brush.put("ab", at: Point(x: 1, y: 0), .text, width: 4, alignment: .trailing) == 5)
    #expect(brush.put("abc", at: Point(x: -2, y: 7), .text) == 1)
  }

  @Test("an ellipsis has the style of what it hides")
  func spans() {
    var brush = Brush(size: Size(width: 6, height: 1), theme: .numbered)
    let spans = [brush.span("abc", .positive), brush.span("defg", .negative)]
    brush.put(spans, at: Point(x: 0, y: 0), width: 4)
    #expect(brush.grid[2, 0] == Cell(glyph: "c", style: brush[.positive]))
    #expect(brush.grid[3, 0] == Cell(glyph: "…", style: brush[.negative]))
    #expect(brush.grid[4, 0]?.glyph == " ")
  }

  @Test(
    "columns of scalars",
    arguments: [
      ("a", 1), ("é", 1), ("█", 1), ("▏", 1), ("⚑", 1), ("…", 1), ("世", 2), ("한", 2), ("🚀", 2),
      ("⚡", 2), ("\u{301}", 0), ("\u{200b}", 0), ("\u{7f}", -1), ("\u{1b}", -1), ("\u{e000}", -1),
      ("\u{2028}", -1), ("\u{10ffff}", -1),
    ] as [(Unicode.Scalar, Int)])
  func columns(scalar: Unicode.Scalar, expected: Int) {
    #expect(scalar.columns == expected)
  }

  @Test("a table cuts each text in its own column")
  func table() {
    var brush = Brush(size: Size(width: 24, height: 2), theme: .numbered)
    let columns = [
      TableColumn("side", .fixed(4)), TableColumn("price", .fixed(9), .trailing),
      TableColumn("state", .minimum(4)),
    ]
    brush.tableHead(of: columns, in: brush.bounds.row(0))
    brush.tableRow(
      ["buy", "61,732.39", "resting, next"], of: columns, in: brush.bounds.row(1), brush[.text])
    #expect(brush.grid.text == "side     price state\nbuy  61,732.39 resting,…\n")
    #expect(brush.grid[0, 0]?.style == brush[.label])
  }
}
