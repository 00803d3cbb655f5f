internal import Canvas
internal import Desk
internal import Market

/// What the desk said.
extension Sheet {
  /// A line of a message: its first has the time and the mark, the others are moved in.
  private struct Line {
    var number: Int
    var message: DeskMessage
    var text: String
    var isFirst: Bool
  }

  /// How far the text of a message is moved in, for the time and the mark.
  private static let indent = 11

  /// The lines of a message, as many as it needs.
  private func lines(_ message: DeskMessage, number: Int, width: Int) -> [Line] {
    let texts = wrapped(message.text, width: max(8, width - Self.indent))
    return (texts.isEmpty ? [""] : texts).enumerated().map { index, text in
      Line(number: number, message: message, text: text, isFirst: index == 0)
    }
  }

  private mutating func draw(_ line: Line, in row: Rect) {
    let tone = line.message.tone
    if line.isFirst {
      brush.put(ClockText.time(line.message.time), at: row.origin, .dim)
      brush.put(mark(tone), at: Point(x: row.x + 9, y: row.y), tone.role)
    }
    brush.put(
      line.text, at: Point(x: row.x + Self.indent, y: row.y), tone.role,
      width: max(0, row.width - Self.indent))
  }

  /// Draws all messages, newest first, each whole.
  mutating func messages(in rect: Rect) {
    let inner = Rect(x: rect.x + 2, y: rect.y, width: rect.width - 3, height: rect.height)
    var all: [Line] = []
    for (number, message) in state.messages.reversed().enumerated() {
      all += lines(message, number: number, width: inner.width)
    }
    guard !all.isEmpty else {
      brush.put("no messages", at: inner.origin, .placeholder, width: inner.width)
      return
    }
    // The last line of the chosen message is in sight, and its first wherever both can be.
    let chosen = selected ?? 0
    let last = all.lastIndex { $0.number == chosen } ?? 0
    let start = all.firstIndex { $0.number == chosen } ?? 0
    let first = max(0, min(start, last - inner.height + 1))
    for (row, line) in all.dropFirst(first).prefix(inner.height).enumerated() {
      let full = Rect(x: rect.x, y: rect.y + row, width: rect.width, height: 1)
      draw(line, in: inner.row(row))
      add(.row(line.number), in: full)
      guard line.number == selected else { continue }
      brush.tint(full, .selection)
      if line.isFirst {
        brush.plot(glyphs.pointer, at: full.origin, theme.style(.accent, on: .selection))
      }
    }
    brush.scrollBar(
      in: Rect(x: scrollBarX(rect), y: rect.y, width: 1, height: rect.height), first: first,
      visible: inner.height, total: all.count)
  }

  /// The last lines of the screen.
  struct Foot {
    var accountLine: Rect
    var messages: Rect
    var hints: Rect
  }

  /// The last lines as the layout has them; for a moment, a new message that is too long for its
  /// rows takes those of the hints, then that of the account: it may say what to do.
  func foot(of layout: Layout) -> Foot {
    var foot = Foot(
      accountLine: layout.accountLine, messages: layout.messages, hints: layout.hints)
    guard let message = state.newMessage, state.overlay?.hasHintRows != true else { return foot }
    let needed = lines(message, number: 0, width: foot.messages.width - 2).count
    let fromHints = min(max(0, needed - foot.messages.height), foot.hints.height)
    let fromAccount = min(
      max(0, needed - foot.messages.height - fromHints), foot.accountLine.height)
    foot.hints.y += fromHints
    foot.hints.height -= fromHints
    foot.messages.y -= fromAccount
    foot.messages.height += fromHints + fromAccount
    if fromAccount > 0 { foot.accountLine = Layout.nowhere }
    return foot
  }

  /// The latest messages, newest at the bottom, whatever else is shown. A long one takes the room
  /// of those before it; it is cut where it alone is too long.
  mutating func latestMessages(in rect: Rect) {
    let inner = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    var shown: [Line] = []
    for (number, message) in state.messages.suffix(rect.height).reversed().enumerated() {
      let lines = lines(message, number: number, width: inner.width)
      if shown.isEmpty, lines.count > rect.height {
        shown = cut(message, lines, to: rect.height)
      } else if shown.count + lines.count <= rect.height {
        shown = lines + shown
      } else {
        break
      }
    }
    for (number, line) in shown.enumerated() {
      draw(line, in: inner.row(rect.height - shown.count + number))
    }
    add(.tab(.messages), in: rect)
  }

  /// The first lines of a message, the last of them with all that is left of it, to be cut.
  private func cut(_ message: DeskMessage, _ lines: [Line], to count: Int) -> [Line] {
    guard count > 0 else { return [] }
    var kept = Array(lines.prefix(count))
    kept[count - 1].text = lines.dropFirst(count - 1).map(\.text).joined(separator: " ")
    return kept
  }

  private func mark(_ tone: Tone) -> String {
    switch tone {
    case .plain: text(glyphs.dot)
    case .good: text(glyphs.check)
    case .warning: "!"
    case .bad: text(glyphs.crossMark)
    }
  }
}

extension Overlay {
  /// Whether it is drawn in the rows of the hints.
  fileprivate var hasHintRows: Bool {
    if case .prompt = self { true } else { false }
  }
}

extension Tone {
  /// The role a message is shown in.
  var role: ThemeRole {
    switch self {
    case .plain: .text
    case .good: .success
    case .warning: .warning
    case .bad: .danger
    }
  }
}
