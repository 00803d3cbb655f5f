import Foundation

extension TerminalSession {
  /// A button of the mouse, by its number in a report.
  enum Button: Int {
    /// The left one.
    case left = 0
    /// The right one.
    case right = 2
    /// The wheel, turned away.
    case wheelUp = 64
    /// The wheel, turned nearer.
    case wheelDown = 65
  }

  /// Presses keys, by tmux's names: `b`, `Enter`, `Escape`, `C-c`, `F1`, `Space`.
  func press(_ keys: String...) throws {
    try tmux.run(["send-keys", "-t", "test"] + keys)
  }

  /// Types text as it stands.
  func type(_ text: String) throws {
    try tmux.run(["send-keys", "-t", "test", "-l", text])
  }

  /// Types a line and ends it with Enter.
  func enter(_ line: String) throws {
    try type(line)
    try press("Enter")
  }

  /// Pastes text as a terminal does: bracketed, if the program asked for that.
  func paste(_ text: String) throws {
    try tmux.run(["set-buffer", "-b", "paste", text])
    try tmux.run(["paste-buffer", "-p", "-r", "-b", "paste", "-t", "test"])
  }

  /// Sends bytes as they are; long runs in pieces.
  func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(500)
      rest = rest.dropFirst(500)
      let codes = piece.map { String($0, radix: 16) }
      try tmux.run(["send-keys", "-t", "test", "-H"] + codes)
    }
  }

  /// Reports a press, and for a button its release, at a cell counted from 0.
  func mouse(_ button: Button = .left, column: Int, row: Int) throws {
    try send(Self.report(button, column: column, row: row))
  }

  /// The bytes of such a report, in SGR form.
  static func report(_ button: Button, column: Int, row: Int) -> [UInt8] {
    let place = "\u{1b}[<\(button.rawValue);\(column + 1);\(row + 1)"
    let isWheel = button == .wheelUp || button == .wheelDown
    return Array((isWheel ? place + "M" : place + "M" + place + "m").utf8)
  }

  /// Clicks on the first place where a text is on the screen.
  func click(on text: String, _ button: Button = .left) throws {
    let place = try place(of: text)
    try mouse(button, column: place.column, row: place.row)
  }

  /// Where a text starts on the screen, counted from 0; every cell is one column wide.
  func place(of text: String) throws -> (column: Int, row: Int) {
    let screen = try screenText()
    for (row, line) in screen.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if let range = line.range(of: text) {
        return (line.distance(from: line.startIndex, to: range.lowerBound), row)
      }
    }
    throw SessionError(what: "'\(text)' is not on the screen", screen: screen)
  }

  /// Changes the terminal's size.
  func resize(columns: Int, rows: Int) throws {
    try tmux.resize(columns: columns, rows: rows)
  }
}
