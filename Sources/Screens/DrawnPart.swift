internal import Canvas

/// A part of the screen as it was drawn last, with all that it was drawn from.
struct DrawnPart<Question: Equatable & Sendable>: Sendable {
  var question: Question
  /// Where it was drawn; nothing of it lies outside.
  var rect: Rect
  var patch: Patch
  var regions: [HitRegion]
}

extension Sheet {
  /// Draws a part of the screen, or lays it there as it was drawn last where nothing has changed
  /// that it is drawn from.
  ///
  /// - Parameters:
  ///   - drawn: The part as it was drawn last; takes what is drawn now.
  ///   - question: All that decides how it looks, but for the place, the theme and the glyphs;
  ///     `nil` where it is not worth comparing, and is drawn in any case.
  ///   - rect: Where it is drawn. Nothing else was drawn there before.
  mutating func part<Question: Equatable & Sendable>(
    _ drawn: inout DrawnPart<Question>?, _ question: Question?, in rect: Rect,
    draw: (inout Sheet) -> Void
  ) {
    guard let question else {
      drawn = nil
      return draw(&self)
    }
    if let drawn, drawn.rect == rect, drawn.question == question {
      brush.put(drawn.patch)
      add(drawn.regions)
      return
    }
    let first = regions.count
    draw(&self)
    drawn = DrawnPart(
      question: question, rect: rect, patch: brush.patch(of: rect),
      regions: Array(regions[first...]))
  }
}
