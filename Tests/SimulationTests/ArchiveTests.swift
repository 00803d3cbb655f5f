import Documents
import Exchange
import Market
import Testing

@testable import Simulation

@Suite struct ArchiveTests {
  /// A built-in scenario with one of its markets, and the moments at which it is archived: in open
  /// trading, around the announcements, in cancel-only, in halts, while the audit is pending, in
  /// auctions, after the reopening. From each to the next, both worlds run in lockstep.
  private static let tours: [(scenario: String, market: Int?, seconds: [Int64])] = [
    ("calm-day", nil, [0, 2, 4, 6]),
    ("announced-maintenance", nil, [0, 19, 21]),
    (
      "announced-maintenance", 2,
      [1, 60, 340, 356, 386, 430, 460, 490, 500, 505, 510, 520, 530, 550, 565, 590]
    ),
    ("second-thoughts", 1, [0, 15, 16, 40]),
    ("power-cut", 1, [1, 89, 91, 239, 241, 284, 286, 320, 344, 346, 400]),
  ]

  @Test(arguments: tours.indices)
  func aWorldComesBackAndGoesTheSameWay(index: Int) throws {
    let tour = Self.tours[index]
    var scenario = try ScenarioLibrary().scenario(named: tour.scenario)
    if let market = tour.market { scenario = scenario.only(market) }
    var world = World(scenario: scenario, seed: 11)
    var phases: Set<MarketPhase> = []
    var eventCount = 0
    for second in tour.seconds {
      var pair = try Lockstep(world, storm: UInt64(second) + 1)
      #expect(pair.restored.stateHash == pair.original.stateHash)
      #expect(pair.restored.archive() == world.archive())
      pair.run(to: .seconds(second))
      #expect(pair.restored.stateHash == pair.original.stateHash)
      #expect(pair.restored.archive() == pair.original.archive())
      eventCount += pair.eventCount
      world = pair.restored
      for instrument in scenario.configuration.instruments {
        phases.insert(world.exchange.phase(of: instrument.id))
      }
    }
    #expect(eventCount > 1_000)
    if tour.seconds.count > 10 { #expect(phases.count == 4) }
  }
}
