/// What the desk sees of the venue at one moment: the newest wins, older ones are never missed.
///
/// Happenings (fills, refusals, trades, notices) come as events, each exactly once; this is the
/// state that is only worth having in its latest form.
public struct MarketView: Sendable {
  /// The last event that is contained in it.
  public var sequence = Sequence(0)
  /// The market time.
  public var time = Instant.epoch
  /// How market time runs.
  public var clock = ClockView()
  /// How old the public data in it is, books and prices; 0 but where the venue's data is late.
  public var dataLag = TimeSpan.zero
  /// Every market in short, in the order of listing.
  public var markets: [MarketSummary] = []
  /// The market whose depth is contained.
  public var focus = InstrumentID(0)
  /// Bids of that market, best first.
  public var bids: [DepthLevel] = []
  /// Asks of that market, best first.
  public var asks: [DepthLevel] = []
  /// The account's balances, in the order of assets.
  public var balances: [Balance] = []
  /// The most open orders that a view lists.
  public static let ordersMax = 1000

  /// How many orders the account has open over all markets.
  public var openOrderCount = 0
  /// The account's open orders over all markets, oldest first; the youngest ``ordersMax`` where
  /// there are more.
  public var orders: [OpenOrder] = []
  /// What becomes of all the account's orders when a market halts; each says itself where `hold`.
  public var haltPolicy = HaltPolicy.hold
  /// When the account's dead-man switch fires; `nil` where it is off.
  public var deadManFiresAt: Instant?

  /// Makes an empty view.
  public init() {}
}

/// How market time runs.
public struct ClockView: Hashable, Sendable, BitwiseCopyable {
  /// Market time to real time, in thousandths: 1000 is 1x, 100 is 0.1x, 1,000,000 is 1000x.
  public var speedPerMille: Int64 = 1000
  /// What is reached of it, in the same unit; lower where the machine cannot keep up.
  public var achievedPerMille: Int64 = 1000
  /// Whether it stands still.
  public var isPaused = false
  /// Makes a clock at 1x.
  public init() {}
}

/// A market in short.
public struct MarketSummary: Hashable, Sendable {
  /// Which market.
  public var instrument: InstrumentID
  /// What it does at the moment.
  public var phase: MarketPhase
  /// The best bid, where there is one.
  public var bid: DepthLevel?
  /// The best ask, where there is one.
  public var ask: DepthLevel?
  /// The price of the last trade, where there was one.
  public var last: Price?
  /// Its price at other venues, where that is known; it moves on while this market stands still.
  public var outside: Price?
  /// The price at the start of the session, for the change since.
  public var reference: Price
  /// What the uncross would be, during an auction.
  public var indication: AuctionIndication?
  /// Events of the book so far: levels changed and trades.
  public var bookEvents: UInt64
  /// Makes a summary.
  public init(
    instrument: InstrumentID, phase: MarketPhase, bid: DepthLevel?, ask: DepthLevel?,
    last: Price?, reference: Price, indication: AuctionIndication?, bookEvents: UInt64
  ) {
    self.instrument = instrument
    self.phase = phase
    self.bid = bid
    self.ask = ask
    self.last = last
    self.reference = reference
    self.indication = indication
    self.bookEvents = bookEvents
  }
}

/// A price of the book, and what rests there.
public struct DepthLevel: Hashable, Sendable, BitwiseCopyable {
  /// The price.
  public var price: Price
  /// All that rests there.
  public var quantity: Quantity
  /// How many orders that is.
  public var orderCount: Int32
  /// Makes a level.
  public init(price: Price, quantity: Quantity, orderCount: Int32) {
    self.price = price
    self.quantity = quantity
    self.orderCount = orderCount
  }
}

/// An open order, with its exact place in the queue.
public struct OpenOrder: Hashable, Sendable, BitwiseCopyable {
  /// Its name.
  public var id: OrderID
  /// Whose it is.
  public var account: AccountID
  /// Its market.
  public var instrument: InstrumentID
  /// Its side.
  public var side: Side
  /// Where it rests.
  public var price: Price
  /// Its whole quantity, filled part included.
  public var quantity: Quantity
  /// How much of it is filled.
  public var filled: Quantity
  /// How much stands before it in the queue.
  public var quantityAhead: Quantity
  /// How much stands behind it.
  public var quantityBehind: Quantity
  /// What it does in a halt.
  public var haltPolicy: HaltPolicy
  /// When it was placed.
  public var placedAt: Instant
  /// What it waits for; `nil` where it rests in the book. Its quantities ahead and behind are 0
  /// while it waits.
  public var trigger: Trigger?
  /// How much of the open quantity the book does not show.
  public var hidden = Quantity.zero
  /// The other order of its pair.
  public var partner: OrderID?
  /// When it ends by itself.
  public var expiresAt: Instant?
  /// Makes an open order.
  public init(
    id: OrderID, account: AccountID, instrument: InstrumentID, side: Side, price: Price,
    quantity: Quantity, filled: Quantity, quantityAhead: Quantity, quantityBehind: Quantity,
    haltPolicy: HaltPolicy, placedAt: Instant
  ) {
    self.id = id
    self.account = account
    self.instrument = instrument
    self.side = side
    self.price = price
    self.quantity = quantity
    self.filled = filled
    self.quantityAhead = quantityAhead
    self.quantityBehind = quantityBehind
    self.haltPolicy = haltPolicy
    self.placedAt = placedAt
  }
  /// How much of it is still open.
  public var openQuantity: Quantity { quantity - filled }
}
