internal import Exchange
internal import Market

// What agents do when their time comes.
extension World {
  /// A market's pulse: activity, the fading of impact, the chance of news.
  mutating func pulse(_ market: Int) {
    let step = Crowd.pulseSeconds
    crowds[market].pulses += 1
    crowds[market].isUnsettled = true
    if crowds[market].fairValue.path?.isDue(at: now) == true {
      jump(market, by: crowds[market].fairValue.pathMove(to: now))
    }
    let factor = crowds[market].fairValue.path?.activity ?? 1
    crowds[market].activity.move(to: now, factor: factor)
    crowds[market].impact.fade()
    crowds[market].hedge()
    crowds[market].takers.pass()
    if let move = crowds[market].fairValue.drift() { shift(market, by: move) }
    let trend = crowds[market].plan.fairValue.driftPerHour
    if trend != 0 { shift(market, by: trend * step / 3_600) }
    let price = crowds[market].fairPrice
    tellFollowers(of: market, price)
    crowds[market].momentum.see(price)
    crowds[market].stops.see(price)
    crowds[market].alarm.see(price)
    let level = crowds[market].activity.level
    let excitement = crowds[market].takers.excitement(at: now, activity: level)
    if let place = crowds[market].fairValue.pass(
      seconds: step, activity: level, excitement: excitement)
    {
      timeline.set(.news, at: now.after(seconds: place * step), market: market)
    }
    timeline.set(.pulse, at: now.after(seconds: step), market: market)
  }

  /// There is news: the fair value jumps at once by a part of it, and by the others soon after.
  mutating func bringNews(_ market: Int) {
    if crowds[market].fairValue.path?.isUnderway == true {
      return jump(market, by: crowds[market].fairValue.pathMove(to: now))
    }
    let parts = crowds[market].plan.fairValue.parts
    let level = crowds[market].activity.level
    let part = crowds[market].fairValue.news(activity: level) / Double(parts)
    for _ in 1..<parts {
      let delay = crowds[market].fairValue.partDelay()
      timeline.set(
        .newsPart, at: now.after(seconds: delay), market: market, order: part.bitPattern)
    }
    jump(market, by: part)
  }

  /// The scenario tells news of a market's worth, all at once or over a span.
  mutating func tell(_ instrument: InstrumentID, basisPoints: Double, over span: TimeSpan) {
    guard let market = crowd(of: instrument) else { return }
    let steps = Double(span.nanoseconds) * 1e-9 / Crowd.pulseSeconds
    let held = min(max(basisPoints, -9_999), 1_000_000)
    if steps <= 1 {
      jump(market, by: held)
    } else {
      crowds[market].fairValue.begin(Drift(basisPoints: held, steps: Int64(min(steps, 1e12))))
    }
  }

  /// The fair value moves.
  private mutating func shift(_ market: Int, by move: Double) {
    crowds[market].fairValue.move(by: move)
  }

  /// Followers hear how far the fair price has moved since they were told last, whether by news or
  /// by what was taken: what they look at is the leader's price.
  private mutating func tellFollowers(of market: Int, _ price: Double) {
    let told = crowds[market].toldPrice
    crowds[market].toldPrice = price
    guard price != told, told > 0 else { return }
    let leader = crowds[market].id
    for follower in crowds.indices
    where crowds[follower].plan.fairValue.follows?.leader == leader && isListed(follower) {
      crowds[follower].fairValue.follow((price / told - 1) * 1e4)
    }
  }

  /// The fair value jumps, and some see what it leaves stale.
  mutating func jump(_ market: Int, by move: Double) {
    shift(market, by: move)
    for _ in 0..<crowds[market].plan.arbitrage.count {
      guard let delay = crowds[market].arbitrage.reaction() else { continue }
      timeline.set(.arbitrage, at: now.after(seconds: delay), market: market)
    }
  }

  /// A ladder order arrives, and the next one is on its way.
  mutating func placeLadderOrder(_ market: Int, into events: inout EventBatch) {
    let state = state(market)
    let arrival = crowds[market].nextLadderOrder(state)
    timeline.set(.ladderArrival, at: now.after(seconds: arrival.gap), market: market)
    if let placement = arrival.placement { rest(placement, market, into: &events) }
  }

  /// Places a ladder order and plans its end.
  mutating func rest(_ placement: LadderPlacement, _ market: Int, into events: inout EventBatch) {
    let placed = place(
      placement.order, of: placement.account, market: market, owner: .ladder,
      agent: placement.agent, temper: placement.temper, into: &events)
    guard placed != 0 else { return }
    timeline.set(
      .ladderExpiry, at: now.after(seconds: placement.life), market: market, order: placed)
  }

  /// A ladder order's life is over.
  mutating func expireLadderOrder(_ id: UInt64, into events: inout EventBatch) {
    guard let order = resting.order(id) else { return }
    let market = Int(order.market)
    let phase = crowds[market].phase
    if phase.allows(.placeLimit) || (phase.allows(.cancel) && !order.staysWhileClosed) {
      cancel(id, of: crowds[market].ladderAccounts[Int(order.agent)], into: &events)
    } else {
      crowds[market].overdue.append(id)
    }
  }

