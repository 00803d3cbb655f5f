internal import Canvas
internal import Desk

/// The command line in the last rows, in place of the key hints.
extension Sheet {
  /// Draws what is typed, what it may become in a list above it, and what the keys do.
  mutating func prompt(_ prompt: Prompt, in rect: Rect) {
    guard !rect.isEmpty else { return }
    brush.fill(rect, .overlay)
    add(nil, in: brush.bounds)
    let faultRows = fault(of: prompt, above: rect)
    candidates(
      of: prompt, above: Rect(x: rect.x, y: rect.y - faultRows, width: rect.width, height: 1))
    let end = rect.maxX - 1
    var x = typed(prompt.line, after: ":", at: Point(x: rect.x + 1, y: rect.y), until: end) + 2
    if let verb = prompt.completion.verb {
      x = brush.put(verb.usage, at: Point(x: x, y: rect.y), over(.dim), width: max(0, end - x))
    }
    guard rect.height > 1 || prompt.completion.verb == nil else { return }
    let row = rect.height > 1 ? rect.row(1) : Rect(x: x, y: rect.y, width: end - x, height: 1)
    windowKeys(
      [
        windowKey(.confirm, "does it", in: .prompt),
        windowKey(.completePrompt, "completes", in: .prompt),
        windowKey(.historyOlder, "earlier lines", in: .prompt),
        windowKey(.dismiss, "close", in: .prompt),
      ], in: Rect(x: row.x + 1, y: row.y, width: max(0, row.width - 1), height: 1))
  }

  /// Says what is wrong above the line, whole.
  ///
  /// - Returns: How many rows that takes.
  private mutating func fault(of prompt: Prompt, above rect: Rect) -> Int {
    guard let fault = prompt.fault else { return 0 }
    let mark = "\(text(glyphs.crossMark)) "
    let lines = Array(wrapped("\(mark)\(fault)", width: max(8, rect.width - 2)).prefix(3))
    for (number, line) in lines.enumerated() {
      let row = Rect(x: rect.x, y: rect.y - lines.count + number, width: rect.width, height: 1)
      brush.fill(row, .overlay)
      brush.put(
        line, at: Point(x: row.x + 1, y: row.y), over(.danger), width: max(0, row.width - 2))
    }
    return lines.count
  }

  /// Draws a line that is being typed, with the place of the next character; a long one shows its
  /// part around that place.
  ///
  /// - Returns: Where it ends.
  mutating func typed(_ line: TextLine, after sign: String, at place: Point, until end: Int) -> Int
  {
    let start = brush.put([over(sign, .key)], at: place)
    let room = max(1, end - start - 1)
    let before = line.textBeforeCursor
    var first = before.startIndex
    while brush.width(of: String(before[first...])) > room - 1, first < before.endIndex {
      first = before.index(after: first)
    }
    let shown = String(before[first...])
    let after = line.text.dropFirst(before.count)
    var x = brush.put(
      [over(shown, .text)], at: Point(x: start, y: place.y), width: max(0, end - start))
    let under = after.first.map(String.init) ?? " "
    if x < end {
      x = brush.put([Span(under, theme[.cursor])], at: Point(x: x, y: place.y), width: end - x)
    }
    if x < end, after.count > 1 {
      x = brush.put(
        [over(String(after.dropFirst()), .text)], at: Point(x: x, y: place.y), width: end - x)
    }
    return x
  }

  /// Lists what the word may become, best first, over the rows above the line.
  private mutating func candidates(of prompt: Prompt, above rect: Rect) {
    let all = prompt.completion.candidates
    let most = max(0, min(brush.bounds.height >= 36 ? 10 : 6, rect.y - 2))
    let count = min(all.count, most)
    guard count > 0 else { return }
    let chosen = prompt.chosen ?? 0
    let first = min(max(0, chosen - count + 1), all.count - count)
    let list = Rect(x: rect.x, y: rect.y - count, width: rect.width, height: count)
    brush.fill(list, .overlay)
    let shown = all[first..<(first + count)]
    let width = min(shown.map { brush.width(of: $0.text) }.max() ?? 0, max(8, rect.width / 3))
    let keyWidth = min(
      14, shown.map { brush.width(of: $0.action.map { keys.keyNames(of: $0) } ?? "") }.max() ?? 0)
    for (row, candidate) in shown.enumerated() {
      let place = Point(x: list.x + 1, y: list.y + row)
      let isChosen = prompt.chosen == first + row
      let reason = candidate.action.flatMap { Desk.availability(of: $0, in: state).reason }
      let mark = isChosen ? text(glyphs.pointer) : " "
      brush.put([over(mark, .accent)], at: place)
      brush.put(
        candidate.text, at: Point(x: place.x + 2, y: place.y),
        isChosen ? over(.accent).with(.bold) : over(reason == nil ? .label : .disabled),
        width: width)
      var x = place.x + 2 + width + 2
      if keyWidth > 0 {
        brush.put(
          candidate.action.map { keys.keyNames(of: $0) } ?? "", at: Point(x: x, y: place.y),
          over(.key), width: keyWidth)
        x += keyWidth + 2
      }
      let help = reason.map { "\(text(glyphs.crossMark)) \($0)" } ?? candidate.help
      brush.put(
        help, at: Point(x: x, y: place.y), over(reason == nil ? .text : .warning),
        width: max(0, list.maxX - 1 - x))
    }
  }
}
