import Canvas
import Testing

@Suite("Bars")
struct BarTests {
  /// The bar's cells in one row of eight, with a `~` after each that has its colours exchanged.
  static func row(
    _ value: Int, of maximum: Int, width: Int = 3, _ direction: BarDirection,
    glyphs: GlyphSet = .unicode
  ) -> String {
    let isFlat = direction == .rightwards || direction == .leftwards
    let size = Size(width: isFlat ? width : 1, height: isFlat ? 1 : width)
    var brush = Brush(size: size, theme: .plain, glyphs: glyphs)
    brush.bar(value, of: maximum, in: brush.bounds, Style(), growing: direction)
    var text = ""
    for cell in brush.grid.cells {
      text.unicodeScalars.append(cell.glyph)
      if cell.style.emphasis.contains(.reverse) { text += "~" }
    }
    return text
  }

  @Test(
    "every eighth to the right",
    arguments: zip(
      0...16,
      [
        "  ", "▏ ", "▎ ", "▍ ", "▌ ", "▋ ", "▊ ", "▉ ", "█ ",
        "█▏", "█▎", "█▍", "█▌", "█▋", "█▊", "█▉", "██",
      ]))
  func rightwards(eighths: Int, expected: String) {
    #expect(Self.row(eighths, of: 16, width: 2, .rightwards) == expected)
  }

  @Test(
    "every eighth to the left, by exchanging the colours of the complement",
    arguments: zip(
      0...9, [" ", "▕", "▊~", "▋~", "▐", "▍~", "▎~", "▏~", "█", "█"].map { " " + $0 }))
  func leftwards(eighths: Int, expected: String) {
    let text = Self.row(eighths, of: 16, width: 2, .leftwards)
    #expect(text == (eighths == 9 ? "▕█" : expected))
  }

  @Test("upwards from the bottom, downwards from the top")
  func vertical() {
    #expect(Self.row(9, of: 16, width: 2, .upwards) == "▁█")
    #expect(Self.row(13, of: 16, width: 2, .upwards) == "▅█")
    #expect(Self.row(9, of: 16, width: 2, .downwards) == "█▔")
    #expect(Self.row(13, of: 16, width: 2, .downwards) == "█▃~")
  }

  @Test("halves on the console, quarters in ASCII")
  func otherGlyphs() {
    #expect(Self.row(3, of: 6, width: 3, .rightwards, glyphs: .console) == "█▌ ")
    #expect(Self.row(3, of: 6, width: 3, .leftwards, glyphs: .console) == " ▐█")
    #expect(Self.row(6, of: 12, width: 3, .rightwards, glyphs: .ascii) == "#- ")
    #expect(Self.row(6, of: 12, width: 3, .leftwards, glyphs: .ascii) == " -#")
  }

  @Test("something is never nothing, and never everything")
  func bounds() {
    #expect(barLength(0, of: 100, steps: 8) == 0)
    #expect(barLength(-4, of: 100, steps: 8) == 0)
    #expect(barLength(1, of: Int.max, steps: 8) == 1)
    #expect(barLength(Int.max - 1, of: Int.max, steps: 8) == 7)
    #expect(barLength(Int.max, of: Int.max, steps: 8) == 8)
    #expect(barLength(7, of: 5, steps: 8) == 8)
    #expect(barLength(3, of: 0, steps: 8) == 8)
    #expect(barLength(3, of: 5, steps: 0) == 0)
    #expect(barLength(1, of: 2, steps: 1) == 1)
  }

  @Test("length grows with the value, and rounds to the nearest step")
  func monotone() {
    var before = 0
    for value in 0...1_000 {
      let length = barLength(value, of: 1_000, steps: 48)
      #expect(length >= before)
      let exact = Double(value) * 48 / 1_000
      if value > 21, value < 979 { #expect(abs(Double(length) - exact) <= 0.5) }
      before = length
    }
    #expect(before == 48)
  }

  @Test("columns show the last values, at the right")
  func columns() {
    var brush = Brush(size: Size(width: 5, height: 1), theme: .plain)
    brush.bars([8, 4, 2], of: 8, in: brush.bounds, Style())
    #expect(brush.grid.text == "  █▄▂\n")
    brush.bars([9, 9, 9, 1, 2, 3, 4, 5], of: 8, in: brush.bounds, Style())
    #expect(brush.grid.text == "▁▂▃▄▅\n")
    var other = Brush(size: Size(width: 5, height: 1), theme: .plain)
    other.bars([8, 4, 2], of: 8, in: other.bounds, Style(), alignment: .leading)
    #expect(other.grid.text == "█▄▂\n")
  }

  @Test("a sparkline reaches from the least to the greatest")
  func sparkline() {
    var brush = Brush(size: Size(width: 8, height: 1), theme: .plain)
    brush.sparkline([10, 20, 30, 17, 10], at: Point(x: 0, y: 0), width: 8, Style())
    #expect(brush.grid.text == "   ▁▅█▃▁\n")
    brush.sparkline([5, 5], at: Point(x: 0, y: 0), width: 2, Style())
    #expect(brush.grid.text == "▄▄ ▁▅█▃▁\n")
  }
}
