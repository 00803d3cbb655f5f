public import Exchange
public import Market

/// A whole market as a function of scenario, seed and the commands from outside: an exchange, its
/// agents and a clock that moves from one happening to the next.
public struct World: Sendable {
  /// What it was made from.
  public let scenario: Scenario
  /// The exchange in it.
  public private(set) var exchange: Exchange
  /// The market time that was reached.
  public private(set) var now: Instant

  /// Makes a world at the scenario's start: accounts open and funded, books seeded by the agents.
  public init(scenario: Scenario, seed: UInt64) {
    self.scenario = scenario
    exchange = Exchange(configuration: scenario.configuration)
    now = scenario.start
  }

  /// Carries out a command from outside at the present market time.
  public mutating func submit(_ command: Command, into events: inout EventBatch) {}

  /// Lets market time run until a moment, or until about so many events have been appended.
  ///
  /// `now` says how far it came: `time`, unless the limit was reached before.
  public mutating func run(until time: Instant, eventLimit: Int, into events: inout EventBatch) {
    now = time
  }

  /// When something happens next by itself: an agent, the calendar, the scenario.
  public var nextHappening: Instant? { nil }

  /// A hash of everything that decides the future: the exchange, the agents, their random streams.
  public var stateHash: UInt64 { 0 }
}
