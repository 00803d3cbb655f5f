import Canvas
import Testing

@Suite("Candles in dots, and wide ones")
struct DotCandleTests {
  private func picture(
    _ candle: CandleShape, width: Int, height: Int, isDotted: Bool, glyphs: GlyphSet = .unicode
  ) -> String {
    let size = Size(width: width, height: height)
    var brush = Brush(size: size, theme: .plain, glyphs: glyphs)
    let rect = Rect(x: 0, y: 0, width: width, height: height)
    if isDotted {
      brush.dotCandle(candle, in: rect, rising: Style(), falling: Style())
    } else {
      brush.candle(candle, in: rect, rising: Style(), falling: Style())
    }
    return brush.grid.text
  }

  @Test("a wide candle has its wick in the middle")
  func wide() {
    let candle = CandleShape(open: 2, high: 7, low: 0, close: 5)
    #expect(picture(candle, width: 3, height: 4, isDotted: false) == " │\n███\n███\n │\n")
  }

  @Test("in dots a rising body is full, a falling one hollow")
  func dots() {
    let rising = CandleShape(open: 0, high: 7, low: 0, close: 3)
    #expect(picture(rising, width: 1, height: 2, isDotted: true) == "⡇\n⣿\n")
    let falling = CandleShape(open: 3, high: 7, low: 0, close: 0)
    #expect(picture(falling, width: 1, height: 2, isDotted: true) == "⡇\n⣏\n")
  }

  @Test("a wide falling body in dots is a frame")
  func frame() {
    let falling = CandleShape(open: 7, high: 7, low: 0, close: 0)
    #expect(picture(falling, width: 3, height: 2, isDotted: true) == "⡏⠉⢹\n⣇⣀⣸\n")
  }

  @Test("without dots it is drawn in half blocks", arguments: [GlyphSet.console, .ascii])
  func fallback(glyphs: GlyphSet) {
    let dotted = CandleShape(open: 4, high: 15, low: 0, close: 11)
    let halves = CandleShape(open: 2, high: 7, low: 0, close: 5)
    let one = picture(dotted, width: 1, height: 4, isDotted: true, glyphs: glyphs)
    #expect(one == picture(halves, width: 1, height: 4, isDotted: false, glyphs: glyphs))
  }

  @Test("nothing is drawn where there is no room, and heights beyond it are cut off")
  func clipped() {
    let candle = CandleShape(open: -9, high: 99, low: -20, close: 60)
    #expect(picture(candle, width: 0, height: 0, isDotted: true).isEmpty)
    #expect(picture(candle, width: 1, height: 1, isDotted: true) == "⣿\n")
    #expect(picture(candle, width: 1, height: 1, isDotted: false) == "█\n")
  }
}

@Suite("Shades")
struct ShadeTests {
  private static let coloured = Theme(name: "c", title: "C", isLight: false) { role in
    Style(
      foreground: role == .positiveBar ? .hex(0x00ff00) : .hex(0xff0000),
      background: .hex(0x000000))
  }

  private func cell(
    _ upper: Shade?, _ lower: Shade?, _ theme: Theme = coloured, _ glyphs: GlyphSet = .unicode
  ) -> Cell? {
    var brush = Brush(size: Size(width: 1, height: 1), theme: theme, glyphs: glyphs)
    brush.shades(upper: upper, lower: lower, at: Point(x: 0, y: 0))
    return brush.grid[0, 0]
  }

  @Test("two halves have two colours, mixed with the background")
  func halves() {
    let both = cell(Shade(.positiveBar, step: 4), Shade(.negativeBar, step: 2))
    #expect(both?.glyph == "▀")
    #expect(both?.style.foreground == .hex(0x00ff00))
    #expect(both?.style.background == .hex(0x800000))
    let upper = cell(Shade(.positiveBar, step: 4), nil)
    #expect(upper?.glyph == "▀" && upper?.style.background == .hex(0x000000))
    let lower = cell(nil, Shade(.positiveBar, step: 4))
    #expect(lower?.glyph == "▄" && lower?.style.foreground == .hex(0x00ff00))
    #expect(cell(nil, nil)?.glyph == " ")
  }

  @Test("a whole cell of one shade has no glyph")
  func same() {
    let shade = Shade(.positiveBar, step: 3)
    #expect(cell(shade, shade)?.glyph == " ")
    #expect(cell(shade, shade)?.style.background == .hex(0x00bf00))
  }

  @Test("without colours, or without half blocks, the stronger is a texture")
  func textures() {
    let (faint, full) = (Shade(.negativeBar, step: 1), Shade(.positiveBar, step: 9))
    #expect(cell(faint, full, .plain)?.glyph == "█")
    #expect(cell(faint, nil, .plain)?.glyph == "░")
    #expect(cell(faint, full, Self.coloured, .ascii)?.glyph == "#")
    #expect(cell(nil, faint, Self.coloured, .ascii)?.glyph == ".")
    #expect(cell(faint, full, Self.coloured, .console)?.glyph == "▀")
  }
}
