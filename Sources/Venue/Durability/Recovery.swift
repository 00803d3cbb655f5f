public import Market
public import Simulation

/// A world as a journal leaves it, and where its session goes on.
public struct Recovery: Sendable {
  /// The world after the last whole record.
  public var world: World
  /// The last event in it.
  public var events = Sequence(0)
  /// How many commands were carried out.
  public var commandCount: UInt64 = 0
  /// How many records were read.
  public var recordCount: UInt64 = 0
  /// Whether the session had ended in order.
  public var wasClosed = false
  /// How many bytes after the last whole record do not count.
  public var tornBytes = 0
  /// How often the disk had failed and the session gone on.
  public var failuresSurvived = 0
  /// The record of the snapshot that it began from; nil where it began from the start.
  public var snapshotRecord: UInt64?
  /// How many snapshots were damaged, or did not have the state that they named.
  public var snapshotsRefused = 0
  /// What the person's account did.
  public var history: AccountHistory
  /// The state's hash.
  public var stateHash: UInt64 { world.stateHash }

  init(world: World) {
    self.world = world
    history = AccountHistory(account: world.scenario.user)
  }

  /// Where a venue goes on.
  public var resumePoint: ResumePoint {
    ResumePoint(events: events, commandCount: commandCount)
  }
}

/// Where a venue's counting goes on, when its world is not a fresh one.
public struct ResumePoint: Hashable, Sendable {
  /// The last event that has happened.
  public var events = Sequence(0)
  /// How many commands were carried out.
  public var commandCount: UInt64 = 0

  /// The beginning.
  public init() {}

  /// Goes on after an event and so many commands.
  public init(events: Sequence, commandCount: UInt64) {
    self.events = events
    self.commandCount = commandCount
  }
}

/// Why a session cannot be recovered.
public enum RecoveryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The journal cannot be read.
  case journal(String)
  /// A whole record says nothing that this program understands.
  case malformed(record: UInt64)
  /// The scenario gives another start: it is another one, or the program has changed.
  case otherStart(String, version: String)
  /// Carrying out the records did not lead where they say.
  case diverged(record: UInt64, what: String)

  /// The problem in words.
  public var description: String {
    switch self {
    case .journal(let text): text
    case .malformed(let record):
      "record \(record) of the journal means nothing to this version of the program"
    case .otherStart(let name, let version):
      "the journal was recorded with another scenario '\(name)', or by a version of the program "
        + "(\(version)) that made another market of it"
    case .diverged(let record, let what):
      "record \(record) of the journal does not fit what led to it: \(what)"
    }
  }
}
