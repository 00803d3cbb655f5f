/// A candle's four prices as heights in half cells above the bottom of a chart.
public struct CandleShape: Hashable, Sendable {
  /// Where it opened.
  public var open: Int
  /// The highest.
  public var high: Int
  /// The lowest.
  public var low: Int
  /// Where it closed.
  public var close: Int
  /// Whether it closed higher than it opened.
  ///
  /// The heights alone cannot tell when both round to one.
  public var isRising: Bool

  /// Makes a candle; the high and the low are widened to hold the open and the close.
  public init(open: Int, high: Int, low: Int, close: Int, isRising: Bool? = nil) {
    self.open = open
    self.close = close
    self.high = max(high, open, close)
    self.low = min(low, open, close)
    self.isRising = isRising ?? (close >= open)
  }
}

extension Brush {
  /// Draws candles, one every `pitch` columns, the last one at the right edge.
  ///
  /// Rising and falling ones differ in their glyphs as well as in their styles. Heights below 0 or
  /// above twice the height of the rectangle are cut off.
  public mutating func candles(
    _ candles: [CandleShape], in rect: Rect, rising: Style, falling: Style, pitch: Int = 1
  ) {
    let pitch = max(1, pitch)
    let shown = candles.suffix((rect.width + pitch - 1) / pitch)
    let first = rect.maxX - 1 - (shown.count - 1) * pitch
    for (number, candle) in shown.enumerated() {
      draw(
        candle, in: Rect(x: first + number * pitch, y: rect.y, width: 1, height: rect.height),
        candle.isRising ? rising : falling)
    }
  }

  private mutating func draw(_ candle: CandleShape, in column: Rect, _ style: Style) {
    let parts = candle.isRising ? glyphs.rising : glyphs.falling
    let bottom = min(candle.open, candle.close)
    let top = max(candle.open, candle.close)
    for row in 0..<column.height {
      let lower = 2 * (column.height - 1 - row)
      guard candle.high >= lower, candle.low <= lower + 1 else { continue }
      let place = Point(x: column.x, y: column.y + row)
      if top == bottom, top == lower || top == lower + 1 {
        plot(parts.level, at: place, style)
        continue
      }
      func part(_ half: Int) -> Part {
        half >= bottom && half <= top
          ? .body : half >= candle.low && half <= candle.high ? .wick : .nothing
      }
      guard let glyph = glyph(upper: part(lower + 1), lower: part(lower), parts) else { continue }
      plot(glyph, at: place, style)
    }
  }

  private enum Part { case nothing, wick, body }

  private func glyph(
    upper: Part, lower: Part, _ parts: GlyphSet.Candle
  ) -> Unicode.Scalar? {
    switch (upper, lower) {
    case (.body, .body): parts.body
    case (.body, .wick): parts.bodyOverWick
    case (.body, .nothing): parts.bodyUpper
    case (.wick, .body): parts.wickOverBody
    case (.nothing, .body): parts.bodyLower
    case (.wick, .wick): glyphs.wick
    case (.wick, .nothing): glyphs.wickUpper
    case (.nothing, .wick): glyphs.wickLower
    case (.nothing, .nothing): nil
    }
  }
}
