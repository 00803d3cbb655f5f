import Market

/// What all books share: the orders, the ledger, and the counters that give everything its place.
struct Floor: Sendable {
  /// All open orders.
  var pool: OrderPool
  /// Who owns what.
  var ledger: Ledger
  /// The orders that wait or belong together, and what time will bring of them.
  var conditional: ConditionalOrders
  /// The market time that was reached.
  var time = Instant.epoch
  /// How many events there were.
  private(set) var sequence: UInt64 = 0
  /// How many trades there were.
  private(set) var tradeCount: UInt64 = 0

  init(
    pool: OrderPool, ledger: Ledger, markets: Int, time: Instant = .epoch, sequence: UInt64 = 0,
    trades: UInt64 = 0
  ) {
    self.pool = pool
    self.ledger = ledger
    conditional = ConditionalOrders(markets: markets)
    self.time = time
    self.sequence = sequence
    tradeCount = trades
  }

  /// Gives an event its place and its time.
  @inline(__always)
  mutating func publish(_ body: Event.Body, to account: UInt32?, into events: inout EventBatch) {
    sequence += 1
    events.append(
      Event(
        sequence: Sequence(sequence), time: time, account: account.map { AccountID($0) },
        body: body))
  }

  /// The name of the next trade.
  mutating func nextTrade() -> TradeID {
    tradeCount += 1
    return TradeID(tradeCount)
  }

  /// Publishes every balance that the current command changed.
  mutating func publishBalances(into events: inout EventBatch) {
    for place in 0..<ledger.marks.count {
      let mark = ledger.marks[place]
      let entry = ledger.entries[Int(mark.account) * ledger.assetCount + Int(mark.asset)]
      guard entry.total != mark.total || entry.held != mark.held else { continue }
      let balance = Balance(total: Money(units: entry.total), held: Money(units: entry.held))
      publish(.balance(AssetID(mark.asset), balance), to: mark.account, into: &events)
    }
    ledger.removeMarks()
  }

  /// Publishes a refusal.
  mutating func publish(
    _ refusal: Refusal, of reference: ClientReference, instrument: InstrumentID? = nil,
    order: OrderID? = nil, to account: UInt32, into events: inout EventBatch
  ) {
    let rejection = Rejection(
      reference: reference, reason: refusal.reason, instrument: instrument, order: order,
      asset: refusal.asset.map { AssetID(UInt16($0)) }, need: refusal.need, have: refusal.have)
    publish(.rejected(rejection), to: account, into: &events)
  }
}

// The list of an account's open orders.
extension Floor {
  /// Adds an order to its account's list as the youngest.
  @inline(__always)
  mutating func enlist(_ slot: Slot) {
    let account = Int(pool.nodes[Int(slot)].account)
    let youngest = ledger.accounts[account].youngest
    pool.links[Int(slot)] = OrderLinks(younger: noSlot, older: youngest)
    if youngest == noSlot {
      ledger.accounts[account].oldest = slot
    } else {
      pool.links[Int(youngest)].younger = slot
    }
    ledger.accounts[account].youngest = slot
    ledger.accounts[account].orderCount += 1
  }

  /// The next younger order of the account that stays when an order ends, and its partner with it.
  func younger(thanEnding slot: Slot) -> Slot {
    let record = pool.records[Int(slot)]
    guard record.traits.hasConditions, record.younger != noSlot,
      record.younger == partner(of: slot)
    else { return record.younger }
    return pool.links[Int(record.younger)].younger
  }

  /// Takes an order out of its account's list.
  @inline(__always)
  mutating func delist(_ slot: Slot) {
    let account = Int(pool.nodes[Int(slot)].account)
    let link = pool.links[Int(slot)]
    if link.older == noSlot {
      ledger.accounts[account].oldest = link.younger
    } else {
      pool.links[Int(link.older)].younger = link.younger
    }
    if link.younger == noSlot {
      ledger.accounts[account].youngest = link.older
    } else {
      pool.links[Int(link.younger)].older = link.older
    }
    ledger.accounts[account].orderCount -= 1
  }
}

// What open orders hold.
extension Floor {
  /// What an open order holds.
  @inline(__always)
  func held(by slot: Slot, _ terms: InstrumentTerms) -> Int64 {
    let node = pool.nodes[Int(slot)]
    let record = pool.records[Int(slot)]
    if record.traits.hasConditions { return heldWithConditions(slot, terms) }
    return terms.held(
      record.traits.side, lots: pool.openLots(of: slot), ticks: node.price,
      credit: Int64(record.feeCredit), tier: record.traits.tier)
  }

  /// Sets aside what an order needs while it is open.
  @inline(__always)
  mutating func hold(for slot: Slot, _ terms: InstrumentTerms) {
    let asset = terms.heldAsset(pool.nodes[Int(slot)].traits.side)
    let held = held(by: slot, terms)
    ledger.change(pool.nodes[Int(slot)].account, asset, total: 0, held: held)
  }

  /// Gives back what an order held.
  @inline(__always)
  mutating func releaseHold(of slot: Slot, _ terms: InstrumentTerms) {
    let asset = terms.heldAsset(pool.nodes[Int(slot)].traits.side)
    let held = held(by: slot, terms)
    ledger.change(pool.nodes[Int(slot)].account, asset, total: 0, held: -held)
  }

  /// Books a fill of an order that was resting, and gives its fee. `open` is all that it had open
  /// before the fill.
  mutating func settleResting(
    _ slot: Slot, lots: Int64, of open: Int64, ticks: Int64, _ terms: InstrumentTerms
  ) -> Int64 {
    let node = pool.nodes[Int(slot)]
    let record = pool.records[Int(slot)]
    let credit = Int64(record.feeCredit)
    let value = terms.value(lots: lots, ticks: ticks)
    let tier = record.traits.tier
    let charge = Charge(value: value, rate: terms.makerRate(tier), credit: credit)
    if lots < open { pool.setFeeCredit(of: slot, to: charge.credit) }
    let amount = lots * terms.lotUnits
    if record.traits.side == .sell {
      ledger.change(node.account, terms.base, total: -amount, held: -amount)
      ledger.change(node.account, terms.quote, total: value - charge.fee, held: 0)
    } else {
      let before = terms.held(.buy, lots: open, ticks: node.price, credit: credit, tier: tier)
      let after = terms.held(
        .buy, lots: open - lots, ticks: node.price, credit: charge.credit, tier: tier)
      ledger.change(
        node.account, terms.quote, total: -value - charge.fee, held: after - before)
      ledger.change(node.account, terms.base, total: amount, held: 0)
    }
    return charge.fee
  }
}
