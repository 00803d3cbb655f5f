import Exchange
import Market

@testable import Simulation

/// A world that is run while its events are looked at.
struct WorldRun {
  var world: World
  var batch = EventBatch()

  init(_ scenario: Scenario, seed: UInt64 = 1) { world = World(scenario: scenario, seed: seed) }

  /// Runs to a moment, counted from the start, in steps, and shows each event.
  mutating func run(
    to offset: TimeSpan, step: TimeSpan = .seconds(1), limit: Int = 1 << 20,
    _ look: (Event, World) -> Void = { _, _ in }
  ) {
    let end = world.scenario.start + offset
    while world.now < end {
      world.run(until: min(end, world.now + step), eventLimit: limit, into: &batch)
      flush(look)
    }
  }

  /// Submits a command of the user and gives its answer.
  @discardableResult
  mutating func submit(_ action: Command.Action) -> [Event] {
    batch.removeAll()
    world.submit(
      Command(account: world.scenario.user, reference: ClientReference(7), action),
      into: &batch)
    let events = batch.events
    batch.removeAll()
    return events
  }

  private mutating func flush(_ look: (Event, World) -> Void) {
    for event in batch.events { look(event, world) }
    batch.removeAll()
  }
}

extension Scenario {
  /// Only one of its markets has agents.
  func only(_ market: Int) -> Scenario {
    var scenario = self
    scenario.markets = [markets[market]]
    return scenario
  }
}
