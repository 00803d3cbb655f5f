internal import Canvas
internal import Desk

/// The palette and search: a line to type in, and a list of what fits.
extension Sheet {
  /// Draws the list of everything the keys do.
  mutating func palette(_ palette: Palette, in bounds: Rect) {
    let title = palette.scope == .macros ? "Macros" : "Everything the keys do"
    let inner = list(
      title, palette.line, count: palette.entries.count, selected: palette.selected,
      [
        windowKey(.confirm, "does it", in: .palette),
        windowKey(.choiceDown, "further", in: .palette),
        windowKey(.choiceUp, "back", in: .palette), windowKey(.dismiss, "close", in: .palette),
      ], in: bounds)
    let first = Self.first(selected: palette.selected, rows: inner.height)
    let shown = palette.entries.dropFirst(first).prefix(inner.height)
    let nameWidth = min(shown.map { brush.width(of: $0.name) }.max() ?? 0, inner.width / 3)
    let keyWidth = min(shown.map { brush.width(of: $0.keys) }.max() ?? 0, 14)
    for (row, entry) in shown.enumerated() {
      let y = inner.y + row
      let isSelected = first + row == palette.selected
      let reason: String? =
        if case .action(let action) = entry.meaning {
          Desk.availability(of: action, in: state).reason
        } else {
          nil
        }
      mark(isSelected, at: Point(x: inner.x, y: y))
      add(.choice(first + row), in: Rect(x: inner.x, y: y, width: inner.width, height: 1))
      brush.put(
        entry.name, at: Point(x: inner.x + 2, y: y),
        isSelected ? over(.accent).with(.bold) : over(reason == nil ? .label : .disabled),
        width: nameWidth)
      brush.put(
        entry.keys, at: Point(x: inner.x + 4 + nameWidth, y: y), over(.key), width: keyWidth)
      let x = inner.x + 6 + nameWidth + keyWidth
      brush.put(
        reason.map { "\(text(glyphs.crossMark)) \($0)" } ?? entry.help, at: Point(x: x, y: y),
        over(reason == nil ? .text : .warning), width: max(0, inner.maxX - x))
    }
  }

  /// Draws what was found.
  mutating func search(_ search: Search, in bounds: Rect) {
    let inner = list(
      "Search", search.line, count: search.results.count, selected: search.selected,
      [
        windowKey(.confirm, "goes there", in: .search),
        windowKey(.choiceDown, "further", in: .search),
        windowKey(.choiceUp, "back", in: .search), windowKey(.dismiss, "close", in: .search),
      ], in: bounds)
    guard !search.results.isEmpty else {
      let words =
        search.line.isEmpty
        ? "type words; markets, orders, fills, notices, messages and help are looked through"
        : "nothing has all of these words in it"
      if inner.height > 0 {
        brush.put(words, at: inner.origin, over(.dim), width: inner.width)
      }
      return
    }
    let first = Self.first(selected: search.selected, rows: inner.height)
    for (row, result) in search.results.dropFirst(first).prefix(inner.height).enumerated() {
      let y = inner.y + row
      let isSelected = first + row == search.selected
      mark(isSelected, at: Point(x: inner.x, y: y))
      add(.choice(first + row), in: Rect(x: inner.x, y: y, width: inner.width, height: 1))
      brush.put(result.kind, at: Point(x: inner.x + 2, y: y), over(.dim), width: 8)
      brush.put(
        result.text, at: Point(x: inner.x + 11, y: y),
        isSelected ? over(.accent).with(.bold) : over(.text), width: max(0, inner.width - 11))
    }
  }

  private mutating func mark(_ isSelected: Bool, at place: Point) {
    if isSelected { brush.put([over(text(glyphs.pointer), .accent)], at: place) }
  }

  /// Draws the window, the line and the keys, and gives the room for the rows.
  private mutating func list(
    _ title: String, _ line: TextLine, count: Int, selected: Int, _ windowKeys: [WindowKey],
    in bounds: Rect
  ) -> Rect {
    let size = Size(
      width: min(bounds.width - 2, 110), height: min(bounds.height, max(8, bounds.height * 4 / 5)))
    let rect = bounds.centred(size)
    let inner = window(rect, title: [over(title, .title)])
    guard inner.height > 3 else { return Layout.nowhere }
    _ = typed(line, after: "/ ", at: inner.origin, until: inner.maxX)
    let number = count == 1 ? "1 row" : "\(count) rows"
    brush.put(
      number, at: Point(x: max(inner.x, inner.maxX - brush.width(of: number)), y: inner.y),
      over(.dim), width: min(inner.width, brush.width(of: number)))
    let rows = Rect(
      x: inner.x, y: inner.y + 2, width: inner.width, height: max(0, inner.height - 4))
    brush.scrollBar(
      in: Rect(x: rect.maxX - 1, y: rows.y, width: 1, height: rows.height),
      first: Self.first(selected: selected, rows: rows.height), visible: rows.height, total: count)
    self.windowKeys(windowKeys, in: inner.row(inner.height - 1))
    return rows
  }

  /// The first row shown, so that the chosen one is among them.
  private static func first(selected: Int, rows: Int) -> Int { max(0, selected - max(1, rows) + 1) }
}
