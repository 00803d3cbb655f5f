import Canvas
import Pseudoterminal
import Terminal
import Testing

/// A terminal type with an environment, as a person's machine might have it.
struct Setting: CustomTestStringConvertible, Sendable {
  var type: String
  var colourTerm = ""
  var locale = "C.UTF-8"
  var noColour = ""
  var tmux = ""
  var wish: ColourDepth?
  /// What the screen should find.
  var depth: ColourDepth
  var unicode = true

  var testDescription: String { "\(type) \(colourTerm) \(locale) \(noColour) \(tmux)" }

  /// The options for a screen on a pseudo-terminal.
  func options(_ terminal: borrowing PseudoTerminal) -> Screen.Options {
    Screen.Options(
      colour: wish, input: terminal.terminal, output: terminal.terminal,
      environment: [
        "TERM": type, "COLORTERM": colourTerm, "LANG": locale, "NO_COLOR": noColour,
        "TMUX": tmux,
      ], guardsProcess: false)
  }

  /// Opens a screen on a pseudo-terminal that answers questions, and closes it after.
  func open(
    _ size: Size, body: (Screen, borrowing PseudoTerminal) throws -> Void
  ) throws {
    let terminal = try PseudoTerminal(size: size)
    let screen = try Screen(options(terminal))
    terminal.answer()
    try body(screen, terminal)
    screen.close()
  }

  /// Whether the terminal type that is used clears with the present background.
  var clearsInColour: Bool {
    depth == .trueColour || !["tmux", "screen", "vt100"].contains { type.hasPrefix($0) }
  }

  static let direct = Setting(type: "xterm-256color", colourTerm: "truecolor", depth: .trueColour)

  static let all: [Setting] = [
    .direct,
    Setting(type: "xterm-256color", depth: .ansi256),
    Setting(type: "xterm", depth: .ansi16),
    Setting(type: "xterm-direct", depth: .trueColour),
    Setting(type: "tmux-256color", depth: .ansi256),
    Setting(type: "tmux-256color", colourTerm: "truecolor", depth: .trueColour),
    Setting(type: "screen", depth: .ansi16),
    Setting(type: "screen-256color", colourTerm: "truecolor", depth: .ansi256),
    Setting(
      type: "screen-256color", colourTerm: "truecolor", tmux: "/tmp/server,1,0",
      depth: .trueColour),
    Setting(
      type: "vt100", colourTerm: "truecolor", tmux: "/tmp/server,1,0", depth: .monochrome),
    Setting(type: "linux", colourTerm: "truecolor", depth: .ansi16),
    Setting(type: "vt100", depth: .monochrome),
    Setting(type: "vt100", locale: "C", depth: .monochrome, unicode: false),
    Setting(type: "xterm-256color", locale: "C", depth: .ansi256, unicode: false),
    Setting(type: "xterm-256color", locale: "", depth: .ansi256, unicode: false),
    Setting(type: "xterm-256color", locale: "en_US.UTF-8", depth: .ansi256),
    Setting(
      type: "xterm-256color", colourTerm: "truecolor", noColour: "1", depth: .monochrome),
    Setting(
      type: "xterm-256color", colourTerm: "truecolor", noColour: "1", wish: .trueColour,
      depth: .trueColour),
    Setting(type: "xterm", wish: .ansi256, depth: .ansi256),
    Setting(type: "vt100", wish: .trueColour, depth: .monochrome),
    Setting(type: "no-such-terminal", depth: .ansi256),
    Setting(type: "rxvt-unicode-256color", depth: .ansi256),
  ]
}

extension Grid {
  /// A random picture like ours: few styles, long runs.
  static func random(size: Size, using random: inout SeededRandom) -> Grid {
    var grid = Grid(size: size, style: Style.random(using: &random))
    for _ in 0..<size.height * 2 { grid.scribble(using: &random) }
    return grid
  }

  /// A random change: a run, a cell, a block, or a row that moves.
  mutating func scribble(using random: inout SeededRandom) {
    let row = Int.random(in: 0..<size.height, using: &random)
    let start = Int.random(in: 0..<size.width, using: &random)
    let style = Style.random(using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0:
      self[start, row] = Cell(glyph: "•", style: style)
    case 1:
      for column in start..<min(size.width, start + 12) {
        self[column, row] = Cell(
          glyph: "█▌#x 0─".unicodeScalars.randomElement(using: &random) ?? "x", style: style)
      }
    case 2:
      let glyph = "█ =".unicodeScalars.randomElement(using: &random) ?? " "
      for y in row..<min(size.height, row + 4) {
        for x in start..<min(size.width, start + 20) {
          self[x, y] = Cell(glyph: glyph, style: style)
        }
      }
    case 3:
      for x in 0..<size.width { self[x, row] = self[x, row == 0 ? size.height - 1 : row - 1] }
    default:
      for x in start..<size.width { self[x, row] = Cell(glyph: " ", style: style) }
    }
  }
}

extension Style {
  /// One of some hundred styles.
  static func random(using random: inout SeededRandom) -> Style {
    func colour() -> Colour {
      switch Int.random(in: 0..<4, using: &random) {
      case 0: .terminal
      case 1: .ansi(UInt8.random(in: 0..<16, using: &random))
      default:
        .rgb(
          red: UInt8.random(in: 0..<4, using: &random) * 85,
          green: UInt8.random(in: 0..<2, using: &random) * 170,
          blue: UInt8.random(in: 0..<2, using: &random) * 7)
      }
    }
    let emphasis =
      Int.random(in: 0..<3, using: &random) == 0 ? UInt8.random(in: 0..<32, using: &random) : 0
    return Style(
      foreground: colour(), background: colour(), emphasis: Emphasis(rawValue: emphasis))
  }
}

extension Screen {
  /// Everything that the terminal was sent, read as a terminal reads: until nothing more comes.
  func drain(_ terminal: borrowing PseudoTerminal) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let some = terminal.receive()
      guard !some.isEmpty else { return all }
      all += some
      _ = events(timeoutMilliseconds: 0)
    }
  }
}

extension PseudoTerminal {
  /// Opens one of a size.
  init(size: Size) throws { try self.init(columns: size.width, rows: size.height) }

  /// Changes its size.
  borrowing func resize(to size: Size) { resize(columns: size.width, rows: size.height) }

  /// Answers what a screen asks at its start: what this is, and not that it knows mode 2026.
  borrowing func answer() { send(Array("\u{1B}[?62;22c".utf8)) }
}
