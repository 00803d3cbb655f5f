/// A part of the screen that the arrow keys can move in.
public enum Pane: Hashable, Sendable, CaseIterable {
  /// The price ladder.
  case ladder
  /// The chart.
  case chart
  /// The list of markets.
  case watchlist
  /// The lower panel with its tabs.
  case blotter

  /// Where its keys are looked up.
  var context: KeyContext {
    switch self {
    case .ladder: .ladder
    case .chart: .chart
    case .watchlist: .watchlist
    case .blotter: .blotter
    }
  }
}

/// What the lower panel shows.
public enum Tab: Hashable, Sendable, CaseIterable {
  /// Open orders.
  case orders
  /// Own fills.
  case fills
  /// Maintenance notices.
  case notices
  /// What the desk said.
  case messages
  /// The word on the tab.
  public var title: String {
    switch self {
    case .orders: "Orders"
    case .fills: "Fills"
    case .notices: "Notices"
    case .messages: "Messages"
    }
  }
}
