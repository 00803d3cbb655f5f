internal import Canvas
internal import Desk
internal import Market

/// An incident, a reconciliation or a post-mortem, line by line.
extension Sheet {
  /// Draws it. What does not fit is scrolled to.
  mutating func bulletin(_ bulletin: Bulletin, scroll: Int, in bounds: Rect) {
    let width = min(bounds.width - 2, 96)
    let inside = max(1, width - 4)
    let label = inside >= 60 ? 16 : 14
    let rows = state.lines(of: bulletin).flatMap { row(of: $0, label: label, width: inside) }
    guard !rows.isEmpty else { return }
    let room = max(0, bounds.height - 4)
    let most = max(0, rows.count - room)
    scrollMax = most
    let first = min(max(0, scroll), most)
    let shown = rows.dropFirst(first).prefix(room)
    let rect = bounds.centred(Size(width: width, height: shown.count + 4))
    let inner = window(rect, title: title(of: bulletin))
    for (number, spans) in shown.enumerated() {
      brush.put(spans, at: Point(x: inner.x, y: inner.y + number), width: inner.width)
    }
    brush.scrollBar(
      in: Rect(x: rect.maxX - 1, y: inner.y, width: 1, height: shown.count), first: first,
      visible: shown.count, total: rows.count)
    bulletinKeys(bulletin, scroll: first, of: most, in: inner.row(inner.height - 1))
  }

  private func title(of bulletin: Bulletin) -> [Span] {
    let dot = text(glyphs.dot)
    switch bulletin {
    case .incident(let index):
      let incident = state.incidents[index]
      return [
        over("Incident \(incident.id.rawValue)", .title),
        over(" \(dot) \(incident.stage.name)", incident.isActive ? .danger : .label),
        over(" \(dot) revision \(incident.revision)", .label),
      ]
    case .reconciliation(let index):
      let halt = state.reconciliations[index]
      return [
        over("Reconciliation", .title),
        over(" \(dot) halt of \(ClockText.moment(halt.haltedAt, from: now))", .label),
      ]
    case .postMortem: return [over("Post-mortem", .title)]
    }
  }

  private mutating func bulletinKeys(
    _ bulletin: Bulletin, scroll: Int, of most: Int, in row: Rect
  ) {
    var keys = [windowKey(.dismiss, "close", in: .notice)]
    if most > 0 {
      var further = windowKey(.scrollDown, "further", in: .notice)
      further.isUsable = scroll < most
      var back = windowKey(.scrollUp, "back", in: .notice)
      back.isUsable = scroll > 0
      keys += [further, back]
    }
    if case .incident = bulletin {
      keys += turningKeys
      if !state.reconciliations.isEmpty {
        keys.append(windowKey(.showReconciliation, "reconciliation", in: .notice))
      }
    }
    windowKeys(keys, in: row)
  }

  /// The keys that turn to another notice or incident; none where there is only one.
  var turningKeys: [WindowKey] {
    let rows = state.bulletinRows
    guard rows.count > 1, let place = state.shownBulletinRow else { return [] }
    var older = windowKey(.olderNotice, "older", in: .notice)
    older.isUsable = place > 0
    var newer = windowKey(.newerNotice, "newer", in: .notice)
    newer.isUsable = place < rows.count - 1
    return [older, newer]
  }

  /// A line as rows: its name in a column of its own, its text beside it, broken where it must be.
  private func row(of line: BulletinLine, label: Int, width: Int) -> [[Span]] {
    let name = line.name
    let indent = String(repeating: " ", count: line.indent)
    let column = name.isEmpty ? line.indent : max(label, name.count + 1) + line.indent
    let role = role(of: line.tone)
    let style = line.tone == .title ? over(role).with(.bold) : over(role)
    let texts = wrapped(line.text, width: max(8, width - column))
    if texts.isEmpty { return [name.isEmpty ? [] : [over(indent + name, .label)]] }
    return texts.enumerated().map { number, text in
      let head = number == 0 ? indent + name : ""
      let pad = String(repeating: " ", count: max(0, column - head.count))
      return [over(head + pad, .label)]
        + (line.isStruck ? struck(text) : [Span(text, style)])
    }
  }

  /// What holds no more: between marks, so that it is seen without colours too.
  func struck(_ text: String) -> [Span] {
    [over("\(self.text(glyphs.crossMark)) ", .danger), over(text, .dim)]
  }

  private func role(of tone: BulletinTone) -> ThemeRole {
    switch tone {
    case .title, .plain: .text
    case .quiet: .dim
    case .advice: .information
    case .good: .success
    case .warning: .warning
    case .bad: .danger
    }
  }
}
