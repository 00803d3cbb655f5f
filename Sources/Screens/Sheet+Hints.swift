internal import Canvas
internal import Desk
internal import Market

/// The key hints in the last rows.
extension Sheet {
  /// A hint, and why its key would lead to nothing now.
  private struct Hint {
    var definition: ActionDefinition
    var reason: String?
    /// What is drawn of it, and how many columns that takes.
    var spans: [Span]
    var width: Int
  }

  /// Draws what the keys do now, from the table of actions. What would be refused is dimmed, and
  /// why stands at the end, once. How to get help is never left out.
  mutating func hints(
    _ texts: [HintText], in rect: Rect, _ drawn: inout DrawnPart<HintRowsQuestion>?
  ) {
    let reasons = texts.map { Desk.availability(of: $0.definition.action, in: state).reason }
    part(&drawn, hintRowsQuestion(texts, reasons), in: rect) { $0.hints(texts, reasons, in: rect) }
  }

  private mutating func hints(_ texts: [HintText], _ reasons: [String?], in rect: Rect) {
    guard !rect.isEmpty else { return }
    let all = zip(texts, reasons).map { hint($0, $1) }
    let isOrdering = state.overlay == nil
    let reason = reasonSaid(texts, reasons)
    var end = refusal(reason, in: rect)
    let pinned = all.filter { $0.definition.action == .help }
    for hint in pinned {
      end.x -= hint.width + 1
      put(hint, at: end)
      end.x -= 1
    }
    var hints = all.filter { $0.definition.action != .help }
    // Where one row is shared with the reason, what the phase still allows comes first.
    if reason != nil, rect.height == 1 {
      let isAllowed = { (hint: Hint) in hint.definition.activity != nil && hint.reason == nil }
      hints = hints.filter(isAllowed) + hints.filter { !isAllowed($0) }
    }
    var place = Point(x: rect.x + 1, y: rect.y)
    if isOrdering, state.recording == nil, reason == nil || rect.height > 1 {
      place = sizes(at: place, in: rect)
    }
    for hint in hints {
      if place.x + hint.width >= (place.y == end.y ? end.x : rect.maxX) {
        guard place.y + 1 < rect.maxY else { break }
        place = Point(x: rect.x + 1, y: place.y + 1)
        guard place.x + hint.width < (place.y == end.y ? end.x : rect.maxX) else { break }
      }
      put(hint, at: place)
      place.x += hint.width + 2
    }
  }

  private func hint(_ text: HintText, _ reason: String?) -> Hint {
    guard let word = text.word else {
      return Hint(definition: text.definition, reason: reason, spans: [], width: 0)
    }
    let spans = [
      brush.span(text.key, reason == nil ? .key : .disabled),
      brush.span(" \(word)", reason == nil ? .label : .disabled),
    ]
    return Hint(
      definition: text.definition, reason: reason, spans: spans, width: brush.width(of: spans))
  }

  private mutating func put(_ hint: Hint, at place: Point) {
    let end = brush.put(hint.spans, at: place)
    add(
      .action(hint.definition.action),
      in: Rect(x: place.x, y: place.y, width: end - place.x, height: 1))
  }

  /// Why keys are dimmed, where that must be said: because the phase or the desk's safety forbids
  /// it. That nothing is there to cancel can be seen.
  func reasonSaid(_ texts: [HintText], _ reasons: [String?]) -> String? {
    guard state.overlay == nil else { return nil }
    for (text, reason) in zip(texts, reasons) where reason != nil {
      if text.definition.needsSafety, state.safety == .view { return reason }
      let refusal = text.definition.activity.flatMap {
        state.phaseRefusal(of: $0, in: state.focus)
      }
      if let refusal { return refusal }
    }
    return nil
  }

  /// Says at the end of the last row why keys are dimmed, and returns where that begins.
  private mutating func refusal(_ reason: String?, in rect: Rect) -> Point {
    let y = rect.maxY - 1
    guard let reason else { return Point(x: rect.maxX, y: y) }
    let text = "\(text(glyphs.crossMark)) \(reason) "
    // One row of hints is not given away whole: help and a few keys stay.
    let most = rect.height > 1 ? rect.width : max(rect.width * 6 / 10, rect.width - 26)
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
      let isChosen = number == state.sizes.selected[index] && state.sizes.shares[index] == 0
      let spans = [
        brush.span(keyName(actions[number], in: state.context), .key),
        brush.span(isChosen ? "[\(size)] " : " \(size)  ", isChosen ? .accent : .label),
      ]
      guard x + brush.width(of: spans) < rect.maxX - 1 else { break }
      let end = brush.put(spans, at: Point(x: x, y: place.y))
      add(.action(actions[number]), in: Rect(x: x, y: place.y, width: end - x, height: 1))
      x = end
    }
    let share = state.sizes.shares[index]
    if share > 0 {
      let spans = [brush.span("[\(share) % of balance] ", .accent)]
      if x + brush.width(of: spans) < rect.maxX - 1 {
        x = brush.put(spans, at: Point(x: x, y: place.y))
      }
    }
    return Point(x: x + 1, y: place.y)
  }
}
