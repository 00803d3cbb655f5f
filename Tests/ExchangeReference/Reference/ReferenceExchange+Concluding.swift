import Market

// What a command has changed, said at its end.
extension ReferenceExchange {
  /// Says the levels and balances that are not as they were last said, and what an uncross would
  /// be.
  func conclude() {
    var collecting: [ReferenceMarket] = []
    for market in markets {
      let hasNewLevels = sayLevels(of: market)
      if market.phase == .auction, hasNewLevels || market.indication != nil {
        collecting.append(market)
      }
    }
    sayBalances()
    for market in collecting { sayIndication(of: market) }
  }

  private func sayLevels(of market: ReferenceMarket) -> Bool {
    var hasNew = false
    for (index, side) in [Side.buy, .sell].enumerated() {
      let old = market.published[index]
      let new = market.levels(side)
      market.published[index] = new
      var before = 0
      var after = 0
      while before < old.count || after < new.count {
        var price: Int64
        var shown: Int64 = 0
        if after == new.count {
          price = old[before].price
        } else if before == old.count {
          price = new[after].price
        } else {
          let low = min(old[before].price, new[after].price)
          let high = max(old[before].price, new[after].price)
          price = side == .buy ? high : low
        }
        var was: Int64 = 0
        if before < old.count, old[before].price == price {
          was = old[before].shown
          before += 1
        }
        if after < new.count, new[after].price == price {
          shown = new[after].shown
          after += 1
        }
        guard was != shown else { continue }
        hasNew = true
        say(
          .level(
            LevelChange(
              instrument: market.id, side: side, price: Price(ticks: price),
              quantity: Quantity(lots: shown))))
      }
    }
    return hasNew
  }

  private func sayBalances() {
    let now = balances()
    for (index, account) in accounts.enumerated() where account.published != now[index] {
      for asset in assets.indices where account.published[asset] != now[index][asset] {
        account.published[asset] = now[index][asset]
        say(.balance(AssetID(UInt16(asset)), now[index][asset]), to: account.id)
      }
    }
  }

  /// What everybody has and what of it is held, by account and asset.
  func balances() -> [[Balance]] {
    var held = accounts.map { _ in Array(repeating: Int128(0), count: assets.count) }
    for market in markets {
      for order in market.orders {
        guard let index = accounts.firstIndex(where: { $0.id == order.account }) else { continue }
        held[index][heldAsset(order.side, market)] += need(order, market)
      }
    }
    return accounts.indices.map { index in
      assets.indices.map { asset in
        Balance(
          total: Money(units: Int64(accounts[index].totals[asset])),
          held: Money(units: Int64(held[index][asset])))
      }
    }
  }

  func heldAsset(_ side: Side, _ market: ReferenceMarket) -> Int {
    Int((side == .buy ? market.instrument.quote : market.instrument.base).id.rawValue)
  }

  /// What an account may use of an asset for new orders.
  func available(_ id: AccountID, _ asset: Int) -> Int128 {
    guard let account = account(id) else { return 0 }
    var available = account.totals[asset]
    for market in markets {
      for order in market.orders
      where order.account == id && heldAsset(order.side, market) == asset {
        available -= need(order, market)
      }
    }
    return available
  }

  /// What an open order holds.
  func need(_ order: ReferenceOrder, _ market: ReferenceMarket) -> Int128 {
    if order.isHeldFor { return 0 }
    return need(
      order.side, order.open, order.price, order.fees, market,
      credit: order.feesPaid * 1_000_000 - order.exactFee)
  }

  /// What lots at a limit hold; credit is what rounding fees up has taken too much already.
  func need(
    _ side: Side, _ lots: Int64, _ ticks: Int64, _ fees: FeeSchedule, _ market: ReferenceMarket,
    credit: Int128 = 0
  ) -> Int128 {
    if side == .sell { return Int128(lots) * Int128(market.instrument.lotUnits) }
    let value = market.value(lots, ticks)
    let rate = Int128(max(fees.makerPartsPerMillion, fees.takerPartsPerMillion))
    return value + (value * rate - credit + 999_999) / 1_000_000
  }

  /// What an account pays in a market.
  func fees(of id: AccountID, in instrument: InstrumentID) -> FeeSchedule {
    let instrument = markets[Int(instrument.rawValue)].instrument
    let schedules = [instrument.fees] + instrument.furtherFeeTiers
    return schedules[min(Int(account(id)?.tier ?? 0), schedules.count - 1)]
  }

  /// Books a fill of an order, and says it.
  func fill(
    _ order: ReferenceOrder, _ lots: Int64, at ticks: Int64, _ liquidity: Liquidity,
    _ market: ReferenceMarket
  ) {
    let value = market.value(lots, ticks)
    let rate =
      liquidity == .taker ? order.fees.takerPartsPerMillion : order.fees.makerPartsPerMillion
    let fee = order.charge(value, rate: rate)
    note(.fillAtSecondRate, if: order.fees != market.instrument.fees)
    let amount = Int128(lots) * Int128(market.instrument.lotUnits)
    let base = Int(market.instrument.base.id.rawValue)
    let quote = Int(market.instrument.quote.id.rawValue)
    order.filled += lots
    if let account = account(order.account) {
      account.totals[base] += order.side == .buy ? amount : -amount
      account.totals[quote] += (order.side == .buy ? -value : value) - fee
    }
    accounts[0].totals[quote] += fee
    say(
      .filled(
        Fill(
          order: order.name, trade: TradeID(tradeCount), instrument: market.id, side: order.side,
          liquidity: liquidity, price: Price(ticks: ticks), quantity: Quantity(lots: lots),
          openQuantity: Quantity(lots: order.open), fee: Money(units: Int64(fee)))),
      to: order.account)
    note(.pairEndedByFill, if: order.partner != nil)
    endPartner(of: order)
  }

  /// Says a trade.
  func sayTrade(_ lots: Int64, at ticks: Int64, _ aggressor: Side?, _ market: ReferenceMarket) {
    tradeCount += 1
    market.last = ticks
    say(
      .trade(
        Trade(
          id: TradeID(tradeCount), instrument: market.id, price: Price(ticks: ticks),
          quantity: Quantity(lots: lots), aggressor: aggressor)))
  }
}
