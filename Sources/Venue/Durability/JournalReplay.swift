public import Exchange
public import Journal
internal import Market
public import Simulation

/// Carries out a journal's records, one after another, and checks that they lead where they say.
///
/// This is the same path as in the running venue: a world, commands at their times, market time in
/// between. What the events were does not matter to it; whoever wants to know is told.
public struct JournalReplay: Sendable {
  private static let eventsPerPortion = 1 << 16

  /// What has come of it so far.
  public private(set) var recovery: Recovery
  private let startHash: UInt64?
  private var batch = EventBatch(reserving: 1 << 12)

  /// Begins with the world of a scenario.
  public init(scenario: Scenario, seed: UInt64) {
    let world = World(scenario: scenario, seed: seed)
    startHash = world.stateHash
    recovery = Recovery(world: world)
  }

  /// Goes on from what was recovered before.
  public init(after recovery: Recovery) {
    startHash = nil
    self.recovery = recovery
  }

  /// Replays everything there is.
  ///
  /// - Parameter observe: is told of the events of each record.
  /// - Throws: ``RecoveryError`` if the journal is damaged, or is not one of this session.
  public mutating func run(
    _ reader: inout JournalReader, observe: (EventBatch) -> Void = { _ in }
  ) throws(RecoveryError) {
    while try next(&reader, observe: observe) {}
    recovery.tornBytes = reader.tornBytes
    recovery.failuresSurvived = reader.failuresSurvived
  }

  /// Replays one record; false at the end.
  ///
  /// - Throws: ``RecoveryError``, as `run` does.
  public mutating func next(
    _ reader: inout JournalReader, observe: (EventBatch) -> Void = { _ in }
  ) throws(RecoveryError) -> Bool {
    do throws(JournalError) {
      guard try reader.next() else { return false }
    } catch {
      throw .journal(error.description)
    }
    guard reader.sequence > recovery.recordCount else { return true }
    recovery.recordCount = reader.sequence
    var opening: JournalOpening?
    var entry: JournalEntry?
    do throws(WordReader.Malformed) {
      if reader.sequence == 1 {
        opening = try JournalOpening(words: reader.payload)
      } else {
        entry = try JournalEntry(words: reader.payload)
      }
    } catch {
      throw .malformed(record: reader.sequence)
    }
    if let opening, let startHash, opening.startHash != startHash {
      throw .otherStart(opening.scenarioName, version: opening.programVersion)
    }
    guard let entry else { return true }
    try carryOut(entry, record: reader.sequence, observe: observe)
    return true
  }

  /// Goes on with what a journal on the disk has, up to a record.
  ///
  /// - Parameter note: is told how many records were carried out, after each; what it throws ends
  ///   the replay.
  mutating func follow(
    _ journal: VenueJournal, through record: UInt64, note: (UInt64) throws -> Void = { _ in }
  ) throws {
    guard recovery.recordCount < record else { return }
    var reader = try JournalReader(
      directory: journal.directory, files: journal.files, near: recovery.recordCount)
    while recovery.recordCount < record, try next(&reader) { try note(recovery.recordCount) }
  }

  /// A world with memory of its own that is as large as this one's, and in use already.
  mutating func spareWorld() -> World {
    var none: World?
    return recovery.world.detachedCopy(using: &none)
  }

  /// Comes to where another world stands.
  mutating func reach(_ mark: TimeMark) throws(RecoveryError) {
    try carryOut(mark, recovery.recordCount) { _ in }
  }

  /// Carries out an entry that did not come from a file.
  mutating func carryOut(_ entry: JournalEntry) throws(RecoveryError) {
    recovery.recordCount += 1
    try carryOut(entry, record: recovery.recordCount) { _ in }
  }

  private mutating func carryOut(
    _ entry: JournalEntry, record: UInt64, observe: (EventBatch) -> Void
  ) throws(RecoveryError) {
    recovery.wasClosed = false
    switch entry {
    case .command(let command):
      try advance(to: command.time, events: command.eventsBefore, record, observe: observe)
      guard command.ordinal == recovery.commandCount + 1 else {
        throw .diverged(record: record, what: "command \(command.ordinal) is out of turn")
      }
      recovery.world.submit(command.command, into: &batch)
      recovery.commandCount += 1
      hand(to: observe)
    case .mark(let mark):
      try carryOut(mark, record, observe: observe)
    case .closing(let mark, let hash):
      try carryOut(mark, record, observe: observe)
      guard recovery.stateHash == hash else {
        throw .diverged(record: record, what: "the state at the end is another one")
      }
      recovery.wasClosed = true
    }
  }

  private mutating func carryOut(
    _ mark: TimeMark, _ record: UInt64, observe: (EventBatch) -> Void
  ) throws(RecoveryError) {
    try advance(to: mark.time, events: mark.events, record, observe: observe)
    guard mark.commandCount == recovery.commandCount else {
      throw .diverged(record: record, what: "there should be \(mark.commandCount) commands")
    }
  }

  /// Lets market time run, and compares the last event with the one that was last then.
  private mutating func advance(
    to time: Instant, events: Sequence, _ record: UInt64, observe: (EventBatch) -> Void
  ) throws(RecoveryError) {
    guard time >= recovery.world.now else {
      throw .diverged(record: record, what: "its time has passed")
    }
    while recovery.world.now < time {
      recovery.world.run(until: time, eventLimit: Self.eventsPerPortion, into: &batch)
      hand(to: observe)
    }
    guard recovery.events == events else {
      throw .diverged(
        record: record,
        what: "event \(events.rawValue) should be the last, and it is \(recovery.events.rawValue)")
    }
  }

  private mutating func hand(to observe: (EventBatch) -> Void) {
    guard let last = batch.last else { return }
    recovery.events = last.sequence
    recovery.history.learn(batch)
    observe(batch)
    batch.removeAll()
  }
}
