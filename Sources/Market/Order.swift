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
public enum TimeInForce: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Until it is filled or cancelled.
  case goodTillCancelled
  /// What does not trade at once expires.
  case immediateOrCancel
  /// Trades whole at once, or not at all.
  case fillOrKill
  /// Until it is filled or cancelled, or its ``NewOrder/expiresAt`` has come.
  case goodTillDate

  /// Whether what does not trade at once may rest.
  public var rests: Bool { self == .goodTillCancelled || self == .goodTillDate }
}

/// What happens where an account's order would meet another order of the same account.
///
/// The coming order's choice decides.
public enum SelfTradePrevention: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// The coming order expires; what rested stays.
  case expireTaker
  /// The resting order expires; the coming one goes on.
  case expireMaker
  /// Both expire.
  case expireBoth
  /// Both are reduced by the smaller of the two, without a trade; what has nothing left expires.
  case decrement
  /// They trade, and both sides pay their fees.
  case none
}

/// What an order does when its market halts.
public enum HaltPolicy: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Stays where it is, with its place in the queue.
  case hold
  /// Is cancelled as the market halts.
  case cancel
}

/// What is asked of the exchange for a new order; 48 bytes.
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
  /// Whether it may only sell what the account has: its quantity is cut down to that.
  public var reduceOnly: Bool
  /// What to do where it would meet an order of the same account.
  public var selfTradePrevention: SelfTradePrevention
  /// What to do when the market halts.
  public var haltPolicy: HaltPolicy
  /// Whole seconds since the epoch at which a good-till-date order ends; 0 where it is none.
  private var expirySeconds: UInt32
  /// The worst price; without meaning for a market order.
  public var price: Price
  /// How much; 0 for a market order by amount.
  public var quantity: Quantity
  /// How much of an iceberg order the book shows at a time; 0 where it shows all.
  public var displayQuantity: Quantity
  /// How much of the quote asset a market order by amount may spend, or is to raise; fees come on
  /// top. 0 for every other order.
  public var budget: Money

  /// Makes a request for an order.
  public init(
    instrument: InstrumentID, side: Side, kind: OrderKind = .limit,
    timeInForce: TimeInForce = .goodTillCancelled, postOnly: Bool = false,
    reduceOnly: Bool = false, selfTradePrevention: SelfTradePrevention = .expireTaker,
    haltPolicy: HaltPolicy = .hold, price: Price = Price(ticks: 0), quantity: Quantity = .zero,
    displayQuantity: Quantity = .zero, budget: Money = .zero, expiresAt: Instant? = nil
  ) {
    self.instrument = instrument
    self.side = side
    self.kind = kind
    self.timeInForce = timeInForce
    self.postOnly = postOnly
    self.reduceOnly = reduceOnly
    self.selfTradePrevention = selfTradePrevention
    self.haltPolicy = haltPolicy
    self.price = price
    self.quantity = quantity
    self.displayQuantity = displayQuantity
    self.budget = budget
    expirySeconds = 0
    self.expiresAt = expiresAt
  }

  /// When a good-till-date order ends: a whole second, later ones in a second are cut off to it;
  /// 1970 to 2106. `nil` where it names none.
  public var expiresAt: Instant? {
    get {
      expirySeconds == 0
        ? nil : Instant(nanoseconds: Int64(expirySeconds) * 1_000_000_000)
    }
    set { expirySeconds = UInt32(clamping: (newValue?.nanoseconds ?? 0) / 1_000_000_000) }
  }
}
