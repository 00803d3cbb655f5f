import Market

/// An order on its way: what is still to trade, and what it has cost so far.
///
/// Its account is settled once when it has arrived, not for every fill.
struct Taker: BitwiseCopyable, Sendable {
  let slot: Slot
  let id: OrderID
  let account: UInt32
  /// The number of its instrument.
  let market: Int
  let side: Side
  /// The worst price it accepts, in ticks.
  let limit: Int64
  let selfTradePrevention: SelfTradePrevention
  /// What it pays, in parts per million.
  let rate: Int64
  /// Whether it is a market order.
  let isMarket: Bool
  /// Whether it trades for an amount of the quote asset.
  let isByBudget: Bool
  /// What is left of that amount.
  var budget: Int64
  /// How many lots are still to trade. Of an order by budget those that the rest of its budget
  /// covers at the price that it meets; 1 before it meets any.
  var open: Int64
  /// What rounding its fees up has taken too much.
  var feeCredit: Int64
  /// Lots traded so far.
  var traded: Int64 = 0
  /// What they were worth.
  var value: Int64 = 0
  /// What it paid in fees.
  var fees: Int64 = 0
  /// What those it met paid in fees.
  var makerFees: Int64 = 0
  /// The price of its last trade; 0 before the first.
  var lastTicks: Int64 = 0
  /// How many trades it made.
  var trades: UInt64 = 0
  /// Whether it met an order of its own account and may not go on.
  var metOwnOrder = false
  /// Whether it is the limit order of a pair, whose stop ends as soon as it trades.
  var isLinked = false
  /// Whether its end was published already.
  var hasEnded = false

  init(
    _ slot: Slot, _ node: OrderNode, _ record: OrderRecord, limit: Int64, _ terms: InstrumentTerms,
    isMarket: Bool = false, budget: Int64 = 0
  ) {
    self.slot = slot
    id = OrderID(slot: slot, generation: node.generation)
    account = node.account
    market = Int(node.instrument)
    side = record.traits.side
    self.limit = limit
    selfTradePrevention = record.traits.selfTradePrevention
    rate = terms.takerRate(record.traits.tier)
    self.isMarket = isMarket
    isByBudget = budget > 0
    self.budget = budget
    open = budget > 0 ? 1 : node.open
    feeCredit = Int64(record.feeCredit)
  }

  /// How much of it is open, as events say it.
  var openQuantity: Quantity { Quantity(lots: isByBudget ? 0 : open) }

  /// Opens as many lots as the rest of the budget covers at a price. Says whether there is any.
  mutating func open(at ticks: Int64, _ terms: InstrumentTerms) -> Bool {
    open = terms.lots(covering: budget, ticks: ticks)
    return open > 0
  }

  /// Takes lots off what is open, and their value off the budget where there is one.
  mutating func take(_ lots: Int64, worth value: Int64) {
    open -= lots
    guard isByBudget else { return }
    budget -= value
    open = budget > 0 ? 1 : 0
  }
}
