extension Brush {
  /// Draws a frame with a title at its left and a note at its right, and returns what is inside.
  @discardableResult
  public mutating func panel(
    _ rect: Rect, title: String = "", note: String = "", isFocused: Bool = false
  ) -> Rect {
    let titleStyle = isFocused ? theme[.title].with(.bold) : theme[.title]
    return panel(
      rect, title: title.isEmpty ? [] : [Span(title, titleStyle)],
      note: note.isEmpty ? [] : [Span(note, theme[.label])], isFocused: isFocused)
  }

  /// Draws a frame with pieces of text as its title and its note, and returns what is inside.
  ///
  /// The title is cut where it is too long, the note is left out where it does not fit.
  @discardableResult
  public mutating func panel(
    _ rect: Rect, title: [Span], note: [Span] = [], isFocused: Bool = false
  ) -> Rect {
    let line = theme[isFocused ? .borderFocused : .border]
    frame(rect, line)
    let titleWidth = min(width(of: title), max(0, rect.width - 6))
    if titleWidth > 0 {
      let start = rect.x + 2
      plot(" ", at: Point(x: start, y: rect.y), line)
      let end = put(title, at: Point(x: start + 1, y: rect.y), width: titleWidth)
      plot(" ", at: Point(x: end, y: rect.y), line)
    }
    let noteWidth = width(of: note)
    let taken = titleWidth > 0 ? titleWidth + 5 : 2
    if noteWidth > 0, rect.width - taken >= noteWidth + 4 {
      let start = rect.maxX - noteWidth - 4
      plot(" ", at: Point(x: start, y: rect.y), line)
      let end = put(note, at: Point(x: start + 1, y: rect.y))
      plot(" ", at: Point(x: end, y: rect.y), line)
    }
    return rect.inset(by: 1)
  }

  /// Draws a frame along the edge of a rectangle; a line where it is only one cell wide or high.
  public mutating func frame(_ rect: Rect, _ style: Style) {
    guard !rect.isEmpty else { return }
    guard rect.width > 1 || rect.height == 1 else {
      return verticalLine(from: rect.origin, height: rect.height, style)
    }
    horizontalLine(from: rect.origin, width: rect.width, style)
    guard rect.height > 1 else { return }
    plot(glyphs.frame.topLeft, at: rect.origin, style)
    plot(glyphs.frame.topRight, at: Point(x: rect.maxX - 1, y: rect.y), style)
    verticalLine(from: Point(x: rect.x, y: rect.y + 1), height: rect.height - 2, style)
    verticalLine(from: Point(x: rect.maxX - 1, y: rect.y + 1), height: rect.height - 2, style)
    lowerEdge(of: rect, style)
  }

  /// Draws the lower edge of a frame alone, which is more than one cell wide and high.
  public mutating func lowerEdge(of rect: Rect, _ style: Style) {
    let y = rect.maxY - 1
    horizontalLine(from: Point(x: rect.x, y: y), width: rect.width, style)
    plot(glyphs.frame.bottomLeft, at: Point(x: rect.x, y: y), style)
    plot(glyphs.frame.bottomRight, at: Point(x: rect.maxX - 1, y: y), style)
  }

  /// Draws a line across a panel, joined to its frame at both ends.
  ///
  /// `rect` is the panel with its frame.
  public mutating func divider(across rect: Rect, y: Int, _ style: Style) {
    guard y >= rect.y, y < rect.maxY, rect.width > 0 else { return }
    horizontalLine(from: Point(x: rect.x, y: y), width: rect.width, style)
    guard rect.width > 1 else { return }
    plot(glyphs.frame.teeRight, at: Point(x: rect.x, y: y), style)
    plot(glyphs.frame.teeLeft, at: Point(x: rect.maxX - 1, y: y), style)
  }

  /// Draws a line to the right.
  public mutating func horizontalLine(from place: Point, width: Int, _ style: Style) {
    fill(
      Rect(x: place.x, y: place.y, width: width, height: 1), style, glyph: glyphs.frame.horizontal)
  }

  /// Draws a line downwards.
  public mutating func verticalLine(from place: Point, height: Int, _ style: Style) {
    fill(
      Rect(x: place.x, y: place.y, width: 1, height: height), style, glyph: glyphs.frame.vertical)
  }

  /// Draws where a window of rows stands in a longer list, in a column of cells.
  public mutating func scrollBar(in rect: Rect, first: Int, visible: Int, total: Int) {
    guard rect.height > 0, total > visible, visible > 0 else { return }
    fill(rect, theme[.border], glyph: glyphs.scrollTrack)
    let length = min(rect.height, max(1, rect.height * visible / total))
    let last = max(1, total - visible)
    let start = (rect.height - length) * min(max(0, first), last) / last
    fill(
      Rect(x: rect.x, y: rect.y + start, width: rect.width, height: length),
      theme[.borderFocused], glyph: glyphs.scrollThumb)
  }
}
