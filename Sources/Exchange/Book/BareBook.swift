package import Market

/// A book alone, for measuring: the ladders and the pool of an exchange, without accounts, phases
/// and events around them, and the table by which its only participant knows its orders. Where an
/// exchange has the account of an order, it has the number that the participant gave the order.
///
/// Its questions are `mutating` because a caller in another module would hand them a copy of the
/// whole book otherwise.
package struct BareBook: Sendable {
  /// One match.
  package struct Match: BitwiseCopyable, Sendable {
    /// The number of the order that rested.
    package var maker: Int
    /// The price, in ticks.
    package var ticks: Int64
    /// How much traded, in lots.
    package var lots: Int64
  }

  /// What became of an order that was added.
  package struct Arrival: BitwiseCopyable, Sendable {
    /// Whether some of it rests.
    package var rests: Bool
    /// How many matches it made.
    package var matches: Int
  }

  private var pool: OrderPool
  private var sides = BookSides()
  /// The engine's name of each order, by the number that the participant gave it.
  private var names: Slab<OrderID>
  private var matches = Slab<Match>(capacity: 1 << 12)

  /// Makes an empty book with room for orders, whose numbers are below a limit.
  package init(capacity: Int, numberLimit: Int) {
    precondition(numberLimit <= Int(OrderPool.nobody), "numbers are below 2^24 - 1")
    pool = OrderPool(capacity: capacity)
    names = Slab(repeating: OrderID(0), count: numberLimit)
  }

  /// How many orders rest.
  package var count: Int { mutating get { pool.count } }

  /// The best price of a side, in ticks; `nil` where it is empty.
  package mutating func bestTicks(_ side: Side) -> Int64? {
    let key = sides.bestKey(side)
    return key == PriceLadder.noKey ? nil : side == .buy ? key : -key
  }

  /// Side and price of an order that rests; `nil` where it does not.
  package mutating func order(_ number: Int) -> (side: Side, ticks: Int64)? {
    guard let slot = pool.slot(of: names[number]) else { return nil }
    let node = pool.nodes[Int(slot)]
    return (node.traits.side, node.price)
  }

  /// A match of the last order, in order.
  package mutating func match(_ index: Int) -> Match { matches[index] }

  /// Lets an order trade and, if it may, rest.
  package mutating func add(
    _ number: Int, _ side: Side, ticks: Int64, lots: Int64, mayRest: Bool
  ) -> Arrival {
    precondition(UInt(bitPattern: number) < UInt(names.count), "numbers are below their limit")
    matches.removeAll()
    let key = side == .buy ? ticks : -ticks
    let open = Self.sweep(&sides[side.opposite], limit: -key, lots: lots, &pool, &matches)
    guard open > 0, mayRest else { return Arrival(rests: false, matches: matches.count) }
    let slot = pool.take(
      account: UInt32(number), price: ticks, quantity: open,
      record: OrderRecord(
        quantity: open, placedAt: 0, younger: noSlot, older: noSlot, feeCredit: 0, instrument: 0,
        traits: OrderTraits(
          side: side, haltPolicy: .hold, postOnly: false, selfTradePrevention: .expireTaker)))
    sides[side].append(slot, key: key, open: open, hidden: 0, isNoted: false, in: &pool)
    names[number] = pool.id(of: slot)
    return Arrival(rests: true, matches: matches.count)
  }

  /// Takes an order out. Says whether it rested.
  package mutating func cancel(_ number: Int) -> Bool {
    precondition(UInt(bitPattern: number) < UInt(names.count), "numbers are below their limit")
    guard let slot = pool.slot(of: names[number]) else { return false }
    let node = pool.nodes[Int(slot)]
    let side = node.traits.side
    sides[side].remove(
      slot, key: side == .buy ? node.price : -node.price, hidden: 0, isNoted: false, in: &pool)
    pool.release(slot)
    return true
  }

  /// Has the processor fetch what is known of an order that is to be cancelled later, its name, and
  /// an order that is to be cancelled sooner, whose name is there. Any numbers below the limit do.
  package mutating func foresee(_ sooner: Int, later: Int) {
    precondition(UInt(bitPattern: sooner) < UInt(names.count), "numbers are below their limit")
    names.prefetch(later)
    pool.nodes.prefetch(Int(names[sooner].slot))
  }

  @inline(__always)
  private static func sweep(
    _ ladder: inout PriceLadder, limit: Int64, lots: Int64, _ pool: inout OrderPool,
    _ matches: inout Slab<Match>
  ) -> Int64 {
    var open = lots
    while open > 0, ladder.bestKey >= limit { open = trade(&ladder, lots: open, &pool, &matches) }
    return open
  }

  /// Trades with the order that is served first. Says what is left.
  @inline(never)
  private static func trade(
    _ ladder: inout PriceLadder, lots: Int64, _ pool: inout OrderPool,
    _ matches: inout Slab<Match>
  ) -> Int64 {
    let key = ladder.bestKey
    let slot = ladder.firstSlot
    let node = pool.nodes[Int(slot)]
    let traded = min(node.open, lots)
    matches.append(Match(maker: Int(node.account), ticks: node.price, lots: traded))
    if traded == node.open {
      ladder.remove(slot, key: key, hidden: 0, isNoted: false, in: &pool)
      pool.release(slot)
    } else {
      pool.keepQuantity(of: slot)
      ladder.reduce(slot, key: key, by: traded, hidden: 0, isNoted: false, in: &pool)
    }
    return lots - traded
  }
}
