import Market

@testable import Exchange

/// What there is in an exchange, in words: a test of archives is only worth something if everything
/// was in one.
struct StateKinds {
  /// All that there may be.
  static let all: Set<String> = [
    "rising stop", "falling stop", "take-profit", "trailing sell", "trailing buy",
    "two trailing stops", "two at one trigger", "out of the order of acceptance", "iceberg waits",
    "limit waits", "dated order waits", "dated order rests", "planned exits", "pair",
    "due order", "due order of a pair", "due exits", "put off", "overdue", "overdue and ended",
    "silent account", "dead-man switch", "listed market", "new asset", "delisted market",
    "iceberg", "part filled", "auction", "notice",
  ]

  /// What was seen.
  private(set) var seen: Set<String> = []

  /// Adds what was seen elsewhere.
  mutating func add(_ other: StateKinds) { seen.formUnion(other.seen) }

  /// Looks through an exchange.
  mutating func look(_ exchange: Exchange) {
    let conditional = exchange.floor.conditional
    for conditions in conditional.orders.entries where conditions.slot != noSlot {
      look(conditions, exchange.floor.pool.nodes[Int(conditions.slot)])
    }
    for (index, node) in exchange.floor.pool.nodes.enumerated()
    where node.account != OrderPool.nobody && !node.traits.isWaiting {
      if node.traits.isIceberg { seen.insert("iceberg") }
      let open = exchange.floor.pool.openLots(of: Slot(index))
      if exchange.floor.pool.quantity(of: Slot(index)) > open { seen.insert("part filled") }
    }
    for index in exchange.books.indices { look(market: index, exchange) }
    if !conditional.switches.deadlines.isEmpty { seen.insert("dead-man switch") }
    if exchange.assets.count > exchange.configuration.assets.count { seen.insert("new asset") }
    if exchange.instruments.count > exchange.configuration.instruments.count {
      seen.insert("listed market")
    }
    if !exchange.calendar.entries.isEmpty { seen.insert("notice") }
  }

  private mutating func look(_ conditions: OrderConditions, _ node: OrderNode) {
    if conditions.exits.isPlanned { seen.insert("planned exits") }
    if conditions.partner != noSlot {
      seen.insert(conditions.stage == .due ? "due order of a pair" : "pair")
    }
    if conditions.stage == .active {
      if conditions.expirySeconds != 0 { seen.insert("dated order rests") }
      return
    }
    if conditions.stage == .due { seen.insert("due order") }
    if conditions.expirySeconds != 0 { seen.insert("dated order waits") }
    if node.traits.isIceberg { seen.insert("iceberg waits") }
    if !conditions.isMarket { seen.insert("limit waits") }
    guard conditions.stage == .waiting else { return }
    switch conditions.kind {
    case .stop: seen.insert(node.traits.side == .buy ? "rising stop" : "falling stop")
    case .takeProfit: seen.insert("take-profit")
    case .trailing: seen.insert(node.traits.side == .buy ? "trailing buy" : "trailing sell")
    }
  }

  private mutating func look(market: Int, _ exchange: Exchange) {
    let conditional = exchange.floor.conditional
    let book = conditional.books[market]
    for ladder in [book.rises, book.falls] {
      var before: OrderConditions?
      ladder.forEachOrder(in: exchange.floor.pool) { slot, ahead in
        let conditions = conditional.orders[slot]
        if ahead != noSlot {
          seen.insert("two at one trigger")
          if let before, before.stamp > conditions.stamp {
            seen.insert("out of the order of acceptance")
          }
        }
        before = conditions
      }
    }
    for stops in [book.trailingSells, book.trailingBuys] where stops.oldest != stops.youngest {
      seen.insert("two trailing stops")
    }
    var place = book.due.first
    while place != OrderConditions.none {
      if conditional.orders[at: place].stage == .exits { seen.insert("due exits") }
      place = conditional.orders[at: place].next
    }
    if book.nextActivation != nil { seen.insert("put off") }
    for id in book.overdue {
      seen.insert(exchange.floor.pool.slot(of: id) == nil ? "overdue and ended" : "overdue")
    }
    if !book.silent.isEmpty { seen.insert("silent account") }
    if exchange.books[market].isDelisted { seen.insert("delisted market") }
    if exchange.books[market].phase == .auction { seen.insert("auction") }
  }
}
