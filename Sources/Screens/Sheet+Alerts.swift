internal import Canvas
internal import Desk
internal import Market

/// The list of alerts, and what is seen when one rings.
extension Sheet {
  /// Draws the list with a line for another alert.
  mutating func alerts(_ panel: AlertPanel, in room: Rect) {
    let list = state.alerts.list
    let size = Size(
      width: min(room.width - 2, 78), height: min(room.height, max(9, list.count + 7)))
    let rect = room.centred(size)
    let quiet = state.alerts.isQuiet
    var title = [over("Alerts", .title)]
    if quiet { title.append(over(" \(text(glyphs.dot)) quiet", .warning)) }
    let inner = window(rect, title: title)
    alertLine(panel, in: inner.row(0))
    let body = Rect(
      x: inner.x, y: inner.y + 2, width: inner.width, height: max(0, inner.height - 4))
    if list.isEmpty {
      brush.put(
        "none; type a price and press Enter", at: body.origin, over(.placeholder),
        width: body.width)
    }
    let first = min(max(0, panel.selected - body.height + 1), max(0, list.count - body.height))
    for number in first..<max(first, min(list.count, first + body.height)) {
      let isSelected = number == panel.selected
      alertRow(list[number], number, isSelected: isSelected, in: body.row(number - first))
    }
    brush.scrollBar(
      in: Rect(x: rect.maxX - 1, y: body.y, width: 1, height: body.height), first: first,
      visible: body.height, total: list.count)
    alertKeys(panel, in: inner)
  }

  private mutating func alertKeys(_ panel: AlertPanel, in inner: Rect) {
    let isTyping = !panel.text.isEmpty
    let hasRung =
      state.alerts.list.indices.contains(panel.selected)
      && state.alerts.list[panel.selected].isDone
    var keys = [windowKey(.dismiss, "close", in: .alerts)]
    if isTyping || hasRung {
      keys.append(windowKey(.confirm, isTyping ? "set" : "again", in: .alerts))
    }
    keys += [
      windowKey(.removeAlert, "remove", in: .alerts),
      windowKey(.alertOnSpread, "spread", in: .alerts),
      windowKey(.alertOnFills, "fills", in: .alerts),
      windowKey(.alertOnPhases, "phases", in: .alerts),
      windowKey(.toggleQuiet, state.alerts.isQuiet ? "ring" : "quiet", in: .alerts),
    ]
    windowKeys(keys, in: inner.row(inner.height - 1))
  }

  private mutating func alertLine(_ panel: AlertPanel, in row: Rect) {
    let name = "\(state.instrument.symbol) at "
    let start = brush.put(name, at: row.origin, over(.label))
    let box = Rect(
      x: start, y: row.y, width: min(22, max(0, row.maxX - start)), height: 1)
    brush.fill(box, theme[.field])
    let end = brush.put(panel.text, at: box.origin, theme[.field], width: box.width)
    if end < box.maxX { brush.plot(" ", at: Point(x: end, y: row.y), theme[.cursor]) }
    let rest = Point(x: box.maxX + 1, y: row.y)
    let room = max(0, row.maxX - rest.x)
    if let fault = panel.fault {
      brush.put("\(text(glyphs.crossMark)) \(fault)", at: rest, over(.danger), width: room)
    } else if let last = state.summary?.last {
      brush.put("last \(state.instrument.text(last))", at: rest, over(.dim), width: room)
    }
  }

  private mutating func alertRow(_ alert: Alert, _ number: Int, isSelected: Bool, in row: Rect) {
    let mark = isSelected ? text(glyphs.pointer) : " "
    let words = "\(mark)\(number + 1) \(state.words(of: alert.condition))"
    let role: ThemeRole = alert.isDone ? .dim : .text
    let end = brush.put(words, at: row.origin, over(role), width: row.width)
    let status = alertStatus(alert)
    let width = brush.width(of: status)
    if end + 2 + width <= row.maxX {
      brush.put(
        status, at: Point(x: row.maxX - width, y: row.y),
        over(alert.rangAt == nil ? .dim : .accent))
    }
    if isSelected { brush.tint(row, .selection) }
    add(.row(number), in: row)
  }

  private func alertStatus(_ alert: Alert) -> String {
    if let time = alert.rangAt {
      return alert.isDone
        ? "rang at \(ClockText.time(time)), done" : "rang last at \(ClockText.time(time))"
    }
    switch alert.rises {
    case true?: return "when it rises there"
    case false?: return "when it falls there"
    case nil: return "looking out"
    }
  }

  /// Draws what is seen when an alert rings: marks down both edges of the frame, and what happened
  /// in the row above the hints.
  mutating func flash(above layout: Layout) {
    guard let flash = state.alerts.flash else { return }
    let bounds = brush.bounds
    let style = theme[.bannerUrgent].with(.bold)
    for y in bounds.y..<bounds.maxY {
      brush.plot("!", at: Point(x: bounds.x, y: y), style)
      brush.plot("!", at: Point(x: bounds.maxX - 1, y: y), style)
    }
    let row = Rect(
      x: bounds.x, y: max(0, layout.hints.y - 1), width: bounds.width, height: 1)
    brush.fill(row, style)
    let text = "!!! ALERT  \(flash.text)  (any key)"
    brush.put(text, at: Point(x: row.x + 1, y: row.y), style, width: row.width - 2)
    brush.plot("!", at: Point(x: row.maxX - 1, y: row.y), style)
  }
}
