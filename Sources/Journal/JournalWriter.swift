/// Appends records to a journal, a batch at a time.
///
/// `append` keeps a record in memory; `commit` writes all that were kept and brings them to the
/// disk, after which they are durable. Records that are not durable are held until they are, so
/// that after a failure they can be written again: to a fresh segment, by `renew()`. The one in
/// which the sync failed is not trusted any more, because the system may have thrown away what it
/// could not write and say nothing the next time.
public struct JournalWriter: ~Copyable, Sendable {
  /// The usual size from which a new segment is begun, in bytes.
  public static let segmentBytesUsual = 64 << 20
  /// The most records of a batch: commit before there are more.
  public static let batchMax = RecordFrame.batchMax
  /// After so many bytes more, the system is told that it need not keep them in memory.
  private static let forgettingBytes = 1 << 20

  /// The last record that was appended.
  public private(set) var lastSequence: UInt64
  /// The last record that is on the disk.
  public private(set) var durableSequence: UInt64
  /// Which session it is.
  public let identity: UInt64
  /// How often the journal was opened for writing.
  public let epoch: UInt64

  private let lock: JournalLock
  private let files: any FileStore
  private let frame: RecordFrame
  private let segmentBytesMax: Int
  private var segmentNumber: UInt64
  private var segmentBytes: Int
  /// How much of the segment the system was told to forget.
  private var forgottenBytes = 0
  private var file: FileHandle
  /// Records that are not durable yet.
  private var held: [UInt64] = []

  /// Begins the journal of a new session with its first record.
  ///
  /// - Throws: ``JournalError`` if the folder cannot be written, or has a journal already.
  public static func create(
    identity: UInt64, opening: [UInt64], lock: consuming JournalLock, files: any FileStore,
    segmentBytesMax: Int = segmentBytesUsual
  ) throws(JournalError) -> JournalWriter {
    let header = SegmentHeader(identity: identity, epoch: 1, number: 1, firstSequence: 1)
    do throws(FileFailure) {
      let names = try files.names(in: lock.directory)
      guard !names.contains(where: { SegmentHeader.number(in: $0) != nil }) else {
        throw FileFailure.alreadyThere(lock.directory + "/" + SegmentHeader.name(1))
      }
      var contents = header.words
      RecordFrame(identity: identity).append(opening, sequence: 1, place: 0, to: &contents)
      let file = try files.publish(contents[...], as: header, in: lock.directory)
      return JournalWriter(
        lock: lock, files: files, header: header, file: file, sequence: 1,
        segmentBytes: contents.count * 8, segmentBytesMax: segmentBytesMax)
    } catch {
      throw .file(error)
    }
  }

  /// Goes on with a journal that was read to its end.
  ///
  /// The last segment is written anew, up to its last whole record, and takes the place of the old
  /// one: so nothing rests on pages that only the system's memory may have, and a process that
  /// still had the old file open writes to nobody.
  ///
  /// - Throws: ``JournalError`` if the folder cannot be written.
  public static func resume(
    after reader: JournalReader, lock: consuming JournalLock, files: any FileStore,
    segmentBytesMax: Int = segmentBytesUsual
  ) throws(JournalError) -> JournalWriter {
    let (old, words) = reader.lastSegment
    var header = old
    header.epoch += 1
    var contents = header.words
    contents.append(contentsOf: words.dropFirst(SegmentHeader.wordCount))
    do throws(FileFailure) {
      let file = try files.publish(contents[...], as: header, in: lock.directory)
      return JournalWriter(
        lock: lock, files: files, header: header, file: file, sequence: reader.sequence,
        segmentBytes: contents.count * 8, segmentBytesMax: segmentBytesMax)
    } catch {
      throw .file(error)
    }
  }

