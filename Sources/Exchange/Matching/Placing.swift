import Market

// A new order's way into the book.
extension OrderBook {
  /// Accepts or refuses a new order and lets it trade, rest or expire.
  mutating func place(
    _ order: NewOrder, from account: UInt32, reference: ClientReference, floor: inout Floor,
    into events: inout EventBatch
  ) {
    if let refusal = refusal(of: order, from: account, floor: floor) {
      floor.publish(
        refusal, of: reference, instrument: instrument, to: account, into: &events)
      return
    }
    let isLimit = order.kind == .limit
    let record = OrderRecord(
      quantity: order.quantity.lots, placedAt: floor.time.nanoseconds, younger: noSlot,
      older: noSlot, feeCredit: 0, instrument: instrument.rawValue,
      traits: OrderTraits(
        side: order.side, haltPolicy: order.haltPolicy, postOnly: order.postOnly,
        selfTradePrevention: order.selfTradePrevention))
    let slot = floor.pool.take(
      account: account, price: isLimit ? order.price.ticks : 0, quantity: order.quantity.lots,
      record: record)
    let accepted = AcceptedOrder(
      order: floor.pool.id(of: slot), reference: reference, request: order)
    floor.publish(.accepted(accepted), to: account, into: &events)
    var taker = Taker(
      slot, floor.pool.nodes[Int(slot)], floor.pool.records[Int(slot)], limit: order.takerLimit)
    meet(&taker, floor: &floor, into: &events)
    let mayRest = isLimit && order.timeInForce == .goodTillCancelled
    arrive(taker, mayRest: mayRest, isListed: false, floor: &floor, into: &events)
  }

  /// Lets a coming order meet the other side, as the phase has it.
  mutating func meet(_ taker: inout Taker, floor: inout Floor, into events: inout EventBatch) {
    if phase.allows(.match) {
      match(&taker, floor: &floor, into: &events)
    } else if phase == .auction {
      meetOwnOrders(&taker, floor: &floor, into: &events)
    }
  }

  /// What is left of a coming order rests or ends.
  mutating func arrive(
    _ taker: Taker, mayRest: Bool, isListed: Bool, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let slot = taker.slot
    floor.pool.setOpen(of: slot, to: taker.open, feeCredit: taker.feeCredit)
    if taker.open > 0, mayRest, !taker.metOwnOrder {
      if !isListed { floor.enlist(slot) }
      rest(slot, taker.side, floor: &floor, into: &events)
      return
    }
    if isListed { floor.delist(slot) }
    if taker.open == 0 {
      floor.pool.release(slot)
    } else {
      end(
        slot, for: taker.metOwnOrder ? .selfTrade : .expired, reference: .none, floor: &floor,
        into: &events)
    }
  }

  /// Puts an order at the end of its queue and sets aside what it needs.
  private mutating func rest(
    _ slot: Slot, _ side: Side, floor: inout Floor, into events: inout EventBatch
  ) {
    let node = floor.pool.nodes[Int(slot)]
    let ahead = level(side, ticks: node.price).quantity
    floor.hold(for: slot, terms)
    enqueue(slot, side, in: &floor.pool)
    let rested = RestedOrder(
      order: floor.pool.id(of: slot), instrument: instrument, side: side,
      price: Price(ticks: node.price), quantity: Quantity(lots: node.open),
      quantityAhead: Quantity(lots: ahead))
    floor.publish(.rested(rested), to: node.account, into: &events)
  }

  /// Self-trade prevention while an auction collects: the uncross must not find two orders of one
  /// account that cross, so a coming order meets those of its own account right away.
  /// - Complexity: O(open orders of the account).
  private mutating func meetOwnOrders(
    _ taker: inout Taker, floor: inout Floor, into events: inout EventBatch
  ) {
    guard crosses(taker.side, ticks: taker.limit) else { return }
    var slot = floor.ledger.accounts[Int(taker.account)].oldest
    while slot != noSlot {
      let record = floor.pool.records[Int(slot)]
      let ticks = floor.pool.nodes[Int(slot)].price
      if slot != taker.slot, record.instrument == instrument.rawValue,
        record.traits.side != taker.side,
        taker.side == .buy ? ticks <= taker.limit : ticks >= taker.limit
      {
        taker.metOwnOrder = taker.selfTradePrevention != .expireMaker
        if taker.selfTradePrevention == .expireTaker { return }
        cancel(slot, for: .selfTrade, reference: .none, floor: &floor, into: &events)
      }
      slot = record.younger
    }
  }
}
