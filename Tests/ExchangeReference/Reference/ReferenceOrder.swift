import Market

/// An order as the plain reference exchange has it.
final class ReferenceOrder {
  /// Where an order is.
  enum Place {
    /// On its way: it trades as a coming order.
    case coming
    /// In its queue.
    case resting
    /// Waiting for its trigger.
    case waiting
    /// Triggered, and waiting for its turn.
    case due
    /// Filled or cancelled.
    case ended
  }

  let name: OrderID
  /// Counts up with every accepted order.
  let number: Int
  let account: AccountID
  let reference: ClientReference
  let placedAt: Instant
  /// What it pays, by its account's tier when it was accepted.
  let fees: FeeSchedule
  let request: NewOrder
  let isByBudget: Bool
  /// How much the book shows at a time; 0 for everything.
  let display: Int64

  /// The worst price, in ticks; 0 for a market order.
  var price: Int64
  var quantity: Int64
  var filled: Int64 = 0
  /// The part that the book shows.
  var shown: Int64 = 0
  /// What is left of the amount of an order by budget.
  var budget: Int128
  var place = Place.coming
  /// Its place among the orders of its price, or of its trigger; the lower comes first.
  var turn = 0
  var trigger: Trigger?
  var partner: ReferenceOrder?
  /// What follows when it has ended with something filled.
  var exits: Bracket?
  /// Whether its date came while the market allowed no cancels.
  var isOverdue = false
  /// Whether the account's dead-man switch fired while the market allowed no cancels.
  var isDoomed = false
  /// Everything it traded, each value times its rate.
  var exactFee: Int128 = 0
  var feesPaid: Int128 = 0

  init(
    name: OrderID, number: Int, account: AccountID, reference: ClientReference, placedAt: Instant,
    fees: FeeSchedule, request: NewOrder
  ) {
    self.name = name
    self.number = number
    self.account = account
    self.reference = reference
    self.placedAt = placedAt
    self.fees = fees
    self.request = request
    isByBudget = request.budget.units > 0
    let display = request.displayQuantity.lots
    self.display = display == request.quantity.lots ? 0 : display
    price = request.kind == .limit ? request.price.ticks : 0
    quantity = request.quantity.lots
    budget = Int128(request.budget.units)
  }

  var side: Side { request.side }
  var open: Int64 { isByBudget ? 0 : quantity - filled }
  var hidden: Int64 { place == .resting ? open - shown : 0 }

  /// Whether it is the resting one of a pair, for which the waiting one holds the funds.
  var isHeldFor: Bool { partner != nil && trigger == nil }

  /// What a fill costs: the fee of all its fills together, rounded up, less what it paid before.
  func charge(_ value: Int128, rate: Int64) -> Int128 {
    exactFee += value * Int128(rate)
    let fee = (exactFee + 999_999) / 1_000_000 - feesPaid
    feesPaid += fee
    return fee
  }
}

/// What stands in a market's queue of things that are due.
enum ReferenceDueItem {
  /// A waiting order that was triggered.
  case order(ReferenceOrder)
  /// The exits of a bracket, for what the entry filled.
  case exits(Bracket, entry: ReferenceOrder)
}

/// What rests at a price.
struct ReferenceLevel {
  var price: Int64
  var shown: Int64
  var count: Int
}

/// A market of the plain reference exchange.
final class ReferenceMarket {
  let instrument: Instrument
  /// The open orders, in the order in which they were accepted.
  var orders: [ReferenceOrder] = []
  var phase: MarketPhase
  var operatorPhase: MarketPhase
  var isDelisted = false
  var last: Int64?
  /// The last price that the waiting orders were held against.
  var lastHeld: Int64?
  var due: [ReferenceDueItem] = []
  var nextActivation: Instant?
  var indication: AuctionIndication?
  var extendedUntil: Instant?
  var extensions = 0
  /// How many orders a halt without notice has found, and when; `nil` outside of one.
  var haltCount: (time: Instant, orders: Int)?
  /// The levels of both sides as they were last published.
  var published: [[ReferenceLevel]] = [[], []]

  init(_ instrument: Instrument, phase: MarketPhase) {
    self.instrument = instrument
    self.phase = phase
    operatorPhase = phase
  }

  var id: InstrumentID { instrument.id }
  var rules: TradingRules { instrument.rules }

