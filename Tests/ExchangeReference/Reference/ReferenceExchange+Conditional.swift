import Market

// Orders that wait, pairs and brackets: what is asked.
extension ReferenceExchange {
  func placeConditional(_ asked: NewOrder, _ wish: Trigger, _ command: Command) {
    guard let market = market(asked.instrument) else {
      return refuse(Refused(.unknownInstrument), command, instrument: asked.instrument)
    }
    var request = asked
    var trigger = wish
    do throws(Refused) {
      try checkConditional(&request, &trigger, market, command.account)
    } catch { return refuse(error, command, instrument: market.id) }
    arm(accept(request, from: command.account, reference: command.reference), trigger)
  }

  private func checkConditional(
    _ request: inout NewOrder, _ trigger: inout Trigger, _ market: ReferenceMarket,
    _ account: AccountID
  ) throws(Refused) {
    try checkContradiction(request)
    let isTrailing = trigger.kind == .trailing
    if request.budget.units != 0 || request.kind == .market && request.timeInForce == .fillOrKill
      || isTrailing && (request.kind == .limit || trigger.trailTicks <= 0)
      || !isTrailing && trigger.trailTicks != 0
    {
      throw Refused(.contradictoryOrder)
    }
    try checkPhase(market, .placeConditional)
    try checkReduction(&request, market, account)
    try checkQuantity(request.quantity.lots, market)
    if isTrailing {
      guard let last = market.last else { throw Refused(.noReference) }
      trigger.price.ticks =
        request.side == .buy
        ? Int64(
          min(Int128(last) + Int128(trigger.trailTicks),
            Int128(market.instrument.maximumPrice.ticks)))
        : Int64(max(Int128(last) - Int128(trigger.trailTicks), 1))
    } else {
      try checkPrice(trigger.price.ticks, market)
    }
    if request.kind == .market {
      request.price.ticks = market.protection(request.side, trigger.price.ticks)
    }
    try checkPrice(request.price.ticks, market)
    try checkDisplay(request, market)
    try checkExpiry(request)
    try checkNotional(market.value(request.quantity.lots, request.price.ticks), market)
    try checkRoom(for: 1)
    try checkOrderCount(of: account, adding: 1)
    try checkTriggering(request.side, trigger, market)
    try checkFunds(
      need(
        request.side, request.quantity.lots, request.price.ticks, fees(of: account, in: market.id),
        market), request.side, market, account)
  }

  /// Whether the last price has reached a trigger.
  func isReached(_ trigger: Trigger, _ side: Side, _ market: ReferenceMarket) -> Bool {
    guard let last = market.last else { return false }
    return Trigger.waitsForRise(trigger.kind, side)
      ? last >= trigger.price.ticks : last <= trigger.price.ticks
  }

  private func checkTriggering(
    _ side: Side, _ trigger: Trigger, _ market: ReferenceMarket
  ) throws(Refused) {
    if isReached(trigger, side, market) {
      throw Refused(
        .wouldTrigger, need: Int128(market.last ?? 0), have: Int128(trigger.price.ticks))
    }
  }

  /// Lets an accepted order wait.
  func arm(_ order: ReferenceOrder, _ trigger: Trigger) {
    turns += 1
    order.turn = turns
    order.trigger = trigger
    order.price = order.request.price.ticks
    order.place = .waiting
    sayArmed(order)
  }

  func sayArmed(_ order: ReferenceOrder) {
    guard let trigger = order.trigger else { return }
    say(
      .armed(
        ArmedOrder(
          order: order.name, instrument: order.request.instrument, side: order.side,
          trigger: trigger, limit: Price(ticks: order.price))), to: order.account)
  }

  // MARK: Pairs

  func placePair(_ pair: OneCancelsOther, _ command: Command) {
    guard let market = market(pair.limit.instrument) else {
      return refuse(Refused(.unknownInstrument), command, instrument: pair.limit.instrument)
    }
    var request = pair.limit
    request.postOnly = true
    do throws(Refused) {
      try checkPair(pair, &request, market, command.account)
    } catch { return refuse(error, command, instrument: market.id) }
    let trigger = Trigger(.stop, price: pair.stopTrigger)
    let stop = accept(
      stopRequest(request, pair.stopTrigger, pair.stopLimit, market), from: command.account,
      reference: command.reference)
    arm(stop, trigger)
    let limit = accept(request, from: command.account, reference: command.reference)
    link(stop, limit)
  }

  /// The request of the stop leg that goes with a limit leg.
  func stopRequest(
    _ limit: NewOrder, _ trigger: Price, _ stopLimit: Price?, _ market: ReferenceMarket
  ) -> NewOrder {
    var request = limit
    request.postOnly = false
    request.kind = stopLimit == nil ? .market : .limit
    request.price =
      stopLimit ?? Price(ticks: market.protection(limit.side, trigger.ticks))
    return request
  }

