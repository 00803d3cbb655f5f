import Market

extension NewOrder {
  /// Whether what is asked contradicts itself.
  var isContradictory: Bool {
    if kind == .market {
      if postOnly || displayQuantity != .zero || timeInForce == .goodTillDate { return true }
      if budget != .zero, quantity != .zero { return true }
    } else if budget != .zero {
      return true
    }
    if !timeInForce.rests, postOnly || displayQuantity != .zero { return true }
    if timeInForce == .fillOrKill, budget != .zero { return true }
    if budget.units < 0 || reduceOnly && budget != .zero { return true }
    return expiresAt != nil && timeInForce != .goodTillDate
  }
}

// What several kinds of orders must satisfy.
extension OrderBook {
  /// Refuses a good-till-date order without a date, or with one that has come.
  func refusal(ofExpiry order: NewOrder, at now: Instant) -> Refusal? {
    guard order.timeInForce == .goodTillDate else { return nil }
    if let time = order.expiresAt, time > now { return nil }
    let have = order.expiresAt.map { ($0 - .epoch).wholeSeconds } ?? 0
    return Refusal(.expiryInPast, need: (now - .epoch).wholeSeconds, have: have)
  }

  /// Refuses where the exchange has no room for so many orders more.
  func refusal(ofRoomFor count: Int, in pool: OrderPool) -> Refusal? {
    pool.count + count <= pool.capacity && !pool.isFull
      ? nil : Refusal(.bookFull, need: Int64(pool.capacity), have: Int64(pool.count))
  }

  /// Refuses where an account may not have so many orders more.
  func refusal(ofListing count: Int64, for account: UInt32, in ledger: Ledger) -> Refusal? {
    let have = Int64(ledger.accounts[Int(account)].orderCount)
    let limit = Int64(ledger.ordersPerAccount)
    return have + count <= limit ? nil : Refusal(.tooManyOrders, need: limit, have: have)
  }

  /// Refuses a trigger that the last price has reached already.
  func refusal(ofTrigger trigger: Int64, rising: Bool) -> Refusal? {
    guard lastTicks > 0, isReached(trigger, rising: rising) else { return nil }
    return Refusal(.wouldTrigger, need: lastTicks, have: trigger)
  }

  /// Whether the last price has reached a trigger.
  func isReached(_ trigger: Int64, rising: Bool) -> Bool {
    guard lastTicks > 0 else { return false }
    return rising ? lastTicks >= trigger : lastTicks <= trigger
  }

  /// Refuses a need of an order at its limit that exceeds what is available.
  func refusal(
    ofHolding side: Side, lots: Int64, ticks: Int64, from account: UInt32, floor: Floor
  ) -> Refusal? {
    let need = terms.heldIfRepresentable(
      side, lots: lots, ticks: ticks, credit: 0,
      tier: Int(floor.ledger.accounts[Int(account)].tier))
    let available = floor.ledger.available(account, terms.heldAsset(side))
    return refusal(ofNeed: need, side, available: available)
  }
}

// Rules of the market that these orders share with all others.
extension OrderBook {
  /// Cuts a reduce-only order down to what the account can sell, or refuses it.
  func reduce(_ order: inout NewOrder, from account: UInt32, floor: Floor) -> Refusal? {
    guard order.reduceOnly else { return nil }
    let lots =
      order.side == .buy ? 0 : floor.ledger.available(account, terms.base) / terms.lotUnits
    guard lots > 0 else { return Refusal(.nothingToReduce, need: 1, have: 0) }
    order.quantity = min(order.quantity, Quantity(lots: lots))
    return nil
  }
}
