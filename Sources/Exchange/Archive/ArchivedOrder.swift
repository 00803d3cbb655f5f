import Market

/// An open order as it lies in an archive: everything that it is but its market, side and price,
/// which its place in the archive tells, and its place in its account's list.
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
  /// What it is beyond a plain order; only where its traits say that it is more.
  var conditions = OrderConditions()

  init() {}

  /// The order in a slot.
  init(_ slot: Slot, in floor: borrowing Floor) {
    let node = floor.pool.nodes[Int(slot)]
    self.slot = slot
    account = node.account
    feeCredit = floor.pool.feeCredit(of: slot)
    traits = node.traits
    display = floor.pool.display(of: slot)
    hidden = floor.pool.hidden(of: slot)
    open = node.open
    quantity = floor.pool.quantity(of: slot)
    placedAt = floor.pool.records[Int(slot)].placedAt
    if traits.hasConditions { conditions = floor.conditional.orders[slot] }
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
    if traits.isIceberg {
      archive.transfer(&display)
      archive.transfer(&hidden)
    }
    if traits.hasConditions { conditions.transfer(&archive) }
  }

  /// Whether an order of a market can be this, at a price that is possible and at a stage.
  func isPossible(
    _ terms: InstrumentTerms, _ side: Side, ticks: Int64, at stage: OrderConditions.Stage = .active,
    _ ledger: Ledger
  ) -> Bool {
    let waits = stage != .active
    // An iceberg order that was made smaller may have less than it would show.
    guard traits.isSound, traits.side == side, traits.isWaiting == waits, feeCredit < 1_000_000,
      ledger.isOpen(account), (1...terms.maximumLots).contains(quantity),
      (1...quantity).contains(open), (0...quantity - open).contains(hidden),
      traits.isIceberg
        ? (1...terms.maximumLots).contains(display) : display == 0 && hidden == 0
    else { return false }
    if traits.hasConditions, !conditions.arePossible(at: stage, side, terms) { return false }
    // One that waits has not traded yet.
    if waits, !traits.hasConditions || open != quantity || feeCredit != 0 { return false }
    return terms.heldIfRepresentable(
      side, lots: open + hidden, ticks: waits ? conditions.limit : ticks, credit: Int64(feeCredit),
      tier: traits.tier) != nil
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

/// An item of a due queue as it lies in an archive.
struct ArchivedTurn: Archived {
  /// Whether it is an order; otherwise the exits of one that has ended.
  var isOrder = true
  var order = ArchivedOrder()
  var exits = OrderConditions()

  init() {}

  /// What has its turn at a place of the conditions.
  init(_ place: UInt32, in floor: borrowing Floor) {
    let conditions = floor.conditional.orders[at: place]
    isOrder = conditions.stage == .due
    if isOrder {
      order = ArchivedOrder(conditions.slot, in: floor)
    } else {
      exits = conditions
    }
  }

  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&isOrder)
    if isOrder { order.transfer(&archive) } else { exits.transfer(&archive) }
  }
}
