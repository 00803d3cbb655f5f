public import Exchange
public import Market
public import Simulation

/// A command with its place in the one order of all commands from outside, and its market time.
///
/// Scenario, seed and these are all that a run depends on: applied to a fresh world they give the
/// same events and the same state, which is what replay, rewind and recovery are.
public struct StampedCommand: Hashable, Sendable, BitwiseCopyable {
  /// Counts up from 1 without gaps.
  public var ordinal: UInt64
  /// The market time at which it was carried out.
  public var time: Instant
  /// The last event before it: a replay that comes to another one is not the same run.
  public var eventsBefore: Sequence
  /// What was asked.
  public var command: Command

  /// Stamps a command.
  public init(
    ordinal: UInt64, time: Instant, eventsBefore: Sequence = Sequence(0), command: Command
  ) {
    self.ordinal = ordinal
    self.time = time
    self.eventsBefore = eventsBefore
    self.command = command
  }

  /// Carries the command out in a world that has not yet come past its time.
  public func apply(to world: inout World, into events: inout EventBatch) {
    precondition(world.now <= time, "a command cannot be applied in the past")
    if world.now < time { world.run(until: time, eventLimit: .max, into: &events) }
    world.submit(command, into: &events)
  }
}
