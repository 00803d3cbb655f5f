import Market

// Entries that bring their own exits.
extension OrderBook {
  /// Accepts or refuses an entry with its exits.
  mutating func placeBracket(
    _ bracket: Bracket, from account: UInt32, reference: ClientReference, floor: inout Floor,
    into events: inout EventBatch
  ) {
    if bracket.isContradictory {
      floor.publish(
        Refusal(.contradictoryOrder), of: reference, instrument: instrument, to: account,
        into: &events)
      return
    }
    place(
      bracket.entry, from: account, reference: reference,
      exits: ExitPlan(bracket, reference: reference), floor: &floor, into: &events)
  }

  /// Refuses exits with a price that no order may have.
  mutating func refusal(ofExits exits: ExitPlan) -> Refusal? {
    if let refusal = refusal(ofTicks: exits.takeProfit) { return refusal }
    if let refusal = refusal(ofTicks: exits.stopTrigger) { return refusal }
    return exits.hasStopLimit ? refusal(ofTicks: exits.stopLimit) : nil
  }

  /// Places what follows an entry that has ended: a stop for what it traded and, where the stop is
  /// not due at once, a take-profit order; the two are a pair.
  mutating func placeExits(
    _ exits: ExitPlan, floor: inout Floor, into events: inout EventBatch
  ) {
    let side = exits.traits.side.opposite
    let trigger = Price(ticks: exits.stopTrigger)
    let limit =
      exits.hasStopLimit
      ? exits.stopLimit : terms.protection(side, trigger: exits.stopTrigger)
    let isDue = isReached(exits.stopTrigger, rising: side == .buy)
    let found =
      refusal(ofRoomFor: 2, in: &floor.pool)
      ?? refusal(
        ofHolding: side, lots: exits.filled, ticks: limit, from: exits.account, floor: &floor)
    if let refusal = found {
      floor.publish(
        refusal, of: exits.reference, instrument: instrument, to: exits.account, into: &events)
      return
    }
    var order = NewOrder(
      instrument: instrument, side: side, kind: exits.hasStopLimit ? .limit : .market,
      selfTradePrevention: exits.traits.selfTradePrevention, haltPolicy: exits.traits.haltPolicy,
      price: Price(ticks: limit), quantity: Quantity(lots: exits.filled))
    let stop = wait(
      order, Trigger(.stop, price: trigger), from: exits.account, reference: exits.reference,
      floor: &floor, into: &events)
    if isDue { return floor.makeDue(stop) }
    order.kind = .limit
    order.price = Price(ticks: exits.takeProfit)
    placeLimitLeg(
      order, stop: stop, from: exits.account, reference: exits.reference, floor: &floor,
      into: &events)
  }
}

extension Bracket {
  /// Whether entry and exits do not go together.
  fileprivate var isContradictory: Bool {
    if entry.contradictsItself || entry.displayQuantity != .zero || entry.budget != .zero {
      return true
    }
    let (low, high) = entry.side == .buy ? (stopTrigger, takeProfit) : (takeProfit, stopTrigger)
    if entry.side == .sell, let stopLimit, stopLimit < takeProfit { return true }
    return entry.kind == .market ? low >= high : low >= entry.price || entry.price >= high
  }
}
