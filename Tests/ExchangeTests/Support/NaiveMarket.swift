import Market

/// An order as the naive market has it.
struct NaiveOrder {
  /// Counts up with every accepted order; stands in for the engine's name.
  var serial: UInt64
  var account: AccountID
  var side: Side
  var price: Int64
  var quantity: Int64
  var open: Int64
  var prevention: SelfTradePrevention
  var haltPolicy: HaltPolicy
  var postOnly: Bool
  /// Everything it traded, each value times its rate.
  var exactFee: Int128 = 0
  var feesPaid: Int64 = 0

  var id: OrderID { OrderID(serial) }

  /// What a fill costs: the fee of all its fills together, rounded up, less what it paid before.
  mutating func charge(_ value: Int64, rate: Int64) -> Int64 {
    exactFee += Int128(value) * Int128(rate)
    let due = Int64((exactFee + 999_999) / 1_000_000)
    let fee = due - feesPaid
    feesPaid = due
    return fee
  }
}

/// What rests at a price.
struct NaiveLevel {
  var price: Int64
  var lots: Int64
}

/// One market of the test bench, done in the most obvious way: all orders in one array in the order
/// of their time, everything found by looking at all of them. Money is without limit.
struct NaiveMarket {
  struct Output: Equatable {
    var account: AccountID?
    var body: Event.Body
  }

  let instrument = Bench.market
  let fees: FeeSchedule
  let maximumPrice: Int64
  let maximumQuantity: Int64
  let capacity: Int
  let ordersPerAccount: Int
  var orders: [NaiveOrder] = []
  var phase = MarketPhase.open
  var last: Int64?
  var indication: AuctionIndication?
  var serial: UInt64 = 0
  var tradeCount: UInt64 = 0
  var output: [Output] = []
  /// The levels of both sides as they were last said.
  private var said: [[NaiveLevel]] = [[], []]

  init(
    fees: FeeSchedule, maximumPrice: Int64, maximumQuantity: Int64, capacity: Int,
    ordersPerAccount: Int
  ) {
    self.fees = fees
    self.maximumPrice = maximumPrice
    self.maximumQuantity = maximumQuantity
    self.capacity = capacity
    self.ordersPerAccount = ordersPerAccount
  }

  mutating func run(_ command: Command) -> [Output] {
    output = []
    switch command.action {
    case .place(let order): place(order, command)
    case .amend(let id, let price, let quantity):
      amend(id, price.ticks, quantity.lots, command)
    case .cancel(let id): cancel(id, command)
    case .cancelAll(let named, let side): cancelAll(named, side, command)
    case .placeConditional, .placePair, .placeBracket, .replace, .keepAlive: break
    }
    let count = output.count
    sayLevels()
    if phase == .auction, output.count > count { sayIndication() }
    return output
  }

  mutating func setPhase(_ to: MarketPhase) -> [Output] {
    output = []
    guard to != phase else { return output }
    let from = phase
    indication = nil
    phase = to
    if to == .open || to == .postOnly, from == .auction || isCrossed {
      uncross()
      sayLevels()
    }
    say(nil, .phase(instrument, from: from, to: to))
    if case .halted = to {
      if case .halted = from { return output }
      for side in [Side.buy, .sell] {
        for order in queue(side) where order.haltPolicy == .cancel {
          end(order, .halt, .none)
        }
      }
      sayLevels()
    }
    if to == .auction { sayIndication() }
    return output
  }

  mutating func say(_ account: AccountID?, _ body: Event.Body) {
    output.append(Output(account: account, body: body))
  }

  mutating func refuse(
    _ reason: RejectReason, _ command: Command, order: OrderID? = nil, need: Int64 = 0,
    have: Int64 = 0, at instrument: InstrumentID? = Bench.market
  ) {
    say(
      command.account,
      .rejected(
        Rejection(
          reference: command.reference, reason: reason, instrument: instrument, order: order,
          need: need, have: have)))
  }

  // MARK: Looking

  /// A side in the order in which it is served.
  func queue(_ side: Side) -> [NaiveOrder] {
    let own = orders.enumerated().filter { $0.element.side == side }
    let served = own.sorted {
      let left = side == .buy ? -$0.element.price : $0.element.price
      let right = side == .buy ? -$1.element.price : $1.element.price
      return (left, $0.offset) < (right, $1.offset)
    }
    return served.map(\.element)
  }

  /// The place of the order of a side that is served first. (Loops by index: unoptimised builds run
  /// them many times faster than iterators and closures, and this is what the tests wait for.)
  func first(_ side: Side) -> Int? {
    var first = -1
    var place = 0
    while place < orders.count {
      if orders[place].side == side,
        first < 0 || isBetter(orders[place].price, orders[first].price, side)
      {
        first = place
      }
      place += 1
    }
    return first < 0 ? nil : first
  }

  private func isBetter(_ price: Int64, _ other: Int64, _ side: Side) -> Bool {
    side == .buy ? price > other : price < other
  }

  /// What rests at each price of a side, best price first.
  func levels(_ side: Side) -> [NaiveLevel] {
    var levels: [NaiveLevel] = []
    var place = 0
    while place < orders.count {
      let order = orders[place]
      place += 1
      guard order.side == side else { continue }
      var at = 0
      while at < levels.count, isBetter(levels[at].price, order.price, side) { at += 1 }
      if at < levels.count, levels[at].price == order.price {
        levels[at].lots += order.open
      } else {
        levels.insert(NaiveLevel(price: order.price, lots: order.open), at: at)
      }
    }
    return levels
  }

  /// Says every level that is not as it was last said.
  mutating func sayLevels() {
    for (index, side) in [Side.buy, .sell].enumerated() {
      let old = said[index]
      let new = levels(side)
      said[index] = new
      var before = 0
      var after = 0
      while before < old.count || after < new.count {
        if after == new.count
          || before < old.count && isBetter(old[before].price, new[after].price, side)
        {
          sayLevel(side, NaiveLevel(price: old[before].price, lots: 0))
          before += 1
        } else if before == old.count || old[before].price != new[after].price {
          sayLevel(side, new[after])
          after += 1
        } else {
          if old[before].lots != new[after].lots { sayLevel(side, new[after]) }
          before += 1
          after += 1
        }
      }
    }
  }

  private mutating func sayLevel(_ side: Side, _ level: NaiveLevel) {
    let change = LevelChange(
      instrument: instrument, side: side, price: Price(ticks: level.price),
      quantity: Quantity(lots: level.lots))
    say(nil, .level(change))
  }

  func best(_ side: Side) -> Int64? { first(side).map { orders[$0].price } }

  var isCrossed: Bool {
    guard let bid = best(.buy), let ask = best(.sell) else { return false }
    return bid >= ask
  }

  func index(_ serial: UInt64) -> Int? {
    var place = 0
    while place < orders.count {
      if orders[place].serial == serial { return place }
      place += 1
    }
    return nil
  }

  mutating func end(_ order: NaiveOrder, _ reason: CancelReason, _ reference: ClientReference) {
    say(
      order.account,
      .cancelled(
        CancelledOrder(
          order: order.id, reference: reference, instrument: instrument, side: order.side,
          price: Price(ticks: order.price), openQuantity: Quantity(lots: order.open),
          reason: reason)))
    if let place = index(order.serial) { orders.remove(at: place) }
  }
}
