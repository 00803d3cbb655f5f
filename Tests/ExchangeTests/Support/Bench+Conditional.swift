import Exchange
import Market

extension Bench {
  /// Lets the market trade a lot at a price between two others, so that it is the last one.
  @discardableResult
  mutating func trade(at ticks: Int64, in instrument: InstrumentID = Bench.market) -> [Event] {
    place(.sell, 1, at: ticks, as: Bench.bob, in: instrument)
    place(.buy, 1, at: ticks, as: Bench.carol, in: instrument)
    return batch.events
  }

  /// Places an order that waits and gives its name, or `nil` where it was refused. Without a limit it
  /// is a market order.
  @discardableResult
  mutating func wait(
    _ kind: TriggerKind, _ side: Side, _ lots: Int64, trigger: Int64 = 0, limit: Int64? = nil,
    trail: Int64 = 0, as account: AccountID = Bench.alice,
    _ timeInForce: TimeInForce = .goodTillCancelled, postOnly: Bool = false,
    display: Int64 = 0, haltPolicy: HaltPolicy = .hold, expiresAt: Instant? = nil,
    in instrument: InstrumentID = Bench.market
  ) -> OrderID? {
    let order = NewOrder(
      instrument: instrument, side: side, kind: limit == nil ? .market : .limit,
      timeInForce: timeInForce, postOnly: postOnly, haltPolicy: haltPolicy,
      price: Price(ticks: limit ?? 0), quantity: Quantity(lots: lots),
      displayQuantity: Quantity(lots: display), expiresAt: expiresAt)
    let trigger = Trigger(kind, price: Price(ticks: trigger), trailTicks: trail)
    return run(.placeConditional(order, trigger), as: account).accepted
  }

  /// Places a pair and gives the names of its stop and of its limit order.
  @discardableResult
  mutating func pair(
    _ side: Side, _ lots: Int64, limit: Int64, stop: Int64, stopLimit: Int64? = nil,
    as account: AccountID = Bench.alice, haltPolicy: HaltPolicy = .hold,
    expiresAt: Instant? = nil, reference: UInt64 = 0
  ) -> [OrderID] {
    let order = NewOrder(
      instrument: Bench.market, side: side,
      timeInForce: expiresAt == nil ? .goodTillCancelled : .goodTillDate, haltPolicy: haltPolicy,
      price: Price(ticks: limit), quantity: Quantity(lots: lots), expiresAt: expiresAt)
    let pair = OneCancelsOther(
      limit: order, stopTrigger: Price(ticks: stop),
      stopLimit: stopLimit.map { Price(ticks: $0) })
    return run(.placePair(pair), as: account, reference: reference).allAccepted
  }

  /// Places a bracket and gives the name of its entry. Without a price it enters at the market.
  @discardableResult
  mutating func bracket(
    _ side: Side, _ lots: Int64, at ticks: Int64? = nil, takeProfit: Int64, stop: Int64,
    stopLimit: Int64? = nil, as account: AccountID = Bench.alice, reference: UInt64 = 0
  ) -> OrderID? {
    let entry = NewOrder(
      instrument: Bench.market, side: side, kind: ticks == nil ? .market : .limit,
      price: Price(ticks: ticks ?? 0), quantity: Quantity(lots: lots))
    let bracket = Bracket(
      entry: entry, takeProfit: Price(ticks: takeProfit), stopTrigger: Price(ticks: stop),
      stopLimit: stopLimit.map { Price(ticks: $0) })
    return run(.placeBracket(bracket), as: account, reference: reference).accepted
  }

  /// What is held of base and quote.
  func held(_ account: AccountID = Bench.alice) -> [Int64] {
    [balance(account, Bench.base).held, balance(account, Bench.quote).held]
  }

  /// Whether the audit of this moment passes.
  var isSound: Bool { exchange.audit(at: now).passed }
}

extension [Event] {
  /// The names of all orders that were accepted.
  var allAccepted: [OrderID] {
    compactMap { if case .accepted(let order) = $0.body { order.order } else { nil } }
  }
  var armed: [ArmedOrder] {
    compactMap { if case .armed(let order) = $0.body { order } else { nil } }
  }
  var triggered: [TriggeredOrder] {
    compactMap { if case .triggered(let order) = $0.body { order } else { nil } }
  }
  var linked: [LinkedOrders] {
    compactMap { if case .linked(let orders) = $0.body { orders } else { nil } }
  }
  var switches: [DeadManSwitch] {
    compactMap { if case .deadManSwitch(let change) = $0.body { change } else { nil } }
  }
  /// The kinds of the events without levels and balances.
  var story: [String] { kinds.filter { $0 != "level" && $0 != "balance" } }
}
