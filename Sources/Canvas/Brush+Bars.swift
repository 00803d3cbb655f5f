/// Which way a bar grows from its base.
public enum BarDirection: Hashable, Sendable, CaseIterable {
  /// From the left edge.
  case rightwards
  /// From the right edge.
  case leftwards
  /// From the bottom.
  case upwards
  /// From the top.
  case downwards
}

extension GlyphSet {
  /// The steps within one cell of a bar, from the least to the whole cell.
  public func steps(_ direction: BarDirection) -> [Step] {
    switch direction {
    case .rightwards: rightwards
    case .leftwards: leftwards
    case .upwards: upwards
    case .downwards: downwards
    }
  }
}

/// How long a bar is, in steps of a cell.
///
/// Something is never drawn as nothing, and never as everything: at least one step for what is more
/// than zero, and the full length only for the maximum itself and what is more than it.
///
/// - Parameters:
///   - value: What the bar stands for; less than 0 counts as 0.
///   - maximum: What the full length stands for.
///   - steps: How many steps the full length has.
public func barLength(_ value: Int, of maximum: Int, steps: Int) -> Int {
  guard value > 0, steps > 0 else { return 0 }
  guard value < maximum else { return steps }
  let exact = (Int128(value) * Int128(steps) * 2 + Int128(maximum)) / (Int128(maximum) * 2)
  return min(max(1, Int(exact)), max(1, steps - 1))
}

extension Brush {
  /// Draws a bar that fills its rectangle across, and along it as far as the value reaches.
  ///
  /// Only the cells of the bar are drawn; the rest stays as it was.
  public mutating func bar(
    _ value: Int, of maximum: Int, in rect: Rect, _ style: Style,
    growing direction: BarDirection = .rightwards
  ) {
    let steps = glyphs.steps(direction)
    let isFlat = direction == .rightwards || direction == .leftwards
    let length = isFlat ? rect.width : rect.height
    guard length > 0 else { return }
    let filled = barLength(value, of: maximum, steps: length * steps.count)
    let whole = filled / steps.count
    fill(slice(of: rect, from: 0, count: whole, direction), style, step: steps[steps.count - 1])
    let rest = filled % steps.count
    guard rest > 0 else { return }
    fill(slice(of: rect, from: whole, count: 1, direction), style, step: steps[rest - 1])
  }

  /// Draws a bar in a role's style.
  public mutating func bar(
    _ value: Int, of maximum: Int, in rect: Rect, _ role: ThemeRole,
    growing direction: BarDirection = .rightwards
  ) {
    bar(value, of: maximum, in: rect, theme[role], growing: direction)
  }

  /// Draws one bar a column, side by side: volumes, an area chart.
  ///
  /// If there are more values than columns the last ones are shown; if there are fewer, they stand
  /// where `alignment` says.
  public mutating func bars(
    _ values: [Int], of maximum: Int, in rect: Rect, _ style: Style,
    growing direction: BarDirection = .upwards, alignment: Alignment = .trailing
  ) {
    let shown = values.suffix(rect.width)
    let start = rect.x + alignment.offset(of: shown.count, in: rect.width)
    for (column, value) in shown.enumerated() {
      let place = Rect(x: start + column, y: rect.y, width: 1, height: rect.height)
      bar(value, of: maximum, in: place, style, growing: direction)
    }
  }

  /// Draws the course of a value in one row: the least is the lowest step, the greatest the
  /// highest.
  public mutating func sparkline(
    _ values: [Int], at place: Point, width: Int, _ style: Style, alignment: Alignment = .trailing
  ) {
    let shown = values.suffix(max(0, width))
    guard let least = shown.min(), let greatest = shown.max() else { return }
    let steps = glyphs.upwards
    let start = place.x + alignment.offset(of: shown.count, in: width)
    let range = Int128(greatest) - Int128(least)
    for (column, value) in shown.enumerated() {
      let above = (Int128(value) - Int128(least)) * Int128(steps.count - 1)
      let step = range == 0 ? (steps.count - 1) / 2 : Int((above + range / 2) / range)
      plot(steps[step].glyph, at: Point(x: start + column, y: place.y), style)
    }
  }

  private func slice(of rect: Rect, from: Int, count: Int, _ direction: BarDirection) -> Rect {
    switch direction {
    case .rightwards: Rect(x: rect.x + from, y: rect.y, width: count, height: rect.height)
    case .leftwards:
      Rect(x: rect.maxX - from - count, y: rect.y, width: count, height: rect.height)
    case .downwards: Rect(x: rect.x, y: rect.y + from, width: rect.width, height: count)
    case .upwards:
      Rect(x: rect.x, y: rect.maxY - from - count, width: rect.width, height: count)
    }
  }

  private mutating func fill(_ rect: Rect, _ style: Style, step: GlyphSet.Step) {
    fill(rect, step.isReversed ? style.reversed : style, glyph: step.glyph)
  }
}
