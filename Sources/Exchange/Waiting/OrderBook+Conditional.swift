import Market

// Placing orders that wait.
extension OrderBook {
  /// Accepts or refuses an order that waits for a trigger.
  mutating func placeConditional(
    _ order: NewOrder, _ trigger: Trigger, from account: UInt32, reference: ClientReference,
    floor: inout Floor, into events: inout EventBatch
  ) {
    var request = order
    var trigger = trigger
    if let refusal = refusal(ofConditional: &request, &trigger, from: account, floor: &floor) {
      floor.publish(
        refusal, of: reference, instrument: instrument, to: account, into: &events)
      return
    }
    wait(request, trigger, from: account, reference: reference, floor: &floor, into: &events)
  }

  /// Accepts an order that waits, and holds what it needs. Its price is its limit.
  @discardableResult
  mutating func wait(
    _ request: NewOrder, _ trigger: Trigger, from account: UInt32, reference: ClientReference,
    floor: inout Floor, into events: inout EventBatch
  ) -> Slot {
    let slot = accept(
      request, price: trigger.price.ticks, from: account, reference: reference, floor: &floor,
      into: &events)
    let place = floor.attach(to: slot)
    floor.setExpiry(of: request, at: place)
    floor.conditional.orders[at: place].kind = trigger.kind
    floor.conditional.orders[at: place].isMarket = request.kind == .market
    floor.conditional.orders[at: place].timeInForce = request.timeInForce
    floor.conditional.orders[at: place].trigger = trigger.price.ticks
    floor.conditional.orders[at: place].limit = request.price.ticks
    floor.conditional.orders[at: place].trail = trigger.trailTicks
    floor.conditional.orders[at: place].extreme = lastTicks
    floor.wait(slot)
    floor.enlist(slot)
    floor.hold(for: slot, terms)
    floor.publishArmed(slot, into: &events)
    return slot
  }

  /// Why an order that waits is refused; `nil` where it is accepted. Its quantity, its trigger and
  /// its limit become what they are from then on.
  private mutating func refusal(
    ofConditional order: inout NewOrder, _ trigger: inout Trigger, from account: UInt32,
    floor: inout Floor
  ) -> Refusal? {
    guard !order.contradictsItself, order.agrees(with: trigger) else {
      return Refusal(.contradictoryOrder)
    }
    guard permits.allow(.placeConditional) else { return Refusal(.phase) }
    if order.reduceOnly, let refusal = reduce(&order, from: account, floor: &floor) {
      return refusal
    }
    if let refusal = refusal(ofLots: order.quantity.lots) { return refusal }
    if let refusal = price(&order, &trigger) { return refusal }
    let (lots, ticks) = (order.quantity.lots, order.price.ticks)
    if let refusal = refusal(ofDisplay: order) { return refusal }
    if let refusal = refusal(ofExpiry: order, at: floor.time) { return refusal }
    if let refusal = refusal(ofNotional: lots, ticks: ticks) { return refusal }
    if let refusal = refusal(ofRoomFor: 1, in: &floor.pool) { return refusal }
    if let refusal = refusal(ofOrders: 1, from: account, floor: &floor) { return refusal }
    let rising = Trigger.waitsForRise(trigger.kind, order.side)
    if let refusal = refusal(ofTrigger: trigger.price.ticks, rising: rising) { return refusal }
    return refusal(ofHolding: order.side, lots: lots, ticks: ticks, from: account, floor: &floor)
  }

  /// Works out trigger and limit, and refuses those that no order may have.
  private mutating func price(_ order: inout NewOrder, _ trigger: inout Trigger) -> Refusal? {
    if trigger.kind == .trailing {
      guard lastTicks > 0 else { return Refusal(.noReference) }
      trigger.price = Price(
        ticks: terms.trailingTrigger(order.side, last: lastTicks, trail: trigger.trailTicks))
    } else if let refusal = refusal(ofTicks: trigger.price.ticks) {
      return refusal
    }
    if order.kind == .limit { return refusal(ofTicks: order.price.ticks) }
    order.price = Price(ticks: terms.protection(order.side, trigger: trigger.price.ticks))
    return nil
  }
}

extension NewOrder {
  /// Whether an order may wait for a trigger.
  fileprivate func agrees(with trigger: Trigger) -> Bool {
    if budget != .zero { return false }
    if kind == .market, timeInForce == .fillOrKill { return false }
    return trigger.kind == .trailing
      ? kind == .market && trigger.trailTicks > 0 : trigger.trailTicks == 0
  }
}

// Changing an order that waits or belongs to a pair.
extension OrderBook {
  /// Changes an order that waits, or refuses to change one of a pair; says whether it did either.
  mutating func amendWithConditions(
    _ slot: Slot, price: Int64, quantity: Int64, reference: ClientReference, floor: inout Floor,
    into events: inout EventBatch
  ) -> Bool {
    let id = floor.pool.id(of: slot)
    let account = floor.pool.nodes[Int(slot)].account
    let conditions = floor.conditional.orders[slot]
    if conditions.stage == .due {
      floor.publish(
        Refusal(.unknownOrder), of: reference, order: id, to: account, into: &events)
      return true
    }
    let isLinked = conditions.partner != noSlot
    guard isLinked || conditions.stage == .waiting else { return false }
    let limit = conditions.isMarket ? conditions.limit : price
    let found =
      isLinked
      ? Refusal(.linkedOrder)
      : refusal(ofAmendingWaiting: slot, limit: limit, quantity: quantity, floor: &floor)
    if let refusal = found {
      floor.publish(
        refusal, of: reference, instrument: instrument, order: id, to: account, into: &events)
      return true
    }
    let amended = AmendedOrder(
      order: id, reference: reference, price: Price(ticks: limit),
      quantity: Quantity(lots: quantity), keptPriority: true)
    floor.publish(.amended(amended), to: account, into: &events)
    floor.releaseHold(of: slot, terms)
    let record = floor.pool.records[Int(slot)]
    floor.pool.records[Int(slot)].quantity = quantity
    floor.conditional.books[Int(instrument.rawValue)].reduce(
      slot, by: record.quantity - quantity,
      rising: Trigger.waitsForRise(conditions.kind, record.traits.side), in: &floor.pool)
    floor.conditional.orders[slot].limit = limit
    floor.hold(for: slot, terms)
    return true
  }

  private mutating func refusal(
    ofAmendingWaiting slot: Slot, limit: Int64, quantity: Int64, floor: inout Floor
  ) -> Refusal? {
    guard permits.allow(.amend) else { return Refusal(.phase) }
    if let refusal = refusal(ofLots: quantity) { return refusal }
    if let refusal = refusal(ofTicks: limit) { return refusal }
    if let refusal = refusal(ofNotional: quantity, ticks: limit) { return refusal }
    let traits = floor.pool.nodes[Int(slot)].traits
    let side = traits.side
    let need = terms.heldIfRepresentable(
      side, lots: quantity, ticks: limit, credit: 0, tier: traits.tier)
    let available =
      floor.ledger.available(floor.pool.nodes[Int(slot)].account, terms.heldAsset(side))
      + floor.held(by: slot)
    return refusal(ofNeed: need, side, available: available)
  }
}
