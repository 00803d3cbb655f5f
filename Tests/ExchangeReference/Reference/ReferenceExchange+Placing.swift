import Market

// New orders and what becomes of them.
extension ReferenceExchange {
  func place(_ asked: NewOrder, _ command: Command, exits: Bracket? = nil) {
    guard let market = market(asked.instrument) else {
      return refuse(Refused(.unknownInstrument), command, instrument: asked.instrument)
    }
    var request = asked
    do throws(Refused) {
      try check(&request, market, command.account, exits: exits)
    } catch { return refuse(error, command, instrument: market.id) }
    let order = accept(request, from: command.account, reference: command.reference)
    order.exits = exits
    arrive(order, limit: limit(of: request, market), rests: !request.takesAtOnce)
  }

  /// The worst price at which an order trades; a market order keeps to the band.
  private func limit(of request: NewOrder, _ market: ReferenceMarket) -> Int64 {
    if request.kind == .limit { return request.price.ticks }
    let band = market.range(market.rules.priceBandPartsPerMillion)
    return request.side == .buy ? band?.high ?? .max : band?.low ?? 0
  }

  private func check(
    _ request: inout NewOrder, _ market: ReferenceMarket, _ account: AccountID, exits: Bracket?
  ) throws(Refused) {
    let isLimit = request.kind == .limit
    try checkContradiction(request)
    if let exits { try checkContradiction(exits) }
    try checkPhase(
      market,
      request.postOnly ? .placePostOnly : request.takesAtOnce ? .placeImmediate : .placeLimit)
    try checkReduction(&request, market, account)
    if !request.isByBudget { try checkQuantity(request.quantity.lots, market) }
    if isLimit { try checkPrice(request.price.ticks, market) }
    if let exits {
      try checkPrice(exits.takeProfit.ticks, market)
      try checkPrice(exits.stopTrigger.ticks, market)
      if let limit = exits.stopLimit { try checkPrice(limit.ticks, market) }
    }
    if isLimit { try checkBand(request.price.ticks, market) }
    try checkDisplay(request, market)
    try checkExpiry(request)
    if request.isByBudget {
      try checkNotional(Int128(request.budget.units), market)
    } else if let ticks = isLimit ? request.price.ticks : market.reference {
      try checkNotional(market.value(request.quantity.lots, ticks), market)
    }
    try checkRoom(for: 1)
    if request.takesAtOnce {
      try checkImmediate(request, market, account)
    } else {
      try checkOrderCount(of: account, adding: 1)
      if request.postOnly { try checkTaking(request.side, request.price.ticks, market) }
      try checkFunds(holding(request, market, account), request.side, market, account)
    }
  }

  /// What a new order would hold at its price.
  private func holding(
    _ request: NewOrder, _ market: ReferenceMarket, _ account: AccountID
  ) -> Int128 {
    need(
      request.side, request.quantity.lots, request.price.ticks, fees(of: account, in: market.id),
      market)
  }

  private func checkImmediate(
    _ request: NewOrder, _ market: ReferenceMarket, _ account: AccountID
  ) throws(Refused) {
    if request.kind == .market, market.first(request.side.opposite) == nil {
      throw Refused(.noLiquidity)
    }
    let found = probe(request, limit: limit(of: request, market), from: account, market)
    let isKill = request.timeInForce == .fillOrKill
    if isKill, found.lots < Int128(request.quantity.lots) {
      throw Refused(.wouldNotFill, need: Int128(request.quantity.lots), have: found.lots)
    }
    var need = holding(request, market, account)
    if request.kind == .market || isKill {
      if request.side == .buy {
        let rate = Int128(fees(of: account, in: market.id).takerPartsPerMillion)
        need = found.value + (found.value * rate + 999_999) / 1_000_000
      } else if request.isByBudget {
        need = found.lots * Int128(market.instrument.lotUnits)
      }
    }
    try checkFunds(need, request.side, market, account)
  }

  /// What a coming order would trade.
  func probe(
    _ request: NewOrder, limit: Int64, from account: AccountID, _ market: ReferenceMarket
  ) -> (lots: Int128, value: Int128) {
    var lots: Int128 = 0
    var value: Int128 = 0
    let queue = market.queue(request.side.opposite)
    let mayNotMeetOwn: Bool
    switch request.selfTradePrevention {
    case .expireTaker, .expireBoth: mayNotMeetOwn = true
    case .decrement: mayNotMeetOwn = request.timeInForce == .fillOrKill
    case .expireMaker, .none: mayNotMeetOwn = false
    }
    var prices: [Int64] = []
    for order in queue where prices.last != order.price { prices.append(order.price) }
    for price in prices where request.side == .buy ? price <= limit : price >= limit {
      let level = queue.filter { $0.price == price }
      for part in [\ReferenceOrder.shown, \ReferenceOrder.hidden] {
        for order in level {
          if order.account == account, request.selfTradePrevention != .none {
            if mayNotMeetOwn { return (lots, value) }
            continue
          }
          let offered = Int128(order[keyPath: part])
          if offered == 0 { continue }
          let worth = market.value(1, price)
          let wanted =
            request.isByBudget
            ? (Int128(request.budget.units) - value) / worth : Int128(request.quantity.lots) - lots
          if wanted == 0 { return (lots, value) }
          let taken = min(wanted, offered)
          lots += taken
          value += taken * worth
          // What is left there is too dear for the rest of the budget and stands before the others.
          if taken < offered { return (lots, value) }
        }
      }
    }
    return (lots, value)
  }

  // MARK: Arriving

