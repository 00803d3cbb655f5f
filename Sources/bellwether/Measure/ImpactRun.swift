import Exchange
import Market
import Realism
import Simulation

/// Runs of the first market with a large order and without, from the same seed.
struct ImpactRun {
  private static let notionals: [Int64] = [500_000, 2_000_000, 8_000_000]
  private static let warmUp = TimeSpan.seconds(60)
  private static let span = TimeSpan.seconds(300)

  /// Makes trials: for each seed one run without an order and one for each size and side.
  static func trials(
    _ scenario: Scenario, seeds: Range<UInt64>, progress: (Double) -> Void
  ) -> [ImpactMetrics.Trial] {
    var quiet = scenario
    quiet.markets = [scenario.markets[0]]
    quiet.markets[0].whales.perDay = 0
    quiet.timeline = []
    let id = scenario.markets[0].instrument
    // Sizes that are to a smaller market what these are to one that trades 1.5 billion a day.
    let scale = scenario.markets[0].dailyVolume / 1.5e9
    var trials: [ImpactMetrics.Trial] = []
    for (done, seed) in seeds.enumerated() {
      let usual = price(quiet, seed: seed)
      for notional in notionals {
        for side in Side.allCases {
          let plan = ParentOrderPlan(
            instrument: id, side: side, notional: Int64(Double(notional) * scale),
            pace: .over(span))
          var moved = quiet
          moved.timeline = [ScheduledAction(at: warmUp, .parent(plan))]
          let ratio = price(moved, seed: seed) / usual - 1
          trials.append(
            ImpactMetrics.Trial(
              notional: Double(plan.notional), move: side == .buy ? ratio : -ratio))
        }
      }
      progress(Double(done + 1) / Double(seeds.count))
    }
    return trials
  }

  /// The price in the middle when the order is done.
  private static func price(_ scenario: Scenario, seed: UInt64) -> Double {
    var world = World(scenario: scenario, seed: seed)
    var batch = EventBatch(reserving: 1 << 13)
    let end = scenario.start + warmUp + span
    while world.now < end {
      world.run(until: end, eventLimit: 1 << 12, into: &batch)
      batch.removeAll()
    }
    let id = scenario.markets[0].instrument
    guard let bid = world.exchange.touch(id, .buy), let ask = world.exchange.touch(id, .sell) else {
      return Double(scenario.markets[0].reference.ticks)
    }
    return Double(bid.price.ticks + ask.price.ticks) / 2
  }
}
