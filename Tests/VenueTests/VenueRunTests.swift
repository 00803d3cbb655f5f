import Exchange
import Lanes
import Market
import Simulation
import Testing

@testable import Venue

/// The venue on its own thread, with a real world in it: what the thread sanitizer watches.
@Suite struct VenueRunTests {
  private let scenario = Scenario.calmDay
  private let user = Scenario.calmDay.user

  /// Whatever the timing of threads was: the stamped commands alone give the same run again.
  @Test(arguments: [UInt64(3), 11])
  func theRecordReplaysToTheSameState(seed: UInt64) throws {
    var configuration = VenueConfiguration(participants: [user])
    configuration.speedPerMille = 20_000
    var venue = try Venue.start(
      World(scenario: scenario, seed: seed), configuration: configuration, recorder: CommandLog())
    var trader = Trader(port: venue.takePort(of: user))
    for _ in 0..<40 { trader.sendAndAwait(count: 5) }
    let outcome = venue.stop()
    trader.drain()

    let log = try #require(outcome.recorder as? CommandLog)
    #expect(log.commands.count == trader.sent)
    #expect(log.commands.map(\.ordinal) == (1...outcome.commandCount).map { $0 })

    let replayed = replay(log.commands, seed: seed, until: outcome.world.now)
    #expect(replayed.world.stateHash == outcome.world.stateHash)
    #expect(replayed.events == trader.privateEvents, "the answers are the same, one by one")
    #expect(trader.missed == 0)

    // The comparison can fail: one command less is another state.
    let shorter = replay(Array(log.commands.dropLast()), seed: seed, until: outcome.world.now)
    #expect(shorter.world.stateHash != outcome.world.stateHash)
  }

  @Test func everythingComesInOrderAndNoTradeIsMissing() throws {
    var configuration = VenueConfiguration(participants: [user])
    configuration.speedPerMille = 50_000
    var venue = try Venue.start(
      World(scenario: scenario, seed: 5), configuration: configuration)
    var trader = Trader(port: venue.takePort(of: user))
    trader.port.interest = .levels
    while trader.trades.count < 300 { trader.awaitNews() }
    trader.sendAndAwait(count: 50)
    _ = venue.stop()
    trader.drain()
    #expect(trader.outOfOrder == 0)
    #expect(trader.missed == 0)
    let first = try #require(trader.trades.first)
    #expect(trader.trades == (first..<first + UInt64(trader.trades.count)).map { $0 })
  }

  @Test func pausesAndRunsOn() throws {
    var venue = try Venue.start(
      World(scenario: scenario, seed: 5), configuration: VenueConfiguration(participants: [user]))
    var trader = Trader(port: venue.takePort(of: user))
    trader.awaitView { $0.time > scenario.start }
    #expect(trader.port.control(.pause) == true)
    trader.awaitView { $0.clock.isPaused }
    let paused = trader.view.time
    trader.sendAndAwait(count: 3)
    #expect(trader.privateEvents.allSatisfy { $0.time == paused })
    trader.awaitView { $0.orders.count == 3 }
    #expect(trader.view.time == paused)

    #expect(trader.port.control(.step(.seconds(2))) == true)
    trader.awaitView { $0.time == paused + .seconds(2) }
    #expect(trader.view.clock.isPaused)

    #expect(trader.port.control(.resume) == true)
    trader.awaitView { $0.time > paused + .seconds(2) && !$0.clock.isPaused }
    #expect(venue.stop().world.now >= trader.view.time)
  }

  /// One participant that never reads and one reader of the feed that never looks: the other trades
  /// as if they were not there, and each is told what it missed when it comes back.
  @Test func whoNeverReadsHoldsUpNobody() throws {
    let sleeper = AccountID(2)
    var scenario = scenario
    scenario.accounts.append(AccountPlan(account: sleeper, deposits: []))
    var configuration = VenueConfiguration(participants: [user, sleeper])
    configuration.speedPerMille = 100_000
    configuration.eventCapacity = 8
    configuration.feedCapacity = 16
    var venue = try Venue.start(World(scenario: scenario, seed: 5), configuration: configuration)
    var trader = Trader(port: venue.takePort(of: user))
    var asleep = Trader(port: venue.takePort(of: sleeper))
    while asleep.port.submit(Trader.cancelAll(of: sleeper)) {}
    for _ in 0..<30 { trader.sendAndAwait(count: 1) }
    #expect(trader.sent == 30)
    _ = venue.stop()
    asleep.drain()
    #expect(asleep.privateEvents.count <= 8)
    #expect(asleep.missedPublic > 0)
  }

  /// Behind on its own events: a snapshot says how things stand, and it is the truth.
  @Test func aTraderThatWasBehindGetsItsAccountInFull() throws {
    var configuration = VenueConfiguration(participants: [user])
    configuration.startsPaused = true
    configuration.eventCapacity = 16
    var venue = try Venue.start(
      World(scenario: scenario, seed: 5), configuration: configuration)
    var trader = Trader(port: venue.takePort(of: user))
    for _ in 0..<100 { trader.send() }
    while trader.snapshots.isEmpty { trader.awaitNews() }
    let outcome = venue.stop()
    trader.drain()
    let latest = try #require(trader.snapshots.last)
    var orders: [OpenOrder] = []
    outcome.world.exchange.openOrders(of: user, into: &orders)
    #expect(orders.count == 100)
    #expect(latest.orders == Array(orders.prefix(latest.orders.count)))
    #expect(latest.orders.count + trader.restedSinceSnapshot == 100)
    let seen = UInt64(trader.privateEvents.count) + trader.snapshots.map(\.missed).reduce(0, +)
    #expect(latest.missed > 0)
    // Each placed order is accepted, rests and changes the balance: nothing is unaccounted for.
    #expect(seen == 300)
  }

  @Test func aDroppedVenueEndsItsThread() throws {
    let ended = try Doorbell()
    try startAndDrop(Sentinel(ended))
    // Would never return if the thread went on.
    ended.wait()
  }

  private func startAndDrop(_ sentinel: Sentinel) throws {
    var configuration = VenueConfiguration(participants: [user])
    configuration.startsPaused = true
    _ = try Venue.start(
      World(scenario: scenario, seed: 5), configuration: configuration,
      recorder: SentinelRecorder(sentinel: sentinel))
  }

  private func replay(_ commands: [StampedCommand], seed: UInt64, until end: Instant) -> Replay {
    var world = World(scenario: scenario, seed: seed)
    var batch = EventBatch()
    var events: [Event] = []
    for command in commands {
      command.apply(to: &world, into: &batch)
      events += batch.events.filter { $0.account == user }
      batch.removeAll()
    }
    if world.now < end { world.run(until: end, eventLimit: .max, into: &batch) }
    events += batch.events.filter { $0.account == user }
    return Replay(world: world, events: events)
  }

  private struct Replay {
    var world: World
    var events: [Event]
  }
}

/// Rings when it is gone.
private final class Sentinel: Sendable {
  private let doorbell: Doorbell

  init(_ doorbell: Doorbell) {
    self.doorbell = doorbell
  }

  deinit {
    doorbell.ring()
  }
}

/// Lives as long as the venue's loop.
private struct SentinelRecorder: CommandRecorder {
  let sentinel: Sentinel
  mutating func record(_ command: StampedCommand) {}
}
