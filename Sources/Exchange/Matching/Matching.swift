import Market

// Continuous matching: price first, then time.
extension OrderBook {
  /// Lets a coming order trade with what rests, best price first and oldest order first, until it
  /// is done, meets its limit, or meets an order of its own account that stops it.
  ///
  /// Each match publishes the trade, the fill of the resting order and the fill of the coming one.
  mutating func match(_ taker: inout Taker, floor: inout Floor, into events: inout EventBatch) {
    if taker.side == .buy {
      Self.sweep(&asks, &taker, terms, floor: &floor, into: &events)
    } else {
      Self.sweep(&bids, &taker, terms, floor: &floor, into: &events)
    }
    eventCount += taker.trades
    if taker.lastTicks > 0 { lastTicks = taker.lastTicks }
    settle(taker, floor: &floor)
  }

  private static func sweep(
    _ ladder: inout PriceLadder, _ taker: inout Taker, _ terms: InstrumentTerms,
    floor: inout Floor, into events: inout EventBatch
  ) {
    while taker.open > 0, !ladder.isEmpty {
      let ticks = ladder.bestTicks
      guard taker.side == .buy ? ticks <= taker.limit : ticks >= taker.limit else { return }
      let slot = ladder.firstSlot
      if floor.pool.nodes[Int(slot)].account == taker.account {
        if taker.selfTradePrevention != .expireTaker {
          expire(slot, of: &ladder, terms, floor: &floor, into: &events)
        }
        if taker.selfTradePrevention != .expireMaker {
          taker.metOwnOrder = true
          return
        }
      } else {
        trade(slot, of: &ladder, with: &taker, terms, floor: &floor, into: &events)
      }
    }
  }

  /// One match at the resting order's price.
  private static func trade(
    _ slot: Slot, of ladder: inout PriceLadder, with taker: inout Taker, _ terms: InstrumentTerms,
    floor: inout Floor, into events: inout EventBatch
  ) {
    let maker = floor.pool.nodes[Int(slot)]
    let makerID = floor.pool.id(of: slot)
    let lots = min(maker.open, taker.open)
    let makerFee = floor.settleResting(slot, lots: lots, ticks: maker.price, terms)
    let value = terms.value(lots: lots, ticks: maker.price)
    let charge = Charge(value: value, rate: terms.takerRate, credit: taker.feeCredit)
    taker.open -= lots
    taker.feeCredit = charge.credit
    taker.traded += lots
    taker.value += value
    taker.fees += charge.fee
    taker.makerFees += makerFee
    taker.lastTicks = maker.price
    taker.trades += 1
    consume(lots, of: slot, in: &ladder, floor: &floor)

    let trade = floor.nextTrade()
    let price = Price(ticks: maker.price)
    let quantity = Quantity(lots: lots)
    let report = Trade(
      id: trade, instrument: terms.instrument, price: price, quantity: quantity,
      aggressor: taker.side)
    floor.publish(.trade(report), to: nil, into: &events)
    let made = Fill(
      order: makerID, trade: trade, instrument: terms.instrument, side: ladder.side,
      liquidity: .maker, price: price, quantity: quantity,
      openQuantity: Quantity(lots: maker.open - lots), fee: Money(units: makerFee))
    floor.publish(.filled(made), to: maker.account, into: &events)
    let taken = Fill(
      order: taker.id, trade: trade, instrument: terms.instrument, side: taker.side,
      liquidity: .taker, price: price, quantity: quantity,
      openQuantity: Quantity(lots: taker.open), fee: Money(units: charge.fee))
    floor.publish(.filled(taken), to: taker.account, into: &events)
  }

  /// Takes lots that traded off a resting order, and ends the order where nothing is left.
  static func consume(
    _ lots: Int64, of slot: Slot, in ladder: inout PriceLadder, floor: inout Floor
  ) {
    if lots == floor.pool.nodes[Int(slot)].open {
      ladder.remove(slot, in: &floor.pool)
      floor.delist(slot)
      floor.pool.release(slot)
    } else {
      floor.pool.keepQuantity(of: slot)
      ladder.reduce(slot, by: lots, in: &floor.pool)
    }
  }

  /// Ends a resting order that the coming order of the same account would have met.
  private static func expire(
    _ slot: Slot, of ladder: inout PriceLadder, _ terms: InstrumentTerms, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let node = floor.pool.nodes[Int(slot)]
    let cancelled = CancelledOrder(
      order: floor.pool.id(of: slot), reference: .none, instrument: terms.instrument,
      side: ladder.side, price: Price(ticks: node.price), openQuantity: Quantity(lots: node.open),
      reason: .selfTrade)
    floor.releaseHold(of: slot, terms)
    ladder.remove(slot, in: &floor.pool)
    floor.delist(slot)
    floor.publish(.cancelled(cancelled), to: node.account, into: &events)
    floor.pool.release(slot)
  }

  /// Books what a coming order traded on its account, and all fees on the exchange's.
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
