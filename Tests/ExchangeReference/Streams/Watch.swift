import Exchange
import Market

/// The rules that an exchange's events and views keep by themselves, whatever the commands were,
/// and whatever any other exchange does. The first one that is broken stays.
struct Watch {
  private struct Order {
    var request: NewOrder
    var account: AccountID
    var price: Int64
    var filled: Int64 = 0
    var mayTake = true
    var isConditional = false
  }

  private var orders: [OrderID: Order] = [:]
  private var levels: [[Int64: Int64]]
  private var tradeCount: UInt64 = 0
  private var time = Instant.epoch
  private var trade: Trade?
  private var firstFill: (account: AccountID, prevention: SelfTradePrevention)?
  private var fault: String?
  private var left: [[DepthLevel]] = []
  /// Fill-or-kill orders that have filled in this step.
  private var killed: [OrderID] = []
  private var steps = 0

  init(_ configuration: ExchangeConfiguration) {
    levels = Array(repeating: [:], count: configuration.instruments.count * 2)
  }

  /// Takes in the events of a step and looks at what they led to; gives the rule that is broken.
  mutating func take(_ events: [Event], _ exchange: Exchange, open: [OpenOrder]) -> String? {
    for event in events { take(event) }
    while let name = killed.popLast() {
      guard let order = orders[name] else { continue }
      require(order.filled == order.request.quantity.lots, "fill-or-kill is never partial: \(name)")
    }
    inspectBooks(exchange, open)
    steps += 1
    // The audit walks and hashes everything, so not after every step.
    if steps % 16 == 0 {
      let audit = exchange.audit(at: time)
      require(audit.passed, "the audit passes: \(audit)")
    }
    return fault
  }

  private mutating func require(_ condition: Bool, _ rule: @autoclosure () -> String) {
    if !condition, fault == nil { fault = "broken: \(rule())" }
  }

  private mutating func take(_ event: Event) {
    require(event.time >= time, "time never runs backwards")
    time = event.time
    switch event.body {
    case .accepted(let accepted):
      guard let account = event.account else { return }
      require(orders[accepted.order] == nil, "no name is given to two open orders")
      orders[accepted.order] = Order(
        request: accepted.request, account: account, price: accepted.request.price.ticks)
    case .armed(let armed):
      orders[armed.order]?.isConditional = true
      orders[armed.order]?.price = armed.limit.ticks
    case .triggered(let triggered):
      orders[triggered.order]?.isConditional = false
      orders[triggered.order]?.mayTake = true
    case .rested(let rested):
      guard let order = orders[rested.order] else { return require(false, "who rests is open") }
      require(
        order.request.kind == .limit && order.request.timeInForce.rests,
        "what is immediate never rests")
      require(rested.quantity.lots > 0, "what rests has something open")
      orders[rested.order]?.mayTake = false
      orders[rested.order]?.price = rested.price.ticks
    case .amended(let amended):
      if !amended.keptPriority { orders[amended.order]?.mayTake = true }
      orders[amended.order]?.price = amended.price.ticks
      orders[amended.order]?.request.quantity = amended.quantity
    case .cancelled(let cancelled):
      if let order = orders.removeValue(forKey: cancelled.order) {
        require(
          order.request.timeInForce != .fillOrKill || order.filled == 0,
          "fill-or-kill is never partial")
      }
    case .trade(let trade):
      tradeCount += 1
      require(trade.id.rawValue == tradeCount, "trades are numbered without gaps")
      require(trade.quantity.lots > 0, "a trade has a quantity")
      self.trade = trade
      firstFill = nil
    case .filled(let fill): take(fill, event)
    case .level(let change):
      let side = Int(change.instrument.rawValue) * 2 + Int(change.side.rawValue)
      let lots = change.quantity.lots
      require(levels[side][change.price.ticks] ?? 0 != lots, "a level is told when it changed")
      levels[side][change.price.ticks] = lots == 0 ? nil : lots
    case .listed: levels += [[:], [:]]
    default: break
    }
  }

