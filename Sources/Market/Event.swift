/// Something that happened at the exchange, with its place in the one order of all events.
public struct Event: Hashable, Sendable, BitwiseCopyable {
  /// Its place.
  public var sequence: Sequence
  /// The market time at which it happened.
  public var time: Instant
  /// Whom it concerns; `nil` where it is public.
  public var account: AccountID?
  /// What happened.
  public var body: Body

  /// Makes an event.
  public init(sequence: Sequence, time: Instant, account: AccountID?, body: Body) {
    self.sequence = sequence
    self.time = time
    self.account = account
    self.body = body
  }

  /// What can happen.
  public enum Body: Hashable, Sendable, BitwiseCopyable {
    // Private: to the account concerned.

    /// An order was accepted. It trades or rests in the events that follow.
    case accepted(AcceptedOrder)
    /// What is left of an accepted or amended order rests in the book now.
    case rested(RestedOrder)
    /// A command was refused.
    case rejected(Rejection)
    /// An order was changed.
    case amended(AmendedOrder)
    /// An order traded.
    case filled(Fill)
    /// An order ended with something left.
    case cancelled(CancelledOrder)
    /// A balance changed.
    case balance(AssetID, Balance)
    /// An accepted order waits for its trigger now.
    case armed(ArmedOrder)
    /// A waiting order became active. It trades, rests or ends in the events that follow.
    case triggered(TriggeredOrder)
    /// Two orders are a pair from now on: one ends the other.
    case linked(LinkedOrders)
    /// An iceberg order shows its next part, at the end of the queue.
    case replenished(RestedOrder)
    /// An order was made smaller by self-trade prevention, and keeps its place.
    case decremented(DecrementedOrder)
    /// The account's dead-man switch was set, or has fired.
    case deadManSwitch(DeadManSwitch)
    /// What becomes of all the account's orders at a halt was set.
    case haltPolicy(HaltPolicy, ClientReference)

    // Public.

    /// A trade took place.
    case trade(Trade)
    /// The quantity at a price changed; 0 where the level is gone.
    case level(LevelChange)
    /// A market went from one phase to another.
    case phase(InstrumentID, from: MarketPhase, to: MarketPhase)
    /// What the uncross would be now.
    case indicative(InstrumentID, AuctionIndication)
    /// The auction ended; the trades that follow have this price and volume.
    case uncrossed(InstrumentID, AuctionIndication)
    /// A notice was published or changed. Its text travels beside the event.
    case notice(NoticeID, revision: UInt32, stage: MaintenanceStage)
    /// Something that broke was told of, or more is. Its text travels beside the event.
    case incident(IncidentID, revision: UInt32, stage: IncidentStage)
    /// The audit of a halt: whether orders and balances agree with those before.
    case audited(NoticeID, passed: Bool)
    /// A market's halt that no notice announced is over: what the audit of it found.
    case haltAudited(InstrumentID, HaltAudit)
    /// An auction goes on, because its price would be too far from the reference.
    case auctionExtended(InstrumentID, until: Instant, AuctionIndication)
    /// An instrument is listed from now on. Its description travels beside the event.
    case listed(InstrumentID)
    /// An instrument is listed no more.
    case delisted(InstrumentID)
  }
}

/// What was accepted.
public struct AcceptedOrder: Hashable, Sendable, BitwiseCopyable {
  /// The order's name from now on.
  public var order: OrderID
  /// What its owner called the command.
  public var reference: ClientReference
  /// What was asked.
  public var request: NewOrder
  /// Makes the body of the event.
  public init(order: OrderID, reference: ClientReference, request: NewOrder) {
    self.order = order
    self.reference = reference
    self.request = request
  }
}

/// An order that joined a queue.
public struct RestedOrder: Hashable, Sendable, BitwiseCopyable {
  /// The order.
  public var order: OrderID
  /// Its market.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Where it rests.
  public var price: Price
  /// How much of it rests.
  public var quantity: Quantity
  /// How much stood before it in the queue at that moment.
  public var quantityAhead: Quantity
  /// Makes the body of the event.
  public init(
    order: OrderID, instrument: InstrumentID, side: Side, price: Price, quantity: Quantity,
    quantityAhead: Quantity
  ) {
    self.order = order
    self.instrument = instrument
    self.side = side
    self.price = price
    self.quantity = quantity
    self.quantityAhead = quantityAhead
  }
}

