import Market

// The auction: what it would be, and how it ends.
extension OrderBook {
  /// Computes what the uncross would be now.
  mutating func computeIndication() -> AuctionIndication {
    crossing.indication(
      bids: sides[.buy], asks: sides[.sell], reference: referenceTicks > 0 ? referenceTicks : nil)
  }

  /// Publishes what the uncross would be where that changed. Only in an auction.
  mutating func publishIndication(floor: inout Floor, into events: inout EventBatch) {
    let fresh = computeIndication()
    guard fresh != indication else { return }
    indication = fresh
    floor.publish(.indicative(instrument, fresh), to: nil, into: &events)
  }

  /// Trades everything that can trade at the one price of the auction, best price first and oldest
  /// order first on both sides; icebergs part by part. Both sides pay what resting orders pay.
  ///
  /// Two orders of one account meet only where the younger one wanted no self-trade prevention:
  /// while the auction collected, it let no other in that crosses.
  mutating func uncross(floor: inout Floor, into events: inout EventBatch) {
    let outcome = computeIndication()
    floor.publish(.uncrossed(instrument, outcome), to: nil, into: &events)
    guard let price = outcome.price else { return }
    var left = outcome.volume.lots
    while left > 0 {
      let buyer = sides[.buy].firstSlot
      let seller = sides[.sell].firstSlot
      let lots = min(
        floor.pool.nodes[Int(buyer)].open, floor.pool.nodes[Int(seller)].open, left)
      pair(buyer, seller, lots: lots, at: price, floor: &floor, into: &events)
      left -= lots
    }
    lastTicks = price.ticks
    precondition(!isCrossed, "an uncross leaves nothing that crosses")
  }

  /// One trade of the uncross.
  private mutating func pair(
    _ buyer: Slot, _ seller: Slot, lots: Int64, at price: Price, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let bid = floor.pool.nodes[Int(buyer)]
    let ask = floor.pool.nodes[Int(seller)]
    let bidID = floor.pool.id(of: buyer)
    let askID = floor.pool.id(of: seller)
    let bidStop = stopToEnd(of: buyer, floor: &floor)
    let askStop = stopToEnd(of: seller, floor: &floor)
    let bidHidden = floor.pool.hidden(of: buyer)
    let askHidden = floor.pool.hidden(of: seller)
    let bidFee = floor.settleResting(
      buyer, lots: lots, of: bid.open + bidHidden, ticks: price.ticks)
    let askFee = floor.settleResting(
      seller, lots: lots, of: ask.open + askHidden, ticks: price.ticks)
    floor.ledger.change(
      AccountID.exchange.rawValue, terms.quote, total: bidFee + askFee, held: 0)
    let nextBid = Self.consume(lots, of: buyer, hidden: bidHidden, in: &sides[.buy], floor: &floor)
    let nextAsk = Self.consume(
      lots, of: seller, hidden: askHidden, in: &sides[.sell], floor: &floor)

    eventCount += 1
    let trade = floor.nextTrade()
    let quantity = Quantity(lots: lots)
    let report = Trade(
      id: trade, instrument: instrument, price: price, quantity: quantity, aggressor: nil)
    floor.publish(.trade(report), to: nil, into: &events)
    let bought = Fill(
      order: bidID, trade: trade, instrument: instrument, side: .buy, liquidity: .auction,
      price: price, quantity: quantity, openQuantity: Quantity(lots: bid.open + bidHidden - lots),
      fee: Money(units: bidFee))
    floor.publish(.filled(bought), to: bid.account, into: &events)
    if let nextBid { floor.publish(.replenished(nextBid), to: bid.account, into: &events) }
    if bidStop != noSlot { Self.end(stop: bidStop, floor: &floor, into: &events) }
    let sold = Fill(
      order: askID, trade: trade, instrument: instrument, side: .sell, liquidity: .auction,
      price: price, quantity: quantity, openQuantity: Quantity(lots: ask.open + askHidden - lots),
      fee: Money(units: askFee))
    floor.publish(.filled(sold), to: ask.account, into: &events)
    if let nextAsk { floor.publish(.replenished(nextAsk), to: ask.account, into: &events) }
    if askStop != noSlot { Self.end(stop: askStop, floor: &floor, into: &events) }
  }

  /// The stop of a pair whose limit order trades now; ``noSlot`` for any other order.
  private func stopToEnd(of slot: Slot, floor: inout Floor) -> Slot {
    guard floor.pool.nodes[Int(slot)].traits.hasConditions else { return noSlot }
    return floor.partForFill(of: slot, rests: true)
  }
}
