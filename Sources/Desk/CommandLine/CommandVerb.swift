/// A command that takes something after its name.
public enum CommandVerb: String, Hashable, Sendable, CaseIterable {
  /// A new buy order.
  case buy
  /// A new sell order.
  case sell
  /// A new stop.
  case stop
  /// A new stop-limit order.
  case stopLimit = "stop-limit"
  /// A new take-profit order.
  case takeProfit = "take-profit"
  /// A new trailing stop.
  case trailingStop = "trailing-stop"
  /// A new iceberg order.
  case iceberg
  /// A new pair of a limit order and a stop.
  case oneCancelsOther = "one-cancels-other"
  /// A new bracket.
  case bracket
  /// The cancel of one order.
  case cancel
  /// The size of the next orders.
  case size
  /// Another market.
  case symbol
  /// The speed of market time.
  case speed
  /// Market time that runs on.
  case resume
  /// A theme.
  case theme
  /// The length of a candle.
  case interval
  /// The ticks of a ladder's row.
  case group
  /// Back in time.
  case rewind
  /// Ahead in a recording.
  case forward
  /// Alerts.
  case alert
  /// The switch that cancels every order of an account that is not heard of.
  case deadMan = "dead-man"

  /// How it is written.
  public var usage: String {
    switch self {
    case .buy, .sell:
      "\(rawValue) QUANTITY [PRICE | market | @bid | @ask-2] [post-only | ioc | fok]"
    case .stop, .takeProfit: "\(rawValue) buy|sell QUANTITY TRIGGER [LIMIT]"
    case .stopLimit: "stop-limit buy|sell QUANTITY TRIGGER LIMIT"
    case .trailingStop: "trailing-stop buy|sell QUANTITY DISTANCE"
    case .iceberg: "iceberg buy|sell QUANTITY PRICE SHOWN"
    case .oneCancelsOther: "one-cancels-other buy|sell QUANTITY PRICE STOP [STOP-LIMIT]"
    case .bracket: "bracket buy|sell QUANTITY ENTRY|market TARGET STOP [STOP-LIMIT]"
    case .resume: "resume"
    case .cancel: "cancel [all | bids | asks | ROW]"
    case .size: "size QUANTITY"
    case .symbol: "symbol MARKET"
    case .speed: "speed FACTOR"
    case .theme: "theme [NAME]"
    case .interval: "interval LENGTH"
    case .group: "group TICKS"
    case .rewind: "rewind 5m | 09:03:10"
    case .forward: "forward 5m | 09:03:10"
    case .alert: AlertCommand.usage
    case .deadMan: "dead-man 5m | off"
    }
  }

  /// What it does, in a line.
  public var help: String {
    switch self {
    case .buy: "a new buy order in this market"
    case .sell: "a new sell order in this market"
    case .stop: "waits for its trigger, then trades at once, or at its limit; also stop sell"
    case .stopLimit: "waits for its trigger, then is a limit order"
    case .takeProfit: "waits for a better price, then trades at once, or at its limit"
    case .trailingStop: "a stop that follows the price; trail is the same word"
    case .iceberg: "a limit order that shows a part at a time"
    case .oneCancelsOther: "a limit order and a stop, one ends the other; oco is the same word"
    case .bracket: "an entry that brings its target and its stop"
    case .resume: "lets market time run on"
    case .cancel: "cancels the chosen order, or one by its row in the list of orders"
    case .size: "sets the chosen size for the next orders"
    case .symbol: "goes to a market"
    case .speed: "runs market time at 0.1 to 1000 times real time"
    case .theme: "takes a theme, or the next one"
    case .interval: "sets the length of a candle of the chart"
    case .group: "puts so many ticks into a row of the ladder"
    case .rewind: "goes back in time; what follows is practice"
    case .forward: "goes ahead in a recording"
    case .alert: "sets, lists or removes alerts, or makes them quiet"
    case .deadMan: "cancels all your orders after so long, unless it is given again before"
    }
  }

  /// The command of a word: its name, or another word for it.
  init?(word: String) {
    switch word {
    case "oco": self = .oneCancelsOther
    case "trail": self = .trailingStop
    default: self.init(rawValue: word)
    }
  }

  /// Whether something belongs after it.
  var takesMore: Bool { self != .resume }

  /// Whether it means something without anything after it.
  var standsAlone: Bool { ActionTable.action(named: rawValue) != nil }
}

extension ChartInterval {
  /// How it is typed, such as `1m`.
  public var word: String { label.filter { $0 != " " } }
}