  /// What lots are worth at a price.
  func value(_ lots: Int64, _ ticks: Int64) -> Int128 {
    Int128(lots) * Int128(ticks) * Int128(instrument.tickLotUnits)
  }

  /// The price that distances are measured from.
  var reference: Int64? { last ?? rules.openingReference?.ticks }

  /// The prices that are near enough to the reference; all where there is no rule.
  func range(_ partsPerMillion: Int64) -> (low: Int64, high: Int64)? {
    guard partsPerMillion != 0, let reference else { return nil }
    let distance = Int64(Int128(reference) * Int128(partsPerMillion) / 1_000_000)
    return (max(1, reference - distance), reference + distance)
  }

  /// The limit of a stop that names none.
  func protection(_ side: Side, _ trigger: Int64) -> Int64 {
    let distance = Int64(
      Int128(trigger) * Int128(rules.stopProtectionPartsPerMillion) / 1_000_000)
    return side == .buy
      ? min(trigger + distance, instrument.maximumPrice.ticks) : max(trigger - distance, 1)
  }

  // MARK: Looking (loops by index: unoptimised builds run them many times faster than closures)

  /// The orders that rest on a side, in the order in which they are served.
  func queue(_ side: Side) -> [ReferenceOrder] {
    var queue: [ReferenceOrder] = []
    var index = 0
    while index < orders.count {
      let order = orders[index]
      index += 1
      guard order.place == .resting, order.side == side else { continue }
      var at = queue.count
      while at > 0, isServed(order, before: queue[at - 1]) { at -= 1 }
      queue.insert(order, at: at)
    }
    return queue
  }

  private func isServed(_ order: ReferenceOrder, before other: ReferenceOrder) -> Bool {
    if order.price != other.price {
      return order.side == .buy ? order.price > other.price : order.price < other.price
    }
    return order.turn < other.turn
  }

  /// The order of a side that is served first.
  func first(_ side: Side) -> ReferenceOrder? {
    var first: ReferenceOrder?
    var index = 0
    while index < orders.count {
      let order = orders[index]
      index += 1
      guard order.place == .resting, order.side == side else { continue }
      if let best = first, !isServed(order, before: best) { continue }
      first = order
    }
    return first
  }

  /// What rests at each price of a side, best price first.
  func levels(_ side: Side) -> [ReferenceLevel] {
    var levels: [ReferenceLevel] = []
    for order in queue(side) {
      if let last = levels.last, last.price == order.price {
        levels[levels.count - 1].shown += order.shown
        levels[levels.count - 1].count += 1
      } else {
        levels.append(ReferenceLevel(price: order.price, shown: order.shown, count: 1))
      }
    }
    return levels
  }

  /// Whether an order of a side with a limit could trade at once.
  func crosses(_ side: Side, _ limit: Int64) -> Bool {
    guard let best = first(side.opposite)?.price else { return false }
    return side == .buy ? best <= limit : best >= limit
  }

  /// Whether bids and asks cross.
  var isCrossed: Bool {
    guard let bid = first(.buy) else { return false }
    return crosses(.buy, bid.price)
  }

  /// How many lots are shown before an order in its queue, and behind it.
  func surroundings(_ order: ReferenceOrder) -> (ahead: Int64, behind: Int64) {
    var ahead: Int64 = 0
    var behind: Int64 = 0
    var index = 0
    while index < orders.count {
      let other = orders[index]
      index += 1
      guard other.place == .resting, other.side == order.side, other.price == order.price,
        other !== order
      else { continue }
      if other.turn < order.turn { ahead += other.shown } else { behind += other.shown }
    }
    return (ahead, behind)
  }
}

/// An account of the plain reference exchange.
final class ReferenceAccount {
  let id: AccountID
  var tier: UInt8 = 0
  /// What it has, by asset.
  var totals: [Int128]
  /// The balances as they were last published.
  var published: [Balance]
  /// When the dead-man switch fires.
  var firesAt: Instant?
  /// What becomes of all its orders at a halt.
  var haltPolicy = HaltPolicy.hold
  /// When the present window of the order rate began, and what was let through in it.
  var windowStart: Instant?
  var windowCount: UInt32 = 0

  init(_ id: AccountID, assets: Int) {
    self.id = id
    totals = Array(repeating: 0, count: assets)
    published = Array(repeating: Balance(), count: assets)
  }
}