  /// Lets a coming order trade; what is left rests or ends.
  func arrive(_ order: ReferenceOrder, limit: Int64, rests: Bool) {
    let market = market(of: order)
    var isStopped = false
    if market.phase.allows(.match) {
      isStopped = match(order, limit, market)
    } else if market.phase == .auction {
      isStopped = meetOwnOrders(order, market)
    }
    if order.place == .ended { return }
    if order.isByBudget {
      end(order, isStopped ? .selfTrade : .budgetSpent)
    } else if order.open == 0 {
      remove(order)
    } else if isStopped {
      end(order, .selfTrade)
    } else if rests {
      rest(order, market)
    } else {
      let isBeyondBand = order.price == 0 && market.first(order.side.opposite) != nil
      end(order, isBeyondBand ? .priceBand : .expired)
    }
  }

  /// Puts an order at the end of its queue with a fresh display.
  private func rest(_ order: ReferenceOrder, _ market: ReferenceMarket) {
    show(order, market)
    say(.rested(rested(order, market)), to: order.account)
  }

  private func show(_ order: ReferenceOrder, _ market: ReferenceMarket) {
    turns += 1
    order.turn = turns
    order.place = .resting
    order.shown = order.display == 0 ? order.open : min(order.display, order.open)
  }

  private func rested(_ order: ReferenceOrder, _ market: ReferenceMarket) -> RestedOrder {
    RestedOrder(
      order: order.name, instrument: market.id, side: order.side,
      price: Price(ticks: order.price), quantity: Quantity(lots: order.open),
      quantityAhead: Quantity(lots: market.surroundings(order).ahead))
  }

  // MARK: Matching

  /// How much a coming order still wants at a price.
  private func wanted(_ order: ReferenceOrder, _ ticks: Int64, _ market: ReferenceMarket) -> Int64 {
    order.isByBudget
      ? Int64(clamping: order.budget / market.value(1, ticks)) : order.open
  }

  /// Trades until nothing is wanted; says whether an own order stopped it.
  private func match(
    _ taker: ReferenceOrder, _ limit: Int64, _ market: ReferenceMarket
  ) -> Bool {
    while let maker = market.first(taker.side.opposite),
      taker.side == .buy ? maker.price <= limit : maker.price >= limit
    {
      let wanted = wanted(taker, maker.price, market)
      if wanted == 0 { return false }
      if maker.account == taker.account {
        switch taker.request.selfTradePrevention {
        case .expireTaker: return true
        case .expireMaker:
          end(maker, .selfTrade)
          continue
        case .expireBoth:
          end(maker, .selfTrade)
          return true
        case .decrement:
          decrement(maker, taker, by: min(wanted, maker.shown), at: maker.price, market)
          if taker.place == .ended { return true }
          continue
        case .none: break
        }
      }
      let lots = min(wanted, maker.shown)
      sayTrade(lots, at: maker.price, taker.side, market)
      fillResting(maker, lots, at: maker.price, .maker, market)
      taker.budget -= market.value(lots, maker.price)
      fill(taker, lots, at: maker.price, .taker, market)
    }
    return false
  }

  /// Fills an order that rests; an iceberg shows its next part.
  func fillResting(
    _ order: ReferenceOrder, _ lots: Int64, at ticks: Int64, _ liquidity: Liquidity,
    _ market: ReferenceMarket
  ) {
    order.shown -= lots
    fill(order, lots, at: ticks, liquidity, market)
    if order.open == 0 { remove(order) } else { replenish(order, market) }
  }

  /// Shows the next part of an iceberg whose shown part is used up.
  private func replenish(_ order: ReferenceOrder, _ market: ReferenceMarket) {
    guard order.place == .resting, order.shown == 0 else { return }
    show(order, market)
    note(.tradedAgainstHiddenPart)
    var next = rested(order, market)
    next.quantity.lots = order.shown
    say(.replenished(next), to: order.account)
  }

  /// Takes the same off a resting and a coming order of one account.
  private func decrement(
    _ maker: ReferenceOrder, _ taker: ReferenceOrder, by lots: Int64, at ticks: Int64,
    _ market: ReferenceMarket
  ) {
    if maker.open == lots {
      end(maker, .selfTrade)
    } else {
      maker.shown = max(0, maker.shown - lots)
      reduce(maker, by: lots)
    }
    if taker.isByBudget {
      taker.budget -= market.value(lots, ticks)
    } else if taker.open == lots {
      end(taker, .selfTrade)
    } else {
      reduce(taker, by: lots)
    }
    replenish(maker, market)
    note(.decrementOfIceberg, if: maker.display > 0)
    note(.decrementOfBudget, if: taker.isByBudget)
    note(.decrementInAuction, if: market.phase == .auction)
  }

  private func reduce(_ order: ReferenceOrder, by lots: Int64) {
    order.quantity -= lots
    say(
      .decremented(
        DecrementedOrder(
          order: order.name, quantity: Quantity(lots: lots),
          openQuantity: Quantity(lots: order.open))), to: order.account)
  }

  /// Self-trade prevention while an auction collects; says whether it stopped the order.
  private func meetOwnOrders(_ taker: ReferenceOrder, _ market: ReferenceMarket) -> Bool {
    let met = market.orders.filter {
      $0.place == .resting && $0.account == taker.account && $0.side != taker.side
        && (taker.side == .buy ? $0.price <= taker.price : $0.price >= taker.price)
    }
    for order in met {
      switch taker.request.selfTradePrevention {
      case .none: return false
      case .expireTaker: return true
      case .expireMaker: end(order, .selfTrade)
      case .expireBoth:
        end(order, .selfTrade)
        return true
      case .decrement:
        decrement(order, taker, by: min(taker.open, order.open), at: order.price, market)
        if taker.place == .ended { return true }
      }
    }
    return false
  }
}
