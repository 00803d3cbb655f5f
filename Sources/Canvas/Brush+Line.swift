extension Brush {
  /// Draws the course of a value as a line through a rectangle, the last value at its right edge.
  ///
  /// With the richest glyphs a cell has two values side by side and four heights; otherwise it has
  /// one value and is drawn as a step of a bar. Values outside the scale are cut off.
  ///
  /// - Parameters:
  ///   - values: The values in their order; the last ones are shown where there are too many.
  ///   - low: The value at the bottom.
  ///   - high: The value at the top.
  public mutating func line(
    _ values: [Int], from low: Int, to high: Int, in rect: Rect, _ style: Style
  ) {
    guard !rect.isEmpty else { return }
    guard glyphs.hasDots else {
      let marks = values.suffix(rect.width)
      let scale = Scale(low: low, high: high, steps: rect.height * glyphs.upwards.count)
      for (column, value) in marks.enumerated() {
        let step = scale.step(of: value)
        guard step >= 0, step < scale.steps else { continue }
        let (row, part) = step.quotientAndRemainder(dividingBy: glyphs.upwards.count)
        let place = Point(x: rect.maxX - marks.count + column, y: rect.maxY - 1 - row)
        plot(glyphs.upwards[part].glyph, at: place, style)
      }
      return
    }
    drawDots(values, Scale(low: low, high: high, steps: rect.height * 4), in: rect, style)
  }

  /// Sets the dots of the line, each joined to the one before by the dots between them.
  private mutating func drawDots(
    _ values: [Int], _ scale: Scale, in rect: Rect, _ style: Style
  ) {
    let shown = Array(values.suffix(rect.width * 2))
    let first = rect.width * 2 - shown.count
    var dots = [UInt32](repeating: 0, count: rect.width * rect.height)
    var before: Int?
    for (number, value) in shown.enumerated() {
      let step = scale.step(of: value)
      let from = before.map { $0 < step ? $0 + 1 : $0 > step ? $0 - 1 : step } ?? step
      before = step
      let column = first + number
      for height in min(from, step)...max(from, step) where height >= 0 && height < scale.steps {
        let row = rect.height - 1 - height / 4
        dots[row * rect.width + column / 2] |= Self.dot(left: column % 2 == 0, height: height % 4)
      }
    }
    for (cell, bits) in dots.enumerated() where bits != 0 {
      guard let glyph = Unicode.Scalar(0x2800 + bits) else { continue }
      plot(glyph, at: Point(x: rect.x + cell % rect.width, y: rect.y + cell / rect.width), style)
    }
  }

  /// The bit of a dot in a braille character; height 0 is the lowest of four.
  static func dot(left: Bool, height: Int) -> UInt32 {
    let bits: [UInt32] = left ? [0x40, 0x04, 0x02, 0x01] : [0x80, 0x20, 0x10, 0x08]
    return bits[height]
  }
}

extension GlyphSet {
  /// Whether it has the dotted characters of braille, of which fine lines are made.
  public var hasDots: Bool { repertoire == .unicode }
}