  private init(
    lock: consuming JournalLock, files: any FileStore, header: SegmentHeader, file: FileHandle,
    sequence: UInt64, segmentBytes: Int, segmentBytesMax: Int
  ) {
    self.lock = lock
    self.files = files
    identity = header.identity
    epoch = header.epoch
    frame = RecordFrame(identity: header.identity)
    segmentNumber = header.number
    self.segmentBytes = segmentBytes
    self.segmentBytesMax = segmentBytesMax
    self.file = file
    lastSequence = sequence
    durableSequence = sequence
  }

  deinit {
    files.close(file)
  }

  /// The folder it is in.
  public var directory: String { lock.directory }

  /// How many bytes are not durable yet.
  public var heldBytes: Int { held.count * 8 }

  /// Takes a record of 1 to 65,535 words; gives its sequence.
  @discardableResult
  public mutating func append(_ payload: [UInt64]) -> UInt64 {
    frame.append(
      payload, sequence: lastSequence + 1, place: lastSequence - durableSequence, to: &held)
    lastSequence += 1
    return lastSequence
  }

  /// Brings everything that was appended to the disk.
  ///
  /// - Throws: ``JournalError`` if that failed. Nothing more may be committed then until `renew()`
  ///   has succeeded.
  public mutating func commit() throws(JournalError) {
    guard !held.isEmpty else { return }
    do throws(FileFailure) {
      try files.writeAll(held, to: file)
      try files.sync(file)
    } catch {
      throw .file(error)
    }
    segmentBytes += heldBytes
    settle()
    // A session under load would otherwise fill the machine's memory with what it wrote, and wait
    // for each fresh page of it.
    if segmentBytes - forgottenBytes >= Self.forgettingBytes {
      files.forget(file, bytes: segmentBytes)
      forgottenBytes = segmentBytes
    }
    // Where that fails, the old one is simply used longer.
    if segmentBytes >= segmentBytesMax { try? begin(followsFailure: false) }
  }

  /// After a failure: writes what is not durable to a fresh segment, and goes on with that.
  ///
  /// - Throws: ``JournalError`` if the fault has not gone; it can be tried again.
  public mutating func renew() throws(JournalError) {
    try begin(followsFailure: true)
    settle()
  }

  /// Begins a segment that has what is held.
  private mutating func begin(followsFailure: Bool) throws(JournalError) {
    var header = SegmentHeader(
      identity: identity, epoch: epoch, number: segmentNumber + 1,
      firstSequence: durableSequence + 1)
    header.followsFailure = followsFailure
    do throws(FileFailure) {
      let contents = header.words + held
      let fresh = try files.publish(contents[...], as: header, in: lock.directory)
      files.close(file)
      file = fresh
      segmentNumber = header.number
      segmentBytes = contents.count * 8
      forgottenBytes = 0
    } catch {
      throw .file(error)
    }
  }

  private mutating func settle() {
    durableSequence = lastSequence
    held.removeAll(keepingCapacity: true)
  }
}

extension FileStore {
  /// Writes the beginning of a segment under another name, brings it to the disk, and only then
  /// gives it its own: whatever is found under that name is whole.
  func publish(
    _ words: ArraySlice<UInt64>, as header: SegmentHeader, in directory: String
  ) throws(FileFailure) -> FileHandle {
    try publish(Array(words), as: SegmentHeader.name(header.number), in: directory)
  }

  /// Writes a file under another name, brings it to the disk, and only then gives it its own.
  ///
  /// - Returns: the file, still open at its end.
  func publish(
    _ words: [UInt64], as name: String, in directory: String
  ) throws(FileFailure) -> FileHandle {
    let path = directory + "/" + name
    let temporary = path + ".new"
    do throws(FileFailure) { try remove(temporary) } catch {
      guard error.isAbsence else { throw error }
    }
    let file = try create(temporary)
    do throws(FileFailure) {
      try writeAll(words, to: file)
      try sync(file)
      try rename(temporary, to: path)
      try syncDirectory(directory)
      return FileHandle(descriptor: file.descriptor, path: path)
    } catch {
      close(file)
      try? remove(temporary)
      throw error
    }
  }
}
