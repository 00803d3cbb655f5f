import Market

// Continuous matching: price first, then time.
extension OrderBook {
  /// Lets a coming order trade with what rests, best price first and oldest order first, until it
  /// is done, meets its limit, or meets an order of its own account that stops it.
  ///
  /// Each match publishes the trade, the fill of the resting order and the fill of the coming one.
  mutating func match(_ taker: inout Taker, floor: inout Floor, into events: inout EventBatch) {
    Self.sweep(&sides[taker.side.opposite], &taker, floor: &floor, into: &events)
    eventCount += taker.trades
    if taker.lastTicks > 0 { lastTicks = taker.lastTicks }
    settle(taker, floor: &floor)
  }

  private static func sweep(
    _ ladder: inout PriceLadder, _ taker: inout Taker,
    floor: inout Floor, into events: inout EventBatch
  ) {
    while taker.open > 0, !ladder.isEmpty {
      let ticks = ladder.bestTicks
      guard taker.side == .buy ? ticks <= taker.limit : ticks >= taker.limit else { return }
      if taker.isByBudget, !taker.open(at: ticks, floor.terms[taker.market]) { return }
      let slot = ladder.firstSlot
      if floor.pool.nodes[Int(slot)].account == taker.account,
        taker.selfTradePrevention != .none
      {
        meetOwn(slot, of: &ladder, &taker, floor: &floor, into: &events)
        if taker.metOwnOrder || taker.hasEnded { return }
      } else {
        trade(slot, of: &ladder, with: &taker, floor: &floor, into: &events)
      }
    }
  }

  /// One match at the resting order's price.
  private static func trade(
    _ slot: Slot, of ladder: inout PriceLadder, with taker: inout Taker,
    floor: inout Floor, into events: inout EventBatch
  ) {
    let maker = floor.pool.nodes[Int(slot)]
    let instrument = InstrumentID(maker.instrument)
    let makerID = floor.pool.id(of: slot)
    let hidden = floor.pool.hidden(of: slot)
    let lots = min(maker.open, taker.open)
    let hasConditions = floor.pool.nodes[Int(slot)].traits.hasConditions
    let stop = hasConditions ? floor.partForFill(of: slot, rests: true) : noSlot
    let makerFee = floor.settleResting(
      slot, lots: lots, of: maker.open + hidden, ticks: maker.price)
    let value = floor.terms[taker.market].value(lots: lots, ticks: maker.price)
    let charge = Charge(value: value, rate: taker.rate, credit: taker.feeCredit)
    taker.take(lots, worth: value)
    taker.feeCredit = charge.credit
    taker.traded += lots
    taker.value += value
    taker.fees += charge.fee
    taker.makerFees += makerFee
    taker.lastTicks = maker.price
    taker.trades += 1
    let replenished = consume(lots, of: slot, hidden: hidden, in: &ladder, floor: &floor)

    let trade = floor.nextTrade()
    let price = Price(ticks: maker.price)
    let quantity = Quantity(lots: lots)
    let report = Trade(
      id: trade, instrument: instrument, price: price, quantity: quantity,
      aggressor: taker.side)
    floor.publish(.trade(report), to: nil, into: &events)
    let made = Fill(
      order: makerID, trade: trade, instrument: instrument, side: ladder.side,
      liquidity: .maker, price: price, quantity: quantity,
      openQuantity: Quantity(lots: maker.open + hidden - lots), fee: Money(units: makerFee))
    floor.publish(.filled(made), to: maker.account, into: &events)
    if let replenished {
      floor.publish(.replenished(replenished), to: maker.account, into: &events)
    }
    if stop != noSlot { Self.end(stop: stop, floor: &floor, into: &events) }
    let taken = Fill(
      order: taker.id, trade: trade, instrument: instrument, side: taker.side,
      liquidity: .taker, price: price, quantity: quantity,
      openQuantity: taker.openQuantity, fee: Money(units: charge.fee))
    floor.publish(.filled(taken), to: taker.account, into: &events)
    if taker.isLinked {
      taker.isLinked = false
      let stop = floor.partForFill(of: taker.slot, rests: false)
      Self.end(stop: stop, floor: &floor, into: &events)
    }
  }

  /// Ends the stop of a pair whose limit order has just traded.
  static func end(
    stop: Slot, floor: inout Floor, into events: inout EventBatch
  ) {
    floor.endWaiting(
      stop, for: .oneCancelsOther, reference: .none, holds: false, into: &events)
  }

  /// Takes lots that traded off what a resting order shows, and ends the order where nothing is
  /// left. Gives the next part of an iceberg order where that is shown then.
  static func consume(
    _ lots: Int64, of slot: Slot, hidden: Int64, in ladder: inout PriceLadder, floor: inout Floor
  ) -> RestedOrder? {
    if lots < floor.pool.nodes[Int(slot)].open {
      floor.pool.keepQuantity(of: slot)
      ladder.reduce(slot, by: lots, in: &floor.pool)
    } else if hidden == 0 {
      ladder.remove(slot, in: &floor.pool)
      floor.delist(slot)
      floor.retire(slot, open: 0)
    } else {
      ladder.remove(slot, hidden: hidden, in: &floor.pool)
      floor.pool.nodes[Int(slot)].open = 0
      return showNext(slot, of: &ladder, floor: &floor)
    }
    return nil
  }

  /// Books what a coming order traded on its account, and all fees on the exchange's.
  @inline(__always)
  private func settle(_ taker: Taker, floor: inout Floor) {
    guard taker.trades > 0 else { return }
    let amount = taker.traded * terms.lotUnits
    let isBuy = taker.side == .buy
    floor.ledger.change(
      taker.account, terms.base, total: isBuy ? amount : -amount, held: 0)
    floor.ledger.change(
      taker.account, terms.quote, total: (isBuy ? -taker.value : taker.value) - taker.fees,
      held: 0)
    floor.ledger.change(
      AccountID.exchange.rawValue, terms.quote, total: taker.fees + taker.makerFees, held: 0)
  }
}
