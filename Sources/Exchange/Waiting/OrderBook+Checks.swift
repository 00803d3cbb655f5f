import Market

// What several kinds of orders must satisfy.
extension OrderBook {
  /// Refuses where the exchange has no room for so many orders more.
  mutating func refusal(ofRoomFor count: Int, in pool: inout OrderPool) -> Refusal? {
    pool.count + count <= pool.capacity && !pool.isFull
      ? nil : Refusal(.bookFull, need: Int64(pool.capacity), have: Int64(pool.count))
  }

  /// Refuses a trigger that the last price has reached already.
  mutating func refusal(ofTrigger trigger: Int64, rising: Bool) -> Refusal? {
    guard lastTicks > 0, isReached(trigger, rising: rising) else { return nil }
    return Refusal(.wouldTrigger, need: lastTicks, have: trigger)
  }

  /// Whether the last price has reached a trigger.
  mutating func isReached(_ trigger: Int64, rising: Bool) -> Bool {
    guard lastTicks > 0 else { return false }
    return rising ? lastTicks >= trigger : lastTicks <= trigger
  }

  /// Refuses a need of an order at its limit that exceeds what is available.
  mutating func refusal(
    ofHolding side: Side, lots: Int64, ticks: Int64, from account: UInt32, floor: inout Floor
  ) -> Refusal? {
    let need = terms.heldIfRepresentable(
      side, lots: lots, ticks: ticks, credit: 0,
      tier: Int(floor.ledger.accounts[Int(account)].tier))
    let available = floor.ledger.available(account, terms.heldAsset(side))
    return refusal(ofNeed: need, side, available: available)
  }
}
