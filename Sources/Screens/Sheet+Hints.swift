internal import Canvas
internal import Desk
internal import Market

/// The key hints in the last rows.
extension Sheet {
  /// Draws what the keys do now, from the table of actions. What would be refused is dimmed, and why
  /// stands at the end, once.
  mutating func hints(in rect: Rect) {
    guard !rect.isEmpty else { return }
    let context = state.context
    let hints = ActionTable.hints(in: context).map { definition in
      (definition, Desk.availability(of: definition.action, in: state).reason)
    }
    let reason = hints.first { isWorthSaying($0.0) && $0.1 != nil }?.1
    let last = refusal(reason, in: rect)
    var place = Point(x: rect.x + 1, y: rect.y)
    let isOrdering = context == .ladder || context == .blotter
    if isOrdering, reason == nil || rect.height > 1 { place = sizes(at: place, in: rect) }
    for (definition, reason) in hints {
      guard let hint = definition.hint, let key = definition.bindings.first?.key.name else {
        continue
      }
      let spans = [
        brush.span(key, reason == nil ? .key : .disabled),
        brush.span(" \(hint)", reason == nil ? .label : .disabled),
      ]
      let width = brush.width(of: spans)
      if place.x + width >= (place.y == last.y ? last.x : rect.maxX) {
        guard place.y + 1 < rect.maxY else { break }
        place = Point(x: rect.x + 1, y: place.y + 1)
      }
      let end = brush.put(spans, at: place)
      add(
        .action(definition.action),
        in: Rect(x: place.x, y: place.y, width: end - place.x, height: 1))
      place.x = end + 2
    }
  }

  /// Whether why a key is dimmed must be said: where the phase or the desk's safety forbids it. That
  /// nothing is there to cancel can be seen.
  private func isWorthSaying(_ definition: ActionDefinition) -> Bool {
    if let activity = definition.activity, let phase, !phase.allows(activity) { return true }
    return definition.needsSafety && state.safety == .view
  }

  /// Says at the end of the last row why keys are dimmed, and returns where that begins.
  private mutating func refusal(_ reason: String?, in rect: Rect) -> Point {
    let y = rect.maxY - 1
    guard let reason else { return Point(x: rect.maxX, y: y) }
    let text = "\(text(glyphs.crossMark)) \(reason) "
    // One row of hints is not given away whole.
    let most = rect.height > 1 ? rect.width : rect.width * 6 / 10
    let width = min(brush.width(of: text), most)
    let place = Point(x: rect.maxX - width, y: y)
    brush.put(text, at: place, .warning, width: width)
    return place
  }

  /// Draws the sizes to choose from, the chosen one marked.
  private mutating func sizes(at place: Point, in rect: Rect) -> Point {
    let index = Int(state.focus.rawValue)
    guard index < state.sizes.presets.count, index < state.sizes.selected.count else {
      return place
    }
    var x = place.x
    let actions: [Action] = [.size1, .size2, .size3, .size4]
    for (number, quantity) in state.sizes.presets[index].prefix(actions.count).enumerated() {
      let size = NumberText.short(quantity, of: state.instrument)
      let isChosen = number == state.sizes.selected[index]
      let spans = [
        brush.span("\(number + 1)", .key),
        brush.span(isChosen ? "[\(size)] " : " \(size)  ", isChosen ? .accent : .label),
      ]
      guard x + brush.width(of: spans) < rect.maxX - 1 else { break }
      let end = brush.put(spans, at: Point(x: x, y: place.y))
      add(.action(actions[number]), in: Rect(x: x, y: place.y, width: end - x, height: 1))
      x = end
    }
    return Point(x: x + 1, y: place.y)
  }
}
