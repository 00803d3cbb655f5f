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
  var traits = OrderTraits(
    side: .buy, haltPolicy: .hold, postOnly: false, selfTradePrevention: .expireTaker)
  var display: Int64 = 0
  var hidden: Int64 = 0
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
    traits = node.traits
    display = pool.display(of: slot)
    hidden = pool.hidden(of: slot)
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
      $0.transfer(&traits.rawValue, bits: 16)
    }
    archive.transfer(&open)
    archive.transfer(&quantity)
    archive.transfer(&placedAt)
    guard traits.isIceberg else { return }
    archive.transfer(&display)
    archive.transfer(&hidden)
  }

  /// Whether an order of a market can be this, at a price that is possible.
  func isPossible(_ terms: InstrumentTerms, _ side: Side, ticks: Int64, _ ledger: Ledger) -> Bool {
    let known = OrderTraits(
      side: side, haltPolicy: traits.haltPolicy, postOnly: traits.postOnly,
      selfTradePrevention: traits.selfTradePrevention, tier: UInt8(traits.tier),
      isIceberg: traits.isIceberg)
    guard traits.rawValue == known.rawValue, feeCredit < 1_000_000, ledger.isOpen(account),
      (1...terms.maximumLots).contains(quantity), (1...quantity).contains(open),
      (0...quantity - open).contains(hidden),
      traits.isIceberg ? (1...quantity).contains(display) : display == 0 && hidden == 0
    else { return false }
    return terms.heldIfRepresentable(
      side, lots: open + hidden, ticks: ticks, credit: Int64(feeCredit), tier: traits.tier) != nil
  }

  /// Fills in the order's slot, which is taken already.
  func fill(_ side: Side, ticks: Int64, instrument: UInt16, in pool: inout OrderPool) {
    let index = Int(slot)
    pool.nodes[index].account = account
    pool.nodes[index].price = ticks
    pool.nodes[index].open = open
    pool.records[index] = OrderRecord(
      quantity: quantity, placedAt: placedAt, younger: noSlot, older: noSlot, feeCredit: feeCredit,
      instrument: instrument, traits: traits)
    guard traits.isIceberg else { return }
    let (display, hidden) = (display, hidden)
    pool.changeExtra(of: slot) {
      $0.display = display
      $0.hidden = hidden
    }
  }
}
