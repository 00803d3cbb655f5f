/// Why a session cannot go on: what was waited for, and what was there instead.
struct SessionError: Error, CustomStringConvertible {
  /// What went wrong.
  var what: String
  /// What the terminal showed at that moment.
  var screen: String = ""

  /// What went wrong, with the screen below it.
  ///
  /// In ASCII: what runs the tests passes their output on in pieces, and drops a piece that ends in
  /// the middle of a character.
  var description: String {
    screen.isEmpty ? what : "\(what)\n\(String(screen.map(Self.plain)))"
  }

  /// A character of ASCII that looks like a given one, as far as there is one.
  private static func plain(_ character: Character) -> Character {
    if character.isASCII { return character }
    switch character {
    case "│", "┆", "╵", "╷": return "|"
    case "─", "┄": return "-"
    case "╭", "╮", "╰", "╯", "┤": return "+"
    case "▲": return "^"
    case "▼": return "v"
    case "▸": return ">"
    case "◂": return "<"
    case "·": return "."
    case "▁"..."▟": return "#"
    default: return "?"
    }
  }
}
