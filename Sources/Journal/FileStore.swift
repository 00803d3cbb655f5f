/// The few things that a journal asks of the system's files: the seam at which tests let them fail.
///
/// Words are written little-endian. Nothing is on the disk before `sync` says so, and a name is not
/// there before its folder was synced.
public protocol FileStore: Sendable {
  /// Makes a folder for this user alone; one that is there already is as good.
  func makeDirectory(_ path: String) throws(FileFailure)
  /// The names in a folder, sorted.
  func names(in directory: String) throws(FileFailure) -> [String]
  /// A file's whole words, and how many bytes it has.
  func words(of path: String) throws(FileFailure) -> FileWords
  /// Makes a file that is not there yet, for writing.
  func create(_ path: String) throws(FileFailure) -> FileHandle
  /// Writes words from a byte on, as many as the system takes at once; gives how many bytes.
  func write(_ words: [UInt64], fromByte: Int, to file: FileHandle) throws(FileFailure) -> Int
  /// Brings what was written to the disk.
  func sync(_ file: FileHandle) throws(FileFailure)
  /// Says that nobody reads the first bytes of a file soon, once they are on the disk.
  func forget(_ file: FileHandle, bytes: Int)
  /// Closes a file.
  func close(_ file: FileHandle)
  /// Brings the names in a folder to the disk.
  func syncDirectory(_ path: String) throws(FileFailure)
  /// Gives a file another name, in the place of the one that has it.
  func rename(_ from: String, to path: String) throws(FileFailure)
  /// Removes a file.
  func remove(_ path: String) throws(FileFailure)
  /// Opens or makes a file and locks it for this process, until it is closed.
  func lock(_ path: String) throws(FileFailure) -> FileHandle
}

/// An open file of a store.
public struct FileHandle: Hashable, Sendable {
  /// The system's descriptor.
  public let descriptor: Int32
  /// Where the file is.
  public let path: String

  /// Names an open descriptor.
  public init(descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }
}

/// What is in a file.
public struct FileWords: Hashable, Sendable {
  /// The whole words.
  public var words: [UInt64]
  /// How many bytes there are, those after the last whole word included.
  public var byteCount: Int

  /// Makes the contents of a file.
  public init(words: [UInt64], byteCount: Int) {
    self.words = words
    self.byteCount = byteCount
  }
}

extension FileStore {
  /// Writes all of it, however the system cuts it up.
  func writeAll(_ words: [UInt64], to file: FileHandle) throws(FileFailure) {
    var done = 0
    while done < words.count * 8 { done += try write(words, fromByte: done, to: file) }
  }
}
