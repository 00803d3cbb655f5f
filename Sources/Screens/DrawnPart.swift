internal import Canvas

/// A part of the screen that was drawn: all that it was drawn from, and what the mouse finds there.
///
/// Its cells are on the ground that the next frame begins on, so nothing but what draws it anew may
/// be drawn where it stands, unless that is the same in every frame.
///
/// A class, because it is looked at sixty times a second and need not be copied for that.
final class DrawnPart<Question: Equatable & Sendable>: Sendable {
  let question: Question
  /// Where it was drawn. Outside lies at most the rest of a frame, which never changes.
  let rect: Rect
  let regions: [HitRegion]

  init(question: Question, rect: Rect, regions: [HitRegion]) {
    self.question = question
    self.rect = rect
    self.regions = regions
  }
}

extension Sheet {
  /// Draws a part of the screen, or leaves it as it stands where nothing has changed that it is
  /// drawn from.
  ///
  /// - Parameters:
  ///   - drawn: The part as it was drawn last; takes what is drawn now.
  ///   - question: All that decides how it looks, but for the place, the theme and the glyphs;
  ///     `nil` where it is not worth comparing, and is drawn in any case.
  ///   - rect: Where it is drawn. It is cleared before.
  mutating func part<Question: Equatable & Sendable>(
    _ drawn: inout DrawnPart<Question>?, _ question: Question?, in rect: Rect,
    draw: (inout Sheet) -> Void
  ) {
    if let question, let drawn, drawn.rect == rect, drawn.question == question {
      return add(drawn.regions)
    }
    let first = regions.count
    clear(rect)
    draw(&self)
    drawn = question.map {
      DrawnPart(question: $0, rect: rect, regions: Array(regions[first...]))
    }
  }

  /// Clears a rectangle of what an earlier frame had there.
  mutating func clear(_ rect: Rect) { brush.fill(rect, .background) }
}
