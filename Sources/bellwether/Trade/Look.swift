import Canvas
import Documents
import Terminal

/// What the desk looks like: the theme asked for, fitted to what the terminal can show.
struct Look {
  /// The theme's name.
  var name: String
  /// Where themes come from.
  let library: ThemeLibrary

  /// The theme, with its colours lowered to the terminal's.
  func theme(depth: Canvas.ColourDepth) throws -> Theme {
    try library.theme(named: name).lowered(to: depth)
  }

  /// The characters that the terminal can show.
  func glyphs(for capabilities: TerminalCapabilities) -> GlyphSet {
    guard capabilities.unicode else { return .ascii }
    return capabilities.isLinuxConsole ? .console : .unicode
  }
}