  private mutating func take(_ fill: Fill, _ event: Event) {
    guard let trade, var order = orders[fill.order] else {
      return require(false, "a fill has a trade and an order")
    }
    require(
      trade.id == fill.trade && trade.price == fill.price && trade.quantity == fill.quantity,
      "a fill is of its trade")
    require(!order.isConditional, "who waits does not trade")
    order.filled += fill.quantity.lots
    if order.request.timeInForce == .fillOrKill { killed.append(fill.order) }
    if fill.liquidity == .maker {
      require(!order.mayTake, "who makes has rested")
      require(order.price == fill.price.ticks, "the maker's price prints")
    } else if order.request.kind == .limit {
      require(
        order.request.side.accepts(fill.price, limit: Price(ticks: order.price)),
        "no order trades beyond its limit")
    }
    if fill.liquidity == .taker, order.request.postOnly {
      require(false, "post-only never takes")
    }
    if let first = firstFill, first.account == order.account {
      let isAllowed =
        fill.liquidity == .taker
        ? order.request.selfTradePrevention == .none
        : order.request.selfTradePrevention == .none
          || first.prevention == SelfTradePrevention.none
      require(isAllowed, "nobody trades with himself who forbids it: \(fill)")
    }
    firstFill = firstFill ?? (order.account, order.request.selfTradePrevention)
    orders[fill.order] =
      fill.openQuantity.lots == 0 && order.request.budget.units == 0
        && order.request.timeInForce != .fillOrKill ? nil : order
    if order.request.timeInForce == .fillOrKill, fill.openQuantity.lots == 0 {
      require(order.filled <= order.request.quantity.lots, "no order fills beyond its quantity")
      orders[fill.order] = nil
    }
  }

  /// Every open order stands in exactly one queue, and nothing else does; no book is crossed while
  /// it trades; the levels told are the levels there.
  private mutating func inspectBooks(_ exchange: Exchange, _ open: [OpenOrder]) {
    for index in levels.indices {
      if index == left.count { left.append([]) }
      let market = InstrumentID(UInt16(index / 2))
      exchange.depth(market, index % 2 == 0 ? .buy : .sell, levels: .max, into: &left[index])
      require(left[index].count == levels[index].count, "every level was told")
      for level in left[index] {
        require(
          levels[index][level.price.ticks] == level.quantity.lots,
          "the level events rebuild the depth")
      }
    }
    for index in stride(from: 0, to: levels.count, by: 2) { inspectTouch(index, exchange) }
    require(open.count == orders.count, "the events told which orders are open")
    for order in open { take(off: order) }
    for side in left {
      for level in side {
        require(
          level.quantity == .zero && level.orderCount == 0, "a level is what its orders show")
      }
    }
  }

  private mutating func inspectTouch(_ index: Int, _ exchange: Exchange) {
    guard let bid = left[index].first?.price, let ask = left[index + 1].first?.price else { return }
    let phase = exchange.phase(of: InstrumentID(UInt16(index / 2)))
    if phase == .open || phase == .postOnly {
      require(bid < ask, "no book is crossed while it trades")
    }
  }

  /// Takes what an open order shows off the level where it must stand.
  private mutating func take(off order: OpenOrder) {
    require(order.openQuantity.lots > 0, "an open order has something open")
    require(order.hidden.lots >= 0, "nothing is hidden that is not there")
    guard order.trigger == nil else { return }
    let side = Int(order.instrument.rawValue) * 2 + Int(order.side.rawValue)
    guard let place = left[side].firstIndex(where: { $0.price == order.price }) else {
      return require(false, "every order that rests stands in a queue")
    }
    left[side][place].quantity.lots -= order.openQuantity.lots - order.hidden.lots
    left[side][place].orderCount -= 1
  }
}
