internal import Canvas

/// A part of the screen as it was drawn last, with all that it was drawn from.
///
/// A class, because it is looked at sixty times a second and need not be copied for that.
final class DrawnPart<Question: Equatable & Sendable>: Sendable {
  let question: Question
  /// Where it was drawn; nothing of it lies outside.
  let rect: Rect
  let patch: Patch
  let regions: [HitRegion]

  init(question: Question, rect: Rect, patch: Patch, regions: [HitRegion]) {
    self.question = question
    self.rect = rect
    self.patch = patch
    self.regions = regions
  }
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
