import Market

/// What kind of order a ticket writes: every kind that the exchange has.
public enum TicketKind: Hashable, Sendable, CaseIterable {
  /// Trades at its price or better, and may rest there.
  case limit
  /// Trades a quantity at whatever the book offers.
  case market
  /// Spends, or raises, an amount of the quote asset at whatever the book offers.
  case marketByAmount
  /// Becomes a market order with protection once the last price has gone against its owner.
  case stop
  /// Becomes a limit order then.
  case stopLimit
  /// Becomes an order once the last price has gone its owner's way.
  case takeProfit
  /// A stop that follows the last price at a distance.
  case trailingStop
  /// A limit order of which the book shows a part at a time.
  case iceberg
  /// A limit order and a stop, of which one ends the other.
  case oneCancelsOther
  /// An entry that brings its own target and stop.
  case bracket

  /// The usual name.
  public var name: String {
    switch self {
    case .limit: "limit"
    case .market: "market"
    case .marketByAmount: "market by amount"
    case .stop: "stop"
    case .stopLimit: "stop-limit"
    case .takeProfit: "take-profit"
    case .trailingStop: "trailing stop"
    case .iceberg: "iceberg"
    case .oneCancelsOther: "one-cancels-other"
    case .bracket: "bracket"
    }
  }

  /// What becomes of it, in a line.
  public var explanation: String {
    switch self {
    case .limit: "trades at its price or better, else rests there"
    case .market: "trades at once with whoever is there"
    case .marketByAmount: "trades at once for an amount of money"
    case .stop: "waits, then trades at once with protection"
    case .stopLimit: "waits, then is a limit order"
    case .takeProfit: "waits for a better price, then trades"
    case .trailingStop: "a stop that follows the price at a distance"
    case .iceberg: "a limit order that shows a part at a time"
    case .oneCancelsOther: "a limit order and a stop; one ends the other"
    case .bracket: "an entry that brings its target and its stop"
    }
  }

  /// Whether it waits for the last price to reach a trigger.
  public var waits: Bool { trigger != nil || self == .oneCancelsOther }

  /// Which way its trigger is, where it is one waiting order.
  var trigger: TriggerKind? {
    switch self {
    case .stop, .stopLimit: .stop
    case .takeProfit: .takeProfit
    case .trailingStop: .trailing
    case .limit, .market, .marketByAmount, .iceberg, .oneCancelsOther, .bracket: nil
    }
  }

  /// Whether it trades at once or not at all, so that it never rests.
  var isMarket: Bool { self == .market || self == .marketByAmount }

  /// The kind so many places further, round about.
  func neighbour(_ places: Int) -> TicketKind {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + places + all.count) % all.count]
  }
}
