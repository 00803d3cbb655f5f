import Exchange
import Glibc
import Lanes
import Market
import Simulation
import Testing

@testable import Venue

/// A running venue with threads that have stopped for ever: one in the middle of `submit`, one that
/// sends and never reads, one that holds a reader of the feed and never looks.
@Suite struct StallTests {
  /// Market time stands still, so that nothing but a ring wakes the venue: a wake-up that the
  /// stopped ones swallowed would stop the trader, and this test, for ever.
  @Test(arguments: SubmitStop.allCases, [true, false])
  func everybodyElseTradesOn(stop: SubmitStop, isPaused: Bool) throws {
    var scenario = Scenario.calmDay
    let user = scenario.user
    let stopped = AccountID(2)
    let deaf = AccountID(3)
    for account in [stopped, deaf] {
      scenario.accounts.append(AccountPlan(account: account, deposits: []))
    }
    var configuration = VenueConfiguration(participants: [user, stopped, deaf])
    configuration.startsPaused = isPaused
    configuration.speedPerMille = 20_000
    configuration.eventCapacity = 1 << 8
    configuration.feedCapacity = 16
    var venue = try Venue.start(World(scenario: scenario, seed: 5), configuration: configuration)
    var trader = Trader(port: venue.takePort(of: user))
    let never = trader.port.feed.reader()
    let begun = never.position

    let release = try Doorbell()
    let halted = try Doorbell()
    let halting = try NamedThread(
      name: "stopped", owning: StallingPort(port: venue.takePort(of: stopped))
    ) { state in
      var state = state
      let reached = state.stop(at: stop)
      halted.ring()
      release.wait()
      return reached
    }
    var silent = Trader(port: venue.takePort(of: deaf))
    for _ in 0..<2000 where !silent.port.submit(Trader.cancelAll(of: deaf)) { sched_yield() }
    halted.wait()

    for _ in 0..<100 { trader.sendAndAwait(count: 1) }
    #expect(trader.sent == 100)
    #expect(trader.outOfOrder == 0)
    release.ring()
    // A venue that runs need never park; then there is nothing to stop in front of.
    #expect(halting.join() || !isPaused)
    #expect(never.position == begun)
    let outcome = venue.stop()
    #expect(outcome.commandCount >= 100)
  }

  /// A port whose owner stops in the middle of sending.
  struct StallingPort: ~Copyable, Sendable {
    var port: VenuePort

    /// Sends up to a step and no further; tries again where the venue has to be parked for it.
    mutating func stop(at stop: SubmitStop) -> Bool {
      for attempt in 1...1000 {
        if port.submit(Trader.cancelAll(of: port.account), stoppingAt: stop) { return true }
        // An attempt wakes the venue, which needs a moment's peace to park.
        port.doorbell.wait(nanoseconds: 2_000_000 * Int64(min(attempt, 20)))
      }
      return false
    }
  }
}
