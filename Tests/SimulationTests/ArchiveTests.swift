import Documents
import Testing

@testable import Exchange
@testable import Market
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
      let isSame = pair.restored.archive() == world.archive()
      #expect(isSame)
      #expect(StateWalk(pair.restored).differences(from: StateWalk(world)) == [])
      pair.run(to: .seconds(second))
      #expect(pair.restored.stateHash == pair.original.stateHash)
      let areSame = pair.restored.archive() == pair.original.archive()
      #expect(areSame)
      eventCount += pair.eventCount
      world = pair.restored
      for instrument in scenario.configuration.instruments {
        phases.insert(world.exchange.phase(of: instrument.id))
      }
    }
    #expect(eventCount > 1_000)
    if tour.seconds.count > 10 { #expect(phases.count == 4) }
  }

  /// Fields that have one value in all these worlds: they follow from the scenario, or are at rest
  /// between commands.
  private static let still: Set<String> = [
    "hasNews", "isCorrecting", "isForced", "timeline/origin", "crowds/activity/hasSeason",
    "crowds/alarm/keep", "crowds/fairValue/rebound",
    "crowds/impact/linearity", "crowds/momentum/fastKeep",
    "crowds/momentum/slowKeep", "crowds/stops/keep", "crowds/takers/signs/shape/exponent",
    "crowds/takers/signs/shape/longest", "crowds/takers/signs/shape/parents",
    "crowds/takers/sizeWave/deviation", "crowds/takers/sizeWave/fade",
    "crowds/takers/sizeWave/keep", "crowds/takers/sizeWave/push",
    "exchange/books/isToIndicate", "exchange/calendar/entries/isBlocked",
    "exchange/floor/ledger/accountCapacity",
    "exchange/floor/ledger/entries/isMarked", "exchange/floor/ledger/ordersPerAccount",
  ]

  /// The walk compares little that is always the same: every other field has several values in
  /// these runs, so one that an archive forgot would be found.
  ///
  /// A name that turns up here belongs to a new field. Archive it and let the storm or these runs
  /// move it; where it never moves, add it above.
  @Test func everyFieldThatIsComparedMoves() throws {
    let runs: [(name: String, market: Int?, milliseconds: [Int64])] = [
      ("announced-maintenance", 2, [30, 360, 400, 520, 555, 565, 590].map { $0 * 1_000 }),
      ("power-cut", 1, [100, 250, 300, 330].map { $0 * 1_000 }),
      ("calm-day", nil, [800, 1_600, 2_400]),
      ("calm-day", 2, Array(stride(from: 500, through: 20_000, by: 500))),
    ]
    var seen: [String: Set<String>] = [:]
    for (name, market, moments) in runs {
      var scenario = try ScenarioLibrary().scenario(named: name)
      if let market { scenario = scenario.only(market) }
      // Who joins the touch takes so long over it that a moment finds somebody who is at it.
      scenario.markets[0].ladder.partSeconds = 0.2
      var world = World(unborn: scenario)
      world.makeCrowds(seed: 11)
      StateWalk(world).add(to: &seen)
      world = World(scenario: scenario, seed: 11)
      for moment in moments {
        var pair = try Lockstep(world, storm: UInt64(moment))
        pair.run(to: .milliseconds(moment))
        world = pair.original
        StateWalk(world).add(to: &seen)
      }
      StateWalk(Self.emptied(world)).add(to: &seen)
    }
    let onAPath = World(scenario: .calmDay.only(2).onAPath([(4, 0.01)]), seed: 11)
    StateWalk(onAPath).add(to: &seen)
    let still = Set(seen.filter { $0.value.count == 1 }.map(\.key))
    #expect(still.subtracting(Self.still).sorted() == [])
    #expect(Self.still.subtracting(still).sorted() == [])
  }

  /// A world whose user has just taken whatever it could, quotes of market makers among it.
  private static func emptied(_ world: World) -> World {
    var world = world
    var batch = EventBatch()
    let actions: [Command.Action] =
      [.cancelAll(instrument: nil, side: nil)]
      + world.crowds.flatMap { crowd in
        Side.allCases.flatMap { side in
          [2_000, 200, 20].map { lots in
            .place(
              NewOrder(
                instrument: crowd.id, side: side, kind: .market, timeInForce: .immediateOrCancel,
                quantity: Quantity(lots: lots)))
          }
        }
      }
    for action in actions {
      world.submit(Command(account: world.scenario.user, action), into: &batch)
    }
    return world
  }

  /// What the walk leaves out has these fields and no others; a new one is to be archived first.
  @Test func whatTheWalkLeavesOutIsKnown() {
    let world = World(scenario: Scenario.calmDay.only(2), seed: 1)
    func names(_ value: Any) -> [String] { Mirror(reflecting: value).children.compactMap(\.label) }
    let floor = world.exchange.floor
    #expect(
      names(floor.pool) == [
        "capacity", "nodes", "links", "extras", "times", "keepsTimes", "marks", "count",
        "firstFree", "firstFreeExtra",
      ])
    #expect(
      names(floor.pool.nodes[0]) == [
        "priceAndAccount", "openAndExtra", "next", "previous", "generation", "instrument", "traits",
      ])
    #expect(names(OrderExtra()) == ["quantity", "feeCredit", "display", "hidden", "next"])
    #expect(
      names(floor.pool.records[0]) == [
        "quantity", "placedAt", "younger", "older", "feeCredit", "instrument", "traits",
      ])
    #expect(
      names(floor.ledger.accounts[0]) == [
        "isOpen", "tier", "haltPolicy", "window", "orderCount", "oldest", "youngest",
      ])
    #expect(
      names(world.exchange.books[0].sides[.buy]) == [
        "bestKey", "bandLow", "levels", "occupied", "side", "far",
      ])
    #expect(
      names(world.exchange.books[0].sides[.buy].levels[0]) == [
        "quantity", "hidden", "head", "tail", "orderCount",
      ])
    #expect(
      names(floor.conditional) == [
        "orders", "books", "waitingCount", "stirred", "silentCount", "nextDue", "expiries",
        "switches", "appointments",
      ])
    #expect(names(world.resting) == ["orders", "heads", "widths", "count"])
    #expect(
      names(RestingOrder()) == [
        "id", "price", "temper", "previous", "next", "agent", "market", "owner", "side",
        "isDecided",
      ])
    #expect(names(Timer()) == ["time", "sequence", "order", "agent", "market", "kind"])
  }

  /// Flips in words all over a world, under a right seal: refused, or there and in the state hash.
  @Test(arguments: 1...2)
  func everyFlipIsRefusedOrSeen(seed: UInt64) throws {
    var run = WorldRun(try ScenarioLibrary().scenario(named: "power-cut").only(1), seed: seed)
    run.run(to: .seconds(20))
    let world = run.world
    let words = world.archive()
    var random = SeededRandom(seed: seed)
    var accepted = 0
    for _ in 0..<200 {
      var flipped = words
      let index = StateArchive.headerCount + random.below(words.count - StateArchive.headerCount)
      flipped[index] ^= 1 << UInt64(random.below(64))
      flipped[3] = StateArchive.seal(flipped)
      guard let read = try? World(scenario: world.scenario, restoring: flipped) else { continue }
      accepted += 1
      let isSame = read.archive() == flipped
      #expect(isSame, "word \(index)")
      #expect(
        read.stateHash != world.stateHash || read.exchange.time != world.exchange.time,
        "word \(index)")
    }
    #expect(accepted > 30)
    for _ in 0..<40 {
      var cut = Array(words[..<random.below(words.count)])
      if cut.count >= StateArchive.headerCount {
        cut[2] = UInt64(cut.count)
        cut[3] = StateArchive.seal(cut)
      }
      #expect(throws: StateArchive.Failure.self) {
        try World(scenario: world.scenario, restoring: cut)
      }
    }
  }

  @Test func anotherScenarioIsRefused() throws {
    let scenario = Scenario.calmDay.only(2)
    let words = World(scenario: scenario, seed: 1).archive()
    var other = scenario
    other.markets[0].makers.slowRefill += 1e-9
    #expect(scenario.fingerprint != other.fingerprint)
    do {
      _ = try World(scenario: other, restoring: words)
      Issue.record("it was accepted")
    } catch {
      #expect(error.reason == .otherScenario)
    }
  }

  /// Fingerprints name the scenario in files, so they are the same for ever on every machine.
  @Test func aFingerprintIsTheOneThatWasRecorded() {
    let scenario = Scenario(
      name: "recorded", summary: "", start: Instant(nanoseconds: 7),
      configuration: Scenario.practiceConfiguration(minimumNotice: .hours(1)),
      user: Scenario.practiceUser, accounts: [Scenario.practiceStake],
      markets: Scenario.practiceMarkets,
      timeline: [ScheduledAction(at: .seconds(2), .setPhase(InstrumentID(1), .halted(.fault)))])
    #expect(String(scenario.fingerprint, radix: 16) == "761be9f717be9050")
  }
}
