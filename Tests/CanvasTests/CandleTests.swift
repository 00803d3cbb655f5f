import Canvas
import Testing

@Suite("Candles")
struct CandleTests {
  static func draw(_ candles: [CandleShape], height: Int, glyphs: GlyphSet = .unicode) -> [String] {
    var brush = Brush(
      size: Size(width: candles.count, height: height), theme: .plain, glyphs: glyphs)
    brush.candles(candles, in: brush.bounds, rising: Style(), falling: Style())
    return brush.grid.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  @Test("bodies and wicks in half cells; rising and falling differ without colour")
  func halves() {
    let candles = [
      CandleShape(open: 2, high: 6, low: 1, close: 5),
      CandleShape(open: 5, high: 6, low: 1, close: 2),
    ]
    #expect(Self.draw(candles, height: 4) == ["╷╷", "█▌", "█▌", "╵╵"])
    #expect(Self.draw(candles, height: 4, glyphs: .ascii) == ["..", "#o", "#o", "''"])
  }

  @Test("a body that ends within a cell leaves room for the wick")
  func mixed() {
    let falling = CandleShape(open: 4, high: 5, low: 0, close: 3)
    #expect(Self.draw([falling], height: 3) == ["▖", "▘", "│"])
    let rising = CandleShape(open: 3, high: 3, low: 3, close: 4)
    #expect(Self.draw([rising], height: 3) == ["▄", "▀", ""])
  }

  @Test("open and close at one place are a level")
  func level() {
    let flat = CandleShape(open: 2, high: 5, low: 2, close: 2)
    #expect(Self.draw([flat], height: 3) == ["│", "━", ""])
  }

  @Test("what is above or below the chart is cut off")
  func outside() {
    let tall = CandleShape(open: 1, high: 99, low: -99, close: 2)
    #expect(Self.draw([tall], height: 2) == ["▄", "▀"])
    #expect(Self.draw([CandleShape(open: 8, high: 9, low: 7, close: 9)], height: 2) == ["", ""])
  }

  @Test("the last candle stands at the right edge, whatever the pitch")
  func pitch() {
    let body = CandleShape(open: 0, high: 1, low: 0, close: 1)
    var brush = Brush(size: Size(width: 6, height: 1), theme: .plain)
    brush.candles(
      [body, body, body], in: brush.bounds, rising: Style(), falling: Style(), pitch: 2)
    #expect(brush.grid.text == " █ █ █\n")
    brush.candles(
      Array(repeating: body, count: 50), in: brush.bounds, rising: Style(), falling: Style(),
      pitch: 1)
    #expect(brush.grid.text == "██████\n")
  }

  @Test("the high and the low always hold the open and the close")
  func widened() {
    let candle = CandleShape(open: 4, high: 3, low: 5, close: 1)
    #expect(candle.high == 4 && candle.low == 1 && !candle.isRising)
  }
}
