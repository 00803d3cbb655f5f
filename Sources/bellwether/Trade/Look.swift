import Canvas
import Documents
import Terminal

/// What the desk looks like: the theme asked for, fitted to what the terminal can show.
struct Look {
  /// The theme's name.
  var name: String
  /// The colour of what rises, as it was asked for at the start; `nil` leaves it to the theme.
  var rising: Rising?
  /// Where themes come from.
  let library: ThemeLibrary

  /// Whether red rises because it was asked for.
  var isRedUp: Bool { rising == .red }

  /// The theme, with its colours lowered to the terminal's.
  ///
  /// - Throws: `DocumentError` that says where the file is wrong.
  func theme(depth: Canvas.ColourDepth) throws(DocumentError) -> Theme {
    let theme = try library.theme(named: name)
    return (rising.map(theme.with(rising:)) ?? theme).lowered(to: depth)
  }

  /// The person's own files among those that it is read from.
  var files: [String] { library.files(ofThemeNamed: name) }

  /// The same with another theme, and with up and down exchanged or not.
  func changed(to name: String, isRedUp: Bool) -> Look {
    var other = self
    other.name = name
    if isRedUp != self.isRedUp { other.rising = isRedUp ? .red : .green }
    return other
  }

  /// The characters that the terminal can show.
  func glyphs(for capabilities: TerminalCapabilities) -> GlyphSet {
    guard capabilities.unicode else { return .ascii }
    return capabilities.isLinuxConsole ? .console : .unicode
  }
}

extension DocumentError {
  /// The first problem in one line that fits a screen: the file by its last name.
  var headline: String {
    guard let first = problems.first else { return "" }
    let file = first.file.split(separator: "/").last.map(String.init) ?? first.file
    let place = first.line == 0 ? file : "\(file):\(first.line):\(first.column)"
    let more = problems.count > 1 ? " (and \(problems.count - 1) more)" : ""
    return "\(place): \(first.message)\(more)"
  }
}
