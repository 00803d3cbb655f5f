extension Grid {
  /// The cells as text for a terminal of a depth: a line a row, with its colours as escape
  /// sequences, and back to the terminal's own look at the end of each.
  ///
  /// Every row is complete, blanks at its end too, so that backgrounds reach the edge.
  public func escapes(depth: ColourDepth) -> String {
    var text = ""
    for y in 0..<size.height {
      var shown: Style?
      for cell in cells[y * size.width..<(y + 1) * size.width] {
        if cell.style != shown {
          text += cell.style.escape(depth: depth)
          shown = cell.style
        }
        text.unicodeScalars.append(cell.glyph)
      }
      text += "\u{1B}[0m\n"
    }
    return text
  }
}

extension Style {
  /// The sequence that sets exactly this look, whatever was set before.
  func escape(depth: ColourDepth) -> String {
    let shown = lowered(to: depth)
    var parameters = ["0"]
    let codes: [(Emphasis, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    for (part, code) in codes where shown.emphasis.contains(part) { parameters.append(code) }
    parameters += Self.parameters(shown.foreground, depth, normal: 30, bright: 90)
    parameters += Self.parameters(shown.background, depth, normal: 40, bright: 100)
    return "\u{1B}[" + parameters.joined(separator: ";") + "m"
  }

  private static func parameters(
    _ colour: Colour, _ depth: ColourDepth, normal: Int, bright: Int
  ) -> [String] {
    switch colour {
    case .terminal: return []
    case .ansi(let number):
      let number = Int(number & 15)
      return ["\(number < 8 ? normal + number : bright + number - 8)"]
    case .rgb(let red, let green, let blue):
      if depth == .ansi256, let number = depth.index(of: colour) {
        return ["\(normal + 8)", "5", "\(number)"]
      }
      return ["\(normal + 8)", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}
