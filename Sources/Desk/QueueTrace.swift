public import Market

/// What happened at the price of an own resting order since it came to rest there.
public struct QueueTrace: Hashable, Sendable {
  /// The order.
  public let order: OrderID
  /// Its market.
  public let instrument: InstrumentID
  /// Where it rests.
  public let price: Price
  /// How much stood ahead when it came to rest, or when an iceberg showed its next part.
  public private(set) var quantityAheadAtRest: Quantity
  /// When it came to rest, in the one order of all events.
  public private(set) var restedAt: Sequence
  /// How much traded at its price since then, its own fills included.
  public private(set) var traded: Quantity
  /// How much of that was its own.
  public private(set) var ownTraded = Quantity.zero
  /// How often an iceberg has shown its next part.
  public private(set) var refreshCount = 0
  /// Own trades that were counted with the fill and whose public report is still to come.
  private var countedAhead: [TradeID] = []

  /// Makes the trace of an order that came to rest, and of what has traded at its price since.
  public init(_ rested: RestedOrder, at sequence: Sequence, traded: Quantity = .zero) {
    order = rested.order
    instrument = rested.instrument
    price = rested.price
    quantityAheadAtRest = rested.quantityAhead
    restedAt = sequence
    self.traded = traded
  }

  /// Counts a public trade, if it is at the price and not counted yet.
  mutating func count(_ trade: Trade, at sequence: Sequence) {
    guard trade.instrument == instrument, trade.price == price, sequence > restedAt else { return }
    if let index = countedAhead.firstIndex(of: trade.id) {
      countedAhead.remove(at: index)
    } else {
      traded += trade.quantity
    }
  }

  /// Counts an own fill; its trade too, unless that was reported before it.
  mutating func count(_ fill: Fill, lastReported: TradeID) {
    guard fill.order == order else { return }
    ownTraded += fill.quantity
    guard fill.trade > lastReported else { return }
    traded += fill.quantity
    countedAhead.append(fill.trade)
  }

  /// Takes note that the next part of an iceberg is shown, at the end of the queue.
  mutating func refresh(_ shown: RestedOrder, at sequence: Sequence) {
    quantityAheadAtRest = shown.quantityAhead
    restedAt = sequence
    traded = .zero
    ownTraded = .zero
    countedAhead = []
    refreshCount += 1
  }

  /// How an order came forward in its queue.
  public struct Progress: Hashable, Sendable {
    /// By how much less stands ahead than at first.
    public var moved: Quantity
    /// How much of that traded.
    public var traded: Quantity
    /// How much of that was cancelled.
    public var cancelled: Quantity
  }

  /// How far the order came forward, now that so much stands ahead of it.
  public func progress(ahead: Quantity) -> Progress {
    let moved = max(0, quantityAheadAtRest.lots - ahead.lots)
    let before = min(moved, max(0, traded.lots - ownTraded.lots))
    return Progress(
      moved: Quantity(lots: moved), traded: Quantity(lots: before),
      cancelled: Quantity(lots: moved - before))
  }
}
