internal import Canvas
internal import Desk
internal import Market

/// Windows over the screen.
extension Sheet {
  /// Draws what lies over the screen, if anything does.
  mutating func overlay(beside layout: Layout) {
    switch state.overlay {
    case nil: return
    case .ticket(let ticket): self.ticket(ticket, beside: layout)
    case .help(let scroll, let filter):
      help(scroll: scroll, filter: filter, in: room(below: layout))
    case .notice(let index, let scroll):
      if state.notices.indices.contains(index) {
        notice(index, scroll: scroll, in: room(below: layout))
      }
    case .bulletin(let bulletin, let scroll):
      self.bulletin(bulletin, scroll: scroll, in: room(below: layout))
    case .fill(let name, let scroll): fill(name, scroll: scroll, in: room(below: layout))
    case .ladderParts(let row): ladderParts(row, in: room(below: layout))
    case .prompt(let prompt):
      if let ticket = prompt.ticket { self.ticket(ticket, beside: layout) }
      self.prompt(prompt, in: layout.hints)
    case .palette(let palette): self.palette(palette, in: room(below: layout))
    case .search(let search): self.search(search, in: room(below: layout))
    case .question(let question): self.question(question)
    case .alerts(let panel): alerts(panel, in: room(below: layout))
    }
  }

  /// Where a large window may stand: below the status line and the banner, above the hints. On the
  /// smallest screens it takes the banner's row too.
  private func room(below layout: Layout) -> Rect {
    let top = brush.bounds.height < 24 ? layout.status.maxY : layout.body.y
    return Rect(x: 0, y: top, width: brush.bounds.width, height: layout.hints.y - top)
  }

  /// A role on the background of a window.
  func over(_ role: ThemeRole) -> Style { theme.style(role, on: .overlay) }

  /// A text in a role on the background of a window.
  func over(_ text: String, _ role: ThemeRole) -> Span { Span(text, over(role)) }

  /// Opens a window: covers what lies below, draws the frame, and returns the room inside.
  ///
  /// The mouse reaches nothing else while a modal window is open.
  mutating func window(
    _ rect: Rect, title: [Span], role: ThemeRole = .borderFocused, isModal: Bool = true
  ) -> Rect {
    add(nil, in: isModal ? brush.bounds : rect)
    brush.fill(rect, .overlay)
    brush.frame(rect, over(role))
    if rect.width > 6 {
      brush.put(
        [over(" ", role)] + title + [over(" ", role)], at: Point(x: rect.x + 2, y: rect.y),
        width: rect.width - 4)
    }
    return Rect(x: rect.x + 2, y: rect.y + 1, width: rect.width - 4, height: rect.height - 2)
  }

  /// A key and what it does, in the last row of a window.
  struct WindowKey {
    var action: Action
    var name: String
    var word: String
    var isUsable = true
  }

  /// Draws what keys do in a window, in its last row; as many as fit.
  mutating func windowKeys(_ keys: [WindowKey], in row: Rect) {
    var x = row.x
    for key in keys {
      let spans = [
        over(key.name, key.isUsable ? .key : .disabled),
        over(" \(key.word)", key.isUsable ? .label : .disabled),
      ]
      guard x + brush.width(of: spans) <= row.maxX else { return }
      let end = brush.put(spans, at: Point(x: x, y: row.y))
      add(.action(key.action), in: Rect(x: x, y: row.y, width: end - x, height: 1))
      x = end + 3
    }
  }

  /// The name of the first key that means an action in a context, or anywhere.
  func keyName(_ action: Action, in context: KeyContext) -> String {
    keys.keyName(of: action, in: context)
  }

  /// A key of the table that means an action here, with a word for what it does here.
  func windowKey(_ action: Action, _ word: String, in context: KeyContext) -> WindowKey {
    WindowKey(action: action, name: keyName(action, in: context), word: word)
  }

  /// Draws a question.
  private mutating func question(_ question: Question) {
    let bounds = brush.bounds
    let width = min(bounds.width - 4, max(40, brush.width(of: question.text) + 6))
    let lines = wrapped(question.text, width: width - 4)
    let rect = bounds.centred(Size(width: width, height: lines.count + 4))
    let inner = window(rect, title: [over("Sure?", .warning)], role: .warning)
    for (number, line) in lines.enumerated() {
      brush.put(line, at: Point(x: inner.x, y: inner.y + number), over(.text), width: inner.width)
    }
    windowKeys(
      [
        windowKey(.confirm, "yes", in: .question), windowKey(.dismiss, "no", in: .question),
      ], in: inner.row(inner.height - 1))
  }

  /// A text in lines of at most so many columns, broken between words.
  func wrapped(_ text: String, width: Int) -> [String] {
    if brush.width(of: text) <= width { return text.isEmpty ? [] : [text] }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if line.isEmpty {
        line = String(word)
      } else if brush.width(of: line) + 1 + brush.width(of: String(word)) <= width {
        line += " " + word
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
