import Market

/// What all books share: the orders, the ledger, and the counters that give everything its place.
struct Floor: Sendable {
  /// All open orders.
  var pool: OrderPool
  /// Who owns what.
  var ledger: Ledger
  /// What settling needs to know of each instrument, by its number. Read where it lies and never
  /// handed around: a copy costs more than most of what is done with it.
  var terms: Slab<InstrumentTerms>
  /// The orders that wait or belong together, and what time will bring of them.
  var conditional: ConditionalOrders
  /// The market time that was reached.
  var time = Instant.epoch
  /// How many events there were.
  private(set) var sequence: UInt64 = 0
  /// How many trades there were.
  private(set) var tradeCount: UInt64 = 0

  init(
    pool: OrderPool, ledger: Ledger, terms: Slab<InstrumentTerms>, time: Instant = .epoch,
    sequence: UInt64 = 0,
    trades: UInt64 = 0
  ) {
    self.pool = pool
    self.ledger = ledger
    self.terms = terms
    conditional = ConditionalOrders(markets: terms.count)
    self.time = time
    self.sequence = sequence
    tradeCount = trades
  }

  /// Gives an event its place and its time.
  @inline(__always)
  mutating func publish(_ body: Event.Body, to account: UInt32?, into events: inout EventBatch) {
    sequence += 1
    events.publish(
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
  func held(by slot: Slot) -> Int64 { held(by: slot, termsOf(slot)) }

  /// Sets aside what an order needs while it is open.
  mutating func hold(for slot: Slot) { hold(for: slot, termsOf(slot)) }

  /// Gives back what an order held.
  mutating func releaseHold(of slot: Slot) { releaseHold(of: slot, termsOf(slot)) }

  @inline(__always)
  private func termsOf(_ slot: Slot) -> InstrumentTerms {
    terms[Int(pool.nodes[Int(slot)].instrument)]
  }

  // Books have the terms of their instrument at hand and give them to the next two, so that they
  // need not be fetched a second time from here.

  /// Sets aside what an order needs while it is open.
  @inline(__always)
  mutating func hold(for slot: Slot, _ terms: InstrumentTerms) {
    let node = pool.nodes[Int(slot)]
    let asset = terms.heldAsset(node.traits.side)
    ledger.change(node.account, asset, total: 0, held: held(by: slot, terms))
  }

  /// Gives back what an order held.
  @inline(__always)
  mutating func releaseHold(of slot: Slot, _ terms: InstrumentTerms) {
    let node = pool.nodes[Int(slot)]
    let asset = terms.heldAsset(node.traits.side)
    ledger.change(node.account, asset, total: 0, held: -held(by: slot, terms))
  }

  @inline(__always)
  private func held(by slot: Slot, _ terms: InstrumentTerms) -> Int64 {
    let node = pool.nodes[Int(slot)]
    var ticks = node.price
    if node.traits.hasConditions {
      // Asked of the conditions alone: a method of the floor would be given a copy of it.
      let conditions = conditional.orders.hold(of: slot)
      if conditions.isShared { return 0 }
      if node.traits.isWaiting { ticks = conditions.limit }
    }
    return terms.held(
      node.traits.side, lots: pool.openLots(of: slot), ticks: ticks,
      credit: Int64(pool.feeCredit(of: slot)), tier: node.traits.tier)
  }

  /// Books a fill of an order that was resting, and gives its fee. `open` is all that it had open
  /// before the fill.
  mutating func settleResting(
    _ slot: Slot, lots: Int64, of open: Int64, ticks: Int64
  ) -> Int64 {
    let node = pool.nodes[Int(slot)]
    let record = pool.records[Int(slot)]
    let credit = Int64(record.feeCredit)
    let market = Int(node.instrument)
    let value = terms[market].value(lots: lots, ticks: ticks)
    let tier = record.traits.tier
    let charge = Charge(value: value, rate: terms[market].makerRate(tier), credit: credit)
    if lots < open { pool.setFeeCredit(of: slot, to: charge.credit) }
    let amount = lots * terms[market].lotUnits
    if record.traits.side == .sell {
      ledger.change(node.account, terms[market].base, total: -amount, held: -amount)
      ledger.change(node.account, terms[market].quote, total: value - charge.fee, held: 0)
    } else {
      let before = terms[market].held(
        .buy, lots: open, ticks: node.price, credit: credit, tier: tier)
      let after = terms[market].held(
        .buy, lots: open - lots, ticks: node.price, credit: charge.credit, tier: tier)
      ledger.change(
        node.account, terms[market].quote, total: -value - charge.fee, held: after - before)
      ledger.change(node.account, terms[market].base, total: amount, held: 0)
    }
    return charge.fee
  }
}
