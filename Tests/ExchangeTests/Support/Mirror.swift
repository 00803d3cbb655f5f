import Exchange
import Market

/// What somebody knows of the exchange who sees nothing but its events, and the rules that the
/// events themselves must keep. The first rule that is broken stays in `fault`.
struct Mirror {
  struct Order {
    var account: AccountID
    var request: NewOrder
    var price: Int64
    var quantity: Int64
    var filled: Int64 = 0
    /// Everything it traded, each value times its rate.
    var exactFee: Int128 = 0
    var feesPaid: Int64 = 0
    /// What an order by budget has spent or raised.
    var spent: Int64 = 0
    var hasRested = false
    var tier = 0
    var isByBudget: Bool { request.budget.units > 0 }
    var open: Int64 { isByBudget ? 0 : quantity - filled }
  }

  let instruments: [Instrument]
  private(set) var fault: String?
  private(set) var orders: [OrderID: Order] = [:]
  private(set) var balances: [Balance]
  /// What rests at each price: by instrument times two, plus one for asks.
  private(set) var levels: [[Int64: Int64]]
  private(set) var counts: [String: Int] = [:]
  private(set) var reasons: Set<RejectReason> = []
  private var everAccepted: Set<OrderID> = []
  private var sequence: UInt64 = 0
  private var tradeCount: UInt64 = 0
  private var time = Instant.epoch
  private var trade: Trade?
  private var tradeAccount: AccountID?
  private var tradesWithAnybody = false
  /// The fee tier of each account.
  var tiers: [AccountID: Int] = [:]
  private let assetCount: Int

  init(_ configuration: ExchangeConfiguration, accounts: Int) {
    instruments = configuration.instruments
    assetCount = configuration.assets.count
    balances = Array(repeating: Balance(), count: accounts * assetCount)
    levels = Array(repeating: [:], count: instruments.count * 2)
  }

  /// Takes in the events of one command.
  mutating func take(_ events: [Event]) {
    var index = 0
    while index < events.count {
      take(events[index])
      index += 1
    }
  }

  private mutating func require(_ condition: Bool, _ rule: String, _ event: Event) {
    if !condition, fault == nil { fault = "\(rule): \(event)" }
  }

  private mutating func take(_ event: Event) {
    sequence += 1
    require(event.sequence.rawValue == sequence, "the sequence has no gaps", event)
    require(event.time >= time, "time does not run backwards", event)
    time = event.time
    switch event.body {
    case .accepted(let order): accept(order, event)
    case .rested(let order): rest(order, event)
    case .rejected(let rejection): reasons.insert(rejection.reason)
    case .amended(let order): amend(order, event)
    case .filled(let fill): take(fill, event)
    case .cancelled(let order): cancel(order, event)
    case .balance(let asset, let balance):
      guard let account = event.account else { return }
      let index = Int(account.rawValue) * assetCount + Int(asset.rawValue)
      require(balances[index] != balance, "a balance is told when it changed", event)
      balances[index] = balance
    case .trade(let trade):
      tradeCount += 1
      require(trade.id.rawValue == tradeCount, "trades are counted without gaps", event)
      require(trade.quantity.lots > 0, "a trade has a quantity", event)
      self.trade = trade
      tradeAccount = nil
    case .level(let change):
      let side = Int(change.instrument.rawValue) * 2 + Int(change.side.rawValue)
      let lots = change.quantity.lots
      require(
        levels[side][change.price.ticks] ?? 0 != lots, "a level is told when it changed", event)
      levels[side][change.price.ticks] = lots == 0 ? nil : lots
    case .decremented(let order):
      guard var known = orders[order.order] else {
        return require(false, "only an open order is made smaller", event)
      }
      known.quantity -= order.quantity.lots
      require(
        known.open == order.openQuantity.lots && known.open > 0, "what is left adds up", event)
      orders[order.order] = known
      counts["decremented", default: 0] += 1
    case .replenished(let part):
      guard let order = orders[part.order] else {
        return require(false, "only an open order shows more", event)
      }
      require(
        part.quantity.lots == min(order.request.displayQuantity.lots, order.open),
        "an iceberg shows its next part", event)
      counts["replenished", default: 0] += 1
    case .armed, .triggered, .linked, .deadManSwitch, .haltPolicy: break
    case .phase, .indicative, .uncrossed, .notice, .audited, .haltAudited, .incident: break
    case .auctionExtended, .listed, .delisted: break
    }
  }

