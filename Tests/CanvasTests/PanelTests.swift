import Canvas
import Testing

@Suite("Panels")
struct PanelTests {
  static func panel(
    _ width: Int, _ height: Int, title: String = "", note: String = "",
    glyphs: GlyphSet = .unicode
  ) -> String {
    var brush = Brush(size: Size(width: width, height: height), theme: .plain, glyphs: glyphs)
    brush.panel(brush.bounds, title: title, note: note)
    return brush.grid.text
  }

  @Test("a title at the left, a note at the right")
  func titled() {
    #expect(
      Self.panel(24, 3, title: "Ladder", note: "1 tick") == """
        ╭─ Ladder ──── 1 tick ─╮
        │                      │
        ╰──────────────────────╯

        """)
    #expect(
      Self.panel(14, 3, title: "Tape", glyphs: .ascii) == """
        +- Tape -----+
        |            |
        +------------+

        """)
    #expect(Self.panel(12, 2, note: "1 m") == "╭──── 1 m ─╮\n╰──────────╯\n")
  }

  @Test("what does not fit: the note goes first, then the title is cut")
  func narrow() {
    #expect(Self.panel(21, 1, title: "Ladder", note: "1 tick") == "── Ladder ─ 1 tick ──\n")
    #expect(Self.panel(20, 1, title: "Ladder", note: "1 tick") == "── Ladder ──────────\n")
    #expect(Self.panel(10, 1, title: "Ladder") == "── Lad… ──\n")
    #expect(Self.panel(6, 2, title: "Ladder") == "╭────╮\n╰────╯\n")
    #expect(Self.panel(1, 3) == "│\n│\n│\n")
  }

  @Test("what is inside is returned, and the focus has its own line")
  func inside() {
    var brush = Brush(size: Size(width: 6, height: 4), theme: .numbered)
    #expect(
      brush.panel(brush.bounds, isFocused: true) == Rect(x: 1, y: 1, width: 4, height: 2))
    #expect(brush.grid[0, 0]?.style == brush[.borderFocused])
    brush.panel(brush.bounds)
    #expect(brush.grid[0, 0]?.style == brush[.border])
    brush.divider(across: brush.bounds, y: 2, brush[.border])
    #expect(brush.grid.text == "╭────╮\n│    │\n├────┤\n╰────╯\n")
    brush.divider(across: brush.bounds, y: 9, brush[.border])
  }

  @Test("a scroll bar touches the ends only at the ends")
  func scrolling() {
    func bar(_ first: Int) -> String {
      var brush = Brush(size: Size(width: 1, height: 6), theme: .plain)
      brush.scrollBar(in: brush.bounds, first: first, visible: 6, total: 18)
      return String(brush.grid.text.filter { $0 != "\n" })
    }
    #expect(bar(0) == "┃┃││││")
    #expect(bar(6) == "││┃┃││")
    #expect(bar(12) == "││││┃┃")
    #expect(bar(11) == "│││┃┃│")
  }
}
