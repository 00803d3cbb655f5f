import Exchange
import Market
import Testing

@testable import Simulation

/// What two minutes of a market look like, in wide ranges: whoever breaks the model leaves them.
/// `bellwether measure` has all metrics, over days and with the ranges of real markets.
@Suite struct MarketStatisticsTests {
  /// What was seen of one market.
  private struct Observation {
    var seconds = 0.0
    var bookEvents = 0.0
    var oneTickSeconds = 0.0
    var spreadTickSeconds = 0.0
    var takers: [(time: Double, sign: Double, value: Double)] = []
    var touchValues: [Double] = []
    /// The price in the middle every tenth of a second, in ticks.
    var middles: [Double] = []
    var depths: [Double] = []
    var trades = 0
  }

  private static let bands = [
    (0.0, 0.1), (0.1, 0.25), (0.5, 1.0), (2.0, 3.0), (5.0, 8.0), (35, 50),
  ]

  private func observe(_ scenario: Scenario, seed: UInt64, seconds: Int64) -> Observation {
    var run = WorldRun(scenario, seed: seed)
    let plan = scenario.markets[0]
    let id = plan.instrument
    let start = run.world.scenario.start
    let before = run.world.exchange.bookEvents(id)
    let lotValue = run.world.crowds[0].lotValue
    var seen = Observation(depths: [Double](repeating: 0, count: Self.bands.count))
    var levels: [DepthLevel] = []
    for round in 1...seconds * 10 {
      run.run(to: .milliseconds(100 * round), step: .milliseconds(100)) { event, _ in
        guard case .trade(let trade) = event.body, let side = trade.aggressor else { return }
        let time = Double((event.time - start).nanoseconds) * 1e-9
        let value = Double(trade.quantity.lots * trade.price.ticks) * lotValue
        let sign = side == .buy ? 1.0 : -1.0
        seen.trades += 1
        if let last = seen.takers.last, last.time == time, last.sign == sign {
          seen.takers[seen.takers.count - 1].value += value
        } else {
          seen.takers.append((time, sign, value))
        }
      }
      guard let bid = run.world.exchange.touch(id, .buy),
        let ask = run.world.exchange.touch(id, .sell)
      else { continue }
      let spread = ask.price.ticks - bid.price.ticks
      seen.seconds += 0.1
      seen.oneTickSeconds += spread == 1 ? 0.1 : 0
      seen.spreadTickSeconds += 0.1 * Double(spread)
      seen.touchValues.append(Double(bid.quantity.lots * bid.price.ticks) * lotValue)
      let middle = Double(bid.price.ticks + ask.price.ticks) / 2
      seen.middles.append(middle)
      guard round % 20 == 0 else { continue }
      for side in Side.allCases {
        run.world.exchange.depth(id, side, levels: 100_000, into: &levels)
        for level in levels {
          let distance = abs(middle - Double(level.price.ticks)) / middle * 1e4
          let value = Double(level.quantity.lots * level.price.ticks) * lotValue
          for (index, band) in Self.bands.enumerated()
          where distance >= band.0 && distance < band.1 {
            seen.depths[index] += value / (band.1 - band.0) / Double(seconds)
          }
        }
      }
    }
    seen.bookEvents = Double(run.world.exchange.bookEvents(id) - before)
    return seen
  }

  @Test func bitcoinLooksLikeABusyMarket() {
    let seen = observe(Scenario.calmDay.only(0), seed: 21, seconds: 120)
    #expect((450...1_000).contains(seen.bookEvents / seen.seconds))
    #expect(seen.oneTickSeconds / seen.seconds > 0.98)
    // Mostly the price stands still for a tenth of a second, and then it goes some way.
    let moves = zip(seen.middles, seen.middles.dropFirst()).map { $1 - $0 }
    let still = Double(moves.count { $0 == 0 }) / Double(moves.count)
    #expect((0.75...0.95).contains(still))
    let seconds = stride(from: 10, to: seen.middles.count, by: 10).map {
      (seen.middles[$0] / seen.middles[$0 - 10] - 1) * 1e4
    }
    #expect((0.8...2.2).contains(Statistics.deviation(seconds)))
    let takers = Double(seen.takers.count) / seen.seconds
    #expect((8...22).contains(takers))
    #expect((1.6...4.5).contains(Double(seen.trades) / Double(seen.takers.count)))
    let times = seen.takers.map(\.time)
    #expect(Statistics.fano(times, window: 0.1, seconds: 120) > 2)
    #expect(Statistics.fano(times, window: 1, seconds: 120) > 4)
    let signs = seen.takers.map(\.sign)
    #expect((0.2...0.7).contains(Statistics.autocorrelation(signs, lag: 1)))
    #expect(Statistics.autocorrelation(signs, lag: 10) > 0.04)
    let values = seen.takers.map(\.value)
    #expect((80...700).contains(Statistics.quantile(values, 0.5)))
    #expect(Statistics.quantile(values, 0.99) > 20_000)
    #expect((30_000...160_000).contains(Statistics.quantile(seen.touchValues, 0.5)))
  }

  @Test func bitcoinsDepthHasAValleyAndAHump() {
    let depths = observe(Scenario.calmDay.only(0), seed: 22, seconds: 120).depths
    // Touch, valley, rise, hump, hump, thin far away.
    #expect(depths[0] > 3 * depths[1])
    #expect(depths[4] > 1.25 * depths[1])
    #expect(depths[4] > 1.25 * depths[2])
    #expect(depths[3] > depths[2])
    #expect(depths[4] > 2 * depths[5])
  }

  @Test func theYoungCoinIsThin() {
    let seen = observe(Scenario.calmDay.only(2), seed: 23, seconds: 600)
    #expect((4...40).contains(seen.spreadTickSeconds / seen.seconds))
    #expect((1...20).contains(seen.bookEvents / seen.seconds))
    #expect((0.05...1).contains(Double(seen.takers.count) / seen.seconds))
    #expect((40...2_000).contains(Statistics.quantile(seen.touchValues, 0.5)))
  }

  @Test func theBookIsThereFromTheFirstMoment() {
    let world = World(scenario: .calmDay, seed: 1)
    var levels: [DepthLevel] = []
    for market in 0..<3 {
      for side in Side.allCases {
        world.exchange.depth(InstrumentID(UInt16(market)), side, levels: 1_000, into: &levels)
        #expect(levels.count > (market == 2 ? 15 : 100))
      }
    }
    #expect(world.now == world.scenario.start)
    #expect(world.exchange.audit(at: world.now).passed)
  }
}
