import Market

// Orders that have conditions, and what they hold.
extension Floor {
  /// Gives an order conditions, and says where they are.
  mutating func attach(to slot: Slot) -> UInt32 {
    pool.nodes[Int(slot)].traits.hasConditions = true
    return conditional.orders.add(slot)
  }

  /// Gives a coming order what it asks for beyond a plain one: its date, its exits.
  mutating func attach(_ order: NewOrder, exits: ExitPlan?, to slot: Slot) {
    let place = attach(to: slot)
    if let exits { conditional.orders[at: place].exits = exits }
    setExpiry(of: order, at: place)
  }

  /// Lets an order end at the date that it asks for.
  mutating func setExpiry(of order: NewOrder, at place: UInt32) {
    guard order.timeInForce == .goodTillDate || order.kind == .market, let time = order.expiresAt
    else { return }
    conditional.orders[at: place].expirySeconds = UInt32(time.nanoseconds / 1_000_000_000)
    conditional.setExpiry(place)
  }

  /// The other order of a pair; ``noSlot`` for an order that is in none.
  func partner(of slot: Slot) -> Slot {
    guard pool.nodes[Int(slot)].traits.hasConditions else { return noSlot }
    return conditional.orders[slot].partner
  }

  /// Makes a pair of two orders. The stop holds what both need.
  mutating func link(stop: Slot, limit: Slot) {
    conditional.orders[stop].partner = limit
    conditional.orders[limit].partner = stop
    conditional.orders[limit].sharesHold = true
  }

  /// Parts a pair. Its limit order holds nothing until it does so itself.
  mutating func unlink(_ slot: Slot) {
    let partner = conditional.orders[slot].partner
    conditional.orders[slot].partner = noSlot
    conditional.orders[partner].partner = noSlot
  }

  /// Parts a pair whose limit order is about to trade: what the stop held is returned, and where
  /// the limit order rests it holds its own. Gives the stop, which is to be ended after the fill,
  /// or ``noSlot``.
  mutating func partForFill(of slot: Slot, rests: Bool) -> Slot {
    let stop = conditional.orders[slot].partner
    guard stop != noSlot else { return noSlot }
    releaseHold(of: stop)
    unlink(slot)
    conditional.orders[slot].sharesHold = false
    if rests { hold(for: slot) }
    if conditional.orders[slot].expirySeconds == 0 { dropConditions(of: slot) }
    return stop
  }
}

// Orders that wait, and orders that end.
extension Floor {
  /// Lets an order wait for its trigger.
  mutating func wait(_ slot: Slot) {
    let record = pool.records[Int(slot)]
    let place = conditional.orders.place(of: slot)
    let kind = conditional.orders[at: place].kind
    conditional.orders[at: place].stage = .waiting
    pool.nodes[Int(slot)].traits.isWaiting = true
    conditional.waitingCount += 1
    let market = Int(record.instrument)
    conditional.books[market].append(
      slot, rising: Trigger.waitsForRise(kind, record.traits.side), in: &pool)
    guard kind == .trailing else { return }
    if record.traits.side == .sell {
      conditional.books[market].trailingSells.append(place, in: &conditional.orders)
    } else {
      conditional.books[market].trailingBuys.append(place, in: &conditional.orders)
    }
  }

  /// Takes an order out of where it waits, for its trigger or for its turn.
  mutating func withdraw(_ slot: Slot) {
    let record = pool.records[Int(slot)]
    let place = conditional.orders.place(of: slot)
    let market = Int(record.instrument)
    conditional.waitingCount -= 1
    if conditional.orders[at: place].stage == .due {
      return conditional.books[market].due.remove(place, in: &conditional.orders)
    }
    removeFromLadder(slot, place, market)
  }

  /// Lets an order whose trigger was reached wait for its turn.
  mutating func makeDue(_ slot: Slot) {
    let place = conditional.orders.place(of: slot)
    let market = Int(pool.nodes[Int(slot)].instrument)
    removeFromLadder(slot, place, market)
    conditional.orders[at: place].stage = .due
    conditional.books[market].due.append(place, in: &conditional.orders)
  }

  private mutating func removeFromLadder(_ slot: Slot, _ place: UInt32, _ market: Int) {
    let side = pool.nodes[Int(slot)].traits.side
    let kind = conditional.orders[at: place].kind
    conditional.books[market].remove(
      slot, rising: Trigger.waitsForRise(kind, side), in: &pool)
    guard kind == .trailing else { return }
    if side == .sell {
      conditional.books[market].trailingSells.remove(place, in: &conditional.orders)
    } else {
      conditional.books[market].trailingBuys.remove(place, in: &conditional.orders)
    }
  }

  /// Ends the stop of a pair whose limit order has ended.
  mutating func endStop(ofLimit slot: Slot, into events: inout EventBatch) {
    let stop = conditional.orders[slot].partner
    guard stop != noSlot else { return }
    unlink(slot)
    endWaiting(
      stop, for: .oneCancelsOther, reference: .none, holds: true, into: &events)
  }

