import Exchange
import Market
import Testing

@testable import Simulation

extension Scenario {
  /// A scenario of one market whose price goes through points: seconds from the start, and how far
  /// the price is then from where it started, as a share of it.
  func onAPath(_ points: [(second: Int64, share: Double)], activity: Double = 1) -> Scenario {
    var scenario = self
    let reference = Double(markets[0].reference.ticks)
    scenario.markets[0].path = PathPlan(
      points.map {
        PathPlan.Waypoint(
          at: .seconds($0.second), price: Price(ticks: Int64(reference * (1 + $0.share))),
          activity: activity)
      })
    return scenario
  }
}

@Suite("A price that follows a path")
struct PathTests {
  private static func follower(_ waypoints: [PathPlan.Waypoint]) -> PathFollower {
    PathFollower(
      plan: PathPlan(waypoints), reference: Price(ticks: 1_000_000), deviation: 2, start: .epoch)
  }

  @Test("it is at every point at its time, and strays in between as a bridge does")
  func bridge() {
    var middles: [Double] = []
    for seed in 1...400 as ClosedRange<UInt64> {
      var random = SeededRandom(seed: seed)
      var follower = Self.follower([
        PathPlan.Waypoint(at: .seconds(100), price: Price(ticks: 1_010_000)),
        PathPlan.Waypoint(at: .seconds(150), price: Price(ticks: 990_000), activity: 3),
      ])
      for second in 1...49 as ClosedRange<Int64> {
        _ = follower.step(to: .epoch + .seconds(second), draw: random.normal())
      }
      middles.append(follower.step(to: .epoch + .seconds(50), draw: random.normal()) - 1_005_000)
      for second in 51...99 as ClosedRange<Int64> {
        _ = follower.step(to: .epoch + .seconds(second), draw: random.normal())
      }
      let end = follower.step(to: .epoch + .seconds(100), draw: random.normal())
      #expect(end == 1_010_000)
      #expect(follower.activity == 3)
      #expect(follower.isDue(at: .epoch + .seconds(150)))
      #expect(follower.step(to: .epoch + .seconds(400), draw: 1) == 990_000)
      #expect(!follower.isUnderway)
    }
    // In the middle of 100 seconds a bridge strays by the root of 100 over 4, times 2 basis points
    // of 1,000,000 ticks: 1,000.
    #expect((900...1_100).contains(Statistics.deviation(middles)))
    #expect(abs(middles.reduce(0, +) / 400) < 150)
  }

  @Test("points are one after another")
  func order() {
    let first = PathPlan.Waypoint(at: .seconds(1), price: Price(ticks: 5))
    #expect(PathPlan.isInOrder([first]))
    #expect(!PathPlan.isInOrder([]))
    #expect(!PathPlan.isInOrder([first, first]))
    #expect(!PathPlan.isInOrder([PathPlan.Waypoint(at: .zero, price: Price(ticks: 5))]))
  }

  @Test("the market follows it, and goes on by itself afterwards")
  func follows() throws {
    var run = WorldRun(.calmDay.only(0).onAPath([(20, 0.003), (40, -0.001)]), seed: 3)
    let instrument = run.world.scenario.markets[0].instrument
    let reference = Double(run.world.scenario.markets[0].reference.ticks)
    // The last trade may be older than the quotes, which move without one.
    func share() -> Double {
      guard let bid = run.world.exchange.touch(instrument, .buy),
        let ask = run.world.exchange.touch(instrument, .sell)
      else { return 1 }
      return Double(bid.price.ticks + ask.price.ticks) / 2 / reference - 1
    }
    run.run(to: .milliseconds(20_060))
    #expect(abs(share() - 0.003) < 0.0003)
    // Some milliseconds after the point the first step towards the next one may have come.
    let outside = try #require(run.world.outsidePrice(of: instrument))
    #expect(abs(Double(outside.ticks) / reference - 1.003) < 0.0002)
    run.run(to: .milliseconds(40_060))
    #expect(abs(share() + 0.001) < 0.0003)
    let end = run.world.outsidePrice(of: instrument)
    run.run(to: .seconds(50))
    #expect(run.world.outsidePrice(of: instrument) != end)
    #expect(World(scenario: .calmDay.only(0), seed: 3).outsidePrice(of: instrument) == nil)
  }

