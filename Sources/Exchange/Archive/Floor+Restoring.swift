import Market

// Orders made again with what they are beyond plain ones.
extension Floor {
  /// Makes an order again in its slot, which is taken already, with its conditions; says where they
  /// are, or ``OrderConditions/none``. Gives `nil` where the order cannot be.
  mutating func restore(
    _ order: ArchivedOrder, _ side: Side, ticks: Int64, instrument: InstrumentID
  ) -> UInt32? {
    guard order.placedAt == 0 || pool.keepsTimes else { return nil }
    order.fill(side, ticks: ticks, instrument: instrument.rawValue, in: &pool)
    guard order.traits.hasConditions else { return OrderConditions.none }
    guard isNew(order.conditions) else { return nil }
    var conditions = order.conditions
    conditions.slot = order.slot
    let place = conditional.orders.restore(conditions)
    // A date that has come already does not come again: the order is overdue.
    if let date = conditions.expiresAt, date > time { conditional.setExpiry(place) }
    return place
  }

  /// Whether conditions can be among those that were ever given.
  func isNew(_ conditions: OrderConditions) -> Bool {
    conditions.stamp <= conditional.orders.stampCount
  }

  /// Whether everything that was read of orders with conditions goes together: no two of them came
  /// at once, pairs are of two, dates that have come are known to have.
  func conditionsAgree(_ terms: (Int) -> InstrumentTerms) -> Bool {
    var stamps: [UInt64] = []
    var dates = 0
    var overdue = 0
    for conditions in conditional.orders.entries {
      stamps.append(conditions.stamp)
      guard conditions.slot != noSlot else { continue }
      if let date = conditions.expiresAt, date <= time { dates += 1 }
      let market = Int(pool.nodes[Int(conditions.slot)].instrument)
      if conditions.partner != noSlot, !isPaired(conditions, terms(market)) { return false }
    }
    for book in conditional.books {
      for id in book.overdue where pool.slot(of: id) != nil { overdue += 1 }
    }
    return stamps.areDifferent && dates == overdue
      && conditional.books.allSatisfy {
        areFollowing($0.trailingSells, .sell) && areFollowing($0.trailingBuys, .buy)
      }
  }

  /// Whether an order and its partner are a pair: a stop that waits and holds what both need, and a
  /// limit order that holds nothing.
  private func isPaired(_ conditions: OrderConditions, _ terms: InstrumentTerms) -> Bool {
    let (slot, other) = (Int(conditions.slot), Int(conditions.partner))
    guard other < pool.nodes.count, conditional.orders.has(conditions.partner) else { return false }
    let partner = conditional.orders[conditions.partner]
    let (node, peer) = (pool.nodes[slot], pool.nodes[other])
    guard partner.partner == conditions.slot, node.account == peer.account,
      node.instrument == peer.instrument, node.traits.side == peer.traits.side,
      (conditions.stage == .active) != (partner.stage == .active)
    else { return false }
    // Looked at from the limit order: whatever it needs, the stop has.
    guard conditions.stage == .active else { return true }
    let need = terms.heldIfRepresentable(
      node.traits.side, lots: pool.openLots(of: conditions.slot), ticks: node.price,
      credit: Int64(pool.feeCredit(of: conditions.slot)), tier: node.traits.tier)
    return need.map { $0 <= held(by: conditions.partner) } ?? false
  }

  /// Whether each trailing stop has seen all that the younger ones have.
  private func areFollowing(_ stops: TrailingStops, _ side: Side) -> Bool {
    var place = stops.oldest
    var best = side == .sell ? Int64.max : 0
    while place != OrderConditions.none {
      let extreme = conditional.orders[at: place].extreme
      guard side == .sell ? extreme <= best : extreme >= best else { return false }
      best = extreme
      place = conditional.orders[at: place].trailsNext
    }
    return true
  }
}