  /// What an order pays.
  func fees(_ order: Order, at instrument: Int) -> FeeSchedule {
    let tiers = [instruments[instrument].fees] + instruments[instrument].furtherFeeTiers
    return tiers[min(order.tier, tiers.count - 1)]
  }

  private mutating func accept(_ order: AcceptedOrder, _ event: Event) {
    guard let account = event.account else {
      return require(false, "an acceptance is private", event)
    }
    require(everAccepted.insert(order.order).inserted, "no name comes twice", event)
    orders[order.order] = Order(
      account: account, request: order.request,
      price: order.request.kind == .limit ? order.request.price.ticks : 0,
      quantity: order.request.quantity.lots, tier: tiers[account] ?? 0)
  }

  private mutating func rest(_ rested: RestedOrder, _ event: Event) {
    guard let order = orders[rested.order] else {
      return require(false, "only an accepted order rests", event)
    }
    require(
      order.request.kind == .limit && order.request.timeInForce.rests,
      "what is immediate never rests", event)
    require(order.open == rested.quantity.lots, "what is left rests", event)
    require(order.price == rested.price.ticks, "an order rests at its price", event)
    let side = Int(rested.instrument.rawValue) * 2 + Int(rested.side.rawValue)
    if counts["rested"] == nil { counts["rested"] = 0 }
    counts["rested", default: 0] += 1
    require(rested.quantityAhead.lots >= 0, "nobody is behind the end", event)
    require(side < levels.count, "the market is known", event)
    orders[rested.order]?.hasRested = true
  }

  private mutating func amend(_ amended: AmendedOrder, _ event: Event) {
    guard orders[amended.order] != nil else {
      return require(false, "only an accepted order is amended", event)
    }
    counts[amended.keptPriority ? "amended in place" : "amended to the back", default: 0] += 1
    orders[amended.order]?.price = amended.price.ticks
    orders[amended.order]?.quantity = amended.quantity.lots
  }

  private mutating func take(_ fill: Fill, _ event: Event) {
    guard let trade, trade.id == fill.trade, var order = orders[fill.order] else {
      return require(false, "a fill follows its trade and has an order", event)
    }
    require(
      trade.price == fill.price && trade.quantity == fill.quantity, "a fill is of its trade", event)
    require(event.account == order.account, "a fill goes to the order's owner", event)
    let isWilling = order.request.selfTradePrevention == .none
    require(
      tradeAccount != order.account || isWilling
        || fill.liquidity == .auction && tradesWithAnybody,
      "nobody trades with himself who does not want to", event)
    tradeAccount = order.account
    tradesWithAnybody = isWilling
    let ticks = fill.price.ticks
    if order.request.kind == .limit {
      require(
        order.request.side.accepts(fill.price, limit: Price(ticks: order.price)),
        "no order trades beyond its limit", event)
    }
    let instrument = instruments[Int(fill.instrument.rawValue)]
    let rate =
      fill.liquidity == .taker
      ? fees(order, at: Int(fill.instrument.rawValue)).takerPartsPerMillion
      : fees(order, at: Int(fill.instrument.rawValue)).makerPartsPerMillion
    let value = Int128(ticks) * Int128(fill.quantity.lots) * Int128(instrument.tickLotUnits)
    order.filled += fill.quantity.lots
    order.exactFee += value * Int128(rate)
    order.feesPaid += fill.fee.units
    require(
      Int128(order.feesPaid) == (order.exactFee + 999_999) / 1_000_000,
      "an order's fees are rounded up once", event)
    require(order.open == fill.openQuantity.lots && order.open >= 0, "what is open adds up", event)
    counts["\(fill.liquidity)", default: 0] += 1
    if order.isByBudget {
      order.spent += Int64(value)
      require(order.spent <= order.request.budget.units, "a budget is not overspent", event)
    }
    orders[fill.order] = order.open == 0 && !order.isByBudget ? nil : order
  }

