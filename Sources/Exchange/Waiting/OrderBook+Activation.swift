import Market

// Orders that become active.
extension OrderBook {
  /// Ends an order that waits, and the limit order of its pair.
  mutating func cancelWaiting(
    _ slot: Slot, for reason: CancelReason, reference: ClientReference, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let limit = floor.partner(of: slot)
    floor.endWaiting(
      slot, for: reason, reference: reference, holds: true, into: &events)
    if limit != noSlot {
      cancel(limit, for: .oneCancelsOther, reference: .none, floor: &floor, into: &events)
    }
  }

  /// Ends all that waits, or what is to be cancelled when the market halts: orders that wait for
  /// their trigger as they were accepted, then the due ones as they were to have their turn.
  mutating func cancelAllWaiting(
    for reason: CancelReason, all: Bool, floor: inout Floor, into events: inout EventBatch
  ) {
    let market = Int(instrument.rawValue)
    var waiting: [(stamp: UInt64, slot: Slot)] = []
    for ladder in [floor.conditional.books[market].rises, floor.conditional.books[market].falls] {
      ladder.forEachOrder(in: floor.pool) { slot, _ in
        waiting.append((floor.conditional.orders[slot].stamp, slot))
      }
    }
    waiting.sort { $0.stamp < $1.stamp }
    var place = floor.conditional.books[market].due.first
    while place != OrderConditions.none {
      let conditions = floor.conditional.orders[at: place]
      if conditions.stage == .due { waiting.append((conditions.stamp, conditions.slot)) }
      place = conditions.next
    }
    for (_, slot) in waiting
    where all || floor.endsAtHalt(slot) {
      cancelWaiting(slot, for: reason, reference: .none, floor: &floor, into: &events)
    }
  }

  /// Forgets the exits that wait for their turn.
  mutating func removeExits(floor: inout Floor) {
    let market = Int(instrument.rawValue)
    var place = floor.conditional.books[market].due.first
    while place != OrderConditions.none {
      let conditions = floor.conditional.orders[at: place]
      if conditions.stage == .exits {
        floor.conditional.books[market].due.remove(place, in: &floor.conditional.orders)
        floor.conditional.orders.free(place)
        floor.conditional.waitingCount -= 1
      }
      place = conditions.next
    }
  }

  /// Gives what has waited longest its turn. Something must wait.
  mutating func activateNext(floor: inout Floor, into events: inout EventBatch) {
    let place = floor.conditional.books[Int(instrument.rawValue)].due.first
    let conditions = floor.conditional.orders[at: place]
    if conditions.stage == .due {
      activate(conditions.slot, floor: &floor, into: &events)
    } else {
      floor.conditional.books[Int(instrument.rawValue)].due.remove(
        place, in: &floor.conditional.orders)
      floor.conditional.orders.free(place)
      floor.conditional.waitingCount -= 1
      placeExits(conditions.exits, floor: &floor, into: &events)
    }
  }

  /// Lets an order that waited trade as a coming order, and rest or end.
  private mutating func activate(
    _ slot: Slot, floor: inout Floor, into events: inout EventBatch
  ) {
    let limitLeg = floor.partner(of: slot)
    if limitLeg != noSlot {
      floor.unlink(slot)
      cancel(limitLeg, for: .oneCancelsOther, reference: .none, floor: &floor, into: &events)
    }
    let conditions = floor.conditional.orders[slot]
    let triggered = TriggeredOrder(
      order: floor.pool.id(of: slot), instrument: instrument,
      trigger: Price(ticks: conditions.trigger), last: Price(ticks: lastTicks))
    floor.publish(
      .triggered(triggered), to: floor.pool.nodes[Int(slot)].account, into: &events)
    let limit = makeActive(slot, conditions, floor: &floor)

    if let reason = reasonToEnd(slot, conditions, limit: limit, floor: &floor) {
      floor.delist(slot)
      end(slot, for: reason, reference: .none, floor: &floor, into: &events)
      return
    }
    var taker = Taker(
      slot, floor.pool.nodes[Int(slot)], floor.pool.records[Int(slot)], limit: limit, terms)
    meet(&taker, floor: &floor, into: &events)
    arrive(
      taker, mayRest: !conditions.isMarket && conditions.timeInForce.rests, isListed: true,
      floor: &floor, into: &events)
  }

  /// Takes an order out of where it waits, and gives its limit.
  private func makeActive(
    _ slot: Slot, _ conditions: OrderConditions, floor: inout Floor
  ) -> Int64 {
    let side = floor.pool.nodes[Int(slot)].traits.side
    floor.releaseHold(of: slot, terms)
    floor.withdraw(slot)
    var limit = conditions.limit
    if conditions.kind == .trailing {
      let protection = terms.protection(side, trigger: conditions.trigger)
      limit = side == .buy ? min(limit, protection) : max(limit, protection)
    }
    floor.pool.nodes[Int(slot)].price = limit
    floor.pool.nodes[Int(slot)].traits.isWaiting = false
    floor.conditional.orders[slot].stage = .active
    if conditions.expirySeconds == 0 { floor.dropConditions(of: slot) }
    return limit
  }

  /// Why an order ends as it becomes active; `nil` where it goes on.
  private mutating func reasonToEnd(
    _ slot: Slot, _ conditions: OrderConditions, limit: Int64, floor: inout Floor
  ) -> CancelReason? {
    let node = floor.pool.nodes[Int(slot)]
    let traits = floor.pool.nodes[Int(slot)].traits
    if traits.postOnly, crosses(traits.side, ticks: limit) { return .wouldTake }
    guard conditions.timeInForce == .fillOrKill else { return nil }
    let order = NewOrder(
      instrument: instrument, side: traits.side, timeInForce: .fillOrKill,
      selfTradePrevention: traits.selfTradePrevention, price: Price(ticks: limit),
      quantity: Quantity(lots: node.open))
    let probe = probe(order, from: node.account, in: &floor.pool)
    return probe.lots < node.open ? .expired : nil
  }
}
