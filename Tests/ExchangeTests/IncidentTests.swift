import Market
import Testing

@testable import Exchange

extension Bench {
  fileprivate func update(
    _ stage: IncidentStage = .investigating, open: TimeSpan? = nil, news: TimeSpan? = .minutes(10)
  ) -> IncidentUpdate {
    IncidentUpdate(
      stage: stage, impact: .major, known: "k", unknown: "u", advice: "a",
      expectedOpen: open.map { now + $0 }, reason: "r", nextUpdateDue: news.map { now + $0 })
  }

  fileprivate mutating func open(
    _ update: IncidentUpdate? = nil, of instruments: [InstrumentID] = [], ago: TimeSpan = .zero
  ) -> [Event] {
    run(
      .openIncident(
        IncidentReport(
          title: "Stopped", instruments: instruments, startedAt: now - ago,
          update: update ?? self.update())))
  }

  fileprivate mutating func tell(
    _ update: IncidentUpdate, of number: UInt32 = 1
  ) -> [Event] {
    run(.updateIncident(IncidentID(number), update))
  }
}

@Suite struct IncidentTests {
  @Test func anIncidentIsToldAndSetsNoPhase() throws {
    var bench = Bench()
    let events = bench.open(of: [Bench.market], ago: .minutes(2))
    #expect(
      events.map(\.body) == [.incident(IncidentID(1), revision: 1, stage: .investigating)])
    #expect(bench.exchange.phase(of: Bench.market) == .open)
    let incident = try #require(bench.exchange.incidents.first)
    #expect(incident.concerns(Bench.market) && !incident.concerns(Bench.otherMarket))
    #expect(incident.publishedAt == bench.now && incident.startedAt == bench.now - .minutes(2))
    #expect(incident.isActive && !incident.updateOverdue && incident.resolvedAt == nil)
  }

  @Test func estimatesMoveSlipAndAreTakenBack() throws {
    var bench = Bench()
    let start = bench.now
    _ = bench.open(bench.update(news: nil))
    for (stage, hours) in [
      (IncidentStage.identified, 11), (.identified, nil), (.identified, 25), (.monitoring, 25),
      (.monitoring, 24),
    ] as [(IncidentStage, Int64?)] {
      var update = bench.update(stage, news: nil)
      update.expectedOpen = hours.map { start + .hours($0) }
      bench.now = bench.now + .minutes(1)
      #expect(bench.tell(update).count == 1)
    }
    let incident = try #require(bench.exchange.incidents.first)
    #expect(
      incident.estimates.map(\.from) == [start + .hours(11), start + .hours(25)]
        && incident.estimates.map(\.to) == [start + .hours(25), start + .hours(24)])
    #expect(incident.slipCount == 1)
    #expect(incident.revision == 6 && incident.news.count == 6)
  }

  @Test func newsThatDoesNotComeIsToldOnceAndRemembered() throws {
    var bench = Bench()
    let start = bench.now
    _ = bench.open()
    #expect(bench.advance(to: start + .minutes(10)).isEmpty)
    let late = bench.advance(by: .seconds(1))
    #expect(late.map(\.body) == [.incident(IncidentID(1), revision: 2, stage: .investigating)])
    #expect(late.first?.time == start + .minutes(10) + TimeSpan(nanoseconds: 1))
    #expect(bench.exchange.incidents.first?.updateOverdue == true)
    #expect(bench.advance(by: .hours(5)).isEmpty)
    _ = bench.tell(bench.update(.resolved))
    let incident = try #require(bench.exchange.incidents.first)
    #expect(
      incident.missedUpdates == [
        MissedUpdate(dueAt: start + .minutes(10), toldAt: bench.now)
      ])
    #expect(!incident.updateOverdue && incident.resolvedAt == bench.now)
    // Whoever is resolved promises nothing.
    #expect(bench.advance(by: .hours(5)).isEmpty)
  }

  @Test func aNoticeRemembersTheNewsThatDidNotCome() {
    var bench = Bench()
    let plan = bench.plan()
    bench.run(.announce(plan))
    bench.advance(to: plan.nextUpdateDue + .minutes(4))
    #expect(
      bench.exchange.notices.first?.missedUpdates == [MissedUpdate(dueAt: plan.nextUpdateDue)])
    let work = WorkProgress(step: 1, steps: 2, title: "w")
    bench.run(.report(NoticeID(1), work, nextUpdateDue: bench.now + .minutes(60)))
    #expect(
      bench.exchange.notices.first?.missedUpdates == [
        MissedUpdate(dueAt: plan.nextUpdateDue, toldAt: bench.now)
      ])
  }

  @Test func whatCannotBeIsRefused() {
    var bench = Bench()
    #expect(bench.open(of: [InstrumentID(9)]).rejection?.reason == .unknownInstrument)
    #expect(bench.open(bench.update(.resolved)).rejection?.reason == .noticeOutOfOrder)
    #expect(bench.open(ago: .seconds(-1)).rejection?.reason == .noticeOutOfOrder)
    #expect(
      bench.open(bench.update(news: .seconds(-1))).rejection?.reason == .noticeOutOfOrder)
    #expect(
      bench.open(bench.update(open: .seconds(-1))).rejection?.reason == .noticeOutOfOrder)
    #expect(bench.tell(bench.update()).rejection?.reason == .unknownNotice)
    #expect(bench.tell(bench.update(), of: 0).rejection?.reason == .unknownNotice)
    _ = bench.open()
    #expect(
      bench.tell(bench.update(news: .seconds(-1))).rejection?.reason == .noticeOutOfOrder)
    _ = bench.tell(bench.update(.resolved))
    #expect(bench.tell(bench.update()).rejection?.reason == .unknownNotice)
    #expect(bench.exchange.incidents.count == 1)
  }

  @Test func anArchiveHasAllOfItAndTheHashKnowsIt() throws {
    var bench = Bench()
    let before = bench.exchange.stateHash
    _ = bench.open(of: [Bench.otherMarket])
    bench.advance(by: .minutes(11))
    _ = bench.tell(bench.update(.identified, open: .hours(2)))
    #expect(bench.exchange.stateHash != before)
    var read = try Exchange(
      configuration: bench.exchange.configuration, restoring: bench.exchange.archive())
    #expect(read.incidents == bench.exchange.incidents)
    #expect(read.stateHash == bench.exchange.stateHash)
    #expect(read.nextDeadline == bench.exchange.nextDeadline)
    read.calendar.updateIncident(0) { $0.missedUpdates[0].toldAt = nil }
    #expect(read.stateHash != bench.exchange.stateHash)
  }
}
