import Market

// Changing an open order.
extension OrderBook {
  /// Changes an open order's price and quantity, or refuses to.
  ///
  /// A smaller or equal quantity at the same price keeps its place. Anything else goes to the back
  /// of the queue of its price, and trades first where it reaches the other side.
  mutating func amend(
    _ slot: Slot, price: Int64, quantity: Int64, reference: ClientReference, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let node = floor.pool.nodes[Int(slot)]
    let record = floor.pool.records[Int(slot)]
    let id = floor.pool.id(of: slot)
    if record.traits.hasConditions,
      amendWithConditions(
        slot, price: price, quantity: quantity, reference: reference, floor: &floor, into: &events)
    {
      return
    }
    let keepsPlace = price == node.price && quantity <= record.quantity
    if let refusal = refusal(
      ofAmending: slot, price: price, quantity: quantity, keepsPlace: keepsPlace, floor: &floor)
    {
      floor.publish(
        refusal, of: reference, instrument: instrument, order: id, to: node.account, into: &events)
      return
    }
    let amended = AmendedOrder(
      order: id, reference: reference, price: Price(ticks: price),
      quantity: Quantity(lots: quantity), keptPriority: keepsPlace)
    floor.publish(.amended(amended), to: node.account, into: &events)
    floor.releaseHold(of: slot, terms)
    let side = record.traits.side
    floor.pool.records[Int(slot)].quantity = quantity
    if keepsPlace {
      shrink(slot, by: record.quantity - quantity, in: &floor.pool)
      floor.hold(for: slot, terms)
      return
    }
    dequeue(slot, side, in: &floor.pool)
    if record.traits.isIceberg { floor.pool.showAll(of: slot) }
    floor.pool.nodes[Int(slot)].price = price
    floor.pool.nodes[Int(slot)].open += quantity - record.quantity
    var taker = Taker(
      slot, floor.pool.nodes[Int(slot)], floor.pool.records[Int(slot)], limit: price, terms)
    meet(&taker, floor: &floor, into: &events)
    arrive(taker, mayRest: true, isListed: true, floor: &floor, into: &events)
  }

  /// Why a change is refused; `nil` where it is carried out.
  private mutating func refusal(
    ofAmending slot: Slot, price: Int64, quantity: Int64, keepsPlace: Bool, floor: inout Floor
  ) -> Refusal? {
    let node = floor.pool.nodes[Int(slot)]
    let record = floor.pool.records[Int(slot)]
    guard permits.allow(keepsPlace ? .amendDown : .amend) else { return Refusal(.phase) }
    if let refusal = refusal(ofLots: quantity) { return refusal }
    if let refusal = refusal(ofTicks: price) { return refusal }
    if price != node.price, let refusal = refusal(ofBand: price) { return refusal }
    let filled = record.quantity - floor.pool.openLots(of: slot)
    if quantity <= filled { return Refusal(.belowFilled, need: filled + 1, have: quantity) }
    if let refusal = refusal(ofNotional: quantity, ticks: price) { return refusal }
    if keepsPlace { return nil }
    let side = record.traits.side
    if !permits.collects, record.traits.postOnly || !permits.allow(.match),
      let refusal = refusal(ofTaking: side, ticks: price)
    {
      return refusal
    }
    let need = terms.heldIfRepresentable(
      side, lots: quantity - filled, ticks: price, credit: Int64(record.feeCredit),
      tier: record.traits.tier)
    let available =
      floor.ledger.available(node.account, terms.heldAsset(side)) + floor.held(by: slot)
    return refusal(ofNeed: need, side, available: available)
  }
}
