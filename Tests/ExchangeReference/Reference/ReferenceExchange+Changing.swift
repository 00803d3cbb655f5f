import Market

// Amending, cancelling, replacing.
extension ReferenceExchange {
  func amend(_ name: OrderID, _ ticks: Int64, _ lots: Int64, _ command: Command) {
    guard let order = order(name, of: command.account), order.place != .due else {
      return refuse(Refused(.unknownOrder), command, order: name)
    }
    let market = market(of: order)
    let keepsPlace = order.place == .waiting || ticks == order.price && lots <= order.quantity
    do throws(Refused) {
      if order.partner != nil { throw Refused(.linkedOrder) }
      if order.place == .waiting {
        try checkAmendingWaiting(order, ticks, lots, market)
      } else {
        try checkAmending(order, ticks, lots, keepsPlace: keepsPlace, market)
      }
    } catch { return refuse(error, command, instrument: market.id, order: name) }
    let less = order.quantity - lots
    order.quantity = lots
    if order.place != .waiting || order.request.kind == .limit { order.price = ticks }
    say(
      .amended(
        AmendedOrder(
          order: name, reference: command.reference, price: Price(ticks: order.price),
          quantity: Quantity(lots: lots), keptPriority: keepsPlace)), to: order.account)
    if order.place == .waiting { return note(.amendedWaiting) }
    if keepsPlace {
      note(.amendedIcebergInPlace, if: order.display > 0 && less > 0)
      // What is open is less already; the hidden part gives way first.
      order.shown = min(order.shown, order.open)
    } else {
      order.place = .coming
      arrive(order, limit: ticks, rests: true)
    }
  }

  private func checkAmending(
    _ order: ReferenceOrder, _ ticks: Int64, _ lots: Int64, keepsPlace: Bool,
    _ market: ReferenceMarket
  ) throws(Refused) {
    try checkPhase(market, keepsPlace ? .amendDown : .amend)
    try checkQuantity(lots, market)
    try checkPrice(ticks, market)
    if ticks != order.price { try checkBand(ticks, market) }
    if lots <= order.filled {
      throw Refused(.belowFilled, need: Int128(order.filled + 1), have: Int128(lots))
    }
    try checkNotional(market.value(lots, ticks), market)
    if keepsPlace { return }
    if order.request.postOnly || market.phase == .postOnly {
      try checkTaking(order.side, ticks, market)
    }
    let credit = order.feesPaid * 1_000_000 - order.exactFee
    try checkFunds(
      need(order.side, lots - order.filled, ticks, order.fees, market, credit: credit), order.side,
      market, order.account, own: need(order, market))
  }

  private func checkAmendingWaiting(
    _ order: ReferenceOrder, _ ticks: Int64, _ lots: Int64, _ market: ReferenceMarket
  ) throws(Refused) {
    let limit = order.request.kind == .limit ? ticks : order.price
    try checkPhase(market, .amend)
    try checkQuantity(lots, market)
    try checkPrice(limit, market)
    try checkNotional(market.value(lots, limit), market)
    try checkFunds(
      need(order.side, lots, limit, order.fees, market), order.side, market, order.account,
      own: need(order, market))
  }

  func cancel(_ name: OrderID, _ command: Command) {
    guard let order = cancellable(name, command) else { return }
    end(order, .requested, reference: command.reference)
  }

  func replace(_ name: OrderID, _ request: NewOrder, _ command: Command) {
    guard let order = cancellable(name, command) else { return }
    end(order, .replaced, reference: command.reference)
    note(.replacedIntoAnotherMarket, if: request.instrument != order.request.instrument)
    place(request, command)
  }

  private func cancellable(_ name: OrderID, _ command: Command) -> ReferenceOrder? {
    guard let order = order(name, of: command.account) else {
      refuse(Refused(.unknownOrder), command, order: name)
      return nil
    }
    let market = market(of: order)
    if !market.phase.allows(.cancel) {
      refuse(Refused(.phase), command, instrument: market.id, order: name)
      return nil
    }
    return order
  }

  func cancelAll(_ instrument: InstrumentID?, _ side: Side?, _ command: Command) {
    if let instrument, market(instrument) == nil {
      return refuse(Refused(.unknownInstrument), command, instrument: instrument)
    }
    let named = openOrders(of: command.account).filter {
      (instrument == nil || $0.request.instrument == instrument)
        && (side == nil || $0.side == side)
    }
    var stayed: [ReferenceOrder] = []
    for order in named where order.place != .ended {
      if market(of: order).phase.allows(.cancel) {
        end(order, .requested, reference: command.reference)
      } else {
        stayed.append(order)
      }
    }
    if let first = stayed.first {
      refuse(
        Refused(.phase, have: Int128(stayed.count)), command, instrument: first.request.instrument)
    } else if named.isEmpty {
      refuse(Refused(.unknownOrder), command, instrument: instrument)
    }
  }

  // MARK: The dead-man switch

  func keepAlive(_ account: ReferenceAccount, _ span: TimeSpan, _ command: Command) {
    let least = TimeSpan.seconds(1)
    let most = TimeSpan.hours(24)
    if span != .zero, span < least || span > most {
      let isShort = span < least
      let have = isShort ? span.wholeSeconds : (span.nanoseconds + 999_999_999) / 1_000_000_000
      return refuse(
        Refused(
          .spanOutOfRange, need: Int128((isShort ? least : most).wholeSeconds), have: Int128(have)),
        command)
    }
    account.firesAt = span == .zero ? nil : time + span
    if span > .zero {
      for order in openOrders(of: account.id) where order.isDoomed {
        note(.doomedSpared)
        order.isDoomed = false
      }
    }
    say(
      .deadManSwitch(
        DeadManSwitch(reference: command.reference, firesAt: account.firesAt, hasFired: false)),
      to: account.id)
  }

  func fire(_ account: ReferenceAccount) {
    account.firesAt = nil
    say(
      .deadManSwitch(DeadManSwitch(reference: .none, firesAt: nil, hasFired: true)), to: account.id)
    for order in openOrders(of: account.id) where order.place != .ended {
      if market(of: order).phase.allows(.cancel) {
        end(order, .deadMan)
      } else {
        order.isDoomed = true
      }
    }
    conclude()
    for market in markets { goOn(market) }
  }

  /// Ends the orders whose end had to wait until the market's phase allows it.
  func endOverdue(_ market: ReferenceMarket) {
    guard market.phase.allows(.cancel) else { return }
    let dated = market.orders.filter(\.isOverdue).sorted {
      ($0.request.expiresAt ?? .epoch, $0.number) < ($1.request.expiresAt ?? .epoch, $1.number)
    }
    for order in dated where order.place != .ended {
      note(.dateWaitedForPhase)
      end(order, .goodTillDate)
    }
    let doomed = market.orders.filter(\.isDoomed).sorted {
      ($0.account, $0.number) < ($1.account, $1.number)
    }
    for order in doomed where order.place != .ended {
      note(.doomedWaitedForPhase)
      end(order, .deadMan)
    }
    conclude()
  }
}
