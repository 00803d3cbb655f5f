internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The touch over time: how wide its spread was, and which side was heavier.
extension Sheet {
  /// Draws spread and imbalance of the market in the ladder over the last seconds.
  mutating func touch(in rect: Rect) {
    guard rect.height >= 4, rect.width >= 24 else { return }
    let inner = brush.panel(
      rect, title: [brush.span("Touch", .title)],
      note: [brush.span("a column 1 s", .label)])
    let isTall = inner.height >= 4
    let label = isTall ? 0 : 17
    let width = inner.width - label
    let samples = state.memory.touch.latest(max(0, width), until: now)
    let latest = TouchSample(
      start: now, spreadTicks: TouchHistory.spread(state.summary?.bid, state.summary?.ask),
      imbalancePerMille: TouchHistory.imbalance(state.summary?.bid, state.summary?.ask))
    let rows = inner.height - (isTall ? 2 : 0)
    let spreadRows = max(1, rows / 2)
    let spread = Rect(
      x: inner.x + label, y: inner.y + (isTall ? 1 : 0), width: width, height: spreadRows)
    let imbalance = Rect(
      x: inner.x + label, y: spread.maxY + (isTall ? 1 : 0), width: width,
      height: max(0, rows - spreadRows))
    let spreads = samples.compactMap { $0?.spreadTicks }.sorted()
    let widest = spreads.last ?? 0
    // Four times the usual spread, or a single wide one would make slivers of all others.
    let full = Int(clamping: max(4, spreads.isEmpty ? 1 : spreads[spreads.count / 2] * 4))
    put(spreadWords(latest, widest, isTall), at: inner.origin, width: isTall ? width : label - 1)
    put(
      imbalanceWords(latest, isTall), at: Point(x: inner.x, y: imbalance.y - (isTall ? 1 : 0)),
      width: isTall ? width : label - 1)
    for (number, sample) in samples.enumerated() {
      guard let sample else { continue }
      if let ticks = sample.spreadTicks {
        let cell = Rect(x: spread.x + number, y: spread.y, width: 1, height: spread.height)
        brush.bar(
          Int(clamping: ticks), of: full, in: cell, .volume, growing: .upwards)
      }
      if let value = sample.imbalancePerMille { bar(value, number, in: imbalance) }
    }
  }

  private mutating func put(_ words: [Span], at place: Point, width: Int) {
    brush.put(words, at: place, width: width)
  }

  private func spreadWords(_ sample: TouchSample, _ widest: Int64, _ isTall: Bool) -> [Span] {
    let ticks = sample.spreadTicks.map { $0 == 1 ? "1 tick" : "\($0) ticks" } ?? "none"
    return [brush.span("spread ", .label), brush.span(ticks, .text)]
      + (isTall ? [brush.span(", widest \(widest)", .label)] : [])
  }

  private func imbalanceWords(_ sample: TouchSample, _ isTall: Bool) -> [Span] {
    guard let value = sample.imbalancePerMille else {
      return [brush.span("touch ", .label), brush.span("nothing there", .dim)]
    }
    let share = (max(value, -value) + 1000) / 20
    let side = value < 0 ? "asks" : "bids"
    return [
      brush.span(isTall ? "at the touch " : "touch ", .label),
      brush.span("\(share)% \(side)", value < 0 ? .negative : .positive),
    ]
  }

  /// A bar upwards from the middle where more is bid, downwards where more is asked; in a single
  /// row from the bottom to the top, half way where both are the same.
  private mutating func bar(_ perMille: Int, _ column: Int, in rect: Rect) {
    guard rect.height > 0 else { return }
    let role: ThemeRole = perMille < 0 ? .negativeBar : .positiveBar
    let x = rect.x + column
    guard rect.height > 1 else {
      let cell = Rect(x: x, y: rect.y, width: 1, height: 1)
      brush.bar(perMille + 1001, of: 2001, in: cell, role, growing: .upwards)
      return
    }
    let upper = rect.height / 2
    if perMille >= 0 {
      let cell = Rect(x: x, y: rect.y, width: 1, height: upper)
      brush.bar(perMille, of: 1000, in: cell, role, growing: .upwards)
    } else {
      let cell = Rect(x: x, y: rect.y + upper, width: 1, height: rect.height - upper)
      brush.bar(-perMille, of: 1000, in: cell, role, growing: .downwards)
    }
  }
}
