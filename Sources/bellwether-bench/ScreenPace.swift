import Documents
import Exchange
import Market
import Simulation

/// How fast the usual market must run to make so many events.
///
/// What the market makes by itself is counted and not written down here: it is another number
/// whenever the market is tuned.
enum ScreenPace {
  /// The scenario of a session that names none.
  private static let scenario = "calm-day"
  /// The market time that is counted, from the start: about what a measured session lives through.
  private static let span = TimeSpan.seconds(40)

  /// The speed, in thousandths of real time, at which the book that the desk shows first changes so
  /// often a second.
  static func perMille(forBookEventsPerSecond events: Int) throws -> Int64 {
    let scenario = try ScenarioLibrary().scenario(named: scenario)
    var world = World(scenario: scenario, seed: 1)
    let first = scenario.markets[0].instrument
    let before = world.exchange.bookEvents(first)
    let end = world.now + span
    var batch = EventBatch(reserving: 1 << 13)
    while world.now < end {
      world.run(until: end, eventLimit: 1 << 12, into: &batch)
      batch.removeAll()
    }
    let made = Int64(world.exchange.bookEvents(first) - before)
    return Int64(events) * span.nanoseconds / 1_000_000 / max(1, made)
  }
}
