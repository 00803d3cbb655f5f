import Market

// Looking at everything that waits.
extension ConditionalOrders {
  /// Calls with every order of a market that waits, and with the one before it in its queue: those
  /// that wait for a rise, those that wait for a fall, the due ones.
  func forEachOrder(
    of market: Int, in pool: OrderPool, _ visit: (_ slot: Slot, _ ahead: Slot) -> Void
  ) {
    guard waitingCount > 0 else { return }
    books[market].rises.forEachOrder(in: pool, visit)
    books[market].falls.forEachOrder(in: pool, visit)
    var place = books[market].due.first
    while place != OrderConditions.none {
      if orders[at: place].stage == .due { visit(orders[at: place].slot, noSlot) }
      place = orders[at: place].next
    }
  }

  /// Shows what an order is beyond a plain one.
  func show(_ slot: Slot, in order: inout OpenOrder, pool: OrderPool) {
    let conditions = orders[slot]
    order.trigger = conditions.publicTrigger
    if order.trigger != nil { order.price = Price(ticks: conditions.limit) }
    order.partner = conditions.partner == noSlot ? nil : pool.id(of: conditions.partner)
    order.expiresAt = conditions.expiresAt
  }

  /// Mixes conditions in: all that decides what becomes of their order.
  func combine(_ place: UInt32, into hash: inout StateHash, pool: OrderPool) {
    let conditions = orders[at: place]
    hash.combine(conditions.stamp)
    for flag in [conditions.isMarket, conditions.sharesHold, conditions.exits.isPlanned] {
      hash.combine(flag ? 1 : 0 as UInt64)
    }
    for number in [
      conditions.stage.rawValue, conditions.kind.rawValue, conditions.timeInForce.rawValue,
    ] {
      hash.combine(UInt64(number))
    }
    for ticks in [conditions.trigger, conditions.limit, conditions.trail, conditions.extreme] {
      hash.combine(ticks)
    }
    let partner = conditions.partner
    hash.combine(partner == noSlot ? 0 : pool.id(of: partner).rawValue)
    hash.combine(UInt64(conditions.expirySeconds))
    for neighbour in [conditions.previous, conditions.trailsPrevious] {
      hash.combine(neighbour == OrderConditions.none ? 0 : orders[at: neighbour].stamp)
    }
    if conditions.exits.isPlanned { combine(conditions.exits, into: &hash) }
  }

  private func combine(_ exits: ExitPlan, into hash: inout StateHash) {
    hash.combine(exits.takeProfit)
    hash.combine(exits.stopTrigger)
    hash.combine(exits.hasStopLimit ? exits.stopLimit : 0)
    hash.combine(exits.hasStopLimit ? 1 : 0 as UInt64)
    hash.combine(exits.reference.rawValue)
    hash.combine(UInt64(exits.account))
    hash.combine(exits.filled)
    hash.combine(UInt64(exits.traits.rawValue))
  }

  /// Mixes in what waits and what time will bring. Where there never was anything of the kind,
  /// nothing is.
  func combine(into hash: inout StateHash, pool: OrderPool) {
    if orders.stampCount > 0 { hash.combine(orders.stampCount) }
    for market in books.indices {
      forEachOrder(of: market, in: pool) { slot, ahead in
        hash.combine(pool.id(of: slot).rawValue)
        hash.combine(ahead == noSlot ? 0 : pool.id(of: ahead).rawValue)
        hash.combine(pool.nodes[Int(slot)].open)
        hash.combine(UInt64(pool.nodes[Int(slot)].account))
        hash.combine(pool.records[Int(slot)].quantity)
        hash.combine(UInt64(pool.nodes[Int(slot)].traits.rawValue))
        hash.combine(pool.records[Int(slot)].placedAt)
        if pool.nodes[Int(slot)].traits.isIceberg { hash.combine(pool.display(of: slot)) }
        combine(orders.place(of: slot), into: &hash, pool: pool)
      }
      combine(books[market], into: &hash, pool: pool)
    }
    for deadline in switches.deadlines.sorted(by: { $0.isBefore($1) }) {
      hash.combine(UInt64(deadline.item))
      hash.combine(deadline.time.nanoseconds)
    }
  }

  private func combine(_ book: ConditionalBook, into hash: inout StateHash, pool: OrderPool) {
    var place = book.due.first
    while place != OrderConditions.none {
      hash.combine(orders[at: place].stamp)
      if orders[at: place].stage == .exits { combine(place, into: &hash, pool: pool) }
      place = orders[at: place].next
    }
    if let time = book.nextActivation { hash.combine(time.nanoseconds) }
    for id in book.overdue { hash.combine(id.rawValue) }
    for account in book.silent { hash.combine(UInt64(account) + 1) }
  }
}
