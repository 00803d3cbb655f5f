internal import Market

/// Whose a resting order is, among the agents.
enum Owner: UInt8, Sendable {
  /// Nobody's here: the user's, or of no interest.
  case none
  /// A ladder order.
  case ladder
  /// A quote of a market maker.
  case maker
  /// The resting part of a parent order.
  case whale
}

/// A resting order as its agent remembers it.
struct RestingOrder: Sendable, BitwiseCopyable {
  /// Its name at the exchange.
  var id: UInt64 = 0
  /// Where it rests, in ticks.
  var price: Int64 = 0
  /// What its owner drew for it at the start: how it reacts when it is passed by.
  var temper: UInt32 = 0
  /// Neighbours in its bucket, by slot.
  var previous: Int32 = -1
  var next: Int32 = -1
  /// Which agent of its kind.
  var agent: UInt16 = 0
  /// Which market.
  var market: UInt16 = 0
  /// Whose it is.
  var owner = Owner.none
  /// Its side.
  var side = Side.buy
  /// Whether it is to be pulled, or was left on purpose.
  var isDecided = false

  /// Whether it is found by its price.
  var isCollected: Bool { owner == .ladder && !isDecided }

  /// Whether its owner keeps its place in the queue while the market takes no new orders.
  var staysWhileClosed: Bool { temper & 3 != 0 }
}

/// The agents' own record of their resting orders, found by name and, for ladder orders of which
/// nothing is decided, by price.
///
/// An order's name carries a slot, so finding it is one step. Those found by price hang in buckets
/// of neighbouring prices; buckets are shared by prices that lie a whole turn apart.
struct RestingOrders: Sendable {
  private static let bucketBits = 12
  private static let none: Int32 = -1

  private var orders: [RestingOrder] = []
  private var heads: [Int32]
  private let widths: [Int64]
  /// How many orders are recorded.
  private(set) var count = 0

  /// Makes an empty record.
  ///
  /// - Parameter widths: The width of a bucket in ticks, for each market.
  init(widths: [Int64]) {
    self.widths = widths
    heads = [Int32](repeating: Self.none, count: widths.count * 2 << Self.bucketBits)
  }

  /// The order of a name; `nil` where it is not recorded, or not any more.
  func order(_ id: UInt64) -> RestingOrder? {
    let slot = Int(UInt32(truncatingIfNeeded: id))
    guard id != 0, slot < orders.count, orders[slot].id == id else { return nil }
    return orders[slot]
  }

  /// Records an order.
  mutating func add(_ order: RestingOrder) {
    let slot = Int(UInt32(truncatingIfNeeded: order.id))
    while orders.count <= slot { orders.append(RestingOrder()) }
    precondition(orders[slot].id == 0, "a slot holds one order at a time")
    orders[slot] = order
    count += 1
    if order.isCollected { hang(slot) }
  }

  /// Forgets an order and gives it back; `nil` where it is not recorded.
  @discardableResult
  mutating func remove(_ id: UInt64) -> RestingOrder? {
    guard let order = order(id) else { return nil }
    let slot = Int(UInt32(truncatingIfNeeded: id))
    if order.isCollected { unhang(slot) }
    orders[slot].id = 0
    count -= 1
    return order
  }

  /// Takes note of whether it is settled what becomes of a ladder order that was passed by. While
  /// it is, nobody who looks for such orders comes across it again.
  mutating func decide(_ id: UInt64, _ isDecided: Bool) {
    guard let order = order(id), order.isDecided != isDecided else { return }
    let slot = Int(UInt32(truncatingIfNeeded: id))
    if order.isCollected { unhang(slot) }
    orders[slot].isDecided = isDecided
    if orders[slot].isCollected { hang(slot) }
  }

