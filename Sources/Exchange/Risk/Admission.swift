import Market

// What a new order must satisfy before it becomes an order.
extension OrderBook {
  /// Why a new order is refused; `nil` where it is accepted.
  ///
  /// Checked in this order: contradiction, phase, quantity, price, room, post-only, what the book
  /// offers, funds.
  func refusal(
    of order: NewOrder, from account: UInt32, exits: ExitPlan? = nil, floor: Floor
  ) -> Refusal? {
    let isImmediate = order.kind == .market || !order.timeInForce.rests
    if order.isContradictory { return Refusal(.contradictoryOrder) }
    let activity: PhaseActivity =
      order.postOnly ? .placePostOnly : isImmediate ? .placeImmediate : .placeLimit
    guard phase.allows(activity) else { return Refusal(.phase) }
    if let refusal = refusal(ofLots: order.quantity.lots) { return refusal }
    if order.kind == .limit, let refusal = refusal(ofTicks: order.price.ticks) { return refusal }
    if let exits, let refusal = refusal(ofExits: exits) { return refusal }
    if let refusal = refusal(ofExpiry: order, at: floor.time) { return refusal }
    if floor.pool.isFull {
      return Refusal(.bookFull, need: Int64(floor.pool.capacity), have: Int64(floor.pool.count))
    }
    if isImmediate {
      return refusal(ofImmediate: order, from: account, floor: floor)
    }
    let count = Int64(floor.ledger.accounts[Int(account)].orderCount)
    if count >= floor.ledger.ordersPerAccount {
      return Refusal(.tooManyOrders, need: Int64(floor.ledger.ordersPerAccount), have: count)
    }
    if order.postOnly, phase != .auction,
      let refusal = refusal(ofTaking: order.side, ticks: order.price.ticks)
    {
      return refusal
    }
    return refusal(ofFunding: order, from: account, floor: floor)
  }

  /// Refuses a quantity that no order may have.
  func refusal(ofLots lots: Int64) -> Refusal? {
    (1...terms.maximumLots).contains(lots)
      ? nil : Refusal(.quantityOutOfRange, need: lots < 1 ? 1 : terms.maximumLots, have: lots)
  }

  /// Refuses a price that no order may have.
  func refusal(ofTicks ticks: Int64) -> Refusal? {
    (1...terms.maximumTicks).contains(ticks)
      ? nil : Refusal(.priceOutOfRange, need: ticks < 1 ? 1 : terms.maximumTicks, have: ticks)
  }

  /// Refuses an order that may only rest and would trade.
  func refusal(ofTaking side: Side, ticks: Int64) -> Refusal? {
    guard crosses(side, ticks: ticks) else { return nil }
    let best = side == .buy ? asks.bestTicks - 1 : bids.bestTicks + 1
    return Refusal(.wouldTake, need: best, have: ticks)
  }

  /// Refuses a need that exceeds what is available; a need of `nil` exceeds everything.
  func refusal(
    ofNeed need: Int64?, _ side: Side, available: Int64
  ) -> Refusal? {
    if let need, need <= available { return nil }
    return Refusal(
      .insufficientFunds, asset: terms.heldAsset(side), need: need ?? .max, have: available)
  }

  /// What an order needs at its limit, whatever the book offers.
  private func refusal(
    ofFunding order: NewOrder, from account: UInt32, floor: Floor
  ) -> Refusal? {
    let need = terms.heldIfRepresentable(
      order.side, lots: order.quantity.lots, ticks: order.price.ticks, credit: 0)
    let available = floor.ledger.available(account, terms.heldAsset(order.side))
    return refusal(ofNeed: need, order.side, available: available)
  }

  /// What an order needs that trades at once: a market order and a fill-or-kill what they would
  /// cost exactly, an immediate-or-cancel what its limit allows. Who sells needs all of it.
  private func refusal(
    ofImmediate order: NewOrder, from account: UInt32, floor: Floor
  ) -> Refusal? {
    let isKill = order.timeInForce == .fillOrKill
    if order.kind == .market, order.side == .buy ? asks.isEmpty : bids.isEmpty {
      return Refusal(.noLiquidity)
    }
    guard isKill || order.kind == .market else {
      return refusal(ofFunding: order, from: account, floor: floor)
    }
    let probe = probe(
      order.side, lots: order.quantity.lots, limit: order.takerLimit, from: account,
      order.selfTradePrevention, in: floor.pool)
    if isKill, probe.lots < order.quantity.lots {
      return Refusal(.wouldNotFill, need: order.quantity.lots, have: probe.lots)
    }
    if order.side == .sell { return refusal(ofFunding: order, from: account, floor: floor) }
    var need = probe.value
    if let value = probe.value {
      let fee = Charge(value: value, rate: terms.takerRate, credit: 0).fee
      let (sum, overflow) = value.addingReportingOverflow(fee)
      need = overflow ? nil : sum
    }
    let available = floor.ledger.available(account, terms.quote)
    return refusal(ofNeed: need, .buy, available: available)
  }
}

extension NewOrder {
  /// The worst price it trades at; a market order trades at any.
  var takerLimit: Int64 {
    kind == .limit ? price.ticks : side == .buy ? .max : 0
  }
}
