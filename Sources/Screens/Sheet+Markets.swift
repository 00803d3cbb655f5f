internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The watchlist: every market with a mini chart.
extension Sheet {
  /// The rows that a market takes where it has a card.
  private static let cardRows = 4

  /// Draws every market: as a card with its own small chart where there is room, else in a row.
  mutating func watchlist(in rect: Rect) {
    guard rect.height >= 4, rect.width >= 40 else { return }
    add(.pane(.watchlist), in: rect)
    let isFocused = state.pane == .watchlist && state.overlay == nil
    let inner = brush.panel(
      rect, title: [brush.span("Markets", .title)],
      note: [brush.span("closes of \(state.interval.label)", .label)], isFocused: isFocused)
    let markets = state.view.markets
    let selected = markets.firstIndex { $0.instrument == state.focus }
    if !markets.isEmpty, inner.height >= markets.count * Self.cardRows, inner.width >= 44 {
      cards(markets, selected: selected, in: inner)
      return
    }
    table(
      marketColumns(isWide: inner.width >= 76), rows: markets, selected: selected, in: inner,
      empty: "no view yet",
      target: { .market(markets[$0].instrument) })
  }

  private func marketColumns(isWide: Bool) -> [OptionalColumn<MarketSummary>] {
    let count = isWide ? 16 : 9
    return [
      OptionalColumn("market", width: 10, .leading) {
        brush.span(instrument($0.instrument).symbol, .text)
      },
      OptionalColumn("closes", width: count, .leading, yields: 2) { closes($0, count: count) },
      OptionalColumn("last", width: 11) {
        brush.span(instrument($0.instrument).text($0.last ?? $0.reference), .text)
      },
      OptionalColumn("change", width: 9) { change($0) },
      OptionalColumn("bid and ask", width: 23, yields: 5) { summary in
        let bid = price(summary.bid, of: summary)
        return brush.span("\(bid) \(price(summary.ask, of: summary))", .text)
      },
      OptionalColumn("spread", width: 7, yields: 4) { summary in
        guard let bid = summary.bid?.price, let ask = summary.ask?.price else {
          return brush.span("none", .dim)
        }
        return brush.span("\(ask.ticks - bid.ticks)", .dim)
      },
      OptionalColumn("phase", atLeast: 11, yields: 1) { brush.span($0.phase.name, $0.phase.role) },
    ]
  }

  private func price(_ level: DepthLevel?, of summary: MarketSummary) -> String {
    level.map { instrument(summary.instrument).text($0.price) } ?? "-"
  }

  /// The change of a market since the session began, with its arrow.
  func change(_ summary: MarketSummary) -> Span {
    let index = Int(summary.instrument.rawValue)
    guard index < state.markets.count else { return brush.span("-", .dim) }
    let points = state.markets[index].statistics.changeBasisPoints
    let arrow = points < 0 ? text(glyphs.down) : points > 0 ? text(glyphs.up) : " "
    return brush.span(
      "\(arrow)\(NumberText.percent(basisPoints: points))",
      points < 0 ? .negative : points > 0 ? .positive : .dim)
  }

  /// The latest closes of a market in ticks, at the chart's interval.
  private func closes(of market: InstrumentID, count: Int) -> [Int] {
    let index = Int(market.rawValue)
    guard index < state.markets.count else { return [] }
    let series = state.markets[index].candles[state.interval.rawValue]
    return series.candles.suffix(max(0, count)).map { Int(clamping: $0.close.ticks) }
  }

  /// The latest closes as a line of text: the lowest is the lowest step.
  private func closes(_ summary: MarketSummary, count: Int) -> Span {
    let values = closes(of: summary.instrument, count: count)
    guard let low = values.min(), let high = values.max(), let first = values.first,
      let last = values.last
    else { return brush.span("", .dim) }
    let steps = glyphs.upwards
    let scale = Scale(low: low, high: high, steps: steps.count)
    var line = ""
    for value in values { line += text(steps[scale.step(of: value)].glyph) }
    return brush.span(line, last < first ? .negative : last > first ? .positive : .dim)
  }

  // MARK: Cards

  private mutating func cards(_ markets: [MarketSummary], selected: Int?, in rect: Rect) {
    let rows = min(12, rect.height / markets.count)
    for (number, summary) in markets.enumerated() {
      let card = Rect(
        x: rect.x, y: rect.y + number * rows, width: rect.width, height: rows)
      self.card(summary, isSelected: number == selected, in: card)
      add(.market(summary.instrument), in: card)
    }
  }

  private mutating func card(_ summary: MarketSummary, isSelected: Bool, in card: Rect) {
    let instrument = instrument(summary.instrument)
    let words = Rect(x: card.x + 2, y: card.y, width: 26, height: card.height)
    let style = isSelected ? theme[.accent].with(.bold) : theme[.title]
    if isSelected { brush.plot(glyphs.pointer, at: card.origin, .accent) }
    brush.put(instrument.symbol, at: words.origin, style, width: words.width)
    let last = instrument.text(summary.last ?? summary.reference)
    brush.put(
      [Span(last, theme[.text].with(.bold)), brush.span(" ", .text), change(summary)],
      at: words.row(1).origin, width: words.width)
    let spread =
      TouchHistory.spread(summary.bid, summary.ask).map { $0 == 1 ? "1 tick" : "\($0) ticks" }
      ?? "none"
    brush.put(
      [brush.span("spread ", .label), brush.span(spread, .text)], at: words.row(2).origin,
      width: words.width)
    brush.put(
      [brush.span(summary.phase.name, summary.phase.role)], at: Point(x: words.x + 14, y: words.y),
      width: words.width - 14, alignment: .trailing)
    guard card.height > 3 else { return }
    let statistics = state.markets[Int(summary.instrument.rawValue)].statistics
    let range = [
      brush.span("lo ", .label), brush.span(instrument.text(statistics.low), .dim),
      brush.span(" hi ", .label), brush.span(instrument.text(statistics.high), .dim),
    ]
    if brush.width(of: range) <= words.width, card.height > 4 {
      brush.put(range, at: words.row(3).origin, width: words.width)
    }
    let area = Rect(
      x: words.maxX + 2, y: card.y, width: card.maxX - words.maxX - 3, height: card.height - 1)
    miniChart(summary, in: area)
  }

  /// Draws the closes of a market as a line.
  private mutating func miniChart(_ summary: MarketSummary, in area: Rect) {
    guard !area.isEmpty else { return }
    let values = closes(of: summary.instrument, count: area.width * (glyphs.hasDots ? 2 : 1))
    guard let low = values.min(), let high = values.max(), let first = values.first,
      let last = values.last
    else {
      brush.put("no trades yet", at: area.origin, .placeholder, width: area.width)
      return
    }
    let role: ThemeRole = last < first ? .negative : last > first ? .positive : .dim
    brush.line(values, from: low, to: max(high, low + 1), in: area, theme[role])
  }
}
