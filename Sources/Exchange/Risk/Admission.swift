import Market

// What a new order must satisfy before it becomes an order.
//
// These change nothing but a reduce-only order. They are `mutating` all the same, and take the
// floor `inout`, because a method that is not inlined would be handed a copy of the book and of
// the floor otherwise: a thousand bytes, and a retain for each of their slabs.
extension OrderBook {
  /// Why a new order is refused; `nil` where it is accepted. A reduce-only order is cut down to
  /// what it can reduce.
  ///
  /// Checked in the order of the page `Orders.md`.
  @inline(__always)
  mutating func refusal(
    of order: inout NewOrder, from account: UInt32, exits: ExitPlan? = nil, floor: inout Floor
  ) -> Refusal? {
    if order.contradictsItself { return Refusal(.contradictoryOrder) }
    let isImmediate = order.kind == .market || !order.timeInForce.rests
    let activity: PhaseActivity =
      order.postOnly ? .placePostOnly : isImmediate ? .placeImmediate : .placeLimit
    guard permits.allow(activity) else { return Refusal(.phase) }
    if order.reduceOnly, let refusal = reduce(&order, from: account, floor: &floor) {
      return refusal
    }
    if let refusal = refusal(ofFigures: order, exits: exits, at: floor.time) { return refusal }
    if floor.pool.isFull {
      return Refusal(.bookFull, need: Int64(floor.pool.capacity), have: Int64(floor.pool.count))
    }
    if isImmediate {
      return refusal(ofImmediate: order, from: account, floor: &floor)
    }
    if let refusal = refusal(ofOrders: 1, from: account, floor: &floor) { return refusal }
    if order.postOnly, !permits.collects,
      let refusal = refusal(ofTaking: order.side, ticks: order.price.ticks)
    {
      return refusal
    }
    return refusal(ofFunding: order, from: account, floor: &floor)
  }

  /// Refuses a quantity, price, display, date or value that no order may have.
  @inline(__always)
  private mutating func refusal(
    ofFigures order: NewOrder, exits: ExitPlan?, at time: Instant
  ) -> Refusal? {
    let isLimit = order.kind == .limit
    if order.budget.units == 0, let refusal = refusal(ofLots: order.quantity.lots) {
      return refusal
    }
    if isLimit, let refusal = refusal(ofTicks: order.price.ticks) { return refusal }
    if let exits, let refusal = refusal(ofExits: exits) { return refusal }
    if isLimit {
      if let refusal = refusal(ofBand: order.price.ticks) { return refusal }
    }
    if let refusal = refusal(ofDisplay: order) { return refusal }
    if let refusal = refusal(ofExpiry: order, at: time) { return refusal }
    if order.budget.units > 0 { return refusal(ofValue: order.budget.units) }
    let ticks = isLimit ? order.price.ticks : referenceTicks
    return ticks > 0 ? refusal(ofNotional: order.quantity.lots, ticks: ticks) : nil
  }

  /// Refuses an order that may only rest and would trade.
  @inline(__always)
  mutating func refusal(ofTaking side: Side, ticks: Int64) -> Refusal? {
    guard crosses(side, ticks: ticks) else { return nil }
    let best = sides.bestTicks(side.opposite) + (side == .buy ? -1 : 1)
    return Refusal(.wouldTake, need: best, have: ticks)
  }

  /// What an order needs at its limit, whatever the book offers.
  @inline(__always)
  mutating func refusal(ofFunding order: NewOrder, from account: UInt32, floor: inout Floor)
    -> Refusal?
  {
    let need = terms.heldIfRepresentable(
      order.side, lots: order.quantity.lots, ticks: order.price.ticks, credit: 0,
      tier: Int(floor.ledger.accounts[Int(account)].tier))
    let available = floor.ledger.available(account, terms.heldAsset(order.side))
    return refusal(ofNeed: need, order.side, available: available)
  }

  /// What an order needs that trades at once: a market order and a fill-or-kill what they would
  /// cost exactly, an immediate-or-cancel what its limit allows. Who sells a quantity needs all of
  /// it.
  @inline(__always)
  private mutating func refusal(
    ofImmediate order: NewOrder, from account: UInt32, floor: inout Floor
  ) -> Refusal? {
    let isKill = order.timeInForce == .fillOrKill
    if order.kind == .market, sides.isEmpty(order.side.opposite) {
      return Refusal(.noLiquidity)
    }
    guard isKill || order.kind == .market else {
      return refusal(ofFunding: order, from: account, floor: &floor)
    }
    let isByBudget = order.budget.units > 0
    if order.side == .sell, !isKill, !isByBudget {
      return refusal(ofFunding: order, from: account, floor: &floor)
    }
    let probe = probe(order, from: account, in: &floor.pool)
    if isKill, probe.lots < order.quantity.lots {
      return Refusal(.wouldNotFill, need: order.quantity.lots, have: probe.lots)
    }
    let available = floor.ledger.available(account, terms.heldAsset(order.side))
    if order.side == .sell {
      let (amount, overflow) = probe.lots.multipliedReportingOverflow(by: terms.lotUnits)
      return refusal(ofNeed: overflow ? nil : amount, .sell, available: available)
    }
    let tier = Int(floor.ledger.accounts[Int(account)].tier)
    return refusal(
      ofNeed: probe.cost(atRate: terms.takerRate(tier)), .buy, available: available)
  }

  /// Cuts a reduce-only order down to the lots that the account can sell; refuses it where there
  /// are none.
  mutating func reduce(_ order: inout NewOrder, from account: UInt32, floor: inout Floor)
    -> Refusal?
  {
    let lots =
      order.side == .buy ? 0 : floor.ledger.available(account, terms.base) / terms.lotUnits
    guard lots > 0 else { return Refusal(.nothingToReduce, need: 1, have: 0) }
    order.quantity = min(order.quantity, Quantity(lots: lots))
    return nil
  }
}

extension NewOrder {
  /// Whether it asks for things that exclude each other.
  var contradictsItself: Bool {
    let isIceberg = displayQuantity.lots != 0
    if timeInForce != .goodTillDate, expiresAt != nil { return true }
    if kind == .limit {
      return budget.units != 0 || (postOnly || isIceberg) && !timeInForce.rests
    }
    if postOnly || isIceberg || timeInForce == .goodTillDate || budget.units < 0 { return true }
    return budget.units > 0
      && (quantity.lots != 0 || reduceOnly || timeInForce == .fillOrKill)
  }
}
