/// A session's snapshots: words that stand for everything up to a record of the journal.
///
/// A snapshot is written under another name, brought to the disk, given its name, and read back;
/// only then is the one before the previous one removed.
public struct SnapshotStore: Sendable {
  /// `BWSNAPSH`, least byte first.
  private static let magic: UInt64 = 0x4853_5041_4E53_5742
  private static let version: UInt64 = 2
  private static let headWords = 6

  /// The folder.
  public let directory: String
  private let identity: UInt64
  private let files: any FileStore

  /// Makes the snapshots of a session's folder.
  public init(directory: String, identity: UInt64, files: any FileStore) {
    self.directory = directory
    self.identity = identity
    self.files = files
  }

  /// What was stored.
  public struct Snapshot: Hashable, Sendable {
    /// The last record of the journal that it contains.
    public var sequence: UInt64
    /// The state.
    public var words: [UInt64]

    /// Makes a snapshot of the state after a record.
    public init(sequence: UInt64, words: [UInt64]) {
      self.sequence = sequence
      self.words = words
    }
  }

  /// Stores a snapshot; the newest two are kept.
  ///
  /// - Throws: ``JournalError`` if it could not be stored; those from before are untouched then.
  public func store(_ snapshot: Snapshot) throws(JournalError) {
    var contents = [
      Self.magic, Self.version, identity, snapshot.sequence, UInt64(snapshot.words.count), 0,
    ]
    contents += snapshot.words
    contents.append(UInt64(Checksum().of(contents[...])))
    do throws(FileFailure) {
      files.close(try files.publish(contents, as: Self.name(snapshot.sequence), in: directory))
      guard read(snapshot.sequence) == snapshot else {
        throw FileFailure(.read, path(snapshot.sequence), code: 5)
      }
      for old in try sequences().dropFirst(2) { try files.remove(path(old)) }
    } catch {
      throw .file(error)
    }
  }

  /// The records up to which there are snapshots, newest first; whether one is valid shows when it
  /// is read.
  public func sequences() throws(FileFailure) -> [UInt64] {
    try files.names(in: directory).compactMap(Self.sequence).sorted(by: >)
  }

  /// The snapshot of a record; nil where there is none or it is damaged.
  public func read(_ sequence: UInt64) -> Snapshot? {
    guard let contents = try? files.words(of: path(sequence)), contents.byteCount % 8 == 0 else {
      return nil
    }
    let words = contents.words
    guard words.count > Self.headWords, words[0] == Self.magic, words[1] == Self.version,
      words[2] == identity, words[3] == sequence,
      words[4] == UInt64(words.count - Self.headWords - 1),
      words[words.count - 1] == UInt64(Checksum().of(words.dropLast()))
    else { return nil }
    return Snapshot(sequence: sequence, words: Array(words[Self.headWords...].dropLast()))
  }

  private func path(_ sequence: UInt64) -> String { directory + "/" + Self.name(sequence) }

  private static func name(_ sequence: UInt64) -> String {
    let digits = String(sequence)
    return "snapshot-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
      + ".state"
  }

  private static func sequence(in name: String) -> UInt64? {
    guard name.hasPrefix("snapshot-"), name.hasSuffix(".state") else { return nil }
    return UInt64(name.dropFirst(9).dropLast(6))
  }
}