  private mutating func cancel(_ cancelled: CancelledOrder, _ event: Event) {
    guard let order = orders.removeValue(forKey: cancelled.order) else {
      return require(false, "only an open order is cancelled", event)
    }
    require(order.open == cancelled.openQuantity.lots, "what was open is cancelled", event)
    require(
      order.request.timeInForce != .fillOrKill || order.filled == 0,
      "fill-or-kill is never partial", event)
    counts["cancelled \(cancelled.reason)", default: 0] += 1
  }
}

// Whether a refusal for want of money is right, worked out from what the events told before it.
extension Mirror {
  /// What an order holds at a price; `credit` is what rounding has taken too much from it.
  private func held(
    _ side: Side, _ lots: Int64, _ ticks: Int64, _ instrument: Instrument, credit: Int128,
    tier: Int
  ) -> Int128 {
    if side == .sell { return Int128(lots) * Int128(instrument.lotUnits) }
    let value = Int128(lots) * Int128(ticks) * Int128(instrument.tickLotUnits)
    let tiers = [instrument.fees] + instrument.furtherFeeTiers
    let rate = Int128(tiers[min(tier, tiers.count - 1)].highestPartsPerMillion)
    return value + (value * rate - credit + 999_999) / 1_000_000
  }

  /// What is wrong with the answer to a command, as far as money goes; `nil` where it is right.
  func fault(ofFunding command: Command, _ events: [Event]) -> String? {
    let rejection = events.rejection
    guard rejection == nil || rejection?.reason == .insufficientFunds else { return nil }
    let side: Side
    let instrument: Instrument
    var need: Int128?
    var own: Int128 = 0
    switch command.action {
    case .place(let order):
      guard Int(order.instrument.rawValue) < instruments.count else { return nil }
      if order.reduceOnly || order.budget.units > 0 { return nil }
      side = order.side
      instrument = instruments[Int(order.instrument.rawValue)]
      if side == .sell || order.kind == .limit && order.timeInForce != .fillOrKill {
        need = held(
          side, order.quantity.lots, order.price.ticks, instrument, credit: 0,
          tier: tiers[command.account] ?? 0)
      }
    case .amend(let id, let price, let quantity):
      guard let order = orders[id] else { return nil }
      side = order.request.side
      instrument = instruments[Int(order.request.instrument.rawValue)]
      let credit = Int128(order.feesPaid) * 1_000_000 - order.exactFee
      own = held(side, order.open, order.price, instrument, credit: credit, tier: order.tier)
      let open = quantity.lots - order.filled
      need = held(side, open, price.ticks, instrument, credit: credit, tier: order.tier)
      if price.ticks == order.price, quantity.lots <= order.quantity { return nil }
    case .cancel, .cancelAll, .replace, .placeConditional, .placePair, .placeBracket, .keepAlive,
      .setHaltPolicy:
      return nil
    }
    let asset = side == .buy ? instrument.quote.id : instrument.base.id
    let index = Int(command.account.rawValue) * assetCount + Int(asset.rawValue)
    let have = Int128(balances[index].available.units) + own
    guard let rejection else {
      return need ?? 0 > have ? "accepted without the money: \(command)" : nil
    }
    let isRight =
      rejection.asset == asset && Int128(rejection.have) == have && rejection.need > rejection.have
      && Int128(rejection.need) == min(need ?? Int128(rejection.need), Int128(Int64.max))
    return isRight ? nil : "\(command) needs \(need ?? -1), has \(have): \(rejection)"
  }
}
