import Exchange
import Market
import Testing

@testable import Simulation

@Suite struct MaintenanceTests {
  private func stages(_ run: inout WorldRun, to offset: TimeSpan) -> [MaintenanceStage] {
    var stages: [MaintenanceStage] = []
    run.run(to: offset, step: .milliseconds(500)) { event, _ in
      guard case .notice(_, _, let stage) = event.body, stages.last != stage else { return }
      stages.append(stage)
    }
    return stages
  }

  @Test func theDefaultScenarioShowsTheWholeLifeOfANotice() {
    var run = WorldRun(Scenario.announcedMaintenance.only(2))
    let seen = stages(&run, to: .seconds(585))
    #expect(
      seen == [
        .within30Minutes, .within5Minutes, .within30Seconds, .cancelOnly, .halted, .verifying,
        .reopeningCancelOnly, .reopeningAuction, .completed,
      ])
    let notice = run.world.exchange.notices.first
    #expect(notice?.slipCount == 1)
    #expect(notice?.estimates.first?.reason.isEmpty == false)
    #expect(notice?.audit?.passed == true)
    #expect(notice?.audit?.assets.allSatisfy { $0.difference == 0 } == true)
    #expect(notice?.updateOverdue == false)
    #expect(
      notice?.progress == WorkProgress(step: 5, steps: 5, title: notice?.progress?.title ?? ""))
    #expect((run.world.exchange.audit(at: run.world.now)).passed)
  }

  /// The same in half a minute, for a busy market.
  private var quick: Scenario {
    var scenario = Scenario.announcedMaintenance.only(0)
    scenario.configuration.minimumNotice = .seconds(2)
    scenario.timeline = [
      ScheduledAction(
        at: .seconds(2),
        .announce(
          ScheduledMaintenance(
            title: "Short", reason: "Test", cancelOnlyAt: .seconds(5), haltAt: .seconds(8),
            expectedOpen: .seconds(24), verifying: .seconds(2), reopeningCancelOnly: .seconds(4),
            auction: .seconds(6), advice: "", nextUpdateDue: .seconds(30))))
    ]
    return scenario
  }

  @Test func agentsKeepToThePhasesAndAnAuctionFindsAPrice() {
    var run = WorldRun(quick, seed: 5)
    let bitcoin = InstrumentID(0)
    var refused: [RejectReason] = []
    var phase = MarketPhase.open
    var tradesIn: [String: Int] = [:]
    var indications: [AuctionIndication] = []
    var uncrossed: AuctionIndication?
    var fairAtUncross = 1.0
    run.run(to: .seconds(30), step: .milliseconds(250)) { event, world in
      switch event.body {
      case .rejected(let rejection): refused.append(rejection.reason)
      case .phase(bitcoin, _, let next): phase = next
      case .trade: tradesIn[phase.name, default: 0] += 1
      case .indicative(bitcoin, let indication): indications.append(indication)
      case .uncrossed(bitcoin, let indication):
        uncrossed = indication
        fairAtUncross = world.crowds[0].fairPrice
      default: break
      }
    }
    #expect(refused.isEmpty)
    #expect(tradesIn[MarketPhase.cancelOnly.name] == nil)
    #expect(tradesIn[MarketPhase.halted(.maintenance).name] == nil)
    #expect(tradesIn[MarketPhase.open.name] ?? 0 > 100)
    // The price of the auction forms, moves, and lies where the fair value is.
    #expect(Set(indications.compactMap(\.price)).count > 3)
    #expect(uncrossed?.volume.lots ?? 0 > 1_000)
    let price = Double(uncrossed?.price?.ticks ?? 0)
    #expect(abs(price / fairAtUncross - 1) < 0.002)
    #expect(run.world.exchange.notices.first?.audit?.passed == true)
    #expect(run.world.exchange.audit(at: run.world.now).passed)
    // Half a second later the touch is made again.
    let bid = run.world.exchange.touch(bitcoin, .buy)?.price.ticks ?? 0
    let ask = run.world.exchange.touch(bitcoin, .sell)?.price.ticks ?? 0
    #expect(ask - bid == 1 || ask - bid < 60)
  }

  @Test func makersAreGoneBeforeCancelOnlyAndNothingMovesInAHalt() {
    var run = WorldRun(quick, seed: 6)
    run.run(to: .milliseconds(4_950), step: .milliseconds(50))
    let quotes = run.world.crowds[0].makers.count { $0.bid.order != 0 || $0.ask.order != 0 }
    #expect(quotes == 0)
    run.run(to: .milliseconds(8_001), step: .milliseconds(50))
    let events = run.world.exchange.bookEvents(InstrumentID(0))
    let fair = run.world.crowds[0].fairValue.ticks
    var heard = 0
    run.run(to: .milliseconds(13_900), step: .milliseconds(50)) { event, _ in
      switch event.body {
      case .notice, .audited, .haltAudited: break
      default: heard += 1
      }
    }
    #expect(heard == 0)
    #expect(run.world.exchange.bookEvents(InstrumentID(0)) == events)
    // The world outside goes on.
    #expect(run.world.crowds[0].fairValue.ticks != fair)
  }

  @Test func theUsersRestingOrderIsThereAfterwards() {
    var run = WorldRun(quick, seed: 7)
    run.run(to: .seconds(3))
    let price = Price(ticks: 6_100_000)
    let answer = run.submit(
      .place(
        NewOrder(
          instrument: InstrumentID(0), side: .buy, price: price,
          quantity: Quantity(lots: 500))))
    let id = answer.compactMap { event -> OrderID? in
      if case .rested(let rested) = event.body { rested.order } else { nil }
    }.first
    run.run(to: .seconds(6))
    let refusal = run.submit(
      .place(
        NewOrder(
          instrument: InstrumentID(0), side: .buy, price: price,
          quantity: Quantity(lots: 500))))
    if case .rejected(let rejection) = refusal.first?.body {
      #expect(rejection.reason == .phase)
    } else {
      Issue.record("a new order in cancel-only is refused")
    }
    run.run(to: .seconds(28))
    #expect(id.flatMap { run.world.exchange.order($0) }?.openQuantity == Quantity(lots: 500))
  }

  @Test func aScenarioIsConsistent() {
    for scenario in [Scenario.announcedMaintenance, .calmDay] {
      let offsets = scenario.timeline.map(\.offset)
      #expect(offsets == offsets.sorted())
      #expect(scenario.accounts.contains { $0.account == scenario.user })
      #expect(!scenario.name.contains(" ") && !scenario.summary.isEmpty)
      for plan in scenario.markets {
        #expect(Int(plan.instrument.rawValue) < scenario.configuration.instruments.count)
      }
    }
  }
}
