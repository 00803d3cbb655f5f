internal import Canvas
internal import Desk
internal import Market

/// The list of the ladder's parts, to switch them.
extension Sheet {
  /// Draws the parts with what was chosen for each, and whether it is on the screen now.
  mutating func ladderParts(_ selected: Int, in bounds: Rect) {
    let parts = LadderPart.allCases
    let rect = bounds.centred(
      Size(width: min(bounds.width - 2, 62), height: min(bounds.height, parts.count + 5)))
    let inner = window(rect, title: [over("Columns of the ladder", .title)])
    for (number, part) in parts.enumerated() where number < inner.height - 2 {
      let row = inner.row(number)
      let isSelected = number == selected
      if isSelected { brush.fill(row, .selection) }
      func style(_ role: ThemeRole) -> Style {
        isSelected ? theme.style(role, on: .selection) : over(role)
      }
      let choice = state.ladderLook[part]
      let hasRoom = choice == .hidden || ladderColumns?.shows(part) != false
      let mark = choice == .hidden ? text(glyphs.crossMark) : text(glyphs.check)
      brush.put(
        [
          Span(isSelected ? text(glyphs.pointer) : " ", style(.accent)),
          Span(" \(mark) ", style(choice == .hidden ? .dim : .success)),
          Span(part.title, style(.text)),
        ], at: row.origin, width: row.width)
      brush.put(
        choice.title + (hasRoom ? "" : ", no room now"), at: Point(x: row.x + 26, y: row.y),
        style(hasRoom ? .label : .warning), width: row.width - 26)
    }
    windowKeys(
      [
        windowKey(.confirm, "switch", in: .ladderParts), windowKey(.partUp, "up", in: .ladderParts),
        windowKey(.partDown, "down", in: .ladderParts),
        windowKey(.dismiss, "close", in: .ladderParts),
      ], in: inner.row(inner.height - 1))
  }
}
