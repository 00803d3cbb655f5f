import Market
import Testing

@testable import Exchange

/// What a halt keeps, counts and proves, also where two of them overlap.
@Suite struct HaltTests {
  @Test func aPlanMayCancelEverything() {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    let other = bench.place(.buy, 5, at: 90, in: Bench.otherMarket)
    let plan = bench.plan(instruments: [Bench.market], restingOrders: .cancel)
    bench.run(.announce(plan))
    let events = bench.advance(to: plan.haltAt)
    #expect(events.cancels.map(\.reason) == [.halt])
    #expect(other.flatMap { bench.exchange.order($0) } != nil)
    #expect(
      bench.advance(to: plan.expectedOpen).contains {
        $0.body == .audited(NoticeID(1), passed: true)
      })
    #expect(bench.notice()?.audit?.ordersBefore == 0)
  }

  @Test func whileOneMarketStandsStillTheOtherTradesAndTheAuditPasses() {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    let plan = bench.plan(instruments: [Bench.market])
    bench.run(.announce(plan))
    bench.advance(to: plan.haltAt + .minutes(1))
    bench.place(.buy, 5, at: 90, in: Bench.otherMarket)
    bench.place(.sell, 3, at: 90, as: Bench.bob, in: Bench.otherMarket)
    bench.run(.deposit(Bench.carol, Bench.quote, Money(units: 777)))
    bench.run(.withdraw(Bench.bob, Bench.base, Money(units: 55)))
    bench.advance(to: plan.expectedOpen)
    let audit = bench.notice()?.audit
    #expect(audit?.passed == true)
    #expect(audit?.ordersBefore == 1)
    #expect(audit?.assets.map(\.difference) == [0, 0, 0])
    #expect(audit?.assets[1].totalAfter == Int128(3 * Bench.funds + 777))
    #expect(bench.exchange.phase(of: Bench.market) == .open)
  }

  static let damage: [@Sendable (inout Exchange, Slot) -> Void] = [
    { exchange, _ in exchange.floor.ledger.entries[3].total += 1 },
    { exchange, _ in exchange.floor.ledger.entries[4].total -= 1 },
    { exchange, _ in exchange.floor.ledger.entries[4].held += 1 },
    { exchange, slot in exchange.floor.pool.nodes[Int(slot)].open += 1 },
    { exchange, slot in exchange.floor.pool.nodes[Int(slot)].account = 2 },
    { exchange, slot in exchange.floor.pool.records[Int(slot)].feeCredit = 9 },
    { exchange, slot in exchange.books[0].dequeue(slot, .buy, in: &exchange.floor.pool) },
    { exchange, slot in
      // To the back of its own queue: nothing is lost but its place.
      exchange.books[0].dequeue(slot, .buy, in: &exchange.floor.pool)
      exchange.books[0].enqueue(slot, .buy, in: &exchange.floor.pool)
    },
  ]

  @Test(arguments: damage.indices)
  func aFailedAuditKeepsTheMarketHalted(index: Int) {
    var bench = Bench()
    guard let order = bench.place(.buy, 5, at: 90) else { return }
    bench.place(.buy, 5, at: 90, as: Bench.bob)
    var plan = bench.plan(instruments: [Bench.market])
    plan.nextUpdateDue = .distantFuture
    bench.run(.announce(plan))
    bench.advance(to: plan.haltAt + .minutes(1))
    Self.damage[index](&bench.exchange, order.slot)
    bench.exchange.floor.pool.marks.removeAll()
    let events = bench.advance(to: plan.expectedOpen + .hours(5))
    #expect(
      events.map(\.body) == [
        .notice(NoticeID(1), revision: 7, stage: .verifying),
        .audited(NoticeID(1), passed: false),
        .notice(NoticeID(1), revision: 8, stage: .verifying),
        .phase(Bench.market, from: .halted(.maintenance), to: .halted(.fault)),
      ])
    #expect(bench.notice()?.audit?.passed == false)
    #expect(bench.exchange.phase(of: Bench.market) == .halted(.fault))
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.run(.setPhase(Bench.market, .open)).isEmpty)
  }

  /// The audit that a market's phase brings with it.
  private func haltAudit(_ events: [Event]) -> HaltAudit? {
    for case .haltAudited(Bench.market, let audit) in events.map(\.body) { return audit }
    return nil
  }

  @Test(arguments: [MarketPhase.cancelOnly, .auction, .open])
  func aHaltWithoutNoticeIsAuditedAsItEnds(to phase: MarketPhase) throws {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    bench.wait(.stop, .sell, 5, trigger: 80, as: Bench.bob, haltPolicy: .cancel)
    #expect(haltAudit(bench.run(.setPhase(Bench.market, .halted(.fault)))) == nil)
    let began = bench.exchange.floor.time
    bench.advance(to: began + .minutes(3))
    bench.place(.buy, 5, at: 90, in: Bench.otherMarket)
    bench.run(.deposit(Bench.carol, Bench.quote, Money(units: 777)))
    // Another reason for the same halt ends nothing.
    #expect(haltAudit(bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))) == nil)
    let events = bench.run(.setPhase(Bench.market, phase))
    let audit = try #require(haltAudit(events))
    #expect(audit.passed && audit.countedAt == began)
    #expect(audit.ordersBefore == 1 && audit.ordersAfter == 1)
    #expect(events.first?.body == .haltAudited(Bench.market, audit))
    #expect(bench.exchange.books[0].haltCount == nil)
  }

  @Test(arguments: damage.indices)
  func theAuditOfAHaltWithoutNoticeFindsWhatDoesNotAddUp(index: Int) throws {
    var bench = Bench()
    let placed = bench.place(.buy, 5, at: 90)
    let order = try #require(placed)
    bench.place(.buy, 5, at: 90, as: Bench.bob)
    bench.run(.setPhase(Bench.market, .halted(.fault)))
    Self.damage[index](&bench.exchange, order.slot)
    bench.exchange.floor.pool.marks.removeAll()
    let events = bench.run(.setPhase(Bench.market, .cancelOnly))
    #expect(try !#require(haltAudit(events)).passed)
  }

  @Test func whatANoticeCancelsIsNoLossOfAHaltWithoutOne() throws {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    let plan = bench.plan(instruments: [Bench.market], restingOrders: .cancel)
    bench.run(.announce(plan))
    bench.run(.setPhase(Bench.market, .halted(.fault)))
    bench.advance(to: plan.expectedOpen)
    let events = bench.run(.setPhase(Bench.market, .open))
    let audit = try #require(haltAudit(events))
    #expect(audit.passed && audit.ordersBefore == 0)
  }

  @Test func aHaltThatOutlastsANoticeIsAuditedFromThenOn() throws {
    var bench = Bench()
    let placed = bench.place(.buy, 5, at: 90)
    let order = try #require(placed)
    bench.place(.buy, 5, at: 90, as: Bench.bob)
    let plan = bench.plan(instruments: [Bench.market])
    bench.run(.announce(plan))
    let taken = plan.haltAt + .minutes(1)
    bench.advance(to: taken)
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    bench.advance(to: plan.expectedOpen)
    #expect(bench.notice()?.audit?.passed == true)
    #expect(bench.exchange.phase(of: Bench.market) == .halted(.operatorDecision))
    var damaged = bench
    let events = bench.run(.setPhase(Bench.market, .open))
    let audit = try #require(haltAudit(events))
    #expect(audit.passed && audit.countedAt == taken && audit.ordersBefore == 2)
    // What is lost after the notice's own audit is found by this one.
    damaged.exchange.books[0].dequeue(order.slot, .buy, in: &damaged.exchange.floor.pool)
    let late = damaged.run(.setPhase(Bench.market, .open))
    #expect(try !#require(haltAudit(late)).passed)
  }

  @Test func aMarketThatIsDelistedInAHaltIsNotAudited() {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    bench.run(.setPhase(Bench.market, .halted(.fault)))
    #expect(haltAudit(bench.run(.delist(Bench.market))) == nil)
    #expect(bench.exchange.books[0].haltCount == nil)
  }

  @Test func theStrictestOfTwoNoticesWinsAndBothMustEnd() {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    // The second begins while the first is halted and ends 20 minutes after it.
    let first = bench.plan()
    let second = bench.plan(in: .hours(2) + .minutes(20), instruments: [Bench.market])
    bench.run(.announce(first))
    bench.run(.announce(second))
    #expect(bench.notice(2)?.id == NoticeID(2))
    bench.advance(to: second.cancelOnlyAt)
    #expect(bench.exchange.phase(of: Bench.market) == .halted(.maintenance))
    bench.advance(to: first.expectedOpen)
    #expect(bench.exchange.phase(of: Bench.market) == .halted(.maintenance))
    #expect(bench.exchange.phase(of: Bench.otherMarket) == .open)
    #expect(bench.notice(1)?.stage == .completed && bench.notice(2)?.stage == .halted)
    let events = bench.advance(to: second.expectedOpen)
    #expect(bench.exchange.phase(of: Bench.market) == .open)
    #expect(events.kinds.filter { $0 == "uncrossed" }.count == 1)
    #expect(bench.notice(1)?.audit?.passed == true && bench.notice(2)?.audit?.passed == true)
  }

  @Test func aBookLeftCrossedByAnAuctionIsUncrossedAtTheEndOfTheSecondNotice() {
    var bench = Bench()
    let first = bench.plan()
    // Its cancel-only begins one minute into the auction of the first.
    var second = bench.plan(in: .hours(2) + .minutes(39), instruments: [Bench.market])
    second.auction = .zero
    second.reopeningCancelOnly = .minutes(4)
    bench.run(.announce(first))
    bench.run(.announce(second))
    bench.advance(to: first.auctionAt)
    bench.place(.buy, 5, at: 110)
    bench.place(.sell, 5, at: 100, as: Bench.bob)
    bench.advance(to: first.expectedOpen)
    #expect(bench.exchange.phase(of: Bench.market) == .cancelOnly)
    #expect(bench.exchange.lastPrice(Bench.market) == nil)
    bench.advance(to: second.expectedOpen)
    #expect(bench.exchange.phase(of: Bench.market) == .open)
    #expect(bench.exchange.lastPrice(Bench.market) == Price(ticks: 105))
    #expect(bench.depth(.buy) == [] && bench.depth(.sell) == [])
  }

  @Test(arguments: [false, true])
  func whatASecondNoticeCancelsIsNoLossOfTheFirst(damaged: Bool) {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    let first = bench.plan()
    let second = bench.plan(
      in: .hours(2) + .minutes(5), instruments: [Bench.market], restingOrders: .cancel)
    bench.run(.announce(first))
    bench.run(.announce(second))
    bench.advance(to: first.haltAt + .minutes(1))
    if damaged { bench.exchange.floor.ledger.entries[0].total += 1 }
    let events = bench.advance(to: second.haltAt)
    #expect(events.cancels.count == 1)
    bench.advance(to: first.expectedOpen)
    // What was wrong before the cancellation is still found.
    #expect(bench.notice(1)?.audit?.passed == !damaged)
    #expect(bench.exchange.audit(at: bench.now).passed == !damaged)
  }

  @Test func twoNoticesDueAtOneMomentGoInTheirOrder() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.run(.announce(plan))
    let notices: [NoticeID] = bench.advance(to: plan.haltAt).compactMap {
      if case .notice(let id, _, .halted) = $0.body { id } else { nil }
    }
    #expect(notices == [NoticeID(1), NoticeID(2)])
    bench.advance(to: plan.expectedOpen)
    #expect(bench.exchange.phase(of: Bench.market) == .open)
  }

  @Test func theAuditAtAnyMomentFindsWhatDoesNotAddUp() {
    var bench = Bench()
    guard let order = bench.place(.buy, 5, at: 90) else { return }
    bench.place(.sell, 2, at: 90, as: Bench.bob)
    let report = bench.exchange.audit(at: bench.now)
    #expect(report.passed)
    #expect(report.ordersBefore == 1 && report.orderHashBefore == report.orderHashAfter)
    #expect(report.assets[1].totalBefore == Int128(3 * Bench.funds))
    #expect(report.assets[1].heldByOrders == 270)
    bench.exchange.floor.delist(order.slot)
    #expect(bench.exchange.audit(at: bench.now).ordersBefore == 0)
    #expect(!bench.exchange.audit(at: bench.now).passed)
  }
}
