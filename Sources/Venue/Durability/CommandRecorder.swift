public import Lanes
public import Market

/// How far market time had run, between commands: what agents did until then is a consequence.
public struct TimeMark: Hashable, Sendable, BitwiseCopyable {
  /// The market time that was reached.
  public var time: Instant
  /// The last event until then.
  public var events: Sequence
  /// How many commands were carried out until then.
  public var commandCount: UInt64

  /// Makes a mark.
  public init(time: Instant, events: Sequence, commandCount: UInt64) {
    self.time = time
    self.events = events
    self.commandCount = commandCount
  }
}

/// Where commands go before they are carried out, and market time once it has passed: the place of
/// the durable record.
///
/// Everything is called on the venue's thread and must not wait. Records have numbers that count up
/// from 1; what a participant hears is held back until the records it follows from are durable.
public protocol CommandRecorder: Sendable {
  /// Tells whom to ring when something has become durable, or the condition has changed.
  mutating func attach(_ doorbell: Doorbell)
  /// Takes note of a command, in the order of the ordinals; there is room.
  mutating func record(_ command: StampedCommand)
  /// Takes note of how far market time has run; there is room.
  mutating func mark(_ mark: TimeMark)
  /// Says that the turn is over: what was recorded may go to the disk.
  mutating func endTurn()
  /// Says that the session ends in order, in a state of this hash. Nothing follows.
  mutating func close(_ mark: TimeMark, stateHash: UInt64)
  /// How many records can be taken now.
  mutating func room() -> Int
  /// The number of the last record that was taken.
  var recorded: UInt64 { get }
  /// The number of the last record that is durable, or more.
  var durable: UInt64 { get }
  /// Whether records are kept.
  var condition: JournalCondition { get }
}

/// A recorder that is never full and behind which nothing waits, unless it says otherwise.
extension CommandRecorder {
  /// Rings nobody.
  public mutating func attach(_ doorbell: Doorbell) {}
  /// Forgets.
  public mutating func mark(_ mark: TimeMark) {}
  /// Does nothing.
  public mutating func endTurn() {}
  /// Forgets.
  public mutating func close(_ mark: TimeMark, stateHash: UInt64) {}
  /// As many as there are.
  public mutating func room() -> Int { .max }
  /// None that anybody waits for.
  public var recorded: UInt64 { 0 }
  /// All.
  public var durable: UInt64 { .max }
  /// Nothing reaches the disk.
  public var condition: JournalCondition { .off }
}

/// Keeps no record.
public struct NoRecord: CommandRecorder {
  /// Makes a recorder that forgets.
  public init() {}
  /// Forgets.
  public mutating func record(_ command: StampedCommand) {}
}

/// Keeps the record in memory.
public struct CommandLog: CommandRecorder {
  /// What was recorded, in order.
  public private(set) var commands: [StampedCommand] = []
  /// Makes an empty log.
  public init() {}
  /// Adds to the log.
  public mutating func record(_ command: StampedCommand) {
    commands.append(command)
  }
}
