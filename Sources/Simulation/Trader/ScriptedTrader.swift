internal import Exchange
internal import Market

/// A trader at work: looks at the market at its times, and gives the commands of its plan.
struct ScriptedTrader: Sendable {
  let plan: TraderPlan
  private let instrument: Instrument
  private let account: AccountID
  /// When it looks next.
  private(set) var nextLook: Instant
  /// The notices that it has taken its precautions for.
  private var prepared: [NoticeID] = []
  /// Whether it stays out of the market until that has stood still and opened again.
  private var isAway = false
  private var hasStoodStill = false

  /// Makes a trader that looks for the first time after its first interval.
  init(plan: TraderPlan, instrument: Instrument, account: AccountID, start: Instant) {
    self.plan = plan
    self.instrument = instrument
    self.account = account
    nextLook = start + plan.looksEvery
  }

  /// When it does something next, as far as it knows now.
  func nextMoment(_ exchange: Exchange) -> Instant {
    var moment = nextLook
    for notice in announced(exchange) {
      moment = min(moment, max(precautionTime(notice), exchange.time))
    }
    return moment
  }

  /// What it does at the present moment of a world.
  mutating func act(_ exchange: Exchange, now: Instant) -> [Command.Action] {
    let phase = exchange.phase(of: instrument.id)
    if isAway, !phase.allows(.match) { hasStoodStill = true }
    if isAway, hasStoodStill, phase == .open { isAway = false }
    var actions: [Command.Action] = []
    for notice in announced(exchange) where precautionTime(notice) <= now {
      prepared.append(notice.id)
      (isAway, hasStoodStill) = (true, false)
      actions += precautions(exchange)
    }
    guard nextLook <= now else { return actions }
    while nextLook <= now { nextLook = nextLook + plan.looksEvery }
    if phase.allows(.cancel), exchange.openOrderCount(of: account) > 0 {
      actions.append(.cancelAll(instrument: instrument.id, side: nil))
    }
    if phase == .open, !isAway, let last = exchange.lastPrice(instrument.id) {
      actions += quotes(around: last, exchange)
    }
    return actions
  }

  /// The notices that it has yet to prepare for.
  private func announced(_ exchange: Exchange) -> [MaintenanceNotice] {
    guard plan.precaution != nil else { return [] }
    return exchange.notices.filter {
      $0.stage < .cancelOnly && $0.concerns(instrument.id) && !prepared.contains($0.id)
    }
  }

  private func precautionTime(_ notice: MaintenanceNotice) -> Instant {
    notice.plan.cancelOnlyAt - (plan.precaution?.lead ?? .zero)
  }

  private func precautions(_ exchange: Exchange) -> [Command.Action] {
    guard let precaution = plan.precaution else { return [] }
    var actions: [Command.Action] = []
    if precaution.cancelsOrders {
      actions.append(.cancelAll(instrument: instrument.id, side: nil))
    }
    let units = exchange.balance(account, instrument.base.id).total.units
    let lots = Self.share(precaution.soldPartsPerMillion, of: units) / instrument.lotUnits
    guard lots > 0 else { return actions }
    let quantity = Quantity(lots: min(lots, instrument.maximumQuantity.lots))
    actions.append(
      .place(
        NewOrder(
          instrument: instrument.id, side: .sell, kind: .market,
          timeInForce: .immediateOrCancel, quantity: quantity)))
    return actions
  }

  private func quotes(around last: Price, _ exchange: Exchange) -> [Command.Action] {
    var actions: [Command.Action] = []
    if let bid = plan.bid, let quantity = quantity(bid) {
      let price = price(last, by: -bid.partsPerMillion)
      actions.append(
        .place(
          NewOrder(instrument: instrument.id, side: .buy, price: price, quantity: quantity)))
    }
    if let ask = plan.ask, let quantity = quantity(ask) {
      let price = price(last, by: ask.partsPerMillion)
      actions.append(
        .place(
          NewOrder(instrument: instrument.id, side: .sell, price: price, quantity: quantity)))
    }
    if let stop = plan.stop, let quantity = quantity(stop) {
      let trigger = Trigger(.stop, price: price(last, by: -stop.partsPerMillion))
      actions.append(
        .placeConditional(
          NewOrder(
            instrument: instrument.id, side: .sell, kind: .market,
            timeInForce: .immediateOrCancel, quantity: quantity), trigger))
    }
    return actions
  }

  private func quantity(_ quote: TraderPlan.Quote) -> Quantity? {
    let lots = min(quote.amount.units / instrument.lotUnits, instrument.maximumQuantity.lots)
    return lots > 0 ? Quantity(lots: lots) : nil
  }

  private func price(_ last: Price, by partsPerMillion: Int64) -> Price {
    let ticks = last.ticks + Self.share(partsPerMillion, of: last.ticks)
    return Price(ticks: max(1, min(ticks, instrument.maximumPrice.ticks)))
  }

  private static func share(_ partsPerMillion: Int64, of whole: Int64) -> Int64 {
    Int64(Int128(whole) * Int128(partsPerMillion) / 1_000_000)
  }
}