  /// The owner of a stale ladder order gets to it.
  mutating func pullLadderOrder(_ id: UInt64, into events: inout EventBatch) {
    guard let order = resting.order(id) else { return }
    let market = Int(order.market)
    if crowds[market].phase.allows(.cancel) {
      cancel(id, of: crowds[market].ladderAccounts[Int(order.agent)], into: &events)
    } else {
      resting.decide(id, false)
    }
  }

  /// A taker comes, and the next one is on its way.
  mutating func take(_ market: Int, into events: inout EventBatch) {
    let wish = crowds[market].takers.wish(activity: crowds[market].activity.level)
    let next = crowds[market].takers.nextArrival(activity: crowds[market].activity.level)
    timeline.set(.taker, at: next, market: market)
    let state = state(market)
    let id = crowds[market].id
    let way: Double = wish.side == .buy ? 1 : -1
    switch state.phase {
    case .open:
      guard let touch = exchange.touch(id, wish.side.opposite) else { return }
      var lots = crowds[market].lots(wish.size, at: Double(touch.price.ticks))
      var limit = touch.price.ticks
      if lots > touch.quantity.lots, wish.isContent {
        lots = touch.quantity.lots
      } else {
        let reach = crowds[market].plan.takers.furthest * state.ticksPerBasisPoint
        limit += Int64(way * max(reach, 1))
      }
      takeNow(market, wish.side, lots: lots, limit: limit, into: &events)
    case .auction:
      let beyond = wish.urgency * 0.6 * crowds[market].plan.ladder.distanceScale
      let price = state.fair + way * beyond * state.ticksPerBasisPoint
      let order = NewOrder(
        instrument: id, side: wish.side,
        price: Price(ticks: crowds[market].held(Elementary.floor(price))),
        quantity: Quantity(lots: crowds[market].lots(wish.size, at: price)))
      let account =
        wish.side == .buy
        ? crowds[market].takerAccount : crowds[market].auctionSellerAccount
      place(order, of: account, market: market, owner: .none, into: &events)
    case .postOnly, .cancelOnly, .halted: return
    }
  }

  private mutating func takeNow(
    _ market: Int, _ side: Side, lots: Int64, limit: Int64, isArbitrage: Bool = false,
    into events: inout EventBatch
  ) {
    let order = NewOrder(
      instrument: crowds[market].id, side: side, timeInForce: .immediateOrCancel,
      price: Price(ticks: crowds[market].held(limit)), quantity: Quantity(lots: lots))
    let account =
      isArbitrage ? crowds[market].arbitrageAccount : crowds[market].takerAccount
    isCorrecting = isArbitrage
    place(order, of: account, market: market, owner: .none, into: &events)
    isCorrecting = false
  }

  /// An arbitrageur takes what lies beyond the fair price.
  mutating func sweep(_ market: Int, isStraggler: Bool, into events: inout EventBatch) {
    if isStraggler { crowds[market].isSweeping = false }
    let sweep = crowds[market].arbitrage.sweep()
    let state = state(market)
    guard state.phase == .open else { return }
    let edge = max(sweep.edge * state.ticksPerBasisPoint, 1)
    let highest = Elementary.floor(state.fair - edge)
    let lowest = Elementary.floor(state.fair + edge) + 1
    // On a path, whoever comes brings the price home whatever it takes.
    let isHome = crowds[market].plan.path != nil
    let budget = isHome ? crowds[market].plan.arbitrage.largest : sweep.budget
    let lots = crowds[market].lots(budget, at: state.fair)
    if let ask = state.ask, ask <= highest {
      takeNow(market, .buy, lots: lots, limit: highest, isArbitrage: true, into: &events)
    } else if let bid = state.bid, bid >= lowest {
      takeNow(market, .sell, lots: lots, limit: lowest, isArbitrage: true, into: &events)
    }
  }

  /// In an auction, somebody who sees the indicative price away from the fair price leans on it.
  mutating func lean(_ market: Int, into events: inout EventBatch) {
    guard crowds[market].phase == .auction else { return }
    let sweep = crowds[market].arbitrage.sweep()
    timeline.set(
      .lean, at: now.after(seconds: crowds[market].arbitrage.leaning()), market: market)
    guard let indication = exchange.indication(crowds[market].id),
      let price = indication.price
    else { return }
    let fair = crowds[market].fairPrice
    let edge = max(10 * sweep.edge * fair * 1e-4, 1)
    let gap = Double(price.ticks) - fair
    guard gap > edge || gap < -edge else { return }
    let side: Side = gap > 0 ? .sell : .buy
    let account = crowds[market].arbitrageAccount
    if crowds[market].leaningSide != side { cancelAll(of: account, market, into: &events) }
    crowds[market].leaningSide = side
    let budget = crowds[market].lots(sweep.budget, at: fair)
    let order = NewOrder(
      instrument: crowds[market].id, side: side,
      price: Price(ticks: crowds[market].held(Elementary.floor(fair))),
      quantity: Quantity(lots: max(budget, indication.volume.lots / 8)))
    place(order, of: account, market: market, owner: .none, into: &events)
  }

  /// Takers cancel what an auction left of their orders.
  mutating func tidy(_ market: Int, into events: inout EventBatch) {
    cancelAll(of: crowds[market].takerAccount, market, into: &events)
    cancelAll(of: crowds[market].auctionSellerAccount, market, into: &events)
    cancelAll(of: crowds[market].arbitrageAccount, market, into: &events)
  }
}
