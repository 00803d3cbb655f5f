/// A command that takes something after its name.
public enum CommandVerb: String, Hashable, Sendable, CaseIterable {
  /// A new buy order.
  case buy
  /// A new sell order.
  case sell
  /// The cancel of one order.
  case cancel
  /// The size of the next orders.
  case size
  /// Another market.
  case symbol
  /// The speed of market time.
  case speed
  /// A theme.
  case theme
  /// The length of a candle.
  case interval
  /// The ticks of a ladder's row.
  case group
  /// Back in time.
  case rewind
  /// Alerts.
  case alert

  /// How it is written.
  public var usage: String {
    switch self {
    case .buy, .sell:
      "\(rawValue) QUANTITY [PRICE | market | @bid | @ask-2] [post-only | ioc | fok]"
    case .cancel: "cancel [all | bids | asks | ROW]"
    case .size: "size QUANTITY"
    case .symbol: "symbol MARKET"
    case .speed: "speed FACTOR"
    case .theme: "theme [NAME]"
    case .interval: "interval LENGTH"
    case .group: "group TICKS"
    case .rewind: "rewind 5m | 09:03:10"
    case .alert: AlertCommand.usage
    }
  }

  /// What it does, in a line.
  public var help: String {
    switch self {
    case .buy: "a new buy order in this market"
    case .sell: "a new sell order in this market"
    case .cancel: "cancels the chosen order, or one by its row in the list of orders"
    case .size: "sets the chosen size for the next orders"
    case .symbol: "goes to a market"
    case .speed: "runs market time at 0.1 to 1000 times real time"
    case .theme: "takes a theme, or the next one"
    case .interval: "sets the length of a candle of the chart"
    case .group: "puts so many ticks into a row of the ladder"
    case .rewind: "goes back in time; what follows is practice"
    case .alert: "sets, lists or removes alerts, or makes them quiet"
    }
  }

  /// Whether it means something without anything after it.
  var standsAlone: Bool { ActionTable.action(named: rawValue) != nil }
}

extension ChartInterval {
  /// How it is typed, such as `1m`.
  public var word: String { label.filter { $0 != " " } }
}
