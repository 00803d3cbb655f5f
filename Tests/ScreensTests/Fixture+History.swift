import Analytics
import Desk
import Market

@testable import Screens

// What the desk of the fixture remembers of its book, and its layouts.
extension Fixture {
  /// Lets the book of the first market stand around its closes for four minutes, with a wall that
  /// does not move.
  static func history(_ state: inout DeskState) {
    var random = SplitMix(11)
    let closes = state.markets[0].candles[ChartInterval.second.rawValue]
    for age in (0..<240).reversed() {
      let time = now - .seconds(Int64(age))
      let before = closes.candles(from: now - .seconds(600), to: time + .seconds(1))
      guard let close = before.last?.close.ticks else { continue }
      func side(_ touch: Int64, _ step: Int64) -> [DepthLevel] {
        (0..<60).map { level in
          let ticks = touch + step * Int64(level) * 10
          let isWall = (ticks / 100) == 61_734 || (ticks / 100) == 61_729
          let lots = random.pick(500...20_000) * (isWall ? 8 : 1)
          return DepthLevel(
            price: Price(ticks: ticks), quantity: Quantity(lots: lots), orderCount: 2)
        }
      }
      let ask = close + random.pick(1...4)
      let (bids, asks) = (side(close, -1), side(ask, 1))
      state.markets[0].book.add(bids: bids, asks: asks, at: time)
      state.markets[0].touch.add(bid: bids.first, ask: asks.first, at: time)
      guard age % 3 == 0 else { continue }
      let trade = Trade(
        id: TradeID(UInt64(70_000 + age)), instrument: InstrumentID(0),
        price: Price(ticks: close), quantity: Quantity(lots: random.pick(200...190_000)),
        aggressor: random.pick(0...1) == 0 ? .buy : .sell)
      state.markets[0].book.add(trade, at: time)
    }
  }

  /// The busy desk in a layout, with the keys where the layout has them.
  static func arranged(_ preset: LayoutPreset) -> DeskState {
    var state = busy
    state.layout.preset = preset
    switch preset {
    case .trade, .scalp: break
    case .watch, .compare: state.pane = .watchlist
    case .study: state.pane = .chart
    }
    return state
  }

  /// Every other layout, and the charts.
  static var layouts: [Named] {
    LayoutPreset.allCases.dropFirst().map {
      Named(name: "layout-\($0.name)", state: arranged($0))
    } + charts.map { Named(name: $0.name, state: $0.state) }
  }

  /// Charts in other states than the usual one.
  static var charts: [(name: String, state: DeskState)] {
    var scrolled = arranged(.study)
    scrolled.chart.end = now - .seconds(300)
    scrolled.chart.zoom = 1
    var dotted = arranged(.study)
    dotted.chart.isDotted = true
    dotted.chart.zoom = 2
    dotted.interval = .fifteenSeconds
    var turned = busy
    turned.chart.face = .heatmap
    turned.pane = .chart
    var maximised = busy
    maximised.isMaximised = true
    maximised.pane = .chart
    maximised.chart.zoom = 3
    var resized = busy
    resized.layout.move(PaneBorder(.main, after: 0), toPerMille: -80)
    resized.layout.move(PaneBorder(.body, after: 0), toPerMille: 100)
    return [
      ("chart-scrolled", scrolled), ("chart-dotted", dotted), ("chart-book", turned),
      ("chart-maximised", maximised), ("resized", resized),
    ]
  }
}