  @Test("while the market stands still the price elsewhere goes on")
  func halted() {
    var scenario = Scenario.calmDay.only(0).onAPath([(20, 0.05)])
    scenario.timeline = [
      ScheduledAction(at: .seconds(5), .setPhase(InstrumentID(0), .halted(.fault)))
    ]
    var run = WorldRun(scenario, seed: 3)
    run.run(to: .seconds(5))
    let last = run.world.exchange.lastPrice(InstrumentID(0))
    run.run(to: .milliseconds(20_060))
    #expect(run.world.exchange.lastPrice(InstrumentID(0)) == last)
    #expect(run.world.outsidePrice(of: InstrumentID(0))?.ticks == 6_478_500)
  }

  @Test("only the user's taking moves the price away from it, and that fades")
  func impact() {
    var scenario = Scenario.calmDay.only(0).onAPath([(3_600, 0)])
    scenario.markets[0].path = PathPlan([
      PathPlan.Waypoint(at: .hours(1), price: scenario.markets[0].reference, deviation: 0)
    ])
    scenario.accounts[0].deposits = [
      Deposit(AssetID(0), Money(units: 1_000_000_000_000_000)), Deposit(AssetID(1), .zero),
    ]
    var run = WorldRun(scenario, seed: 3)
    run.run(to: .seconds(30))
    #expect(run.world.crowds[0].impact.basisPoints == 0)
    #expect(run.world.crowds[0].fairPrice == 6_170_000)
    run.submit(
      .place(
        NewOrder(
          instrument: InstrumentID(0), side: .buy, timeInForce: .immediateOrCancel,
          price: Price(ticks: 6_300_000), quantity: Quantity(lots: 5_000_000))))
    let moved = run.world.crowds[0].impact.basisPoints
    #expect(moved > 1)
    run.run(to: .seconds(35))
    let middle = (run.world.exchange.touch(InstrumentID(0), .buy)?.price.ticks ?? 0) - 6_170_000
    #expect(middle > 300)
    run.run(to: .seconds(600))
    let left = run.world.crowds[0].impact.basisPoints
    #expect(left > 0)
    #expect(left < moved * 0.8)
  }

  @Test("it is busy where the path says so")
  func activity() {
    func trades(_ activity: Double) -> Int {
      var run = WorldRun(.calmDay.only(2).onAPath([(600, 0)], activity: activity), seed: 3)
      var count = 0
      run.run(to: .seconds(600)) { event, _ in if case .trade = event.body { count += 1 } }
      return count
    }
    #expect(Double(trades(5)) > 2 * Double(trades(0.5)))
  }

  @Test("a world on a path comes back from its archive and goes the same way")
  func archive() throws {
    let scenario = Scenario.calmDay.only(2).onAPath([(3, 0.01), (8, -0.01)])
    var world = World(scenario: scenario, seed: 11)
    for second in [0, 2, 4, 7, 9, 12] as [Int64] {
      var pair = try Lockstep(world, storm: UInt64(second) + 1)
      #expect(StateWalk(pair.restored).differences(from: StateWalk(world)) == [])
      pair.run(to: .seconds(second))
      #expect(pair.restored.stateHash == pair.original.stateHash)
      world = pair.restored
    }
    #expect(world.now == scenario.start + .seconds(12))
  }

  @Test("every part of a path counts in the fingerprint")
  func fingerprint() {
    let base = PathPlan.Waypoint(at: .seconds(3), price: Price(ticks: 7), activity: 2, deviation: 1)
    var variants = [base, base, base, base, base, base]
    variants[1].offset = .seconds(4)
    variants[2].price = Price(ticks: 8)
    variants[3].activity = 2.5
    variants[4].deviation = nil
    variants[5].deviation = 0
    let prints = variants.map { waypoint in
      var scenario = Scenario.calmDay.only(2)
      scenario.markets[0].path = PathPlan([waypoint])
      return scenario.fingerprint
    }
    #expect(Set(prints + [Scenario.calmDay.only(2).fingerprint]).count == 7)
  }
}