  /// Ends an order that waits. Its partner is left to the caller.
  mutating func endWaiting(
    _ slot: Slot, for reason: CancelReason, reference: ClientReference, holds: Bool,
    into events: inout EventBatch
  ) {
    if holds { releaseHold(of: slot) }
    let node = pool.nodes[Int(slot)]
    let cancelled = CancelledOrder(
      order: pool.id(of: slot), reference: reference, instrument: InstrumentID(node.instrument),
      side: pool.nodes[Int(slot)].traits.side,
      price: Price(ticks: conditional.orders[slot].limit),
      openQuantity: Quantity(lots: node.open), reason: reason)
    withdraw(slot)
    delist(slot)
    publish(.cancelled(cancelled), to: node.account, into: &events)
    retire(slot, open: node.open)
  }

  /// Frees the slot of an order that has ended with so much left, and is in no queue and no list.
  mutating func retire(_ slot: Slot, open: Int64) {
    if pool.nodes[Int(slot)].traits.hasConditions { removeConditions(of: slot, open: open) }
    pool.release(slot)
  }

  /// Ends what was attached to an order. Where it brings exits and has traded, they are due now.
  private mutating func removeConditions(of slot: Slot, open: Int64) {
    let place = conditional.orders.place(of: slot)
    let conditions = conditional.orders[at: place]
    if conditions.partner != noSlot { unlink(slot) }
    if conditions.expirySeconds != 0 { conditional.removeExpiry(place) }
    conditional.orders.detach(place)
    let record = pool.records[Int(slot)]
    let filled = record.quantity - open
    guard conditions.exits.isPlanned, filled > 0 else { return conditional.orders.free(place) }
    conditional.orders[at: place].stage = .exits
    conditional.orders[at: place].expirySeconds = 0
    conditional.orders[at: place].exits.account = pool.nodes[Int(slot)].account
    conditional.orders[at: place].exits.filled = filled
    conditional.orders[at: place].exits.traits = record.traits
    conditional.books[Int(record.instrument)].due.append(place, in: &conditional.orders)
    conditional.waitingCount += 1
  }

  /// Takes away the conditions of an order that has become a plain one.
  mutating func dropConditions(of slot: Slot) {
    let place = conditional.orders.place(of: slot)
    conditional.orders.detach(place)
    conditional.orders.free(place)
    pool.nodes[Int(slot)].traits.hasConditions = false
  }
}

// What a new last price does to what waits.
extension Floor {
  /// Moves the trailing triggers that follow the price, then makes everything due that it reaches.
  mutating func follow(_ last: Int64, in market: Int, into events: inout EventBatch) {
    guard last > 0 else { return }
    let sells = conditional.books[market].trailingSells
    moveTrailing(
      from: sells.firstMoved(by: last, .sell, in: conditional.orders), last, .sell, market,
      into: &events)
    let buys = conditional.books[market].trailingBuys
    moveTrailing(
      from: buys.firstMoved(by: last, .buy, in: conditional.orders), last, .buy, market,
      into: &events)
    while true {
      let slot = conditional.books[market].nextReached(by: last)
      if slot == noSlot { return }
      makeDue(slot)
    }
  }

  private mutating func moveTrailing(
    from first: UInt32, _ last: Int64, _ side: Side, _ market: Int,
    into events: inout EventBatch
  ) {
    var place = first
    while place != OrderConditions.none {
      let conditions = conditional.orders[at: place]
      conditional.orders[at: place].extreme = last
      let trigger = terms[market].trailingTrigger(side, last: last, trail: conditions.trail)
      if trigger != conditions.trigger {
        let slot = conditions.slot
        conditional.books[market].remove(slot, rising: side == .buy, in: &pool)
        conditional.orders[at: place].trigger = trigger
        pool.nodes[Int(slot)].price = trigger
        conditional.books[market].append(slot, rising: side == .buy, in: &pool)
        publishArmed(slot, into: &events)
      }
      place = conditions.trailsNext
    }
  }

  /// Publishes what an order waits for.
  mutating func publishArmed(_ slot: Slot, into events: inout EventBatch) {
    let record = pool.records[Int(slot)]
    let conditions = conditional.orders[slot]
    let armed = ArmedOrder(
      order: pool.id(of: slot), instrument: InstrumentID(record.instrument),
      side: record.traits.side,
      trigger: Trigger(
        conditions.kind, price: Price(ticks: conditions.trigger), trailTicks: conditions.trail),
      limit: Price(ticks: conditions.limit))
    publish(.armed(armed), to: pool.nodes[Int(slot)].account, into: &events)
  }
}

extension InstrumentTerms {
  /// Where a trailing stop is triggered that follows a price.
  func trailingTrigger(_ side: Side, last: Int64, trail: Int64) -> Int64 {
    if side == .sell { return max(1, last - trail) }
    let (sum, overflow) = last.addingReportingOverflow(trail)
    return overflow ? maximumTicks : min(sum, maximumTicks)
  }

  /// The worst price at which an order without a limit trades that is triggered at a price.
  func protection(_ side: Side, trigger: Int64) -> Int64 {
    let distance = Int128(trigger) * Int128(stopProtection) / 1_000_000
    return side == .buy
      ? Int64(min(Int128(trigger) + distance, Int128(maximumTicks)))
      : Int64(max(Int128(trigger) - distance, 1))
  }
}
