import Exchange
import Market
import Testing

@testable import Simulation

@Suite("A trader of a few rules")
struct TraderRunTests {
  private static let market = InstrumentID(2)

  /// A market that stands still from minute 10 to 20 while the price elsewhere rises by 6 %.
  private static func scenario(_ timeline: [ScheduledAction]) -> Scenario {
    var scenario = Scenario.calmDay.only(2).onAPath([(600, 0), (900, 0.06), (1_800, 0.06)])
    scenario.configuration.minimumNotice = .minutes(2)
    scenario.timeline = timeline
    return scenario
  }

  private static let unannounced = scenario([
    ScheduledAction(at: .minutes(10), .setPhase(market, .halted(.fault))),
    ScheduledAction(at: .minutes(19), .setPhase(market, .cancelOnly)),
    ScheduledAction(at: .minutes(20), .setPhase(market, .open)),
  ])

  private static let announced = scenario([
    ScheduledAction(
      at: .minutes(1),
      .announce(
        ScheduledMaintenance(
          title: "T", reason: "R", cancelOnlyAt: .minutes(8), haltAt: .minutes(10),
          expectedOpen: .minutes(18), verifying: .seconds(10), reopeningCancelOnly: .minutes(1),
          auction: .minutes(1), advice: "A", nextUpdateDue: .minutes(18)))),
    ScheduledAction(
      at: .minutes(12),
      .revise(
        notice: 1, expectedOpen: .minutes(20), reason: "R", nextUpdateDue: .minutes(20))),
  ])

  private static let plan = TraderPlan(
    name: "T", summary: "S", instrument: market, looksEvery: .seconds(245),
    bid: TraderPlan.Quote(partsPerMillion: 30_000, amount: Money(units: 500_000_000)),
    ask: TraderPlan.Quote(partsPerMillion: 30_000, amount: Money(units: 500_000_000)),
    stop: TraderPlan.Quote(partsPerMillion: 50_000, amount: Money(units: 100_000_000)),
    precaution: TraderPlan.Precaution(
      lead: .minutes(1), cancelsOrders: true, soldPartsPerMillion: 0),
    deposits: [
      Deposit(AssetID(0), Money(units: 1_000_000_000_000)),
      Deposit(AssetID(3), Money(units: 20_000_000_000)),
    ])

  private static func play(_ scenario: Scenario, seed: UInt64 = 3) -> TraderRecord {
    var run = TraderRun(scenario, plan: plan, seed: seed)
    while run.advance(until: scenario.start + .minutes(25)) {}
    return run.finish()
  }

  @Test("without notice its stale ask is swept when the market opens far from its book")
  func unannounced() throws {
    let scenario = Self.unannounced
    let record = Self.play(scenario)
    let halt = try #require(record.mainHalt)
    #expect(halt.stoppedAt == scenario.start + .minutes(10))
    #expect(halt.length == .minutes(10))
    #expect(halt.powerless == .minutes(9))
    #expect(halt.cancelOnly == .minutes(1))
    #expect(halt.ordersAtStop == 3)
    // It looked in the 17th minute and could do nothing, and next when all was over.
    #expect(halt.cancelled == 0)
    #expect(halt.swept == 1)
    #expect(record.news == [])
    let fill = try #require(record.fills.first { $0.time >= halt.openedAt })
    #expect(fill.fill.side == .sell)
    #expect(fill.shortfallPartsPerMillion > 20_000)
    #expect(record.refusals == 0)
    let before = try #require(record.sample(at: halt.stoppedAt))
    let after = try #require(record.sample(at: halt.openedAt))
    #expect(after.outside.ticks > before.outside.ticks * 105 / 100)
    // What the fill cost is told apart from what the price did to what was held.
    let end = fill.time + .minutes(1)
    let last = try #require(record.sample(at: end))
    #expect(record.fills.count { $0.time > halt.stoppedAt && $0.time <= last.time } == 1)
    let here = record.instrument.value(of: fill.fill.quantity, at: fill.fill.price)
    let there = record.instrument.value(of: fill.fill.quantity, at: fill.outside)
    let gain = record.gainByFills(from: before.time, to: last.time)
    let cost = there - here + fill.fill.fee
    #expect(abs((gain + cost).units) <= 1)
    #expect(last.equity - before.equity > gain)
  }

  @Test("with notice it takes its orders out in time, and nothing is swept")
  func announced() throws {
    let record = Self.play(Self.announced)
    let halt = try #require(record.mainHalt)
    #expect(halt.stoppedAt == Self.announced.start + .minutes(8))
    #expect(halt.ordersAtStop == 0)
    #expect(halt.swept == 0)
    #expect(
      !record.fills.contains { $0.time >= halt.openedAt && $0.shortfallPartsPerMillion > 5_000 })
    #expect(record.news.first?.isAnnouncement == true)
    #expect(record.news.first?.time == Self.announced.start + .minutes(1))
    #expect(record.news.count { $0.movesEstimate } == 1)
    #expect(record.gainByFills(from: halt.stoppedAt, to: halt.openedAt) == .zero)
    let end = try #require(record.samples.last)
    let other = try #require(Self.play(Self.unannounced).samples.last)
    #expect(end.equity > other.equity)
  }

  @Test("the same seed gives the same record to the last figure, another one another")
  func deterministic() {
    let record = Self.play(Self.unannounced)
    #expect(record == Self.play(Self.unannounced))
    #expect(record != Self.play(Self.unannounced, seed: 4))
  }
}
