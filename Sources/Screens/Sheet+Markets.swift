internal import Analytics
internal import Canvas
internal import Desk
internal import Market

/// The list of markets.
extension Sheet {
  /// Draws every market with its last price, change, spread and phase.
  mutating func marketList(in rect: Rect) {
    guard rect.height >= 4, rect.width >= 40 else { return }
    let inner = brush.panel(rect, title: "Markets")
    let markets = state.view.markets
    let selected = markets.firstIndex { $0.instrument == state.focus }
    table(
      marketColumns, rows: markets, selected: selected, in: inner, empty: "no view yet",
      target: { .market(markets[$0].instrument) })
  }

  private var marketColumns: [OptionalColumn<MarketSummary>] {
    [
      OptionalColumn("market", width: 10, .leading) {
        brush.span(instrument($0.instrument).symbol, .text)
      },
      OptionalColumn("last", width: 11) {
        brush.span(instrument($0.instrument).text($0.last ?? $0.reference), .text)
      },
      OptionalColumn("change", width: 9) { change($0) },
      OptionalColumn("bid", width: 11, yields: 3) { summary in
        brush.span(price(summary.bid, of: summary), .positive)
      },
      OptionalColumn("ask", width: 11, yields: 3) { summary in
        brush.span(price(summary.ask, of: summary), .negative)
      },
      OptionalColumn("spread", width: 7, yields: 2) { summary in
        guard let bid = summary.bid?.price, let ask = summary.ask?.price else {
          return brush.span("none", .dim)
        }
        return brush.span("\(ask.ticks - bid.ticks)", .dim)
      },
      OptionalColumn("phase", atLeast: 11) { brush.span($0.phase.name, $0.phase.role) },
    ]
  }

  private func price(_ level: DepthLevel?, of summary: MarketSummary) -> String {
    level.map { instrument(summary.instrument).text($0.price) } ?? "-"
  }

  private func change(_ summary: MarketSummary) -> Span {
    let index = Int(summary.instrument.rawValue)
    guard index < state.markets.count else { return brush.span("-", .dim) }
    let points = state.markets[index].statistics.changeBasisPoints
    let arrow = points < 0 ? text(glyphs.down) : points > 0 ? text(glyphs.up) : " "
    return brush.span(
      "\(arrow)\(NumberText.percent(basisPoints: points))",
      points < 0 ? .negative : points > 0 ? .positive : .dim)
  }
}
