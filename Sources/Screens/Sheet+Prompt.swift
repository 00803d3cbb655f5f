internal import Canvas
internal import Desk

/// The command line in the last rows, in place of the key hints.
extension Sheet {
  /// Draws what is typed, the commands that it may become, and what the first of them does.
  mutating func prompt(_ prompt: Prompt, in rect: Rect) {
    guard !rect.isEmpty else { return }
    brush.fill(rect, .overlay)
    add(nil, in: brush.bounds)
    var x = brush.put(
      [over(":", .key), Span(prompt.text, over(.text).with(.bold))],
      at: Point(x: rect.x + 1, y: rect.y))
    if x < rect.maxX { brush.plot(" ", at: Point(x: x, y: rect.y), theme[.cursor]) }
    x += 3
    if let fault = prompt.fault {
      x = brush.put(
        "\(text(glyphs.crossMark)) \(fault)", at: Point(x: x, y: rect.y), over(.danger),
        width: max(0, rect.maxX - x - 1))
      x += 3
    }
    let matches = prompt.matches
    let isNamed = matches.first?.command == prompt.text
    let others = isNamed ? Array(matches.dropFirst()) : matches
    if rect.height > 1 {
      put(commands: others, at: Point(x: x, y: rect.y), until: rect.maxX - 1)
      explain(matches, isNamed: isNamed, in: rect.row(1))
    } else if isNamed || matches.count == 1 {
      put(helpOf: matches[0], at: Point(x: x, y: rect.y), until: rect.maxX - 1)
    } else {
      put(commands: matches, at: Point(x: x, y: rect.y), until: rect.maxX - 1)
    }
  }

  /// What the first command does, and which keys do what here.
  private mutating func explain(_ matches: [ActionDefinition], isNamed: Bool, in row: Rect) {
    var keys = [windowKey(.dismiss, "close", in: .prompt)]
    if matches.count > 1 || !isNamed, !matches.isEmpty {
      keys.insert(windowKey(.completePrompt, "completes", in: .prompt), at: 0)
    }
    if isNamed { keys.insert(windowKey(.confirm, "does it", in: .prompt), at: 0) }
    let width = keys.reduce(1) { $0 + brush.width(of: "\($1.name) \($1.word)") + 3 }
    windowKeys(keys, in: Rect(x: row.x + 1, y: row.y, width: row.width - 1, height: 1))
    if isNamed || matches.count == 1 {
      put(helpOf: matches[0], at: Point(x: row.x + width, y: row.y), until: row.maxX - 1)
    }
  }

  private mutating func put(helpOf definition: ActionDefinition, at place: Point, until end: Int) {
    let reason = Desk.availability(of: definition.action, in: state).reason
    let name = definition.command ?? definition.label
    brush.put(
      reason ?? "\(name): \(definition.help)", at: place, over(reason == nil ? .text : .warning),
      width: max(0, end - place.x))
  }

  /// The names that fit, those in reach of the text first.
  private mutating func put(commands: [ActionDefinition], at place: Point, until end: Int) {
    var x = place.x
    for definition in commands {
      guard let name = definition.command else { continue }
      guard x + brush.width(of: name) <= end else { return }
      let isUsable = Desk.availability(of: definition.action, in: state).reason == nil
      x = brush.put(name, at: Point(x: x, y: place.y), over(isUsable ? .label : .disabled)) + 2
    }
  }
}
