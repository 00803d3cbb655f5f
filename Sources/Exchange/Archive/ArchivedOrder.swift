import Market

/// A resting order as it lies in an archive: everything that it is but its market, side and price,
/// which its level tells, and its place in its account's list.
///
/// Whatever an order gets besides belongs here: a field, a line in `transfer`, and a line in each
/// of `init` and `fill`.
struct ArchivedOrder: Archived {
  var slot: Slot = 0
  var account: UInt32 = 0
  var feeCredit: UInt32 = 0
  var haltPolicy = HaltPolicy.hold
  var postOnly = false
  var selfTradePrevention = SelfTradePrevention.expireTaker
  var open: Int64 = 0
  var quantity: Int64 = 0
  var placedAt: Int64 = 0

  init() {}

  /// The order in a slot.
  init(_ slot: Slot, in pool: borrowing OrderPool) {
    let node = pool.nodes[Int(slot)]
    let record = pool.records[Int(slot)]
    self.slot = slot
    account = node.account
    feeCredit = record.feeCredit
    haltPolicy = record.traits.haltPolicy
    postOnly = record.traits.postOnly
    selfTradePrevention = record.traits.selfTradePrevention
    open = node.open
    quantity = record.quantity
    placedAt = record.placedAt
  }

  mutating func transfer(_ archive: inout StateArchive) {
    archive.transferFields {
      $0.transfer(&slot, bits: 32)
      $0.transfer(&account, bits: 32)
    }
    archive.transferFields {
      $0.transfer(&feeCredit, bits: 20)
      $0.transfer(&haltPolicy, bits: 4)
      $0.transfer(&postOnly)
      $0.transfer(&selfTradePrevention, bits: 4)
    }
    archive.transfer(&open)
    archive.transfer(&quantity)
    archive.transfer(&placedAt)
  }

  /// Whether an order of a market can be this, at a price that is possible.
  func isPossible(_ terms: InstrumentTerms, _ side: Side, ticks: Int64, _ ledger: Ledger) -> Bool {
    feeCredit < 1_000_000 && ledger.isOpen(account) && (1...terms.maximumLots).contains(quantity)
      && (1...quantity).contains(open)
      && terms.heldIfRepresentable(
        side, lots: open, ticks: ticks, credit: Int64(feeCredit), tier: 0)
        != nil
  }

  /// Fills in the order's slot, which is taken already.
  func fill(_ side: Side, ticks: Int64, instrument: UInt16, in pool: inout OrderPool) {
    let index = Int(slot)
    pool.nodes[index].account = account
    pool.nodes[index].price = ticks
    pool.nodes[index].open = open
    pool.records[index] = OrderRecord(
      quantity: quantity, placedAt: placedAt, younger: noSlot, older: noSlot, feeCredit: feeCredit,
      instrument: instrument,
      traits: OrderTraits(
        side: side, haltPolicy: haltPolicy, postOnly: postOnly,
        selfTradePrevention: selfTradePrevention))
  }
}
