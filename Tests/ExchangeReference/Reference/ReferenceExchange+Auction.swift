import Market

// The auction, by trying every price, and the phases.
extension ReferenceExchange {
  /// What an uncross would be now.
  func auction(_ market: ReferenceMarket) -> AuctionIndication {
    let nothing = AuctionIndication(price: nil, volume: .zero, surplus: .zero, surplusSide: nil)
    guard let bid = market.first(.buy)?.price, let ask = market.first(.sell)?.price, bid >= ask
    else { return nothing }
    var candidates: [(ticks: Int64, volume: Int64, surplus: Int64)] = []
    for ticks in ask...bid {
      var demand: Int64 = 0
      var supply: Int64 = 0
      var index = 0
      while index < market.orders.count {
        let order = market.orders[index]
        index += 1
        guard order.place == .resting else { continue }
        if order.side == .buy {
          if order.price >= ticks { demand += order.open }
        } else if order.price <= ticks {
          supply += order.open
        }
      }
      candidates.append((ticks, min(demand, supply), demand - supply))
    }
    let volume = candidates.map(\.volume).max() ?? 0
    candidates.removeAll { $0.volume < volume }
    let surplus = candidates.map { abs($0.surplus) }.min() ?? 0
    candidates.removeAll { abs($0.surplus) > surplus }
    if surplus > 0 {
      let buy = candidates.filter { $0.surplus > 0 }.map(\.ticks).max()
      let sell = candidates.filter { $0.surplus < 0 }.map(\.ticks).min()
      candidates.removeAll { $0.ticks != buy && $0.ticks != sell }
    }
    let lowest = candidates[0].ticks
    let highest = candidates[candidates.count - 1].ticks
    let reference = market.reference ?? lowest + (highest - lowest) / 2
    let nearest = candidates.min {
      (abs($0.ticks - reference), $0.ticks) < (abs($1.ticks - reference), $1.ticks)
    }
    guard let nearest else { return nothing }
    return AuctionIndication(
      price: Price(ticks: nearest.ticks), volume: Quantity(lots: volume),
      surplus: Quantity(lots: surplus),
      surplusSide: nearest.surplus == 0 ? nil : nearest.surplus > 0 ? .buy : .sell)
  }

  func sayIndication(of market: ReferenceMarket) {
    let fresh = auction(market)
    guard fresh != market.indication else { return }
    market.indication = fresh
    say(.indicative(market.id, fresh))
  }

  private func uncross(_ market: ReferenceMarket) {
    let outcome = auction(market)
    say(.uncrossed(market.id, outcome))
    guard let price = outcome.price?.ticks else { return }
    var left = outcome.volume.lots
    while left > 0, let buyer = market.first(.buy), let seller = market.first(.sell) {
      let lots = min(buyer.shown, seller.shown, left)
      left -= lots
      sayTrade(lots, at: price, nil, market)
      note(.ownOrdersInUncross, if: buyer.account == seller.account)
      note(.icebergInUncross, if: buyer.hidden > 0 || seller.hidden > 0)
      fillResting(buyer, lots, at: price, .auction, market)
      fillResting(seller, lots, at: price, .auction, market)
    }
  }

  // MARK: Phases

  /// What a market should do now: the strictest of what the operator and the notices say.
  func duePhase(_ market: ReferenceMarket) -> MarketPhase {
    var phase = market.operatorPhase
    for notice in notices where notice.concerns(market.id) {
      if strictness(notice.phase) > strictness(phase) { phase = notice.phase }
    }
    return phase
  }

  private func strictness(_ phase: MarketPhase) -> Int {
    switch phase {
    case .open: 0
    case .postOnly: 1
    case .auction: 2
    case .cancelOnly: 3
    case .halted(.maintenance): 4
    case .halted(.operatorDecision): 5
    case .halted(.fault): 6
    case .halted(.delisted): 7
    }
  }

  /// Brings a market into the phase that is due.
  func updatePhase(_ market: ReferenceMarket, byHand: Bool) {
    if market.isDelisted { return }
    let from = market.phase
    let to = duePhase(market)
    guard from != to else { return market.extendedUntil = nil }
    let trades = to == .open || to == .postOnly
    if !byHand, trades, from == .auction {
      if let until = market.extendedUntil, time < until { return }
      if extends(market) { return }
    }
    note(byHand ? .extensionEndedByHand : .extensionEndedAuction, if: market.extensions > 0)
    if !isHalted(to), let count = market.haltCount {
      // Nothing is ever lost here, and queues have no hash.
      let audit = HaltAudit(
        countedAt: count.time, ordersBefore: count.orders, ordersAfter: market.orders.count,
        orderHashBefore: 0, orderHashAfter: 0, ledgerAgrees: true)
      say(.haltAudited(market.id, audit))
      market.haltCount = nil
    }
    market.indication = nil
    market.extendedUntil = nil
    market.extensions = 0
    market.phase = to
    if trades, from == .auction || market.isCrossed {
      uncross(market)
      conclude()
      pullTriggers(market)
    }
    say(.phase(market.id, from: from, to: to))
    if isHalted(to), !isHalted(from) {
      cancelForHalt(market, .halt) { order in
        order.request.haltPolicy == .cancel || account(order.account)?.haltPolicy == .cancel
      }
      conclude()
    }
    if market.haltCount == nil, to == .halted(.fault) || to == .halted(.operatorDecision) {
      market.haltCount = (time, market.orders.count)
    }
    endOverdue(market)
    if to == .auction { sayIndication(of: market) }
    if !to.allows(.match) { market.nextActivation = nil }
    goOn(market)
  }

  private func isHalted(_ phase: MarketPhase) -> Bool {
    if case .halted = phase { true } else { false }
  }

  /// Whether an auction goes on because its price is too far away.
  private func extends(_ market: ReferenceMarket) -> Bool {
    let outcome = auction(market)
    market.extendedUntil = nil
    guard let price = outcome.price?.ticks,
      let collar = market.range(market.rules.collarPartsPerMillion),
      price < collar.low || price > collar.high,
      market.extensions < market.rules.collarExtensionsMax
    else { return false }
    let until = time + market.rules.collarExtension
    market.extensions += 1
    market.extendedUntil = until
    say(.auctionExtended(market.id, until: until, outcome))
    return true
  }

  /// Ends orders of a market: bids, asks, waiting ones, due ones.
  func cancelForHalt(
    _ market: ReferenceMarket, _ reason: CancelReason, where isToEnd: (ReferenceOrder) -> Bool
  ) {
    var ending = market.queue(.buy) + market.queue(.sell)
    ending += market.orders.filter { $0.place == .waiting }
    for item in market.due { if case .order(let order) = item { ending.append(order) } }
    for order in ending where isToEnd(order) && order.place != .ended { end(order, reason) }
  }
}
