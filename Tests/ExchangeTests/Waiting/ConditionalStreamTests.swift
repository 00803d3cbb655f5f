import ExchangeReference
import Market
import Testing

@testable import Exchange

/// Long random streams of orders that wait and belong together, with everything looked through
/// after every command, and with time cut in another way.
@Suite struct ConditionalStreamTests {
  /// Looks through what waits.
  static func fault(in exchange: Exchange, at now: Instant) -> String? {
    let conditional = exchange.floor.conditional
    let pool = exchange.floor.pool
    var waiting = 0
    var listed = 0
    for (place, conditions) in conditional.orders.entries.enumerated()
    where conditions.slot != noSlot {
      listed += 1
      let traits = pool.records[Int(conditions.slot)].traits
      if conditional.orders.place(of: conditions.slot) != UInt32(place) { return "the table" }
      if !traits.hasConditions { return "an order with conditions says so" }
      if traits.isWaiting != (conditions.stage != .active) { return "an order that waits says so" }
      if conditions.stage == .exits { return "exits are of no order" }
      let partner = conditions.partner
      if partner != noSlot {
        let other = conditional.orders[partner]
        if other.partner != conditions.slot { return "a pair is of two" }
        if (conditions.stage == .active) == (other.stage == .active) { return "one is the stop" }
        if conditions.stage == .active, !conditions.sharesHold { return "the stop holds" }
      }
      let end = conditional.expiries.time(of: UInt32(place))
      let id = pool.id(of: conditions.slot)
      let overdue = conditional.books.contains { $0.overdue.contains(id) }
      if conditions.expiresAt != nil, end == nil, !overdue { return "a date is waited for" }
      if end != nil, end != conditions.expiresAt { return "a date is that of the order" }
    }
    if listed != conditional.orders.count { return "conditions are counted" }
    for market in conditional.books.indices {
      let book = conditional.books[market]
      let last = exchange.books[market].lastTicks
      conditional.forEachOrder(of: market, in: pool) { _, _ in waiting += 1 }
      var place = book.due.first
      while place != OrderConditions.none {
        if conditional.orders[at: place].stage == .exits { waiting += 1 }
        place = conditional.orders[at: place].next
      }
      if last > 0, book.isReached(by: last) { return "what is reached is due" }
      if exchange.books[market].phase == .open, !book.due.isEmpty, book.nextActivation == nil {
        return "what is due goes on"
      }
      if pool.marks.count > 0 { return "no marks stay" }
    }
    if waiting != conditional.waitingCount { return "what waits is counted" }
    if !conditional.stirred.isEmpty { return "everything stirred was worked off" }
    return exchange.audit(at: now).passed ? nil : "the audit passes"
  }

  @Test(arguments: UInt64(1)...6)
  func everythingHoldsAndTimeMayBeCut(seed: UInt64) {
    let stage = Stage(Int(seed))
    var source = StepSource(stage: stage, seed: seed)
    var whole = Exchange(configuration: stage.configuration)
    var cut = whole
    var (events, others) = (EventBatch(), EventBatch())
    var random = Random(seed: seed)
    var time = Stage.start
    var triggered = 0
    for number in 0..<(stage.opening.count + 3_000) {
      let step = number < stage.opening.count ? stage.opening[number] : source.next()
      let before = time
      time = time + step.after
      events.removeAll()
      others.removeAll()
      for _ in 0..<random.below(4) {
        let part = Int64(random.below(1_000)) * (step.after.nanoseconds / 1_000)
        let moment = max(cut.floor.time, before + TimeSpan(nanoseconds: part))
        if moment <= time { cut.advance(to: moment, into: &others) }
      }
      step.apply(to: &whole, at: time, into: &events)
      step.apply(to: &cut, at: time, into: &others)
      triggered += events.events.triggered.count
      source.take(events.events)
      guard events.events == others.events else {
        Issue.record("seed \(seed), step \(number): it matters how time is cut")
        return
      }
      if let fault = Self.fault(in: whole, at: time) {
        Issue.record("seed \(seed), step \(number): \(fault)")
        return
      }
    }
    #expect(whole.stateHash == cut.stateHash && triggered > 5)
  }
}
