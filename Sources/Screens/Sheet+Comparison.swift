internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// Markets side by side.
extension Sheet {
  /// The most markets side by side.
  private static let comparisonMax = 4

  /// The market at a place among those side by side: the first four, or the four around the one in
  /// the ladder where there are more; `nil` where there is none.
  private func market(at place: Int) -> Int? {
    let count = state.session.instruments.count
    let focus = Int(state.focus.rawValue)
    let page = focus / Self.comparisonMax * Self.comparisonMax
    let first = max(0, min(page, count - Self.comparisonMax))
    return first + place < count ? first + place : nil
  }

  /// Draws a market: its candles from its trades, and its touch below.
  mutating func comparison(_ place: Int, in rect: Rect) {
    guard rect.height >= 5, rect.width >= 24, let market = market(at: place) else { return }
    let id = InstrumentID(UInt16(market))
    let isChosen = id == state.focus
    let isFocused = isChosen && state.pane == .watchlist && state.overlay == nil
    let instrument = instrument(id)
    var title = [
      Span(instrument.symbol, isChosen ? theme[.title].with(.bold) : theme[.title]),
      brush.span(" \(instrument.text(lastPrice(of: market))) ", .text),
    ]
    if isChosen { title.insert(brush.span("\(text(glyphs.pointer)) ", .accent), at: 0) }
    var note: [Span] = []
    let summary = market < state.view.markets.count ? state.view.markets[market] : nil
    if let summary {
      title.append(change(summary))
      note = [brush.span(summary.phase.name, summary.phase.role)]
    }
    let inner = brush.panel(rect, title: title, note: note, isFocused: isFocused)
    add(.market(id), in: rect)
    let chart = Rect(
      x: inner.x, y: inner.y, width: inner.width, height: max(0, inner.height - 1))
    let plot = ChartPlot(
      market: market, instrument: instrument, in: chart, axisWidth: axisWidth(of: market),
      volumeRows: chart.height >= 10 ? 1 : 0, hasProfile: false)
    if chart.height > 2 { candleChart(plot, in: chart) }
    touchLine(summary, instrument, in: inner.row(inner.height - 1))
  }

  private mutating func touchLine(
    _ summary: MarketSummary?, _ instrument: Instrument, in row: Rect
  ) {
    guard let summary else { return }
    func side(_ word: String, _ level: DepthLevel?, _ role: ThemeRole, _ quantity: Int) -> [Span] {
      guard let level else { return [brush.span("no \(word)", .dim)] }
      let size =
        quantity > 0
        ? " " + NumberText.compact(level.quantity, of: instrument, width: quantity) : ""
      return [
        brush.span("\(word) ", .label), brush.span(instrument.text(level.price), role),
        brush.span(size, .dim),
      ]
    }
    let gap = [brush.span("  ", .text)]
    func touch(_ quantity: Int) -> [Span] {
      side("bid", summary.bid, .positive, quantity) + gap
        + side("ask", summary.ask, .negative, quantity)
    }
    let spread =
      TouchHistory.spread(summary.bid, summary.ask).map { $0 == 1 ? "1 tick" : "\($0) ticks" }
      ?? "no spread"
    let end = gap + [brush.span(spread, .label)]
    let choices = [touch(7) + end, touch(5) + end, touch(0) + end, touch(0)]
    let line = choices.first { brush.width(of: $0) <= row.width } ?? touch(0)
    brush.put(line, at: row.origin, width: row.width)
  }
}
