public import Exchange
public import Journal
internal import Lanes
public import Simulation

/// The journal of a venue's session, in a folder of its own: begun, recovered, gone on with.
public struct VenueJournal: Sendable {
  /// The folder.
  public var directory: String
  /// The files.
  public var files: any FileStore
  /// From which size on a segment is followed by another, in bytes.
  public var segmentBytesMax = JournalWriter.segmentBytesUsual
  /// How many records may be on their way to the disk; a power of two. Each takes about 150 bytes.
  ///
  /// More, and commands wait in their lanes. What is acknowledged a second is at most this over the
  /// time that the disk takes for one sync.
  public var recordCapacity = JournalRecorder.capacityUsual

  /// Names a session's journal.
  public init(directory: String, files: any FileStore = SystemFileStore()) {
    self.directory = directory
    self.files = files
  }

  /// Begins the journal of a world that has just been made.
  ///
  /// - Throws: ``RecoveryError`` if the folder cannot be written, is in use, or has a journal.
  public func begin(_ opening: JournalOpening) throws(RecoveryError) -> JournalRecorder {
    let lock = try lock()
    let opened: JournalWriter
    do throws(JournalError) {
      opened = try JournalWriter.create(
        identity: opening.identity(in: directory), opening: opening.words, lock: lock,
        files: files, segmentBytesMax: segmentBytesMax)
    } catch {
      throw .journal(error.description)
    }
    return try start(opened)
  }

  /// What the session was made from.
  ///
  /// - Throws: ``RecoveryError`` if there is no journal, or its beginning is damaged.
  public func opening() throws(RecoveryError) -> JournalOpening {
    var reader = try reader()
    do throws(JournalError) {
      guard try reader.next() else { throw JournalError.noJournal(directory) }
    } catch {
      throw .journal(error.description)
    }
    do throws(WordReader.Malformed) {
      return try JournalOpening(words: reader.payload)
    } catch {
      throw .malformed(record: 1)
    }
  }

  /// Reads the journal and replays it; changes nothing.
  ///
  /// - Parameter observe: is told of the events of each record.
  /// - Throws: ``RecoveryError`` if it is damaged, or was not made from this scenario.
  public func replay(
    _ scenario: Scenario, seed: UInt64, observe: (EventBatch) -> Void = { _ in }
  ) throws(RecoveryError) -> Recovery {
    var reader = try reader()
    return try replay(scenario, seed, &reader, observe: observe)
  }

  /// Recovers the session and goes on with its journal.
  ///
  /// - Throws: ``RecoveryError`` if it is damaged, in use, or was not made from this scenario.
  public func resume(
    _ scenario: Scenario, seed: UInt64
  ) throws(RecoveryError) -> (recovery: Recovery, recorder: JournalRecorder) {
    let lock = try lock()
    let (recovery, reader) = try recover(scenario, seed: seed)
    let opened: JournalWriter
    do throws(JournalError) {
      opened = try JournalWriter.resume(
        after: reader, lock: lock, files: files, segmentBytesMax: segmentBytesMax)
    } catch {
      throw .journal(error.description)
    }
    return (recovery, try start(opened))
  }

  /// Reads the newest snapshot that is valid, and replays what the journal has after it; changes
  /// nothing. Without one it replays everything.
  ///
  /// - Throws: ``RecoveryError``, as `replay` does.
  public func recover(
    _ scenario: Scenario, seed: UInt64
  ) throws(RecoveryError) -> (Recovery, JournalReader) {
    var refused = 0
    let first = try reader()
    let store = SnapshotStore(directory: directory, identity: first.identity, files: files)
    for sequence in (try? store.sequences()) ?? [] {
      if let snapshot = store.read(sequence), let base = Recovery(snapshot, scenario: scenario),
        var reader = try? JournalReader(directory: directory, files: files, near: sequence)
      {
        var replay = JournalReplay(after: base)
        try replay.run(&reader)
        // A snapshot of what the journal does not have would leave a gap in it.
        if reader.sequence >= sequence {
          var recovery = replay.recovery
          recovery.snapshotRecord = sequence
          recovery.snapshotsRefused = refused
          return (recovery, reader)
        }
      }
      refused += 1
    }
    var reader = first
    var recovery = try replay(scenario, seed, &reader) { _ in }
    recovery.snapshotsRefused = refused
    return (recovery, reader)
  }

  /// Builds a world from the newest right snapshot and the journal, up to a record.
  ///
  /// - Parameter note: is told how many records were carried out, after each; what it throws ends
  ///   the replay.
  func build(
    _ scenario: Scenario, seed: UInt64, through record: UInt64, note: (UInt64) throws -> Void
  ) throws -> Recovery {
    let identity = try reader().identity
    let store = SnapshotStore(directory: directory, identity: identity, files: files)
    for sequence in try store.sequences() where sequence <= record {
      guard let snapshot = store.read(sequence),
        let base = Recovery(snapshot, scenario: scenario)
      else { continue }
      var replay = JournalReplay(after: base)
      try replay.follow(self, through: record, note: note)
      return replay.recovery
    }
    var replay = JournalReplay(scenario: scenario, seed: seed)
    try replay.follow(self, through: record, note: note)
    return replay.recovery
  }

  private func replay(
    _ scenario: Scenario, _ seed: UInt64, _ reader: inout JournalReader,
    observe: (EventBatch) -> Void
  ) throws(RecoveryError) -> Recovery {
    var replay = JournalReplay(scenario: scenario, seed: seed)
    try replay.run(&reader, observe: observe)
    return replay.recovery
  }

  private func lock() throws(RecoveryError) -> JournalLock {
    do throws(JournalError) {
      return try JournalLock(directory: directory, files: files)
    } catch {
      throw .journal(error.description)
    }
  }

  /// Reads it from its beginning.
  func reader() throws(RecoveryError) -> JournalReader {
    do throws(JournalError) {
      return try JournalReader(directory: directory, files: files)
    } catch {
      throw .journal(error.description)
    }
  }

  /// Starts the thread of an open journal.
  func start(
    _ writer: consuming JournalWriter
  ) throws(RecoveryError) -> JournalRecorder {
    do throws(SystemFailure) {
      return try JournalRecorder(writer, capacity: recordCapacity)
    } catch {
      throw .journal(error.description)
    }
  }
}
