internal import Exchange
internal import Market

// Market makers at work, and what everybody does about a price that has moved.
extension World {
  /// A market as it stands. Inlined, as a call would copy the whole world to ask it.
  @inline(__always)
  func state(_ market: Int) -> MarketState {
    let id = crowds[market].id
    return MarketState(
      bid: exchange.touch(id, .buy)?.price.ticks, ask: exchange.touch(id, .sell)?.price.ticks,
      fair: crowds[market].fairPrice, phase: crowds[market].phase, now: now,
      cancelOnlyAt: crowds[market].cancelOnlyAt, alarm: crowds[market].alarm.level)
  }

  /// A market maker looks at the book and brings its quotes to where it wants them.
  mutating func quote(_ market: Int, _ maker: Int, into events: inout EventBatch) {
    crowds[market].makers[maker].isWaking = false
    crowds[market].isUnsettled = true
    guard crowds[market].phase.allows(.cancel) else { return }
    let state = state(market)
    let wish = crowds[market].makers[maker].wish(state)
    guard crowds[market].makers[maker].isDisplaced(wish) else { return }
    crowds[market].makers[maker].recentre(state)
    replace(market, maker, .buy, price: wish.bid, state, into: &events)
    replace(market, maker, .sell, price: wish.ask, state, into: &events)
  }

  private mutating func replace(
    _ market: Int, _ maker: Int, _ side: Side, price: Int64?, _ state: MarketState,
    into events: inout EventBatch
  ) {
    let present = crowds[market].makers[maker].quote(side)
    if present.order != 0, present.price == price { return }
    let account = crowds[market].makers[maker].account
    if present.order != 0 { cancel(present.order, of: account, into: &events) }
    guard let price, price >= 1, present.notBefore <= now else { return }
    let size = crowds[market].makers[maker].size(state)
    let order = NewOrder(
      instrument: crowds[market].id, side: side, postOnly: state.phase != .auction,
      price: Price(ticks: price),
      quantity: Quantity(lots: crowds[market].lots(size, at: Double(price))))
    let placed = place(
      order, of: account, market: market, owner: .maker, agent: maker, into: &events)
    guard placed != 0 else { return }
    crowds[market].makers[maker].setQuote(side, MakerQuote(order: placed, price: price))
  }

  /// Lets every market's agents react to what has changed.
  mutating func settleAll() {
    for market in crowds.indices { settle(market) }
  }

  /// Lets a market's agents notice what has changed; they act after their delays.
  mutating func settle(_ market: Int) {
    let phase = crowds[market].phase
    guard phase.allows(.cancel) else { return }
    let state = state(market)
    guard crowds[market].isNews(state) else { return }
    crowds[market].see(state)
    if phase != .auction { noticeStale(market, state) }
    crowds[market].alertMakers(state, index: market, timeline: &timeline)
  }

  /// Finds orders that the fair price has gone past.
  private mutating func noticeStale(_ market: Int, _ state: MarketState) {
    let distance =
      max(crowds[market].plan.ladder.staleDistance * state.ticksPerBasisPoint, 1)
    let highest = Elementary.floor(state.fair - distance)
    let lowest = Elementary.floor(state.fair + distance) + 1
    stale.removeAll(keepingCapacity: true)
    if let ask = state.ask, ask <= highest {
      resting.collect(market: market, side: .sell, from: ask, through: highest, into: &stale)
    } else if let bid = state.bid, bid >= lowest {
      resting.collect(market: market, side: .buy, from: lowest, through: bid, into: &stale)
    } else {
      return
    }
    // Where nothing matches there is no race: people come round to it over seconds.
    let patience: Double = state.phase == .open ? 1 : 500
    for order in stale {
      resting.decide(order.id, true)
      let delay = crowds[market].ladder.pullDelay(temper: order.temper)
      timeline.set(
        .ladderPull, at: now.after(seconds: delay * patience), market: market,
        order: order.id)
    }
    guard state.phase == .open, !crowds[market].isSweeping else { return }
    crowds[market].isSweeping = true
    timeline.set(
      .arbitrage, at: now.after(seconds: crowds[market].arbitrage.straggle()), market: market,
      agent: 1)
  }
}
