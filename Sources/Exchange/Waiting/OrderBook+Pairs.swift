import Market

// Two orders of which one ends the other.
extension OrderBook {
  /// Accepts or refuses a pair.
  mutating func placePair(
    _ pair: OneCancelsOther, from account: UInt32, reference: ClientReference,
    floor: inout Floor, into events: inout EventBatch
  ) {
    var limit = pair.limit
    limit.postOnly = true
    if let refusal = refusal(ofPair: pair, limit: &limit, from: account, floor: &floor) {
      floor.publish(
        refusal, of: reference, instrument: instrument, to: account, into: &events)
      return
    }
    let stop = wait(
      stopLeg(of: pair, limit: limit), Trigger(.stop, price: pair.stopTrigger), from: account,
      reference: reference, floor: &floor, into: &events)
    placeLimitLeg(
      limit, stop: stop, from: account, reference: reference, floor: &floor, into: &events)
  }

  /// Places the limit order of a pair whose stop waits already.
  mutating func placeLimitLeg(
    _ limit: NewOrder, stop: Slot, from account: UInt32, reference: ClientReference,
    floor: inout Floor, into events: inout EventBatch
  ) {
    let slot = accept(
      limit, price: limit.price.ticks, from: account, reference: reference, floor: &floor,
      into: &events)
    let id = floor.pool.id(of: slot)
    let stopID = floor.pool.id(of: stop)
    let place = floor.attach(to: slot)
    floor.setExpiry(of: limit, at: place)
    floor.link(stop: stop, limit: slot)
    var taker = Taker(
      slot, floor.pool.nodes[Int(slot)], floor.pool.records[Int(slot)],
      limit: limit.price.ticks, terms)
    taker.isLinked = true
    meet(&taker, floor: &floor, into: &events)
    arrive(taker, mayRest: true, isListed: false, floor: &floor, into: &events)
    guard floor.pool.slot(of: id) != nil, floor.pool.slot(of: stopID) != nil else { return }
    floor.publish(
      .linked(LinkedOrders(stop: stopID, limit: id, reference: reference)), to: account,
      into: &events)
  }

  /// The stop of a pair, as its owner would have asked for it; its price is its limit.
  private func stopLeg(of pair: OneCancelsOther, limit: NewOrder) -> NewOrder {
    var stop = limit
    stop.postOnly = false
    stop.kind = pair.stopLimit == nil ? .market : .limit
    stop.price =
      pair.stopLimit
      ?? Price(ticks: terms.protection(limit.side, trigger: pair.stopTrigger.ticks))
    return stop
  }

  /// Why a pair is refused; `nil` where it is accepted. Its quantity becomes what it is from then
  /// on.
  private mutating func refusal(
    ofPair pair: OneCancelsOther, limit: inout NewOrder, from account: UInt32, floor: inout Floor
  ) -> Refusal? {
    if pair.limit.contradictsItself || pair.isContradictory { return Refusal(.contradictoryOrder) }
    guard permits.allow(.placeConditional) else { return Refusal(.phase) }
    if limit.reduceOnly, let refusal = reduce(&limit, from: account, floor: &floor) {
      return refusal
    }
    let (lots, trigger) = (limit.quantity.lots, pair.stopTrigger.ticks)
    if let refusal = refusal(ofLots: lots) { return refusal }
    if let refusal = refusal(ofTicks: limit.price.ticks) { return refusal }
    if let refusal = refusal(ofBand: limit.price.ticks) { return refusal }
    if let refusal = refusal(ofTicks: trigger) { return refusal }
    if let ticks = pair.stopLimit?.ticks, let refusal = refusal(ofTicks: ticks) { return refusal }
    if let refusal = refusal(ofExpiry: limit, at: floor.time) { return refusal }
    let stopLimit = stopLeg(of: pair, limit: limit).price.ticks
    if let refusal = refusal(ofNotional: lots, ticks: limit.price.ticks) { return refusal }
    if let refusal = refusal(ofNotional: lots, ticks: stopLimit) { return refusal }
    if let refusal = refusal(ofRoomFor: 2, in: &floor.pool) { return refusal }
    if let refusal = refusal(ofOrders: 2, from: account, floor: &floor) { return refusal }
    if !permits.collects, let refusal = refusal(ofTaking: limit.side, ticks: limit.price.ticks) {
      return refusal
    }
    if let refusal = refusal(ofTrigger: trigger, rising: limit.side == .buy) { return refusal }
    return refusal(
      ofHolding: limit.side, lots: lots, ticks: stopLimit, from: account, floor: &floor)
  }
}

extension OneCancelsOther {
  /// Whether its two orders do not go together.
  fileprivate var isContradictory: Bool {
    guard limit.kind == .limit, limit.timeInForce.rests, limit.displayQuantity == .zero else {
      return true
    }
    if limit.side == .sell { return limit.price <= stopTrigger }
    if let stopLimit, stopLimit < limit.price { return true }
    return limit.price >= stopTrigger
  }
}
