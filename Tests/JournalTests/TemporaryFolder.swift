import Glibc
import Journal

/// A folder of a test's own, removed with everything in it when the test is over.
final class TemporaryFolder {
  let path: String

  init() {
    var template = Array("/tmp/bellwether-journal-XXXXXX".utf8CString)
    // SAFETY: the template is a terminated array of the test's own.
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe mkdtemp($0) != nil } ?? false
    }
    precondition(made, "no temporary folder")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    let files = SystemFileStore()
    for name in (try? files.names(in: path)) ?? [] { try? files.remove(path + "/" + name) }
    try? files.remove(path)
  }

  /// The bytes of a file.
  func bytes(_ name: String) throws -> [UInt8] {
    let contents = try SystemFileStore().words(of: path + "/" + name)
    // SAFETY: words are plain bytes, and all of them are copied.
    return unsafe contents.words.withUnsafeBytes { unsafe Array($0) }
  }

  /// Puts a file of these bytes in the place of the one that was there.
  func write(_ bytes: [UInt8], to name: String) {
    // SAFETY: the file is open between the two calls, and the bytes are the array's own.
    let file = unsafe fopen(path + "/" + name, "w")
    unsafe bytes.withUnsafeBytes { raw in
      if let file = unsafe file { _ = unsafe fwrite(raw.baseAddress, 1, raw.count, file) }
    }
    if let file = unsafe file { unsafe fclose(file) }
  }
}

/// A journal of a test: records of a few words that say which they are.
struct SampleJournal {
  let folder = TemporaryFolder()
  let files = FaultyFileStore()
  static let identity: UInt64 = 77
  static let firstSegment = "segment-000001.journal"

  func create(segmentBytesMax: Int = 1 << 20) throws -> JournalWriter {
    try JournalWriter.create(
      identity: Self.identity, opening: Self.payload(1),
      lock: JournalLock(directory: folder.path, files: files),
      files: files, segmentBytesMax: segmentBytesMax)
  }

  func resume(segmentBytesMax: Int = 1 << 20) throws -> JournalWriter {
    let lock = try JournalLock(directory: folder.path, files: files)
    var reader = try JournalReader(directory: folder.path, files: files)
    while try reader.next() {}
    return try JournalWriter.resume(
      after: reader, lock: lock, files: files, segmentBytesMax: segmentBytesMax)
  }

  /// What a record of a sequence says.
  static func payload(_ sequence: UInt64) -> [UInt64] {
    (0...sequence % 5).map { sequence * 1000 + $0 }
  }

  /// Reads everything; every record must be the one of its sequence.
  func recovered() throws -> (records: UInt64, torn: Int, areRight: Bool) {
    var reader = try JournalReader(directory: folder.path, files: files)
    var areRight = true
    var expected: UInt64 = 1
    while try reader.next() {
      areRight =
        areRight && reader.sequence == expected
        && reader.payload == Self.payload(reader.sequence)
      expected += 1
    }
    return (expected - 1, reader.tornBytes, areRight)
  }
}

extension JournalWriter {
  /// Appends records of the sample and brings them to the disk after so many each.
  mutating func add(_ count: Int, batch: Int = 3) throws {
    for index in 1...count {
      append(SampleJournal.payload(lastSequence + 1))
      if index % batch == 0 { try commit() }
    }
    try commit()
  }
}