  /// Puts an order into its bucket, before the others there.
  private mutating func hang(_ slot: Int) {
    let bucket = bucket(of: orders[slot])
    let neighbour = heads[bucket]
    orders[slot].previous = Self.none
    orders[slot].next = neighbour
    if neighbour != Self.none { orders[Int(neighbour)].previous = Int32(slot) }
    heads[bucket] = Int32(slot)
  }

  /// Takes an order out of its bucket.
  private mutating func unhang(_ slot: Int) {
    let order = orders[slot]
    if order.previous != Self.none {
      orders[Int(order.previous)].next = order.next
    } else {
      heads[bucket(of: order)] = order.next
    }
    if order.next != Self.none { orders[Int(order.next)].previous = order.previous }
  }

  /// Appends the undecided ladder orders of a side between two prices, both included.
  func collect(
    market: Int, side: Side, from low: Int64, through high: Int64,
    into found: inout [RestingOrder]
  ) {
    guard low <= high else { return }
    let width = widths[market]
    let turn = Int64(1) << Int64(Self.bucketBits)
    let first = low / width
    let last = min(high / width, first + turn - 1)
    let base = (market * 2 + Int(side.rawValue)) << Self.bucketBits
    for place in first...last {
      var slot = heads[base + Int(place & (turn - 1))]
      while slot != Self.none {
        let order = orders[Int(slot)]
        if order.price >= low, order.price <= high { found.append(order) }
        slot = order.next
      }
    }
  }

  private func bucket(of order: RestingOrder) -> Int {
    let place = Int(order.price / widths[Int(order.market)]) & (1 << Self.bucketBits - 1)
    return (Int(order.market) * 2 + Int(order.side.rawValue)) << Self.bucketBits + place
  }
}

// The record in an archive: what hangs in no bucket by slot, then every bucket from its newest
// order on, so that adding them from the last to the first makes the same buckets.
extension RestingOrders {
  /// Hands its state to an archive.
  ///
  /// - Parameters:
  ///   - capacity: Slots are below this.
  ///   - isPossible: Whether there can be such an order; asked while reading.
  mutating func transfer(
    _ archive: inout StateArchive, capacity: Int, where isPossible: (RestingOrder) -> Bool
  ) {
    archive.begin("orders as agents remember them")
    guard archive.isReading else { return write(&archive) }
    var found: [RestingOrder] = []
    archive.transfer(&found, blank: RestingOrder(), wordsEach: 4, atMost: capacity) {
      $1.transfer(&$0)
    }
    self = RestingOrders(widths: widths)
    var last = Int.max
    for order in found.reversed() {
      let slot = Int(UInt32(truncatingIfNeeded: order.id))
      let isFree = slot >= orders.count || orders[slot].id == 0
      archive.require(
        order.id != 0 && slot < capacity && isFree && order.market < widths.count
          && order.owner != .none && isPossible(order))
      guard archive.isSound else { return }
      let place = order.isCollected ? bucket(of: order) : slot - capacity
      archive.require(order.isCollected ? place <= last : place < min(last, 0))
      last = place
      add(order)
    }
  }

  private func write(_ archive: inout StateArchive) {
    var count = count
    archive.transferCount(&count)
    var written = 0
    for var order in orders where order.id != 0 && !order.isCollected {
      order.transfer(&archive)
      written += 1
    }
    for head in heads {
      var slot = head
      while slot != Self.none {
        var order = orders[Int(slot)]
        order.transfer(&archive)
        written += 1
        slot = order.next
      }
    }
    precondition(written == count, "every order hangs in its bucket")
  }
}

extension RestingOrder: Archived {
  /// Hands its state to an archive, without its place in a bucket.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&id)
    archive.transfer(&price)
    archive.transferFields {
      $0.transfer(&temper, bits: 32)
      $0.transfer(&agent, bits: 16)
      $0.transfer(&market, bits: 16)
    }
    archive.transferFields {
      $0.transfer(&owner, bits: 2)
      $0.transfer(&side, bits: 1)
      $0.transfer(&isDecided)
    }
  }
}
