internal import Exchange
internal import Market

// How agents talk to the exchange, and what they learn from its events.
extension World {
  /// Places an order of an agent. Gives its name where it rests, 0 where it does not.
  @discardableResult
  mutating func place(
    _ order: NewOrder, of account: AccountID, market: Int, owner: Owner, agent: Int = 0,
    temper: UInt32 = 0, into events: inout EventBatch
  ) -> UInt64 {
    placing = RestingOrder(
      price: order.price.ticks, temper: temper, agent: UInt16(agent), market: UInt16(market),
      owner: owner, side: order.side)
    placingAccount = account
    let first = events.count
    exchange.apply(Command(account: account, .place(order)), at: now, into: &events)
    absorb(events, from: first)
    let placed = placing.id
    placing = RestingOrder()
    placingAccount = .exchange
    return placed
  }

  /// Cancels an order of an agent.
  mutating func cancel(_ order: UInt64, of account: AccountID, into events: inout EventBatch) {
    let first = events.count
    exchange.apply(
      Command(account: account, .cancel(OrderID(order))), at: now, into: &events)
    absorb(events, from: first)
  }

  /// Cancels all orders of an agent in a market, where it has any and may.
  mutating func cancelAll(of account: AccountID, _ market: Int, into events: inout EventBatch) {
    guard crowds[market].phase.allows(.cancel), exchange.openOrderCount(of: account) > 0 else {
      return
    }
    let first = events.count
    exchange.apply(
      Command(account: account, .cancelAll(instrument: crowds[market].id, side: nil)), at: now,
      into: &events)
    absorb(events, from: first)
  }

  /// Lets the agents take note of events from a place in the batch on. Sends no command.
  mutating func absorb(_ events: EventBatch, from first: Int) {
    for index in first..<events.count {
      let event = events[index]
      switch event.body {
      case .rested(let rested): noteRested(rested, of: event.account)
      case .filled(let fill): noteFill(fill, of: event.account)
      case .cancelled(let cancelled): noteEnd(cancelled.order)
      case .trade(let trade): noteTrade(trade)
      case .triggered: isForced = true
      case .phase(let instrument, _, let phase): notePhase(instrument, phase)
      case .notice: hasNews = true
      default: break
      }
    }
    isForced = false
    if hasNews { readNotices() }
  }

  private mutating func noteRested(_ rested: RestedOrder, of account: AccountID?) {
    guard placing.owner != .none, account == placingAccount else { return }
    placing.id = rested.order.rawValue
    resting.add(placing)
  }

  private mutating func noteFill(_ fill: Fill, of account: AccountID?) {
    if fill.liquidity == .taker { noteTaking(fill, by: account) }
    guard let order = resting.order(fill.order.rawValue) else { return }
    if order.owner == .maker {
      let lots = Double(fill.quantity.lots)
      crowds[Int(order.market)].makers[Int(order.agent)].inventory +=
        fill.side == .buy ? lots : -lots
    }
    if order.owner == .whale { noteParentFill(fill, order) }
    if fill.openQuantity == .zero { noteEnd(fill.order, wasFilled: true) }
  }

  private mutating func noteEnd(_ id: OrderID, wasFilled: Bool = false) {
    guard let order = resting.remove(id.rawValue), order.owner != .ladder else { return }
    let market = Int(order.market)
    if order.owner == .whale {
      crowds[market].whales.parents[Int(order.agent)].order = 0
      return
    }
    let maker = Int(order.agent)
    var quote = MakerQuote()
    if wasFilled {
      quote.notBefore = now.after(seconds: crowds[market].makers[maker].refill())
    }
    crowds[market].makers[maker].setQuote(order.side, quote)
    crowds[market].isUnsettled = true
  }

  /// Which crowd trades an instrument; `nil` where none does, as in a market that was listed from
  /// outside the scenario.
  func crowd(of instrument: InstrumentID) -> Int? {
    let number = Int(instrument.rawValue)
    guard number < crowdOfInstrument.count, crowdOfInstrument[number] >= 0 else { return nil }
    return crowdOfInstrument[number]
  }

  private mutating func noteTrade(_ trade: Trade) {
    guard let market = crowd(of: trade.instrument) else { return }
    crowds[market].volume += value(of: trade.quantity, at: trade.price, market)
    // Who takes what is stale follows the fair price and adds nothing to it.
    guard let side = trade.aggressor, isForced || !isCorrecting,
      crowds[market].plan.path == nil
    else { return }
    // Most of what the crowd takes is no news to anybody.
    let isCrowd =
      !isForced
      && (placingAccount == crowds[market].takerAccount
        || placingAccount == crowds[market].momentumAccount)
    let weight = isCrowd ? crowds[market].plan.impact.crowdShare : 1
    addImpact(market, side, trade.quantity, at: trade.price, weight: weight)
  }

  /// On a path, the crowd's own taking is in the prices already, and only that of others moves the
  /// price away from it.
  private mutating func noteTaking(_ fill: Fill, by account: AccountID?) {
    guard let market = crowd(of: fill.instrument), crowds[market].plan.path != nil,
      let account, !crowds[market].owns(account)
    else { return }
    addImpact(market, fill.side, fill.quantity, at: fill.price)
  }

  /// What a quantity is worth at a price, in whole units of the quote asset.
  private func value(of quantity: Quantity, at price: Price, _ market: Int) -> Double {
    Double(quantity.lots) * Double(price.ticks) * crowds[market].lotValue
  }

  private mutating func addImpact(
    _ market: Int, _ side: Side, _ quantity: Quantity, at price: Price, weight: Double = 1
  ) {
    let value = weight * value(of: quantity, at: price, market)
    let share = value / crowds[market].plan.dailyVolume
    crowds[market].impact.add(side == .buy ? share : -share)
  }

  private mutating func notePhase(_ instrument: InstrumentID, _ phase: MarketPhase) {
    guard let market = crowd(of: instrument) else { return }
    let before = crowds[market].phase
    crowds[market].phase = phase
    crowds[market].isUnsettled = true
    if phase.allows(.cancel), !crowds[market].overdue.isEmpty {
      let orders = crowds[market].overdue
      crowds[market].overdue.removeAll(keepingCapacity: true)
      for order in orders { endOverdue(order, market) }
    }
    if phase == .auction {
      timeline.set(.lean, at: now.after(seconds: 2), market: market)
    }
    if before == .auction {
      timeline.set(.tidy, at: now.after(seconds: 0.4), market: market)
    }
  }

  /// Plans the end of an order that should have ended while it could not.
  private mutating func endOverdue(_ id: UInt64, _ market: Int) {
    guard let order = resting.order(id) else { return }
    guard !order.staysWhileClosed || crowds[market].phase.allows(.placeLimit) else {
      crowds[market].overdue.append(id)
      return
    }
    // Spread over the first seconds, by the order's own temper.
    let temper = Double(order.temper) * (1.0 / 4_294_967_296)
    timeline.set(
      .ladderExpiry, at: now.after(seconds: 0.2 + 12 * temper), market: market, order: id)
  }

  private mutating func readNotices() {
    hasNews = false
    for market in crowds.indices {
      let instrument = crowds[market].id
      var earliest: Instant?
      for notice in exchange.notices
      where notice.stage < .cancelOnly && notice.concerns(instrument) {
        earliest = min(earliest ?? notice.plan.cancelOnlyAt, notice.plan.cancelOnlyAt)
      }
      crowds[market].cancelOnlyAt = earliest
    }
  }
}
