import Canvas
import Testing

@Suite("Paragraphs, windows and lines")
struct ParagraphTests {
  @Test("lines break between words, and long words are cut")
  func wrapping() {
    let text = "Orders left resting stay,  and all of them keep\ntheir place."
    #expect(
      GlyphSet.unicode.lines(of: text, width: 14) == [
        "Orders left", "resting stay,", "and all of", "them keep", "their place.",
      ])
    #expect(GlyphSet.unicode.lines(of: "abcdefghij kl", width: 4) == ["abcd", "efgh", "ij", "kl"])
    #expect(GlyphSet.unicode.lines(of: "abcd efgh", width: 4) == ["abcd", "efgh"])
    #expect(GlyphSet.unicode.lines(of: "a\n\nb", width: 4) == ["a", "", "b"])
    #expect(GlyphSet.unicode.lines(of: "", width: 4) == [""])
    #expect(GlyphSet.unicode.lines(of: "a b", width: 0) == [])
    #expect(GlyphSet.ascii.lines(of: "a — b … c", width: 5) == ["a - b", ". c"])
    #expect(GlyphSet.unicode.lines(of: "世\u{301}界 x", width: 4) == ["?? x"])
  }

  @Test("a paragraph that is too long ends in an ellipsis, and tells its rows")
  func paragraph() {
    var brush = Brush(size: Size(width: 8, height: 3), theme: .plain)
    #expect(brush.paragraph("one two three four five", in: brush.bounds, .text) == 3)
    #expect(brush.grid.text == "one two\nthree\nfour…\n")
    var other = Brush(size: Size(width: 4, height: 1), theme: .plain)
    #expect(other.paragraph("abcd efgh", in: other.bounds, .text) == 1)
    #expect(other.grid.text == "abc…\n")
    #expect(other.paragraph("a", in: Rect(x: 0, y: 0, width: 4, height: 0), .text) == 0)
  }

  @Test("a window clears what is under it and shrinks to fit")
  func window() {
    var brush = Brush(size: Size(width: 12, height: 5), theme: .numbered)
    brush.fill(brush.bounds, brush[.text], glyph: "x")
    let inside = brush.window(Size(width: 10, height: 3), in: brush.bounds, title: "Buy")
    #expect(inside == Rect(x: 2, y: 2, width: 8, height: 1))
    #expect(
      brush.grid.text == """
        xxxxxxxxxxxx
        x╭─ Buy ──╮x
        x│        │x
        x╰────────╯x
        xxxxxxxxxxxx

        """)
    #expect(brush.grid[1, 1]?.style == brush.theme.style(.borderFocused, on: .overlay))
    #expect(brush.grid[4, 2]?.style == brush[.overlay])
    for width in 0...12 {
      for height in 0...5 {
        brush.window(
          Size(width: 40, height: 40), in: Rect(x: 0, y: 0, width: width, height: height))
      }
    }
  }

  @Test("a line joins its dots, two values and four heights a cell")
  func line() {
    var brush = Brush(size: Size(width: 3, height: 2), theme: .plain)
    brush.line([0, 1, 2, 3, 7, 7], from: 0, to: 7, in: brush.bounds, Style())
    #expect(brush.grid.text == "  ⡏\n⡠⠊\n")
    var short = Brush(size: Size(width: 3, height: 1), theme: .plain)
    short.line([9, 0, -9, 3], from: 0, to: 3, in: short.bounds, Style())
    #expect(short.grid.text == " ⢸⢸\n")
    var ascii = Brush(size: Size(width: 4, height: 2), theme: .plain, glyphs: .ascii)
    ascii.line([0, 3, 4, 7], from: 0, to: 7, in: ascii.bounds, Style())
    #expect(ascii.grid.text == "  .#\n.#\n")
  }

  @Test("lines never leave the clip, whatever the values")
  func lineBounds() {
    for glyphs in GlyphSet.all {
      for width in 0...4 {
        for height in 0...3 {
          var brush = Brush(
            size: Size(width: width, height: height), theme: .plain, glyphs: glyphs)
          for rect in [brush.bounds, Rect(x: -2, y: -1, width: 9, height: 6)] {
            brush.line([Int.min, 0, Int.max, 3], from: 0, to: 3, in: rect, Style())
            brush.line([Int.min, 0, Int.max], from: Int.min, to: Int.max, in: rect, Style())
            brush.line([], from: 0, to: 0, in: rect, Style())
          }
          #expect(brush.grid.cells.count == width * height)
        }
      }
    }
  }
}
