extension GlyphSet {
  /// The glyph that a scalar of a text becomes, or `nil` if it takes no room and is left out.
  ///
  /// Wide characters and those that the terminal cannot show become `?` or something like them,
  /// line breaks and tabs a blank. So nothing that is typed or read can shift the cells of a row.
  public func glyph(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.value >= 0x20 && scalar.value < 0x7f { return scalar }
    switch scalar.columns {
    case 0: return nil
    case 1: break
    default: return scalar == "\t" || scalar == "\n" || scalar == "\r" ? " " : "?"
    }
    switch repertoire {
    case .unicode: return scalar
    case .console: return Self.isConsole(scalar) ? scalar : Self.substitute(for: scalar)
    case .ascii: return Self.substitute(for: scalar)
    }
  }

  /// How many columns a text takes.
  public func width(of text: String) -> Int {
    var width = 0
    // Figures and words, as most text is: as many columns as bytes.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
    for scalar in text.unicodeScalars where glyph(for: scalar) != nil { width += 1 }
    return width
  }

  /// Whether fonts of 256 glyphs have it.
  private static func isConsole(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "─", "│", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "═", "║",
      "█", "▀", "▄", "▌", "▐", "░", "▒", "▓", "▲", "▼", "►", "◄", "■", "·", "±", "√", "≥", "≤":
      true
    default: false
    }
  }

  /// The nearest of the 95 characters of ASCII.
  private static func substitute(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "─", "━", "┄", "╌", "–", "—", "−", "‐", "═", "┈": "-"
    case "│", "┃", "┆", "┊", "║", "╷", "╵", "╻", "╹", "╽", "╿", "▏", "▕": "|"
    case "╭", "╮", "╰", "╯", "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "†", "✓", "√": "+"
    case "█", "▓", "▉", "▊", "▇", "▆", "■", "▮": "#"
    case "▒", "▋", "▌", "▐", "▅", "▄", "▘", "▖", "≈": "="
    case "░", "▍", "▃", "▀": "-"
    case "▎", "▂", "▁", "·", "…", "•", "∙": "."
    case "▔", "‘", "’", "′": "'"
    case "“", "”", "″": "\""
    case "▲", "↑", "△": "^"
    case "▼", "↓", "▽": "v"
    case "▸", "►", "→", "›", "≥", "»", "▶": ">"
    case "◂", "◄", "←", "‹", "≤", "«", "◀": "<"
    case "×", "✗", "✕": "x"
    case "±": "~"
    case "●", "★", "◆", "☆": "*"
    case "○", "◇", "°": "o"
    case "⚑", "⚐": "!"
    case "╱": "/"
    case "╲": "\\"
    case "µ": "u"
    case "\u{a0}", "\u{2009}", "\u{202f}", "\u{2007}": " "
    default: "?"
    }
  }
}
