internal import CCurses
internal import CSystem
internal import Canvas

/// What the environment says about the terminal.
struct TerminalEnvironment: Hashable, Sendable {
  /// `TERM`.
  var type: String
  /// `COLORTERM`.
  var colourTerm: String
  /// `NO_COLOR`; colour is unwanted unless it is empty.
  var noColour: String
  /// The first of `LC_ALL`, `LC_CTYPE` and `LANG` that is not empty.
  var locale: String
  /// Whether tmux is between us and the terminal.
  var isInTmux: Bool

  /// Reads the variables it needs.
  init(variable: (String) -> String) {
    type = variable("TERM")
    colourTerm = variable("COLORTERM")
    noColour = variable("NO_COLOR")
    locale =
      ["LC_ALL", "LC_CTYPE", "LANG"].lazy.map(variable).first { !$0.isEmpty } ?? ""
    isInTmux = !variable("TMUX").isEmpty || type.hasPrefix("tmux")
  }

  /// Whether the locale is one of UTF-8, by its name.
  var isUnicode: Bool {
    let name = locale.lowercased()
    return name.contains("utf-8") || name.contains("utf8")
  }

  /// The colours to use.
  ///
  /// - Parameters:
  ///   - wish: What the person set; it wins over everything but a terminal type without colours.
  ///   - colours: How many colours terminfo gives the type.
  func depth(wish: ColourDepth?, colours: Int) -> ColourDepth {
    if let wish { return canBeDirect ? wish : min(wish, Self.depth(colours: colours)) }
    if !noColour.isEmpty { return .monochrome }
    let asksForTrueColour = ["truecolor", "24bit"].contains(colourTerm.lowercased())
    if canBeDirect && (asksForTrueColour || type.hasSuffix("-direct")) { return .trueColour }
    return min(Self.depth(colours: colours), .ansi256)
  }

  /// Whether our own terminal type, a plain xterm in 24-bit colour, fits the terminal.
  ///
  /// Screen keeps `COLORTERM` of the terminal around it and cannot show the colours, but tmux may
  /// call itself screen; the Linux console rounds them to its eight.
  var canBeDirect: Bool {
    if type.hasPrefix("screen") { return isInTmux }
    let others = ["linux", "vt", "ansi", "cons25", "dumb", "rxvt", "sun", "mach", "hurd"]
    return !type.isEmpty && !others.contains { type.hasPrefix($0) && !type.hasPrefix("vte") }
  }

  /// Whether the terminal swallows a question it does not understand.
  var canBeAsked: Bool { canBeDirect }

  private static func depth(colours: Int) -> ColourDepth {
    switch colours {
    case 257...: .trueColour
    case 256: .ansi256
    case 8...: .ansi16
    default: .monochrome
    }
  }

  /// Makes the locale the one that curses encodes characters by; `true` if it is one of UTF-8.
  func adoptLocale() -> Bool {
    // SAFETY: the name is a string that outlives the call.
    unsafe csystem_locale_adopt(locale.isEmpty ? "C" : locale, isUnicode ? 1 : 0) != 0
  }

  /// The first of `TERM` and its stand-ins that terminfo knows.
  func usableType() throws(TerminalError) -> (name: String, colours: Int) {
    for name in [type, "xterm-256color", "xterm", "ansi"] where !name.isEmpty {
      if let colours = Self.colours(of: name) { return (name, colours) }
    }
    throw .unknownType(type)
  }

  /// The type to open for a depth: the one at hand, or its sister with 256 colours.
  ///
  /// A type in 24-bit colour takes the numbers of the palette for shades of blue.
  func type(_ type: (name: String, colours: Int), for depth: ColourDepth) -> String {
    guard (depth == .ansi256 && type.colours < 256) || type.colours > 256 else { return type.name }
    let sister = isInTmux ? "tmux-256color" : "xterm-256color"
    return Self.colours(of: sister) == nil ? type.name : sister
  }

  /// How many colours terminfo gives a type; `nil` if it does not know it.
  private static func colours(of type: String) -> Int? {
    // SAFETY: the name is a string that outlives the call.
    let count = unsafe ccurses_colours_of(type)
    return count < 0 ? nil : Int(count)
  }
}
