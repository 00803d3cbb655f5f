public import Exchange
public import Journal
internal import Lanes
public import Simulation

/// The journal of a venue's session, in a folder of its own: begun, recovered, gone on with.
public struct VenueJournal: Sendable {
  /// The folder.
  public var directory: String
  /// A hash of the scenario's text: a journal is for one text only.
  public var scenarioHash: UInt64
  /// The seed of the scenario's chance.
  public var seed: UInt64
  /// The files.
  public var files: any FileStore
  /// From which size on a segment is followed by another, in bytes.
  public var segmentBytesMax = JournalWriter.segmentBytesUsual

  /// Names a session's journal.
  public init(
    directory: String, scenarioHash: UInt64, seed: UInt64,
    files: any FileStore = SystemFileStore()
  ) {
    self.directory = directory
    self.scenarioHash = scenarioHash
    self.seed = seed
    self.files = files
  }

  /// A hash of a scenario's text.
  public static func hash(ofScenario text: [UInt8]) -> UInt64 {
    var hash = StateHash()
    hash.combine(UInt64(text.count))
    for byte in text { hash.combine(UInt64(byte)) }
    return hash.value
  }

  /// Begins the journal of a world that has just been made.
  ///
  /// - Throws: ``RecoveryError`` if the folder cannot be written, is in use, or has a journal.
  public func begin(_ world: World) throws(RecoveryError) -> JournalRecorder {
    let opening = JournalOpening(
      scenarioHash: scenarioHash, seed: seed, startHash: world.stateHash)
    var identity = StateHash()
    identity.combine(scenarioHash)
    identity.combine(seed)
    identity.combine(directory)
    let lock = try lock()
    var words = WordWriter()
    JournalEntry.opening(opening).write(to: &words)
    let opened: JournalWriter
    do throws(JournalError) {
      var writer = try JournalWriter.create(
        identity: identity.value, lock: lock, files: files, segmentBytesMax: segmentBytesMax)
      writer.append(words.words)
      try writer.commit()
      opened = writer
    } catch {
      throw .journal(error.description)
    }
    return try Self.start(opened)
  }

  /// Reads the journal and replays it; changes nothing.
  ///
  /// - Parameter observe: is told of the events of each record.
  /// - Throws: ``RecoveryError`` if it is damaged, or was not made from this scenario.
  public func replay(
    _ scenario: Scenario, observe: (EventBatch) -> Void = { _ in }
  ) throws(RecoveryError) -> Recovery {
    var reader = try reader()
    return try replay(scenario, &reader, observe: observe)
  }

  /// Recovers the session and goes on with its journal.
  ///
  /// - Throws: ``RecoveryError`` if it is damaged, in use, or was not made from this scenario.
  public func resume(
    _ scenario: Scenario
  ) throws(RecoveryError) -> (recovery: Recovery, recorder: JournalRecorder) {
    let lock = try lock()
    var reader = try reader()
    let recovery = try replay(scenario, &reader) { _ in }
    let opened: JournalWriter
    do throws(JournalError) {
      opened = try JournalWriter.resume(
        after: reader, lock: lock, files: files, segmentBytesMax: segmentBytesMax)
    } catch {
      throw .journal(error.description)
    }
    return (recovery, try Self.start(opened))
  }

  private func replay(
    _ scenario: Scenario, _ reader: inout JournalReader, observe: (EventBatch) -> Void
  ) throws(RecoveryError) -> Recovery {
    var replay = JournalReplay(scenario: scenario, scenarioHash: scenarioHash, seed: seed)
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

  private func reader() throws(RecoveryError) -> JournalReader {
    do throws(JournalError) {
      return try JournalReader(directory: directory, files: files)
    } catch {
      throw .journal(error.description)
    }
  }

  private static func start(
    _ writer: consuming JournalWriter
  ) throws(RecoveryError) -> JournalRecorder {
    do throws(SystemFailure) {
      return try JournalRecorder(writer)
    } catch {
      throw .journal(error.description)
    }
  }
}
