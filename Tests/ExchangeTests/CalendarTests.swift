import Market
import Testing

@testable import Exchange

extension Bench {
  /// Maintenance in two hours: cancel-only for ten minutes, then half an hour, of which the last
  /// five minutes are audit, cancel-only and auction.
  func plan(
    in delay: TimeSpan = .hours(2), instruments: [InstrumentID] = [],
    restingOrders: HaltPolicy = .hold
  ) -> MaintenancePlan {
    let begin = now + delay
    return MaintenancePlan(
      title: "Upgrade", reason: "A faster matcher", instruments: instruments, cancelOnlyAt: begin,
      haltAt: begin + .minutes(10), expectedOpen: begin + .minutes(40), verifying: .minutes(1),
      reopeningCancelOnly: .minutes(2), auction: .minutes(2), restingOrders: restingOrders,
      advice: "Cancel what you do not want to keep", nextUpdateDue: begin + .minutes(15))
  }

  func notice(_ number: Int = 1) -> MaintenanceNotice? {
    exchange.notices.count >= number ? exchange.notices[number - 1] : nil
  }
}

extension [Event] {
  var stages: [MaintenanceStage] {
    compactMap { if case .notice(_, _, let stage) = $0.body { stage } else { nil } }
  }
  var phases: [MarketPhase] {
    compactMap { if case .phase(_, _, let phase) = $0.body { phase } else { nil } }
  }
}

