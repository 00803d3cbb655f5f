import Market

/// An order on its way: what is still to trade, and what it has cost so far.
///
/// Its account is settled once when it has arrived, not for every fill.
struct Taker: BitwiseCopyable, Sendable {
  let slot: Slot
  let id: OrderID
  let account: UInt32
  let side: Side
  /// The worst price it accepts, in ticks.
  let limit: Int64
  let selfTradePrevention: SelfTradePrevention
  /// How many lots are still to trade.
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

  init(_ slot: Slot, _ node: OrderNode, _ record: OrderRecord, limit: Int64) {
    self.slot = slot
    id = OrderID(slot: slot, generation: node.generation)
    account = node.account
    side = record.traits.side
    self.limit = limit
    selfTradePrevention = record.traits.selfTradePrevention
    open = node.open
    feeCredit = Int64(record.feeCredit)
  }
}
