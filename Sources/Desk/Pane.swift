/// A part of the screen that the arrow keys can move in.
public enum Pane: Hashable, Sendable, CaseIterable {
  /// The price ladder.
  case ladder
  /// The lower panel with its tabs.
  case blotter
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
