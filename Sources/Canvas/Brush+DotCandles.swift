extension Brush {
  /// Draws a candle as wide as its rectangle, its wick in the middle column.
  ///
  /// Heights are half cells above the bottom of the rectangle.
  public mutating func candle(
    _ candle: CandleShape, in rect: Rect, rising: Style, falling: Style
  ) {
    guard !rect.isEmpty else { return }
    let bare = CandleShape(
      open: candle.open, high: max(candle.open, candle.close),
      low: min(candle.open, candle.close), close: candle.close, isRising: candle.isRising)
    for x in rect.x..<rect.maxX {
      let column = Rect(x: x, y: rect.y, width: 1, height: rect.height)
      let shape = x == rect.x + rect.width / 2 ? candle : bare
      candles([shape], in: column, rising: rising, falling: falling)
    }
  }

  /// Draws a candle in the dots of braille, four to the height of a cell and two to its width, as
  /// wide as its rectangle; where there are no dots, in half blocks.
  ///
  /// Rising ones are full, falling ones hollow. Heights are quarters of a cell above the bottom of
  /// the rectangle.
  public mutating func dotCandle(
    _ candle: CandleShape, in rect: Rect, rising: Style, falling: Style
  ) {
    guard !rect.isEmpty else { return }
    guard glyphs.hasDots else {
      let halves = CandleShape(
        open: candle.open / 2, high: candle.high / 2, low: candle.low / 2,
        close: candle.close / 2, isRising: candle.isRising)
      self.candle(halves, in: rect, rising: rising, falling: falling)
      return
    }
    let style = candle.isRising ? rising : falling
    let bottom = min(candle.open, candle.close)
    let top = max(candle.open, candle.close)
    let columns = rect.width * 2
    let wick = rect.width == 1 ? 0 : rect.width
    func isSet(_ column: Int, _ height: Int) -> Bool {
      guard height >= candle.low, height <= candle.high else { return false }
      guard height >= bottom, height <= top else { return column == wick }
      if candle.isRising || height == bottom || height == top || column == 0 { return true }
      return rect.width > 1 && column == columns - 1
    }
    for row in 0..<rect.height {
      let base = (rect.height - 1 - row) * 4
      guard candle.low < base + 4, candle.high >= base else { continue }
      for cell in 0..<rect.width {
        var bits: UInt32 = 0
        for height in 0..<4 {
          for side in 0..<2 where isSet(cell * 2 + side, base + height) {
            bits |= Self.dot(left: side == 0, height: height)
          }
        }
        guard bits != 0, let glyph = Unicode.Scalar(0x2800 + bits) else { continue }
        plot(glyph, at: Point(x: rect.x + cell, y: rect.y + row), style)
      }
    }
  }
}
