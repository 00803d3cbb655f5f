package import Market

/// A book alone, for measuring: the ladders and the pool of an exchange, without accounts, phases and
/// events around them.
package struct BareBook: Sendable {
  /// One match.
  package struct Match: BitwiseCopyable, Sendable {
    /// The order that rested.
    package var maker: OrderID
    /// The price, in ticks.
    package var ticks: Int64
    /// How much traded, in lots.
    package var lots: Int64
  }

  private var pool: OrderPool
  private var bids = PriceLadder(side: .buy)
  private var asks = PriceLadder(side: .sell)
  /// What the last order traded, in order.
  package private(set) var matches: [Match] = []

  /// Makes an empty book with room for orders.
  package init(capacity: Int) {
    pool = OrderPool(capacity: capacity)
    matches.reserveCapacity(1 << 12)
  }

  /// How many orders rest.
  package var count: Int { pool.count }

  /// The best price of a side, in ticks; `nil` where it is empty.
  package func bestTicks(_ side: Side) -> Int64? {
    let key = side == .buy ? bids.bestKey : asks.bestKey
    return key == PriceLadder.noKey ? nil : side == .buy ? key : -key
  }

  /// Side and price of an order that rests; `nil` where it does not.
  package func order(_ id: OrderID) -> (side: Side, ticks: Int64)? {
    guard let slot = pool.slot(of: id) else { return nil }
    let node = pool.nodes[Int(slot)]
    return (node.traits.side, node.price)
  }

  /// Lets an order trade and, if it may, rest. Gives its name where it rests.
  package mutating func add(_ side: Side, ticks: Int64, lots: Int64, mayRest: Bool) -> OrderID? {
    if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
    let open =
      side == .buy
      ? Self.sweep(&asks, limit: -ticks, lots: lots, &pool, &matches)
      : Self.sweep(&bids, limit: ticks, lots: lots, &pool, &matches)
    guard open > 0, mayRest else { return nil }
    let slot = pool.take(account: 0, side, ticks: ticks, lots: open)
    if side == .buy {
      bids.append(slot, in: &pool)
      bids.removeMarks()
    } else {
      asks.append(slot, in: &pool)
      asks.removeMarks()
    }
    return pool.id(of: slot)
  }

  /// Takes an order out. Says whether it rested.
  package mutating func cancel(_ id: OrderID) -> Bool {
    guard let slot = pool.slot(of: id) else { return false }
    if pool.nodes[Int(slot)].traits.side == .buy {
      bids.remove(slot, in: &pool)
      bids.removeMarks()
    } else {
      asks.remove(slot, in: &pool)
      asks.removeMarks()
    }
    pool.release(slot)
    return true
  }

  /// Has the processor fetch what an order will need that is to be cancelled soon.
  package func prefetch(_ id: OrderID) { pool.nodes.prefetch(Int(id.slot)) }

  private static func sweep(
    _ ladder: inout PriceLadder, limit: Int64, lots: Int64, _ pool: inout OrderPool,
    _ matches: inout [Match]
  ) -> Int64 {
    var open = lots
    while open > 0, !ladder.isEmpty, ladder.bestKey >= limit {
      let slot = ladder.firstSlot
      let maker = pool.nodes[Int(slot)]
      let traded = min(maker.open, open)
      matches.append(
        Match(
          maker: OrderID(slot: slot, generation: maker.generation), ticks: maker.price,
          lots: traded))
      open -= traded
      if traded == maker.open {
        ladder.remove(slot, in: &pool)
        pool.release(slot)
      } else {
        pool.keepQuantity(of: slot)
        ladder.reduce(slot, by: traded, in: &pool)
      }
    }
    ladder.removeMarks()
    return open
  }
}

extension OrderPool {
  /// Takes a slot for a plain limit order of no market in particular.
  fileprivate mutating func take(account: UInt32, _ side: Side, ticks: Int64, lots: Int64) -> Slot {
    take(
      account: account, price: ticks, quantity: lots,
      record: OrderRecord(
        quantity: lots, placedAt: 0, younger: noSlot, older: noSlot, feeCredit: 0, instrument: 0,
        traits: OrderTraits(
          side: side, haltPolicy: .hold, postOnly: false, selfTradePrevention: .expireTaker)))
  }
}
