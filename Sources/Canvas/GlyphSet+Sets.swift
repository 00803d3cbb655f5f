extension GlyphSet {
  /// Every set, the richest first.
  public static let all: [GlyphSet] = [.unicode, .console, .ascii]

  /// For terminals with a locale of UTF-8: rounded frames and bars in eighths.
  public static let unicode = GlyphSet(
    name: "unicode", repertoire: .unicode,
    frame: Frame(
      horizontal: "─", vertical: "│", topLeft: "╭", topRight: "╮", bottomLeft: "╰",
      bottomRight: "╯", teeRight: "├", teeLeft: "┤", teeDown: "┬", teeUp: "┴", cross: "┼"),
    rightwards: steps("▏▎▍▌▋▊▉█"),
    // There are no left-hand counterparts but for one eighth and the half: the others are the
    // complement, with the colours exchanged.
    leftwards: [
      Step("▕"), Step("▊", isReversed: true), Step("▋", isReversed: true), Step("▐"),
      Step("▍", isReversed: true), Step("▎", isReversed: true), Step("▏", isReversed: true),
      Step("█"),
    ],
    upwards: steps("▁▂▃▄▅▆▇█"),
    downwards: [
      Step("▔"), Step("▆", isReversed: true), Step("▅", isReversed: true), Step("▀"),
      Step("▃", isReversed: true), Step("▂", isReversed: true), Step("▁", isReversed: true),
      Step("█"),
    ],
    rising: Candle(
      body: "█", bodyUpper: "▀", bodyLower: "▄", bodyOverWick: "▀", wickOverBody: "▄", level: "━"),
    falling: Candle(
      body: "▌", bodyUpper: "▘", bodyLower: "▖", bodyOverWick: "▘", wickOverBody: "▖", level: "━"),
    wick: "│", wickUpper: "╵", wickLower: "╷",
    up: "▲", down: "▼", pointer: "▸", pointerLeft: "◂", ellipsis: "…", dot: "·", flag: "⚑",
    disc: "●", circle: "○", check: "✓", crossMark: "✗", hatch: "╱",
    dottedHorizontal: "┄", dottedVertical: "┆", scrollThumb: "┃", scrollTrack: "│")

  /// For the Linux console and other terminals with 256 glyphs: what the PC's code page 437 has.
  public static let console = GlyphSet(
    name: "console", repertoire: .console,
    frame: Frame(
      horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└",
      bottomRight: "┘", teeRight: "├", teeLeft: "┤", teeDown: "┬", teeUp: "┴", cross: "┼"),
    rightwards: steps("▌█"), leftwards: steps("▐█"), upwards: steps("▄█"), downwards: steps("▀█"),
    rising: Candle(
      body: "█", bodyUpper: "▀", bodyLower: "▄", bodyOverWick: "▀", wickOverBody: "▄", level: "─"),
    falling: Candle(
      body: "▒", bodyUpper: "▒", bodyLower: "▒", bodyOverWick: "▒", wickOverBody: "▒", level: "─"),
    wick: "│", wickUpper: "│", wickLower: "│",
    up: "▲", down: "▼", pointer: "►", pointerLeft: "◄", ellipsis: "~", dot: "·", flag: "!",
    disc: "■", circle: "o", check: "√", crossMark: "x", hatch: "░",
    dottedHorizontal: "-", dottedVertical: ":", scrollThumb: "█", scrollTrack: "│")

  /// For everything else: the 95 characters that every terminal has.
  public static let ascii = GlyphSet(
    name: "ascii", repertoire: .ascii,
    frame: Frame(
      horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+",
      bottomRight: "+", teeRight: "+", teeLeft: "+", teeDown: "+", teeUp: "+", cross: "+"),
    rightwards: steps(".-=#"), leftwards: steps(".-=#"), upwards: steps(".-=#"),
    downwards: steps("'-=#"),
    rising: Candle(
      body: "#", bodyUpper: "#", bodyLower: "#", bodyOverWick: "#", wickOverBody: "#", level: "-"),
    falling: Candle(
      body: "o", bodyUpper: "o", bodyLower: "o", bodyOverWick: "o", wickOverBody: "o", level: "-"),
    wick: "|", wickUpper: "'", wickLower: ".",
    up: "^", down: "v", pointer: ">", pointerLeft: "<", ellipsis: "~", dot: ".", flag: "!",
    disc: "*", circle: "o", check: "+", crossMark: "x", hatch: "/",
    dottedHorizontal: ".", dottedVertical: ":", scrollThumb: "#", scrollTrack: "|")

  private static func steps(_ glyphs: String) -> [Step] {
    glyphs.unicodeScalars.map { Step($0) }
  }
}
