import Market

extension NaiveMarket {
  mutating func place(_ request: NewOrder, _ command: Command) {
    let immediate = request.kind == .market || request.timeInForce != .goodTillCancelled
    let lots = request.quantity.lots
    let ticks = request.price.ticks
    if request.postOnly, immediate { return refuse(.contradictoryOrder, command) }
    let allowed =
      switch phase {
      case .open: true
      case .postOnly: request.postOnly
      case .auction: !immediate
      case .cancelOnly, .halted: false
      }
    guard allowed else { return refuse(.phase, command) }
    if refusesFigures(lots, request.kind == .limit ? ticks : 1, command, nil) { return }
    if orders.count >= capacity {
      return refuse(.bookFull, command, need: Int64(capacity), have: Int64(orders.count))
    }
    var count = 0
    var place = 0
    while place < orders.count {
      if orders[place].account == command.account { count += 1 }
      place += 1
    }
    if !immediate, count >= ordersPerAccount {
      return refuse(
        .tooManyOrders, command, need: Int64(ordersPerAccount), have: Int64(count))
    }
    if request.postOnly, phase != .auction, refusesToTake(request.side, ticks, command, nil) {
      return
    }
    if request.kind == .market, best(request.side.opposite) == nil {
      return refuse(.noLiquidity, command)
    }
    serial += 1
    let order = NaiveOrder(
      serial: serial, account: command.account, side: request.side,
      price: request.kind == .limit ? ticks : 0, quantity: lots, open: lots,
      prevention: request.selfTradePrevention, haltPolicy: request.haltPolicy,
      postOnly: request.postOnly)
    let limit = request.kind == .limit ? ticks : request.side == .buy ? Int64.max : 0
    if request.timeInForce == .fillOrKill {
      var trial = self
      var taker = order
      _ = trial.take(&taker, limit: limit)
      if taker.open > 0 {
        serial -= 1
        return refuse(.wouldNotFill, command, need: lots, have: lots - taker.open)
      }
    }
    say(
      command.account,
      .accepted(
        AcceptedOrder(order: order.id, reference: command.reference, request: request)))
    arrive(order, limit: limit, mayRest: !immediate)
  }

  private mutating func refusesFigures(
    _ lots: Int64, _ ticks: Int64, _ command: Command, _ order: OrderID?
  ) -> Bool {
    if lots < 1 || lots > maximumQuantity {
      let need = lots < 1 ? 1 : maximumQuantity
      refuse(.quantityOutOfRange, command, order: order, need: need, have: lots)
      return true
    }
    if ticks < 1 || ticks > maximumPrice {
      let need = ticks < 1 ? 1 : maximumPrice
      refuse(.priceOutOfRange, command, order: order, need: need, have: ticks)
      return true
    }
    return false
  }

  private mutating func refusesToTake(
    _ side: Side, _ ticks: Int64, _ command: Command, _ order: OrderID?
  ) -> Bool {
    guard let best = best(side.opposite), side == .buy ? best <= ticks : best >= ticks else {
      return false
    }
    refuse(
      .wouldTake, command, order: order, need: side == .buy ? best - 1 : best + 1, have: ticks)
    return true
  }

  private mutating func arrive(_ order: NaiveOrder, limit: Int64, mayRest: Bool) {
    var taker = order
    var stopped = false
    if phase == .open { stopped = take(&taker, limit: limit) }
    if phase == .auction { stopped = meetOwn(taker) }
    if taker.open == 0 { return }
    if stopped || !mayRest { return end(taker, stopped ? .selfTrade : .expired, .none) }
    let ahead = levels(taker.side).first { $0.price == taker.price }?.lots ?? 0
    orders.append(taker)
    say(
      taker.account,
      .rested(
        RestedOrder(
          order: taker.id, instrument: instrument, side: taker.side,
          price: Price(ticks: taker.price), quantity: Quantity(lots: taker.open),
          quantityAhead: Quantity(lots: ahead))))
  }

  /// Trades until nothing is left; says whether an own order stopped it.
  mutating func take(_ taker: inout NaiveOrder, limit: Int64) -> Bool {
    while taker.open > 0, let place = first(taker.side.opposite),
      taker.side == .buy ? orders[place].price <= limit : orders[place].price >= limit
    {
      let maker = orders[place]
      if maker.account == taker.account {
        if taker.prevention != .expireTaker { end(maker, .selfTrade, .none) }
        if taker.prevention != .expireMaker { return true }
        continue
      }
      let lots = min(maker.open, taker.open)
      taker.open -= lots
      orders[place].open -= lots
      let value = lots * maker.price
      let makerFee = orders[place].charge(value, rate: fees.makerPartsPerMillion)
      let takerFee = taker.charge(value, rate: fees.takerPartsPerMillion)
      sayTrade(lots, at: maker.price, aggressor: taker.side)
      sayFill(orders[place], .maker, lots, maker.price, makerFee)
      sayFill(taker, .taker, lots, maker.price, takerFee)
      if orders[place].open == 0 { orders.remove(at: place) }
    }
    return false
  }

  private mutating func meetOwn(_ taker: NaiveOrder) -> Bool {
    let met = orders.filter {
      $0.account == taker.account && $0.side != taker.side
        && (taker.side == .buy ? $0.price <= taker.price : $0.price >= taker.price)
    }
    guard !met.isEmpty else { return false }
    if taker.prevention == .expireTaker { return true }
    for order in met.sorted(by: { $0.serial < $1.serial }) {
      end(order, .selfTrade, .none)
      if taker.prevention == .expireBoth { return true }
    }
    return false
  }