  /// Brings the limit leg of a pair to the market.
  func link(_ stop: ReferenceOrder, _ limit: ReferenceOrder) {
    stop.partner = limit
    limit.partner = stop
    arrive(limit, limit: limit.price, rests: true)
    guard limit.partner === stop else { return }
    say(
      .linked(
        LinkedOrders(stop: stop.name, limit: limit.name, reference: limit.reference)),
      to: limit.account)
  }

  private func checkPair(
    _ pair: OneCancelsOther, _ request: inout NewOrder, _ market: ReferenceMarket,
    _ account: AccountID
  ) throws(Refused) {
    try checkContradiction(request)
    let limit = request.price
    let isBuy = request.side == .buy
    if request.kind != .limit || !request.timeInForce.rests || request.isIceberg
      || (isBuy ? limit >= pair.stopTrigger : limit <= pair.stopTrigger)
      || isBuy && pair.stopLimit.map({ $0 < limit }) == true
    {
      throw Refused(.contradictoryOrder)
    }
    try checkPhase(market, .placeConditional)
    try checkReduction(&request, market, account)
    let lots = request.quantity.lots
    try checkQuantity(lots, market)
    try checkPrice(limit.ticks, market)
    try checkBand(limit.ticks, market)
    try checkPrice(pair.stopTrigger.ticks, market)
    if let stopLimit = pair.stopLimit { try checkPrice(stopLimit.ticks, market) }
    try checkExpiry(request)
    let worst = stopRequest(request, pair.stopTrigger, pair.stopLimit, market).price.ticks
    try checkNotional(market.value(lots, limit.ticks), market)
    try checkNotional(market.value(lots, worst), market)
    try checkRoom(for: 2)
    try checkOrderCount(of: account, adding: 2)
    try checkTaking(request.side, limit.ticks, market)
    try checkTriggering(request.side, Trigger(.stop, price: pair.stopTrigger), market)
    try checkPairFunds(request, worst, market, account)
  }

  /// Refuses a pair where the more of what the two would hold is not there.
  func checkPairFunds(
    _ limit: NewOrder, _ worst: Int64, _ market: ReferenceMarket, _ account: AccountID
  ) throws(Refused) {
    let fees = fees(of: account, in: market.id)
    let lots = limit.quantity.lots
    let more = max(
      need(limit.side, lots, limit.price.ticks, fees, market),
      need(limit.side, lots, worst, fees, market))
    try checkFunds(more, limit.side, market, account)
  }

  // MARK: Brackets

  /// What a bracket contradicts itself in, beyond its entry.
  func checkContradiction(_ bracket: Bracket) throws(Refused) {
    let entry = bracket.entry
    if entry.budget.units != 0 || entry.isIceberg { throw Refused(.contradictoryOrder) }
    let isBuy = entry.side == .buy
    let low = isBuy ? bracket.stopTrigger : bracket.takeProfit
    let high = isBuy ? bracket.takeProfit : bracket.stopTrigger
    let isInOrder =
      entry.kind == .market ? low < high : low < entry.price && entry.price < high
    let isStopLimitBelow = !isBuy && bracket.stopLimit.map { $0 < bracket.takeProfit } == true
    if !isInOrder || isStopLimitBelow { throw Refused(.contradictoryOrder) }
  }

  /// Places the exits of a bracket for what its entry filled.
  func placeExits(_ bracket: Bracket, of entry: ReferenceOrder) {
    let market = market(of: entry)
    var request = bracket.entry
    request.side = bracket.entry.side.opposite
    request.kind = .limit
    request.timeInForce = .goodTillCancelled
    request.expiresAt = nil
    request.postOnly = false
    request.reduceOnly = false
    request.price = bracket.takeProfit
    request.quantity = Quantity(lots: entry.filled)
    let stopRequest = stopRequest(request, bracket.stopTrigger, bracket.stopLimit, market)
    do throws(Refused) {
      try checkRoom(for: 2)
      try checkPairFunds(request, stopRequest.price.ticks, market, entry.account)
    } catch {
      note(.exitsRefused)
      return refuse(
        error, to: entry.account, reference: entry.reference, instrument: market.id)
    }
    let trigger = Trigger(.stop, price: bracket.stopTrigger)
    let stop = accept(stopRequest, from: entry.account, reference: entry.reference)
    arm(stop, trigger)
    if isReached(trigger, request.side, market) {
      note(.exitsDueAtOnce)
      stop.place = .due
      market.due.append(.order(stop))
    } else {
      note(.exitsPlaced)
      let limit = accept(request, from: entry.account, reference: entry.reference)
      link(stop, limit)
      note(.exitsTradedOnArrival, if: limit.filled > 0)
    }
  }
}