/// An order that was changed.
public struct AmendedOrder: Hashable, Sendable, BitwiseCopyable {
  /// The order.
  public var order: OrderID
  /// What its owner called the command.
  public var reference: ClientReference
  /// Its price now.
  public var price: Price
  /// Its whole quantity now, filled part included.
  public var quantity: Quantity
  /// Whether it kept its place in the queue.
  public var keptPriority: Bool
  /// Makes the body of the event.
  public init(
    order: OrderID, reference: ClientReference, price: Price, quantity: Quantity,
    keptPriority: Bool
  ) {
    self.order = order
    self.reference = reference
    self.price = price
    self.quantity = quantity
    self.keptPriority = keptPriority
  }
}

/// Which part an order played in a trade.
public enum Liquidity: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// It rested and was met.
  case maker
  /// It came and took.
  case taker
  /// It met its counterpart in an uncross.
  case auction
}

/// An order's part in a trade.
public struct Fill: Hashable, Sendable, BitwiseCopyable {
  /// The order.
  public var order: OrderID
  /// The trade.
  public var trade: TradeID
  /// The market.
  public var instrument: InstrumentID
  /// The order's side.
  public var side: Side
  /// Its part.
  public var liquidity: Liquidity
  /// The price of the trade.
  public var price: Price
  /// How much traded.
  public var quantity: Quantity
  /// How much of the order is still open, hidden part included; 0 for a market order by amount.
  public var openQuantity: Quantity
  /// What it cost, in the quote asset.
  public var fee: Money
  /// Makes the body of the event.
  public init(
    order: OrderID, trade: TradeID, instrument: InstrumentID, side: Side, liquidity: Liquidity,
    price: Price, quantity: Quantity, openQuantity: Quantity, fee: Money
  ) {
    self.order = order
    self.trade = trade
    self.instrument = instrument
    self.side = side
    self.liquidity = liquidity
    self.price = price
    self.quantity = quantity
    self.openQuantity = openQuantity
    self.fee = fee
  }
}

/// Why an order ended with something left.
public enum CancelReason: UInt8, Hashable, Sendable, BitwiseCopyable, CaseIterable {
  /// Its owner cancelled it.
  case requested
  /// It was not to rest, and found no more.
  case expired
  /// It would have met another order of its own account.
  case selfTrade
  /// Its market halted and it was to be cancelled then.
  case halt
  /// Its date has come.
  case goodTillDate
  /// The other order of its pair traded, was triggered or ended.
  case oneCancelsOther
  /// The account's dead-man switch fired.
  case deadMan
  /// Its market was delisted.
  case delisted
  /// Its owner replaced it by another.
  case replaced
  /// It was a market order by amount, and is done: the rest of its amount buys no further lot, or
  /// finds nobody.
  case budgetSpent
  /// It was a market order, and the next price is outside the band.
  case priceBand
  /// It was post-only, and would have traded when it was triggered.
  case wouldTake
}

/// An order that ended with something left.
public struct CancelledOrder: Hashable, Sendable, BitwiseCopyable {
  /// The order.
  public var order: OrderID
  /// What its owner called the cancelling command; none where it was not a command.
  public var reference: ClientReference
  /// The market.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Its price.
  public var price: Price
  /// How much was left.
  public var openQuantity: Quantity
  /// Why.
  public var reason: CancelReason
  /// Makes the body of the event.
  public init(
    order: OrderID, reference: ClientReference, instrument: InstrumentID, side: Side,
    price: Price, openQuantity: Quantity, reason: CancelReason
  ) {
    self.order = order
    self.reference = reference
    self.instrument = instrument
    self.side = side
    self.price = price
    self.openQuantity = openQuantity
    self.reason = reason
  }
}
