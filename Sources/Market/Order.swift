/// Which way an order goes.
public enum Side: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Buying: a bid while it rests.
  case buy
  /// Selling: an ask while it rests.
  case sell

  /// The other one.
  public var opposite: Side { self == .buy ? .sell : .buy }

  /// Whether a price is nearer to the middle, and so served before another, on this side.
  public func isBetter(_ price: Price, than other: Price) -> Bool {
    self == .buy ? price > other : price < other
  }

  /// Whether an order of this side with a limit may trade at a price of the other side.
  public func accepts(_ price: Price, limit: Price) -> Bool {
    self == .buy ? price <= limit : price >= limit
  }
}

/// Whether an order names its worst price.
public enum OrderKind: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// Trades at its price or better and may rest there.
  case limit
  /// Trades at whatever the book offers, at once; what finds nothing expires.
  case market
}

/// How long an order lives.
public enum TimeInForce: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// Until it is filled or cancelled.
  case goodTillCancelled
  /// What does not trade at once expires.
  case immediateOrCancel
  /// Trades whole at once, or not at all.
  case fillOrKill
}

/// What happens where an account's order would meet another order of the same account.
public enum SelfTradePrevention: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// The coming order expires; what rested stays.
  case expireTaker
  /// The resting order expires; the coming one goes on.
  case expireMaker
  /// Both expire.
  case expireBoth
}

/// What an order does when its market halts.
public enum HaltPolicy: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// Stays where it is, with its place in the queue.
  case hold
  /// Is cancelled as the market halts.
  case cancel
}

/// What is asked of the exchange for a new order.
public struct NewOrder: Hashable, Sendable, BitwiseCopyable {
  /// The market.
  public var instrument: InstrumentID
  /// Buy or sell.
  public var side: Side
  /// Limit or market.
  public var kind: OrderKind
  /// How long it lives. A market order is immediate-or-cancel unless it is fill-or-kill.
  public var timeInForce: TimeInForce
  /// Whether it is refused rather than trade as a taker.
  public var postOnly: Bool
  /// What to do where it would meet an order of the same account.
  public var selfTradePrevention: SelfTradePrevention
  /// What to do when the market halts.
  public var haltPolicy: HaltPolicy
  /// The worst price; without meaning for a market order.
  public var price: Price
  /// How much.
  public var quantity: Quantity

  /// Makes a request for an order.
  public init(
    instrument: InstrumentID, side: Side, kind: OrderKind = .limit,
    timeInForce: TimeInForce = .goodTillCancelled, postOnly: Bool = false,
    selfTradePrevention: SelfTradePrevention = .expireTaker, haltPolicy: HaltPolicy = .hold,
    price: Price = Price(ticks: 0), quantity: Quantity
  ) {
    self.instrument = instrument
    self.side = side
    self.kind = kind
    self.timeInForce = timeInForce
    self.postOnly = postOnly
    self.selfTradePrevention = selfTradePrevention
    self.haltPolicy = haltPolicy
    self.price = price
    self.quantity = quantity
  }
}
