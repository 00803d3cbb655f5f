import Documents
import Exchange
import Market
import Testing

@testable import Simulation

/// A market that the scenario lists while it runs, with agents who come to live in it.
@Suite struct ScenarioListingTests {
  private static let young = InstrumentID(1)

  private static func scenario() throws -> Scenario {
    try ScenarioLibrary().scenario(named: "listing")
  }

  @Test func nobodyTradesBeforeTheListingAndManyAfterIt() throws {
    var run = WorldRun(try Self.scenario())
    #expect(run.world.exchange.instruments.count == 1)
    var (orders, trades) = (0, 0)
    var refused = 0
    run.run(to: .seconds(29)) { event, _ in
      if case .rejected = event.body { refused += 1 }
    }
    #expect(run.world.exchange.instruments.count == 1)
    run.run(to: .seconds(89)) { event, _ in
      switch event.body {
      case .rested(let rested) where rested.instrument == Self.young: orders += 1
      case .trade(let trade) where trade.instrument == Self.young: trades += 1
      case .rejected: refused += 1
      default: break
      }
    }
    #expect(run.world.exchange.phase(of: Self.young) == .auction)
    #expect(orders > 20 && trades == 0, "\(orders) orders, \(trades) trades")
    var opening: Price?
    run.run(to: .seconds(240)) { event, _ in
      switch event.body {
      case .uncrossed(Self.young, let indication): opening = indication.price
      case .trade(let trade) where trade.instrument == Self.young: trades += 1
      case .rejected: refused += 1
      default: break
      }
    }
    let price = try #require(opening?.ticks)
    #expect(price > 4_500 && price < 5_500, "\(price)")
    #expect(trades > 20, "\(trades)")
    #expect(refused == 0, "agents know where they may trade")
    #expect(run.world.exchange.audit(at: run.world.now).passed)
  }

  /// Before, during and after the listing a world can be archived, and goes the same way.
  @Test(arguments: [10, 40, 100] as [Int64])
  func aWorldComesBackFromItsArchive(second: Int64) throws {
    var run = WorldRun(try Self.scenario())
    run.run(to: .seconds(second))
    var pair = try Lockstep(run.world, storm: UInt64(second))
    #expect(pair.restored.stateHash == run.world.stateHash)
    pair.run(to: .seconds(second + 60))
    #expect(pair.original.stateHash == pair.restored.stateHash && pair.eventCount > 100)
  }

  /// What one market's agents draw does not depend on whether another is listed.
  @Test func theOtherMarketGoesItsWay() throws {
    let scenario = try Self.scenario()
    var without = scenario
    without.timeline = []
    without.markets.removeLast()
    func trades(_ scenario: Scenario) -> [Trade] {
      var run = WorldRun(scenario)
      var trades: [Trade] = []
      run.run(to: .seconds(120)) { event, _ in
        if case .trade(let trade) = event.body, trade.instrument == InstrumentID(0) {
          trades.append(trade)
        }
      }
      return trades
    }
    let (with, alone) = (trades(scenario), trades(without))
    #expect(with.map(\.price) == alone.map(\.price) && with.count > 20)
  }
}
