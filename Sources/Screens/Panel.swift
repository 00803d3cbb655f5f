internal import Canvas
internal import Desk

/// A part of the screen that a layout gives a place.
enum Panel: Hashable {
  /// The price ladder.
  case ladder
  /// The chart of the market in the ladder.
  case chart
  /// Its book over time.
  case heatmap
  /// Its depth.
  case depth
  /// Its trades.
  case tape
  /// Its spread and imbalance over time.
  case touch
  /// Every market with a mini chart.
  case watchlist
  /// A market of several side by side, by its place among them.
  case comparison(Int)
  /// The lower panel with its tabs.
  case blotter
  /// Balances, profit and loss.
  case account

  /// The least room in which it is worth having.
  var least: Size {
    switch self {
    case .ladder: Size(width: 54, height: 6)
    case .chart: Size(width: 24, height: 6)
    case .heatmap: Size(width: 24, height: 6)
    case .depth: Size(width: 18, height: 6)
    case .tape: Size(width: 20, height: 5)
    case .touch: Size(width: 24, height: 5)
    case .watchlist: Size(width: 40, height: 5)
    case .comparison: Size(width: 28, height: 6)
    case .blotter: Size(width: 40, height: 4)
    case .account: Size(width: 38, height: 6)
    }
  }

  /// The pane whose keys it takes; `nil` where it takes none.
  var pane: Pane? {
    switch self {
    case .ladder: .ladder
    case .chart, .heatmap: .chart
    case .watchlist, .comparison: .watchlist
    case .blotter: .blotter
    case .depth, .tape, .touch, .account: nil
    }
  }
}
