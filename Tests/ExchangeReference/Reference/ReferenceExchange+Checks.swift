import Exchange
import Market

/// Why something is refused, with its figures.
struct Refused: Error {
  var reason: RejectReason
  var asset: AssetID?
  var need: Int128
  var have: Int128

  init(_ reason: RejectReason, asset: AssetID? = nil, need: Int128 = 0, have: Int128 = 0) {
    self.reason = reason
    self.asset = asset
    self.need = need
    self.have = have
  }
}

extension NewOrder {
  var takesAtOnce: Bool { kind == .market || !timeInForce.rests }
  var isIceberg: Bool { displayQuantity.lots != 0 }
  var isByBudget: Bool { budget.units > 0 }
}

// The checks of a new order, in the order of the page.
extension ReferenceExchange {
  func checkRate(_ command: Command, _ account: ReferenceAccount) -> Refused? {
    switch command.action {
    case .place, .placeConditional, .placePair, .placeBracket, .amend, .replace: break
    case .cancel, .cancelAll, .keepAlive, .setHaltPolicy: return nil
    }
    guard let rate = configuration.orderRate else { return nil }
    guard let start = account.windowStart, time < start + rate.per else {
      account.windowStart = time
      account.windowCount = 1
      return nil
    }
    if account.windowCount < rate.count {
      account.windowCount += 1
      return nil
    }
    let left = Int128((start + rate.per - time).nanoseconds)
    return Refused(
      .rateExceeded, need: Int128(rate.count), have: (left + 999_999) / 1_000_000)
  }

  /// Check 1.
  func checkContradiction(_ request: NewOrder) throws(Refused) {
    let budget = request.budget.units
    let isMarket = request.kind == .market
    let isImmediate =
      request.timeInForce == .immediateOrCancel || request.timeInForce == .fillOrKill
    let contradictions = [
      isMarket && request.postOnly, isMarket && request.isIceberg,
      isMarket && request.timeInForce == .goodTillDate,
      isMarket && budget > 0 && request.quantity.lots != 0,
      !isMarket && budget != 0, request.postOnly && isImmediate,
      request.isIceberg && isImmediate, request.timeInForce == .fillOrKill && budget != 0,
      budget < 0, request.expiresAt != nil && request.timeInForce != .goodTillDate,
      request.reduceOnly && budget != 0,
    ]
    if contradictions.contains(true) { throw Refused(.contradictoryOrder) }
  }

  func checkPhase(_ market: ReferenceMarket, _ activity: PhaseActivity) throws(Refused) {
    if !market.phase.allows(activity) { throw Refused(.phase) }
  }

  /// Check 3, which may cut the order down.
  func checkReduction(
    _ request: inout NewOrder, _ market: ReferenceMarket, _ account: AccountID
  ) throws(Refused) {
    guard request.reduceOnly else { return }
    let base = Int(market.instrument.base.id.rawValue)
    let lots = available(account, base) / Int128(market.instrument.lotUnits)
    if request.side == .buy || lots < 1 { throw Refused(.nothingToReduce, need: 1, have: 0) }
    note(.reductionCutDown, if: Int128(request.quantity.lots) > lots)
    request.quantity.lots = Int64(min(Int128(request.quantity.lots), lots))
  }

  func checkQuantity(_ lots: Int64, _ market: ReferenceMarket) throws(Refused) {
    let least = market.rules.minimumQuantity.lots
    let most = market.instrument.maximumQuantity.lots
    if lots < least || lots > most {
      throw Refused(
        .quantityOutOfRange, need: Int128(lots < least ? least : most), have: Int128(lots))
    }
  }

  func checkPrice(_ ticks: Int64, _ market: ReferenceMarket) throws(Refused) {
    let most = market.instrument.maximumPrice.ticks
    if ticks < 1 || ticks > most {
      throw Refused(.priceOutOfRange, need: Int128(ticks < 1 ? 1 : most), have: Int128(ticks))
    }
  }

  func checkBand(_ ticks: Int64, _ market: ReferenceMarket) throws(Refused) {
    guard let band = market.range(market.rules.priceBandPartsPerMillion) else { return }
    if ticks < band.low || ticks > band.high {
      throw Refused(
        .priceOutsideBand, need: Int128(ticks < band.low ? band.low : band.high),
        have: Int128(ticks))
    }
  }

  func checkDisplay(_ request: NewOrder, _ market: ReferenceMarket) throws(Refused) {
    guard request.isIceberg else { return }
    let display = request.displayQuantity.lots
    let least = market.rules.minimumQuantity.lots
    if display < least {
      throw Refused(.displayOutOfRange, need: Int128(least), have: Int128(display))
    }
    if display > request.quantity.lots {
      throw Refused(
        .displayOutOfRange, need: Int128(request.quantity.lots), have: Int128(display))
    }
  }

  func checkExpiry(_ request: NewOrder) throws(Refused) {
    guard request.timeInForce == .goodTillDate else { return }
    let date = request.expiresAt ?? .epoch
    if date <= time {
      throw Refused(
        .expiryInPast, need: Int128(time.nanoseconds / 1_000_000_000),
        have: Int128(date.nanoseconds / 1_000_000_000))
    }
  }

  func checkNotional(_ exact: Int128, _ market: ReferenceMarket) throws(Refused) {
    let value = min(exact, Int128(Int64.max))
    let least = Int128(market.rules.minimumNotional.units)
    let most = Int128(market.rules.maximumNotional.units)
    if value < least || value > most {
      throw Refused(
        .notionalOutOfRange, asset: market.instrument.quote.id, need: value < least ? least : most,
        have: value)
    }
  }

  func checkRoom(for count: Int) throws(Refused) {
    if openOrderCount + count > configuration.orderCapacity {
      throw Refused(
        .bookFull, need: Int128(configuration.orderCapacity), have: Int128(openOrderCount))
    }
  }

  func checkOrderCount(of account: AccountID, adding count: Int) throws(Refused) {
    let open = openOrders(of: account).count
    if open + count > configuration.ordersPerAccount {
      throw Refused(
        .tooManyOrders, need: Int128(configuration.ordersPerAccount), have: Int128(open))
    }
  }

  /// Refuses an order that may not take and would; nothing trades at once in an auction.
  func checkTaking(_ side: Side, _ ticks: Int64, _ market: ReferenceMarket) throws(Refused) {
    if market.phase == .auction { return }
    guard market.crosses(side, ticks), let best = market.first(side.opposite)?.price else { return }
    throw Refused(
      .wouldTake, need: Int128(side == .buy ? best - 1 : best + 1), have: Int128(ticks))
  }

  func checkFunds(
    _ need: Int128, _ side: Side, _ market: ReferenceMarket, _ account: AccountID,
    own: Int128 = 0
  ) throws(Refused) {
    let asset = heldAsset(side, market)
    let available = available(account, asset) + own
    if need > available {
      throw Refused(
        .insufficientFunds, asset: AssetID(UInt16(asset)), need: need, have: available)
    }
  }
}