  private mutating func sayTrade(_ lots: Int64, at ticks: Int64, aggressor: Side?) {
    tradeCount += 1
    last = ticks
    say(
      nil,
      .trade(
        Trade(
          id: TradeID(tradeCount), instrument: instrument, price: Price(ticks: ticks),
          quantity: Quantity(lots: lots), aggressor: aggressor)))
  }

  private mutating func sayFill(
    _ order: NaiveOrder, _ liquidity: Liquidity, _ lots: Int64, _ ticks: Int64, _ fee: Int64
  ) {
    say(
      order.account,
      .filled(
        Fill(
          order: order.id, trade: TradeID(tradeCount), instrument: instrument, side: order.side,
          liquidity: liquidity, price: Price(ticks: ticks), quantity: Quantity(lots: lots),
          openQuantity: Quantity(lots: order.open), fee: Money(units: fee))))
  }

  mutating func amend(_ id: OrderID, _ ticks: Int64, _ lots: Int64, _ command: Command) {
    guard let place = index(id.rawValue), orders[place].account == command.account else {
      return refuse(.unknownOrder, command, order: id, at: nil)
    }
    var order = orders[place]
    let keeps = ticks == order.price && lots <= order.quantity
    let allowed =
      switch phase {
      case .open, .postOnly, .auction: true
      case .cancelOnly: keeps
      case .halted: false
      }
    guard allowed else { return refuse(.phase, command, order: id) }
    if refusesFigures(lots, ticks, command, id) { return }
    let filled = order.quantity - order.open
    if lots <= filled {
      return refuse(.belowFilled, command, order: id, need: filled + 1, have: lots)
    }
    if !keeps, phase != .auction, order.postOnly || phase == .postOnly,
      refusesToTake(order.side, ticks, command, id)
    {
      return
    }
    order.open = lots - filled
    order.quantity = lots
    order.price = ticks
    say(
      command.account,
      .amended(
        AmendedOrder(
          order: id, reference: command.reference, price: Price(ticks: ticks),
          quantity: Quantity(lots: lots), keptPriority: keeps)))
    if keeps {
      orders[place] = order
    } else {
      orders.remove(at: place)
      arrive(order, limit: ticks, mayRest: true)
    }
  }

  mutating func cancel(_ id: OrderID, _ command: Command) {
    guard let place = index(id.rawValue), orders[place].account == command.account else {
      return refuse(.unknownOrder, command, order: id, at: nil)
    }
    if case .halted = phase { return refuse(.phase, command, order: id) }
    end(orders[place], .requested, command.reference)
  }

  mutating func cancelAll(_ named: InstrumentID?, _ side: Side?, _ command: Command) {
    let own = orders.filter {
      $0.account == command.account && (side == nil || $0.side == side)
    }
    if own.isEmpty { return refuse(.unknownOrder, command, at: named) }
    if case .halted = phase { return refuse(.phase, command, have: Int64(own.count)) }
    for order in own.sorted(by: { $0.serial < $1.serial }) {
      end(order, .requested, command.reference)
    }
  }
}

// The auction, by trying every price.
extension NaiveMarket {
  func auction() -> AuctionIndication {
    let nothing = AuctionIndication(
      price: nil, volume: .zero, surplus: .zero, surplusSide: nil)
    guard let bid = best(.buy), let ask = best(.sell), bid >= ask else { return nothing }
    var candidates: [(ticks: Int64, volume: Int64, surplus: Int64)] = []
    for ticks in ask...bid {
      var demand: Int64 = 0
      var supply: Int64 = 0
      var place = 0
      while place < orders.count {
        let price = orders[place].price
        if orders[place].side == .buy {
          if price >= ticks { demand += orders[place].open }
        } else if price <= ticks {
          supply += orders[place].open
        }
        place += 1
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
    let reference = last ?? lowest + (highest - lowest) / 2
    let nearest = candidates.min {
      (abs($0.ticks - reference), $0.ticks) < (abs($1.ticks - reference), $1.ticks)
    }
    guard let nearest else { return nothing }
    return AuctionIndication(
      price: Price(ticks: nearest.ticks), volume: Quantity(lots: volume),
      surplus: Quantity(lots: surplus),
      surplusSide: nearest.surplus == 0 ? nil : nearest.surplus > 0 ? .buy : .sell)
  }

  mutating func sayIndication() {
    let fresh = auction()
    guard fresh != indication else { return }
    indication = fresh
    say(nil, .indicative(instrument, fresh))
  }

  mutating func uncross() {
    let outcome = auction()
    say(nil, .uncrossed(instrument, outcome))
    guard let price = outcome.price?.ticks else { return }
    var left = outcome.volume.lots
    while left > 0 {
      guard let buyer = first(.buy), let seller = first(.sell) else { return }
      let lots = min(orders[buyer].open, orders[seller].open, left)
      orders[buyer].open -= lots
      orders[seller].open -= lots
      left -= lots
      let rate = fees.makerPartsPerMillion
      let buyerFee = orders[buyer].charge(lots * price, rate: rate)
      let sellerFee = orders[seller].charge(lots * price, rate: rate)
      sayTrade(lots, at: price, aggressor: nil)
      sayFill(orders[buyer], .auction, lots, price, buyerFee)
      sayFill(orders[seller], .auction, lots, price, sellerFee)
      orders.removeAll { $0.open == 0 }
    }
  }
}
