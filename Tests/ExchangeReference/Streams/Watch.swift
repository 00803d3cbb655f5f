import Exchange
import Market

/// The rules that an exchange's events and views keep by themselves, whatever the commands were, and
/// whatever any other exchange does. The first one that is broken stays.
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
  private var depth: [DepthLevel] = []
  private var open: [OpenOrder] = []
  private let accounts: UInt32

  init(_ configuration: ExchangeConfiguration) {
    levels = Array(repeating: [:], count: configuration.instruments.count * 2)
    accounts = UInt32(configuration.accountCapacity)
  }

  /// Takes in the events of a step and looks at what they led to; gives the rule that is broken.
  mutating func take(_ events: [Event], _ exchange: Exchange) -> String? {
    for event in events { take(event) }
    for (name, order) in orders
    where order.request.timeInForce == .fillOrKill && order.filled > 0 {
      require(order.filled == order.request.quantity.lots, "fill-or-kill is never partial: \(name)")
    }
    inspectBooks(exchange)
    let audit = exchange.audit(at: time)
    require(audit.passed, "the audit passes: \(audit)")
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
  private mutating func inspectBooks(_ exchange: Exchange) {
    var shown: [[Int64: (lots: Int64, count: Int32)]] = levels.map { _ in [:] }
    var count = 0
    for number in 0..<accounts {
      exchange.openOrders(of: AccountID(number), into: &open)
      count += open.count
      for order in open {
        require(orders[order.id] != nil, "every open order was told")
        require(order.openQuantity.lots > 0, "an open order has something open")
        require(order.hidden.lots >= 0, "nothing is hidden that is not there")
        guard order.trigger == nil else { continue }
        let side = Int(order.instrument.rawValue) * 2 + Int(order.side.rawValue)
        var level = shown[side][order.price.ticks] ?? (0, 0)
        level.lots += order.openQuantity.lots - order.hidden.lots
        level.count += 1
        shown[side][order.price.ticks] = level
      }
    }
    require(count == orders.count, "the events told which orders are open")
    for side in levels.indices { inspect(side, shown[side], exchange) }
  }

  private mutating func inspect(
    _ index: Int, _ shown: [Int64: (lots: Int64, count: Int32)], _ exchange: Exchange
  ) {
    let market = InstrumentID(UInt16(index / 2))
    exchange.depth(market, index % 2 == 0 ? .buy : .sell, levels: .max, into: &depth)
    require(depth.count == shown.count, "every queue holds open orders")
    require(depth.count == levels[index].count, "every level was told")
    for level in depth {
      let ticks = level.price.ticks
      require(levels[index][ticks] == level.quantity.lots, "the level events rebuild the depth")
      require(
        shown[ticks].map { $0 == (level.quantity.lots, level.orderCount) } ?? false,
        "a level is what its orders show")
    }
    guard index % 2 == 0, let bid = depth.first?.price else { return }
    let phase = exchange.phase(of: market)
    guard phase == .open || phase == .postOnly, let ask = exchange.touch(market, .sell)?.price
    else { return }
    require(bid < ask, "no book is crossed while it trades")
  }
}
