extension GlyphSet {
  /// Breaks a text into lines of at most `width` columns, between words where it can.
  ///
  /// Line breaks in the text stay; a word that is longer than a line is cut. The lines have no
  /// blanks at their ends.
  public func lines(of text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var taken = 0
      for word in paragraph.split(separator: " ") {
        var rest = shown(String(word))
        if taken > 0, taken + 1 + rest.count > width {
          lines.append(line)
          (line, taken) = ("", 0)
        }
        while rest.count > width {
          lines.append(Self.text(rest.prefix(width)))
          rest.removeFirst(width)
        }
        guard !rest.isEmpty else { continue }
        if taken > 0 { line += " " }
        taken += rest.count + (taken > 0 ? 1 : 0)
        line += Self.text(rest[...])
      }
      lines.append(line)
    }
    return lines
  }

  private func shown(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap { glyph(for: $0) }
  }

  private static func text(_ glyphs: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: glyphs)
    return text
  }
}

extension Brush {
  /// Writes a text of several lines into a rectangle and returns how many rows it took.
  ///
  /// Where it is longer than the rectangle the last row ends in an ellipsis.
  @discardableResult
  public mutating func paragraph(_ text: String, in rect: Rect, _ style: Style) -> Int {
    let lines = glyphs.lines(of: text, width: rect.width)
    for (row, line) in lines.prefix(rect.height).enumerated() {
      let isCut = row == rect.height - 1 && lines.count > rect.height
      var shown = line
      if isCut {
        // The ellipsis needs a column of its own, or the line would seem to end here.
        let room = rect.width - 1
        while glyphs.width(of: shown) > room { shown.unicodeScalars.removeLast() }
        shown.unicodeScalars.append(glyphs.ellipsis)
      }
      put(shown, at: Point(x: rect.x, y: rect.y + row), style)
    }
    return min(lines.count, rect.height)
  }

  /// Writes a text of several lines in a role's style and returns how many rows it took.
  @discardableResult
  public mutating func paragraph(_ text: String, in rect: Rect, _ role: ThemeRole) -> Int {
    paragraph(text, in: rect, theme[role])
  }

  /// Clears a window above everything else, in the middle of a rectangle, and returns what is
  /// inside its frame. It is made smaller where it does not fit.
  @discardableResult
  public mutating func window(
    _ size: Size, in rect: Rect, title: String = "", note: String = ""
  ) -> Rect {
    let place = rect.centred(size)
    fill(place, .overlay)
    panel(
      place, title: title.isEmpty ? [] : [Span(title, theme[.title].with(.bold))],
      note: note.isEmpty ? [] : [Span(note, theme[.label])], isFocused: true)
    tint(place, .overlay)
    return place.inset(by: 1)
  }
}
