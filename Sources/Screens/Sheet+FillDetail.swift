internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// An own fill in full: why it filled, what it cost, where the market went after it.
extension Sheet {
  /// A line of the window.
  private struct Line {
    var label = ""
    var text: String
    var role = ThemeRole.text
  }

  /// How wide the column of labels is.
  private static let labelWidth = 12

  /// Draws a fill in plain words, with the averages of all like it at the end.
  mutating func fill(_ name: FillName, scroll: Int, in bounds: Rect) {
    guard let index = state.index(of: name) else {
      gone(in: bounds)
      return
    }
    let record = state.fills[index]
    let width = min(bounds.width - 2, 88)
    let lines = lines(of: record, width: max(8, width - 4 - Self.labelWidth))
    let room = max(0, bounds.height - 4)
    let most = max(0, lines.count - room)
    scrollMax = most
    let first = min(max(0, scroll), most)
    let shown = lines.dropFirst(first).prefix(room)
    let rect = bounds.centred(Size(width: width, height: shown.count + 4))
    let dot = text(glyphs.dot)
    let inner = window(
      rect,
      title: [
        over("Fill", .title), over(" \(dot) \(ClockText.time(record.time))", .label),
        over(" \(dot) \(index + 1) of \(state.fills.count)", .label),
      ])
    for (number, line) in shown.enumerated() { draw(line, in: inner.row(number)) }
    brush.scrollBar(
      in: Rect(x: rect.maxX - 1, y: inner.y, width: 1, height: shown.count), first: first,
      visible: shown.count, total: lines.count)
    fillKeys(index, isLong: most > 0, in: inner.row(inner.height - 1))
  }

  private mutating func gone(in bounds: Rect) {
    let rect = bounds.centred(Size(width: min(bounds.width - 2, 44), height: 5))
    let inner = window(rect, title: [over("Fill", .title)])
    brush.put("this fill is no longer kept", at: inner.origin, over(.text), width: inner.width)
    windowKeys([windowKey(.dismiss, "close", in: .fill)], in: inner.row(inner.height - 1))
  }

  private mutating func fillKeys(_ index: Int, isLong: Bool, in row: Rect) {
    var keys = [windowKey(.dismiss, "close", in: .fill)]
    if isLong {
      keys += [
        windowKey(.scrollDown, "further", in: .fill), windowKey(.scrollUp, "back", in: .fill),
      ]
    }
    var older = windowKey(.olderFill, "older", in: .fill)
    older.isUsable = index > 0
    var newer = windowKey(.newerFill, "newer", in: .fill)
    newer.isUsable = index + 1 < state.fills.count
    windowKeys(keys + [older, newer], in: row)
  }

  private mutating func draw(_ line: Line, in row: Rect) {
    brush.put(
      line.label, at: row.origin, over(.label), width: min(row.width, Self.labelWidth - 1))
    brush.put(
      line.text, at: Point(x: row.x + Self.labelWidth, y: row.y), over(line.role),
      width: max(0, row.width - Self.labelWidth))
  }

  private func lines(of record: FillRecord, width: Int) -> [Line] {
    func told(_ label: String, _ text: String, _ role: ThemeRole = .text) -> [Line] {
      wrapped(text, width: width).enumerated().map { number, part in
        Line(label: number == 0 ? label : "", text: part, role: role)
      }
    }
    let words = FillWords(record, instrument(record.fill.instrument))
    var lines = told("", words.headline)
    lines += told("why", words.why)
    lines.append(Line(text: ""))
    for (number, part) in words.costs.enumerated() {
      lines += told(number == 0 ? "cost" : "", part)
    }
    lines.append(Line(text: ""))
    for horizon in MarkOuts.horizons.indices {
      let after = "after \(MarkOuts.horizons[horizon].wholeSeconds) s"
      let gain = record.markOuts.gainHalfTicks(horizon, of: record.fill) ?? 0
      let role: ThemeRole = gain > 0 ? .positive : gain < 0 ? .negative : .text
      lines += told(after, words.wayWords(horizon, now: now), role)
    }
    lines.append(Line(text: ""))
    for liquidity in [Liquidity.maker, .taker] {
      let averages = state.averages(of: record.fill.instrument, as: liquidity)
      guard averages.count > 0 else { continue }
      lines += told(
        lines.last?.text == "" ? "on average" : "", words.words(averages, as: liquidity), .dim)
    }
    return lines
  }
}
