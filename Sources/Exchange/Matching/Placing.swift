import Market

// A new order's way into the book.
extension OrderBook {
  /// Accepts or refuses a new order and lets it trade, rest or expire.
  mutating func place(
    _ order: NewOrder, from account: UInt32, reference: ClientReference, exits: ExitPlan? = nil,
    floor: inout Floor, into events: inout EventBatch
  ) {
    var order = order
    if let refusal = refusal(of: &order, from: account, exits: exits, floor: &floor) {
      floor.publish(
        refusal, of: reference, instrument: instrument, to: account, into: &events)
      return
    }
    let isLimit = order.kind == .limit
    let slot = accept(
      order, price: isLimit ? order.price.ticks : 0, from: account, reference: reference,
      floor: &floor, into: &events)
    if order.timeInForce == .goodTillDate || exits != nil {
      floor.attach(order, exits: exits, to: slot)
    }
    var taker = Taker(
      slot, floor.pool.nodes[Int(slot)], floor.pool.records[Int(slot)],
      limit: takerLimit(of: order),
      terms, isMarket: !isLimit, budget: order.budget.units)
    meet(&taker, floor: &floor, into: &events)
    arrive(
      taker, mayRest: isLimit && order.timeInForce.rests, isListed: false, floor: &floor,
      into: &events)
  }

  /// Takes a slot for an order and publishes that it is accepted.
  mutating func accept(
    _ order: NewOrder, price: Int64, from account: UInt32, reference: ClientReference,
    floor: inout Floor, into events: inout EventBatch
  ) -> Slot {
    let isIceberg = order.displayQuantity.lots > 0 && order.displayQuantity < order.quantity
    let record = OrderRecord(
      quantity: order.quantity.lots, placedAt: floor.time.nanoseconds, younger: noSlot,
      older: noSlot, feeCredit: 0, instrument: instrument.rawValue,
      traits: OrderTraits(
        side: order.side, haltPolicy: order.haltPolicy, postOnly: order.postOnly,
        selfTradePrevention: order.selfTradePrevention,
        tier: floor.ledger.accounts[Int(account)].tier, isIceberg: isIceberg))
    let slot = floor.pool.take(
      account: account, price: price, quantity: order.quantity.lots, record: record)
    if isIceberg {
      floor.pool.changeExtra(of: slot) { $0.display = order.displayQuantity.lots }
    }
    let accepted = AcceptedOrder(
      order: floor.pool.id(of: slot), reference: reference, request: order)
    floor.publish(.accepted(accepted), to: account, into: &events)
    return slot
  }

  /// Lets a coming order meet the other side, as the phase has it.
  @inline(__always)
  mutating func meet(_ taker: inout Taker, floor: inout Floor, into events: inout EventBatch) {
    if permits.allow(.match) {
      // Most orders only rest; they are spared the way there and back.
      guard crosses(taker.side, ticks: taker.limit) else { return }
      match(&taker, floor: &floor, into: &events)
    } else if permits.collects {
      meetOwnOrders(&taker, floor: &floor, into: &events)
    }
  }

  /// What is left of a coming order rests or ends.
  mutating func arrive(
    _ taker: Taker, mayRest: Bool, isListed: Bool, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let slot = taker.slot
    floor.pool.setOpen(of: slot, to: taker.openQuantity.lots, feeCredit: taker.feeCredit)
    if taker.open > 0, mayRest, !taker.metOwnOrder {
      if !isListed { floor.enlist(slot) }
      rest(slot, taker.side, floor: &floor, into: &events)
      return
    }
    if isListed { floor.delist(slot) }
    if let reason = reasonToEnd(taker) {
      end(slot, for: reason, reference: .none, floor: &floor, into: &events)
    } else {
      floor.retire(slot, open: 0)
    }
  }

  /// Why a coming order that does not rest ends; `nil` where that needs no saying.
  @inline(__always)
  private func reasonToEnd(_ taker: Taker) -> CancelReason? {
    if taker.hasEnded { return nil }
    if taker.metOwnOrder { return .selfTrade }
    if taker.isByBudget { return .budgetSpent }
    if taker.open == 0 { return nil }
    let isOtherSideEmpty = sides.isEmpty(taker.side.opposite)
    return taker.isMarket && !isOtherSideEmpty ? .priceBand : .expired
  }

  /// Puts an order at the end of its queue and sets aside what it needs.
  private mutating func rest(
    _ slot: Slot, _ side: Side, floor: inout Floor, into events: inout EventBatch
  ) {
    let node = floor.pool.nodes[Int(slot)]
    floor.hold(for: slot, terms)
    if floor.pool.nodes[Int(slot)].traits.isIceberg { floor.pool.hideRest(of: slot) }
    let ahead = enqueue(slot, side, in: &floor.pool)
    let rested = RestedOrder(
      order: floor.pool.id(of: slot), instrument: instrument, side: side,
      price: Price(ticks: node.price), quantity: Quantity(lots: node.open),
      quantityAhead: Quantity(lots: ahead))
    floor.publish(.rested(rested), to: node.account, into: &events)
  }
}
