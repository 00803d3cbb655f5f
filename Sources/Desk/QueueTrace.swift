public import Market

/// What happened at the price of an own resting order since it came to rest there.
public struct QueueTrace: Hashable, Sendable {
  /// The order.
  public let order: OrderID
  /// Its market.
  public let instrument: InstrumentID
  /// Where it rests.
  public let price: Price
  /// How much stood ahead when it came to rest.
  public let quantityAheadAtRest: Quantity
  /// When it came to rest, in the one order of all events.
  public let restedAt: Sequence
  /// How much traded at its price since then, its own fills included.
  public private(set) var traded: Quantity
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

  /// Counts an own fill, unless its trade was reported before it.
  mutating func count(_ fill: Fill, lastReported: TradeID) {
    guard fill.order == order, fill.trade > lastReported else { return }
    traded += fill.quantity
    countedAhead.append(fill.trade)
  }
}
