import Exchange
import Market

// The orders of a stream.
extension StepSource {
  /// A price near the market's, now and then one that no order may have.
  mutating func price(in instrument: InstrumentID) -> Price {
    if random.chance(6) { return Price(ticks: random.pick([0, -5, 1, .max, 260, 261])) }
    let reach: Int64 = random.chance(60) ? 40 : random.chance(500) ? 3 : 8
    return Price(ticks: middle(of: instrument) + random.within(-reach...reach))
  }

  private func middle(of instrument: InstrumentID) -> Int64 {
    let market = Int(instrument.rawValue)
    return market < middles.count ? middles[market] : 100
  }

  mutating func lots() -> Int64 {
    if random.chance(8) { return random.pick([0, -3, 1, 60, 61, .max]) }
    return random.within(1...24)
  }

  private mutating func prevention() -> SelfTradePrevention {
    let choice = random.pick(SelfTradePrevention.allCases)
    switch choice {
    case .decrement: return features.contains(.decrement) ? choice : .expireMaker
    case .none: return features.contains(.none) ? choice : .expireTaker
    case .expireTaker, .expireMaker, .expireBoth: return choice
    }
  }

  private mutating func expiry() -> Instant {
    let second = now.nanoseconds / 1_000_000_000
    return Instant(nanoseconds: (second + random.within(0...5)) * 1_000_000_000)
  }

  /// An order of any kind.
  mutating func order(in instrument: InstrumentID) -> NewOrder {
    var order = NewOrder(
      instrument: instrument, side: random.pick(Side.allCases),
      kind: random.chance(130) ? .market : .limit, selfTradePrevention: prevention(),
      haltPolicy: random.chance(750) ? .hold : .cancel, price: price(in: instrument),
      quantity: Quantity(lots: lots()))
    if order.kind == .market { return marketOrder(order) }
    order.postOnly = random.chance(130)
    if random.chance(order.postOnly ? 30 : 420) {
      order.timeInForce = random.pick(TimeInForce.allCases)
    }
    if order.timeInForce == .goodTillDate, !features.contains(.goodTillDate) {
      order.timeInForce = .goodTillCancelled
    }
    if order.timeInForce == .goodTillDate ? random.chance(980) : random.chance(3) {
      order.expiresAt = expiry()
    }
    if features.contains(.iceberg), random.chance(order.timeInForce.rests ? 250 : 10) {
      order.displayQuantity.lots =
        random.chance(960) ? random.within(1...max(1, min(order.quantity.lots, 6))) : lots()
    }
    if features.contains(.reduceOnly), random.chance(60) { order.reduceOnly = true }
    if random.chance(3) { order.budget.units = random.pick([1, -1, 500]) }
    return order
  }

  private mutating func marketOrder(_ market: NewOrder) -> NewOrder {
    var order = market
    if random.chance(500) { order.price = Price(ticks: 0) }
    order.timeInForce = random.pick([.goodTillCancelled, .immediateOrCancel, .fillOrKill])
    if features.contains(.budget), random.chance(420) {
      if order.timeInForce == .fillOrKill, random.chance(900) {
        order.timeInForce = .immediateOrCancel
      }
      if random.chance(970) { order.quantity = .zero }
      order.budget.units = random.chance(970) ? random.within(1...9_000) : random.pick([-1, .max])
    }
    if random.chance(10) { order.postOnly = true }
    if random.chance(10) { order.timeInForce = .goodTillDate }
    if random.chance(10) { order.displayQuantity.lots = 1 }
    if features.contains(.reduceOnly), random.chance(60) { order.reduceOnly = true }
    return order
  }

  /// A waiting order, mostly on the side of the market where it does wait.
  mutating func conditional(_ instrument: InstrumentID) -> Step.Ask {
    var order = order(in: instrument)
    if random.chance(300) { order.kind = .market }
    let kind = random.pick(TriggerKind.allCases)
    if random.chance(970) {
      order.budget = .zero
      if order.quantity.lots == 0 { order.quantity.lots = 5 }
      if kind == .trailing { order.kind = .market }
      if order.kind == .market {
        order.postOnly = false
        order.displayQuantity = .zero
        order.expiresAt = nil
        order.timeInForce = random.pick([.goodTillCancelled, .immediateOrCancel])
      }
    }
    let rises = Trigger.waitsForRise(kind, order.side)
    let distance = random.chance(930) ? random.within(1...6) : random.within(-3...20)
    let ticks = middle(of: instrument) + (rises ? distance : -distance)
    var trigger = Trigger(kind, price: Price(ticks: random.chance(995) ? ticks : 0))
    if kind == .trailing ? random.chance(990) : random.chance(10) {
      trigger.trailTicks = random.chance(985) ? random.within(1...5) : random.pick([-1, .max])
    }
    if order.kind == .limit, random.chance(600) {
      order.price = Price(ticks: ticks + random.within(-3...3))
    }
    return command(.placeConditional(order, trigger))
  }

  /// A pair around the market.
  mutating func pair(in instrument: InstrumentID) -> OneCancelsOther {
    var order = order(in: instrument)
    if random.chance(970) {
      order.kind = .limit
      order.budget = .zero
      order.displayQuantity = .zero
      if !order.timeInForce.rests {
        order.timeInForce = .goodTillCancelled
        order.expiresAt = nil
      }
      if order.quantity.lots == 0 { order.quantity.lots = 7 }
    }
    let sign: Int64 = order.side == .buy ? 1 : -1
    let middle = middle(of: instrument)
    if random.chance(940) { order.price = Price(ticks: middle - sign * random.within(0...5)) }
    let trigger = middle + sign * (random.chance(960) ? random.within(1...5) : -2)
    var limit: Price?
    if random.chance(500) {
      limit = Price(ticks: trigger + sign * (random.chance(900) ? random.within(-2...3) : -9))
    }
    return OneCancelsOther(limit: order, stopTrigger: Price(ticks: trigger), stopLimit: limit)
  }

  /// An entry near the market with exits around it.
  mutating func bracket(in instrument: InstrumentID) -> Bracket {
    var order = order(in: instrument)
    if random.chance(970) {
      order.budget = .zero
      order.displayQuantity = .zero
      if order.quantity.lots == 0 { order.quantity.lots = 8 }
    }
    let sign: Int64 = order.side == .buy ? 1 : -1
    let entry = order.kind == .limit ? order.price.ticks : middle(of: instrument)
    let centre = entry >= 1 && entry <= 260 ? entry : 100
    let profit = centre + sign * (random.chance(970) ? random.within(1...5) : -1)
    let trigger = centre - sign * (random.chance(970) ? random.within(1...5) : -1)
    var limit: Price?
    if random.chance(400) { limit = Price(ticks: trigger - sign * random.within(-2...4)) }
    return Bracket(
      entry: order, takeProfit: Price(ticks: profit), stopTrigger: Price(ticks: trigger),
      stopLimit: limit)
  }
}