@Suite struct CalendarTests {
  @Test func aNoticeGoesThroughItsWholeLife() {
    var bench = Bench()
    let resting = bench.place(.buy, 5, at: 90)
    bench.place(.buy, 5, at: 90, as: Bench.bob)
    let plan = bench.plan(in: .hours(30), instruments: [Bench.market])
    let start = bench.now
    let published = bench.run(.announce(plan))
    #expect(
      published.map(\.body) == [.notice(NoticeID(1), revision: 1, stage: .announced)])
    #expect(bench.exchange.nextDeadline == start + .hours(6))
    let before = resting.flatMap { bench.exchange.order($0) }
    let expected: [(TimeSpan, MaintenanceStage, [MarketPhase])] = [
      (.hours(6), .within24Hours, []),
      (.hours(30) - .minutes(30), .within30Minutes, []),
      (.hours(30) - .minutes(5), .within5Minutes, []),
      (.hours(30) - .seconds(30), .within30Seconds, []),
      (.hours(30), .cancelOnly, [.cancelOnly]),
      (.hours(30) + .minutes(10), .halted, [.halted(.maintenance)]),
      (.hours(30) + .minutes(35), .verifying, []),
      (.hours(30) + .minutes(36), .reopeningCancelOnly, [.cancelOnly]),
      (.hours(30) + .minutes(38), .reopeningAuction, [.auction]),
      (.hours(30) + .minutes(40), .completed, [.open]),
    ]
    var revision: UInt32 = 1
    for (delay, stage, phases) in expected {
      let due = start + delay
      if stage == .verifying {
        bench.now = start + .hours(30) + .minutes(12)
        bench.run(
          .report(
            NoticeID(1), WorkProgress(step: 1, steps: 2, title: "Moving"),
            nextUpdateDue: .distantFuture))
        revision += 1
      }
      #expect(bench.exchange.nextDeadline == due)
      #expect(bench.advance(to: due - TimeSpan(nanoseconds: 1)).isEmpty)
      let events = bench.advance(to: due)
      revision += 1
      #expect(events.stages == [stage])
      #expect(events.phases == phases)
      #expect(events.allSatisfy { $0.time == due && $0.account == nil })
      #expect(bench.notice()?.revision == revision)
      #expect(bench.notice()?.updatedAt == due)
      #expect(bench.notice()?.stage == stage)
      #expect(bench.exchange.phase(of: Bench.otherMarket) == .open)
    }
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.notice()?.isActive == false)
    #expect(resting.flatMap { bench.exchange.order($0) } == before && before != nil)
    let audit = bench.notice()?.audit
    #expect(audit?.passed == true)
    #expect(audit?.countedAt == plan.haltAt && audit?.auditedAt == plan.reopeningAt)
    #expect(audit?.ordersBefore == 2 && audit?.ordersAfter == 2)
  }

  @Test func aLongSleepBringsEverythingInOrderWithItsOwnTimes() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    let events = bench.advance(by: .hours(48))
    #expect(
      events.stages == [
        .within30Minutes, .within5Minutes, .within30Seconds, .cancelOnly, .halted, .halted,
        .verifying, .reopeningCancelOnly, .reopeningAuction, .completed,
      ])
    let halted = events.first { $0.body == .notice(NoticeID(1), revision: 6, stage: .halted) }
    #expect(halted?.time == plan.haltAt)
    // The second of the two is that nothing was reported in time.
    let late = events.first { $0.body == .notice(NoticeID(1), revision: 7, stage: .halted) }
    #expect(late?.time == plan.nextUpdateDue + TimeSpan(nanoseconds: 1))
    #expect(events.last?.time == plan.expectedOpen)
    #expect(zip(events, events.dropFirst()).allSatisfy { $0.time <= $1.time })
    #expect(events.kinds.filter { $0 == "audited" }.count == 1)
    let sequences = events.map(\.sequence.rawValue)
    #expect(zip(sequences, sequences.dropFirst()).allSatisfy { $0 + 1 == $1 })
  }

  @Test func theNoticeComesBeforeWhatItBrings() {
    var bench = Bench(minimumNotice: .zero)
    bench.place(.buy, 5, at: 90, haltPolicy: .cancel)
    bench.run(.announce(bench.plan(in: .minutes(1), instruments: [Bench.market])))
    #expect(bench.advance(by: .minutes(1)).kinds.suffix(2) == ["notice", "phase"])
    let halt = bench.advance(by: .minutes(10))
    #expect(halt.kinds == ["notice", "phase", "cancelled", "level", "balance"])
    #expect(halt.cancels.first?.reason == .halt)
    bench.run(
      .report(
        NoticeID(1), WorkProgress(step: 1, steps: 1, title: "Work"),
        nextUpdateDue: .distantFuture))
    let audited = bench.advance(by: .minutes(26))
    #expect(audited.kinds == ["notice", "audited", "notice", "phase"])
    let opened = bench.advance(by: .minutes(4))
    #expect(
      opened.kinds == ["notice", "phase", "indicative", "notice", "uncrossed", "phase"])
  }

  @Test(arguments: [
    (TimeSpan.hours(25), MaintenanceStage.announced), (.hours(24), .within24Hours),
    (.hours(2), .within24Hours), (.minutes(30), .within30Minutes), (.minutes(6), .within30Minutes),
    (.minutes(5), .within5Minutes), (.seconds(31), .within5Minutes),
    (.seconds(30), .within30Seconds), (.seconds(1), .within30Seconds),
  ])
  func anAnnouncementBeginsInTheStageThatItHasReached(
    delay: TimeSpan, stage: MaintenanceStage
  ) {
    var bench = Bench(minimumNotice: .zero)
    #expect(bench.run(.announce(bench.plan(in: delay))).stages == [stage])
    #expect(bench.notice()?.revision == 1)
  }

  @Test func withoutAnyNoticeCancelOnlyBeginsAtOnce() {
    var bench = Bench(minimumNotice: .zero)
    let events = bench.run(.announce(bench.plan(in: .zero)))
    #expect(events.stages == [.within30Seconds, .cancelOnly])
    #expect(bench.exchange.phase(of: Bench.market) == .cancelOnly)
  }

  @Test func tooLittleNoticeIsRefusedWithFigures() {
    var bench = Bench(minimumNotice: .hours(1))
    let rejection = bench.run(.announce(bench.plan(in: .minutes(59)))).rejection
    #expect(rejection?.reason == .noticeTooShort)
    #expect(rejection.map { [$0.need, $0.have] } == [3_600, 3_540])
    #expect(bench.batch.events.first?.account == .exchange)
    #expect(bench.exchange.notices.isEmpty)
    let barely = bench.run(.announce(bench.plan(in: .hours(1) - TimeSpan(nanoseconds: 1))))
    #expect(barely.rejection.map { [$0.need, $0.have] } == [3_600, 3_599])
    #expect(bench.run(.announce(bench.plan(in: .hours(1)))).rejection == nil)
  }

  static let disorder: [@Sendable (inout MaintenancePlan) -> Void] = [
    { $0.haltAt = $0.cancelOnlyAt },
    { $0.expectedOpen = $0.haltAt },
    { $0.verifying = .minutes(27) },
    { $0.auction = .minutes(-1) },
    { $0.verifying = TimeSpan(nanoseconds: .max) },
    { $0.reopeningCancelOnly = TimeSpan(nanoseconds: .min) },
    { $0.cancelOnlyAt = Instant(nanoseconds: .min) },
    { $0.cancelOnlyAt = Bench.start - .seconds(1) },
    { $0.expectedOpen = Instant(nanoseconds: .min) },
    { $0.nextUpdateDue = Bench.start - .seconds(1) },
  ]

  @Test(arguments: disorder.indices)
  func timesOutOfOrderAreRefused(index: Int) {
    var bench = Bench()
    var plan = bench.plan()
    Self.disorder[index](&plan)
    #expect(bench.run(.announce(plan)).rejection?.reason == .noticeOutOfOrder)
    #expect(bench.exchange.notices.isEmpty)
    #expect(bench.exchange.nextDeadline == nil)
  }

  @Test func absurdlyLateTimesDoNotTrap() {
    var bench = Bench()
    var plan = bench.plan()
    plan.expectedOpen = .distantFuture
    plan.nextUpdateDue = .distantFuture
    #expect(bench.run(.announce(plan)).rejection == nil)
    #expect(bench.advance(by: .hours(24 * 365)).stages.last == .halted)
    #expect(bench.advance(to: .distantFuture).stages.last == .completed)
  }

  @Test func aSlipMovesWhatIsToComeAndIsCounted() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.advance(to: plan.haltAt + .minutes(3))
    let later = plan.expectedOpen + .minutes(15)
    let events = bench.run(
      .revise(
        NoticeID(1), expectedOpen: later, reason: "The copy is slow",
        nextUpdateDue: .distantFuture))
    #expect(events.stages == [.halted])
    #expect(
      bench.notice()?.estimates == [
        EstimateChange(
          time: plan.haltAt + .minutes(3), from: plan.expectedOpen, to: later,
          reason: "The copy is slow")
      ])
    #expect(bench.notice()?.slipCount == 1)
    #expect(bench.exchange.nextDeadline == later - .minutes(5))
    bench.advance(to: plan.expectedOpen)
    #expect(bench.exchange.phase(of: Bench.market) == .halted(.maintenance))
    // Better news moves it back and is no slip.
    let sooner = later - .minutes(5)
    bench.run(
      .revise(NoticeID(1), expectedOpen: sooner, reason: "Done", nextUpdateDue: sooner))
    #expect(bench.notice()?.estimates.count == 2 && bench.notice()?.slipCount == 1)
    #expect(bench.advance(to: sooner).stages.last == .completed)
  }

  @Test func anEstimateCannotMoveIntoThePastNorOnceTheAuditRuns() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    func revise(_ open: Instant, _ due: Instant) -> RejectReason? {
      bench.run(.revise(NoticeID(1), expectedOpen: open, reason: "", nextUpdateDue: due))
        .rejection?.reason
    }
    #expect(revise(plan.haltAt + .minutes(4), plan.haltAt) == .noticeOutOfOrder)
    #expect(revise(plan.expectedOpen, bench.now - .seconds(1)) == .noticeOutOfOrder)
    bench.advance(to: plan.haltAt + .minutes(10))
    #expect(revise(bench.now + .minutes(4), plan.expectedOpen) == .noticeOutOfOrder)
    #expect(revise(bench.now + .minutes(5), plan.expectedOpen) == nil)
    // Its audit is due at this very moment.
    #expect(bench.notice()?.stage == .verifying)
    #expect(revise(plan.expectedOpen, plan.expectedOpen) == .unknownNotice)
    #expect(bench.notice()?.revision == 9)
  }

  @Test func newsThatDoesNotComeIsToldOnce() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.advance(to: plan.nextUpdateDue)
    #expect(bench.notice()?.updateOverdue == false)
    let events = bench.advance(by: .seconds(1))
    #expect(events.stages == [.halted])
    #expect(bench.notice()?.updateOverdue == true)
    #expect(bench.advance(by: .minutes(1)).isEmpty)
    let work = WorkProgress(step: 2, steps: 5, title: "Copying")
    bench.run(.report(NoticeID(1), work, nextUpdateDue: bench.now + .minutes(5)))
    #expect(bench.notice()?.updateOverdue == false)
    #expect(bench.notice()?.progress == work)
    #expect(bench.notice()?.plan.nextUpdateDue == bench.now + .minutes(5))
    let early = bench.run(.report(NoticeID(1), work, nextUpdateDue: bench.now - .seconds(1)))
    #expect(early.rejection?.reason == .noticeOutOfOrder)
  }

  @Test func whatIsCalledOffDoesNotHappen() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    let events = bench.run(.callOff(NoticeID(1), reason: "Not ready"))
    #expect(events.stages == [.calledOff])
    #expect(bench.notice()?.calledOffReason == "Not ready")
    #expect(bench.notice()?.revision == 2)
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.advance(to: plan.expectedOpen).isEmpty)
    for directive in [
      Directive.callOff(NoticeID(1), reason: ""), .callOff(NoticeID(2), reason: ""),
      .callOff(NoticeID(0), reason: ""),
      .report(
        NoticeID(1), WorkProgress(step: 1, steps: 1, title: ""), nextUpdateDue: .distantFuture),
    ] {
      #expect(bench.run(directive).rejection?.reason == .unknownNotice)
    }
  }

  @Test func onceItHasBegunItCannotBeCalledOff() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.advance(to: plan.cancelOnlyAt)
    #expect(bench.run(.callOff(NoticeID(1), reason: "")).rejection?.reason == .unknownNotice)
  }

  @Test func spansOfNoLengthArePassedInOneMoment() {
    var bench = Bench()
    var plan = bench.plan()
    plan.verifying = .zero
    plan.reopeningCancelOnly = .zero
    plan.auction = .zero
    plan.nextUpdateDue = .distantFuture
    bench.run(.announce(plan))
    bench.advance(to: plan.haltAt)
    let events = bench.advance(to: plan.expectedOpen)
    #expect(
      events.stages == [.verifying, .reopeningCancelOnly, .reopeningAuction, .completed])
    #expect(events.allSatisfy { $0.time == plan.expectedOpen })
    #expect(bench.exchange.phase(of: Bench.market) == .open)
  }

  @Test func theOperatorsStricterPhaseOutlastsANotice() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.advance(to: plan.cancelOnlyAt)
    #expect(bench.run(.setPhase(Bench.market, .open)).phases == [])
    #expect(
      bench.run(.setPhase(Bench.market, .halted(.fault))).phases == [.halted(.fault)])
    bench.advance(to: plan.expectedOpen)
    #expect(bench.exchange.phase(of: Bench.market) == .halted(.fault))
    #expect(bench.exchange.phase(of: Bench.otherMarket) == .open)
    #expect(bench.run(.setPhase(Bench.market, .open)).phases == [.open])
  }
}
