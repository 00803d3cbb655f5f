import Documents
import Exchange
import Market
import Testing

@testable import Simulation

/// Whether what is said to have been seen is what happened, counted here a second time.
@Suite struct ScenarioTrialTests {
  private static let heft = InstrumentID(0)

  /// One thin market that breaks for a while, with every kind of expectation of it.
  private static func scenario(_ expectations: [Expectation] = []) throws -> Scenario {
    var scenario = try ScenarioLibrary().scenario(named: "power-cut").only(1)
    scenario.configuration.instruments = [
      Scenario.renumbered(scenario.configuration.instruments[1])
    ]
    scenario.markets[0].instrument = heft
    scenario.markets[0].fairValue.follows = nil
    scenario.timeline = [
      ScheduledAction(at: .seconds(60), .setPhase(heft, .halted(.fault))),
      ScheduledAction(at: .seconds(90), .setPhase(heft, .auction)),
      ScheduledAction(at: .seconds(150), .setPhase(heft, .open)),
    ]
    scenario.expectations = expectations
    scenario.length = .seconds(240)
    return scenario
  }

  private static func whole(_ subject: Expectation.Subject) -> Expectation {
    let to = TimeSpan.seconds(240)
    return Expectation(
      subject, market: subject.isOfVenue ? nil : heft, from: subject.isMomentary ? to : .zero,
      to: to, least: nil, most: nil)
  }

  /// What a world did, counted from its events alone.
  private struct Count {
    var trades: Int64 = 0
    var value: Int128 = 0
    var auctions: Int64 = 0
    var halts: Int64 = 0
    var low = Int64.max
    var last: Int64 = 0
  }

  private static func count(_ scenario: Scenario) -> (Count, World) {
    var count = Count()
    var run = WorldRun(scenario)
    run.run(to: .seconds(240)) { event, _ in
      switch event.body {
      case .trade(let trade):
        count.trades += 1
        count.value += Int128(trade.price.ticks) * Int128(trade.quantity.lots)
        count.low = min(count.low, trade.price.ticks)
        count.last = trade.price.ticks
      case .uncrossed(_, let indication) where indication.volume > .zero: count.auctions += 1
      case .phase(_, _, .halted): count.halts += 1
      default: break
      }
    }
    return (count, run.world)
  }

  @Test func everySubjectIsSeenAsItHappened() throws {
    let subjects = Expectation.Subject.allCases
    let scenario = try Self.scenario(subjects.map(Self.whole))
    let outcomes = BuiltInScenarioTests.run(scenario).outcomes
    let (count, world) = Self.count(scenario)
    func seen(_ subject: Expectation.Subject) -> Int64? {
      outcomes.first { $0.expectation.subject == subject }?.seen
    }
    let instrument = scenario.configuration.instruments[0]
    let unit = Int128(instrument.tickLotUnits)
    #expect(seen(.trades) == count.trades && count.trades > 20)
    #expect(seen(.traded) == Int64(count.value * unit / Int128(instrument.quote.unitsPerWhole)))
    #expect(seen(.auctions) == count.auctions)
    #expect(seen(.halts) == 1 && count.halts == 1)
    #expect(seen(.standstill) == 30_000_000_000)
    #expect(seen(.price) == count.last)
    #expect(seen(.phase) == 0)
    #expect(seen(.audit) == 1 && world.exchange.audit(at: world.now).passed)
    let kept = try #require(seen(.kept))
    #expect(kept > 50 && seen(.cancelled) == 0)
    let spread = try #require(seen(.spread))
    let widest = try #require(seen(.widestSpread))
    #expect(spread > 0 && widest >= spread)
    let loss = try #require(seen(.depthLoss))
    #expect(loss > 0 && loss <= 1_000_000)
    #expect(seen(.notices) == 0 && seen(.incidents) == 0 && seen(.slips) == 0)
    #expect(seen(.lateNews) == 0 && seen(.dataAge) == 0 && seen(.stops) != nil)
    #expect(seen(.fullMakers) != nil && seen(.depthReturn) != nil)
  }

  @Test func aFallIsMeasuredFromThePriceAtItsBeginning() throws {
    let window = { (subject: Expectation.Subject) in
      Expectation(
        subject, market: Self.heft, from: .seconds(60), to: .seconds(240), least: nil, most: nil)
    }
    var scenario = try Self.scenario([window(.fall), window(.rise), window(.recovery)])
    scenario.timeline = [
      ScheduledAction(at: .seconds(80), .news(Self.heft, basisPoints: -500)),
      ScheduledAction(at: .seconds(160), .news(Self.heft, basisPoints: 400)),
    ]
    var (base, low, high, last): (Int64?, Int64, Int64, Int64) = (nil, .max, .min, 0)
    var run = WorldRun(scenario)
    run.run(to: .seconds(240)) { event, _ in
      guard case .trade(let trade) = event.body else { return }
      let ticks = trade.price.ticks
      if event.time < scenario.start + .seconds(60) {
        base = ticks
        return
      }
      (low, high, last) = (min(low, ticks), max(high, ticks), ticks)
    }
    let outcomes = BuiltInScenarioTests.run(scenario).outcomes
    let fall = try #require(outcomes[0].seen)
    let start = try #require(base ?? nil)
    #expect(fall == (start - low) * 1_000_000 / start)
    // A thin book overshoots the news, and the leader's own moves come on top.
    #expect(fall > 30_000 && fall < 100_000, "\(fall)")
    #expect(outcomes[1].seen == max(0, (high - start) * 1_000_000 / start))
    let recovered = try #require(outcomes[2].seen)
    #expect(recovered == (last - low) * 1_000_000 / (start - low))
    #expect(recovered > 300_000, "\(recovered)")
  }

  @Test func whatIsOutOfBoundsDoesNotHoldAndWhatWasNotReachedIsNotSeen() throws {
    var wrong = Self.whole(.halts)
    wrong.least = 2
    var right = Self.whole(.halts)
    right.most = 1
    let scenario = try Self.scenario([wrong, right])
    #expect(BuiltInScenarioTests.run(scenario).outcomes.map(\.holds) == [false, true])
    var trial = ScenarioTrial(scenario: scenario, seed: 1)
    var events = EventBatch()
    trial.run(until: scenario.start + .seconds(100), eventLimit: .max, into: &events)
    #expect(trial.outcomes.map(\.seen) == [nil, nil])
  }

  /// Looking changes nothing: the world comes to the same state.
  @Test func aTrialLeavesTheWorldAsItIs() throws {
    let scenario = try Self.scenario(Expectation.Subject.allCases.map(Self.whole))
    #expect(BuiltInScenarioTests.run(scenario).world.stateHash == Self.count(scenario).1.stateHash)
  }
}

extension Scenario {
  /// An instrument as the first of its exchange.
  static func renumbered(_ instrument: Instrument) -> Instrument {
    guard
      let first = try? Instrument(
        id: InstrumentID(0), base: instrument.base, quote: instrument.quote,
        tickUnits: instrument.tickUnits, lotUnits: instrument.lotUnits, fees: instrument.fees,
        maximumQuantity: instrument.maximumQuantity, maximumPrice: instrument.maximumPrice)
    else { preconditionFailure("the steps are exact") }
    return first
  }
}
