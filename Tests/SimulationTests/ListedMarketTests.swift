import Documents
import Exchange
import Market
import Testing

@testable import Simulation

/// Worlds in which the operator lists and delists markets while agents trade in the others.
@Suite struct ListedMarketTests {
  private static let crossed = InstrumentID(3)
  private static let young = InstrumentID(4)

  /// A market with agents; after two seconds one more of assets that there are, after four one with
  /// a new asset, in an auction that ends after eight; after thirteen the first is delisted.
  private static func scenario() throws -> Scenario {
    var scenario = try ScenarioLibrary().scenario(named: "calm-day").only(2)
    let assets = scenario.configuration.assets
    let asset = Asset(id: AssetID(4), symbol: "NEWT", decimals: 6, displayDecimals: 2)
    let pairs = [(crossed, assets[3], assets[2]), (young, asset, assets[0])]
    let listed = try pairs.map { id, base, quote in
      try Instrument(
        id: id, base: base, quote: quote, tickUnits: 1_000, lotUnits: 1_000_000,
        fees: FeeSchedule(makerPartsPerMillion: 100, takerPartsPerMillion: 400),
        maximumQuantity: Quantity(lots: 10_000_000), maximumPrice: Price(ticks: 1_000_000))
    }
    scenario.timeline = [
      ScheduledAction(at: .seconds(2), .list(listed[0], .open)),
      ScheduledAction(at: .seconds(4), .list(listed[1], .auction)),
      ScheduledAction(at: .seconds(8), .setPhase(young, .open)),
      ScheduledAction(at: .seconds(13), .delist(crossed)),
    ]
    return scenario
  }

  /// At every few moments the world is archived, and what is read back goes the same way.
  @Test(arguments: [3, 4] as [UInt64])
  func aWorldWithAListedMarketComesBack(seed: UInt64) throws {
    let scenario = try Self.scenario()
    var world = World(scenario: scenario, seed: seed)
    var (trades, waiting) = (0, 0)
    for half in 1...32 {
      var pair = try Lockstep(world, storm: seed * 100 + UInt64(half))
      #expect(pair.restored.stateHash == world.stateHash)
      let isSame = pair.restored.archive() == world.archive()
      #expect(isSame)
      pair.run(to: .milliseconds(500 * Int64(half)))
      #expect(pair.restored.stateHash == pair.original.stateHash)
      world = pair.restored
      var orders: [OpenOrder] = []
      world.exchange.openOrders(of: scenario.user, into: &orders)
      waiting += orders.count { $0.instrument >= Self.crossed && $0.trigger != nil }
      trades += pair.tradeCount(in: Self.crossed) + pair.tradeCount(in: Self.young)
    }
    #expect(world.exchange.instruments.count == 5 && world.exchange.assets.count == 5)
    #expect(world.exchange.phase(of: Self.crossed) == .halted(.delisted))
    #expect(world.exchange.phase(of: Self.young) == .open)
    #expect(trades > 10, "\(trades)")
    #expect(waiting > 5, "\(waiting)")
    #expect(world.exchange.audit(at: world.now).passed)
  }

  /// What was listed is not in the scenario's configuration, and the scenario is the same.
  @Test func theOperatorsListingIsPartOfTheScenario() throws {
    let scenario = try Self.scenario()
    var other = scenario
    other.timeline.removeLast()
    #expect(scenario.fingerprint != other.fingerprint)
    var run = WorldRun(scenario, seed: 1)
    var listed: [InstrumentID] = []
    run.run(to: .seconds(14)) { event, _ in
      if case .listed(let instrument) = event.body { listed.append(instrument) }
      if case .delisted(let instrument) = event.body { listed.append(instrument) }
    }
    #expect(listed == [Self.crossed, Self.young, Self.crossed])
  }
}
