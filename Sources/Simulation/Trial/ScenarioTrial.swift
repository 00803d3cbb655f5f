public import Exchange
public import Market

/// A scenario that is run while what it expects is looked for.
public struct ScenarioTrial: Sendable {
  /// The world in it.
  public private(set) var world: World
  private var watch: ExpectationWatch

  /// Begins a trial.
  public init(scenario: Scenario, seed: UInt64) {
    self.init(world: World(scenario: scenario, seed: seed))
  }

  /// Begins a trial with a world at its start.
  public init(world: World) {
    self.world = world
    watch = ExpectationWatch(world.scenario)
    watch.look(at: world)
  }

  /// What was seen of every expectation so far, in their order.
  public var outcomes: [ExpectationOutcome] { watch.outcomes }

  /// Carries out a command of the user's at the present market time.
  public mutating func submit(_ command: Command, into events: inout EventBatch) {
    let first = events.count
    world.submit(command, into: &events)
    watch.note(events, from: first)
  }

  /// Lets market time run until a moment, or to the next look, or until about so many events have
  /// been appended: to be called until `world.now` is the moment.
  public mutating func run(
    until time: Instant, eventLimit: Int, into events: inout EventBatch
  ) {
    let first = events.count
    let stop = min(time, watch.nextLook ?? time)
    world.run(until: stop, eventLimit: eventLimit, into: &events)
    watch.note(events, from: first)
    if world.now >= stop { watch.look(at: world) }
  }
}

/// What was seen of an expectation.
public struct ExpectationOutcome: Hashable, Sendable {
  /// What was expected.
  public var expectation: Expectation
  /// What was seen, in the subject's unit; `nil` where there was nothing to see, or not all of the
  /// time has passed.
  public var seen: Int64?

  /// Makes an outcome.
  public init(expectation: Expectation, seen: Int64?) {
    self.expectation = expectation
    self.seen = seen
  }

  /// Whether it is as expected.
  public var holds: Bool { seen.map(expectation.holds) ?? false }
}
