import Market

// Sizes as a part of the balance.
extension DeskState {
  /// How much the next order of the market in the ladder is for, at a price or, where there is
  /// none, at market: the chosen preset, or what a part of the free balance allows; `nil` where it
  /// is less than a lot.
  func nextQuantity(_ side: Side, at price: Price?) -> Quantity? {
    let market = Int(focus.rawValue)
    guard market < sizes.shares.count, sizes.shares[market] > 0 else {
      return sizes.quantity(focus)
    }
    return quantity(ofShare: sizes.shares[market], side, at: price, takes: price == nil)
  }

  /// The largest quantity that so many hundredths of what is free pay for, fee included.
  ///
  /// - Parameter takes: Whether it buys from the book, level by level, rather than at the price.
  func quantity(ofShare percent: Int64, _ side: Side, at price: Price?, takes: Bool) -> Quantity? {
    let instrument = instrument
    let asset = side == .buy ? instrument.quote.id : instrument.base.id
    let part = Int128(max(0, available(asset).units)) * Int128(percent) / 100
    var lots = part / Int128(instrument.lotUnits)
    if side == .buy {
      // Without the fee on it: what is left pays at least the fee, which rounds up.
      let fee = Int128(1_000_000 + instrument.fees.highestPartsPerMillion)
      let budget = max(0, part * 1_000_000 / fee - 1)
      lots = takes ? self.lots(for: budget) : Self.lots(for: budget, at: price, instrument)
    }
    let most = Int128(instrument.maximumQuantity.lots)
    let quantity = Quantity(lots: Int64(min(lots, most)))
    return quantity > .zero ? quantity : nil
  }

  private static func lots(
    for budget: Int128, at price: Price?, _ instrument: Instrument
  ) -> Int128 {
    guard let price, price.ticks > 0 else { return 0 }
    return budget / OrderPreview.value(of: Quantity(lots: 1), at: price, instrument)
  }

  /// How many lots an amount buys from the asks in sight.
  private func lots(for budget: Int128) -> Int128 {
    var (rest, lots) = (budget, Int128(0))
    for level in view.asks where level.price.ticks > 0 {
      let lot = OrderPreview.value(of: Quantity(lots: 1), at: level.price, instrument)
      let bought = min(rest / lot, Int128(level.quantity.lots))
      lots += bought
      rest -= bought * lot
      if bought < Int128(level.quantity.lots) { break }
    }
    return lots
  }

  /// Why a part of the balance makes no order.
  func shareRefusal(_ side: Side) -> String {
    let instrument = instrument
    let symbol = side == .buy ? instrument.quote.symbol : instrument.base.symbol
    return "\(sizes.shares[Int(focus.rawValue)]) % of your free \(symbol) are less than a lot"
  }
}

extension Desk {
  /// Takes the next part of the balance for the quantity of the ticket: a quarter, half, all.
  static func takeShare(_ ticket: Ticket, _ state: inout DeskState) {
    guard ticket.amending == nil, ticket.instrument == state.focus,
      let instrument = state.instrument(ticket.instrument)
    else {
      state.say(.warning, "a part of the balance is for new orders")
      return
    }
    let shares: [Int64] = [25, 50, 100]
    let index = shares.firstIndex { ticket.share < $0 } ?? 0
    var changed = ticket
    changed.share = shares[index]
    if ticket.kind == .marketByAmount {
      let asset = ticket.side == .buy ? instrument.quote : instrument.base
      guard asset.id == instrument.quote.id else {
        state.say(.warning, "an amount to raise is no part of a balance")
        return
      }
      let fee = Int128(1_000_000 + instrument.fees.highestPartsPerMillion)
      let part = Int128(state.available(asset.id).units) * Int128(shares[index]) / 100
      let budget = Money(units: Int64(clamping: part * 1_000_000 / fee))
      changed.field = .amount
      changed.put(asset.text(budget).filter { $0 != "," })
    } else {
      let price = state.holdingPrice(of: ticket, instrument)
      guard
        let quantity = state.quantity(
          ofShare: shares[index], ticket.side, at: price, takes: price == nil)
      else {
        state.say(.warning, "\(shares[index]) % of what is free are less than a lot")
        return
      }
      changed.field = .quantity
      changed.put(instrument.plainText(quantity))
    }
    changed.isFieldFresh = true
    state.overlay = .ticket(changed)
  }
}

extension DeskState {
  /// The price that the order of a ticket holds money for; `nil` where it trades with the book.
  fileprivate func holdingPrice(of ticket: Ticket, _ instrument: Instrument) -> Price? {
    let limit = instrument.price(ticket.priceText)
    switch ticket.kind {
    case .market, .marketByAmount: return nil
    case .bracket: return ticket.hasLimit ? limit : nil
    case .limit, .iceberg, .stopLimit: return limit
    case .takeProfit where ticket.hasLimit: return limit
    case .oneCancelsOther:
      let stop = instrument.price(ticket[.stopLimit])
      return stop
        ?? instrument.price(ticket[.trigger]).map { instrument.protection(of: $0, ticket.side) }
    case .stop, .takeProfit:
      return instrument.price(ticket[.trigger]).map { instrument.protection(of: $0, ticket.side) }
    case .trailingStop:
      guard let trail = instrument.price(ticket[.trail]),
        trail <= instrument.maximumPrice
      else { return nil }
      let trigger = Trigger(.trailing, trailTicks: trail.ticks)
      return instrument.protection(
        of: triggerPrice(trigger, ticket.side, instrument), ticket.side)
    }
  }
}
