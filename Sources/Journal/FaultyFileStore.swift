internal import CSystem
internal import Synchronization

/// Files that fail when they are told to: for tests, and for `bellwether-bench faults`.
///
/// A fault stays until it is taken back. What was written before it came is on the disk as far as
/// it was synced.
public final class FaultyFileStore: FileStore {
  /// What goes wrong.
  public enum Fault: Hashable, Sendable, CaseIterable {
    /// Writes end after a few bytes, then the disk is full; nor can files be made.
    case diskFull
    /// Writes fail.
    case writeFails
    /// Writes succeed, and bringing them to the disk fails.
    case syncFails
    /// Nothing can be made, changed or written.
    case readOnly
    /// Every write takes a few bytes only, which is no failure.
    case shortWrites
  }

  private let real: any FileStore
  private let fault = Mutex<Fault?>(nil)
  private let refusals = Atomic(0)

  /// Makes files that pass everything on to others as long as no fault is set.
  public init(_ real: any FileStore = SystemFileStore()) {
    self.real = real
  }

  /// Sets what goes wrong from now on; nil lets everything go well.
  public func set(_ fault: Fault?) {
    self.fault.withLock { $0 = fault }
  }

  /// How many calls have failed so far.
  public var refusalCount: Int { refusals.load(ordering: .relaxed) }

  private var current: Fault? { fault.withLock { $0 } }

  private func refuse(
    _ faults: Set<Fault>, _ call: FileFailure.Call, _ path: String
  ) throws(FileFailure) {
    guard let current, faults.contains(current) else { return }
    refusals.add(1, ordering: .relaxed)
    let code =
      switch current {
      case .diskFull: csystem_error_no_space
      case .readOnly: csystem_error_read_only
      case .writeFails, .syncFails, .shortWrites: csystem_error_input_output
      }
    throw FileFailure(call, path, code: code)
  }

  /// Makes a folder, unless it is there.
  public func makeDirectory(_ path: String) throws(FileFailure) {
    try refuse([.diskFull, .readOnly], .makeDirectory, path)
    try real.makeDirectory(path)
  }

  /// The names in a folder, sorted.
  public func names(in directory: String) throws(FileFailure) -> [String] {
    try real.names(in: directory)
  }

  /// A file's whole words, and how many bytes it has.
  public func words(of path: String) throws(FileFailure) -> FileWords {
    try real.words(of: path)
  }

  /// Makes a file that is not there yet.
  public func create(_ path: String) throws(FileFailure) -> FileHandle {
    try refuse([.diskFull, .readOnly], .create, path)
    return try real.create(path)
  }

  /// Writes words from a byte on; gives how many bytes.
  public func write(
    _ words: [UInt64], fromByte: Int, to file: FileHandle
  ) throws(FileFailure) -> Int {
    try refuse([.writeFails, .readOnly], .write, file.path)
    guard let current, current == .shortWrites || current == .diskFull else {
      return try real.write(words, fromByte: fromByte, to: file)
    }
    // A few bytes go through, not a multiple of a word; then the disk is full.
    let left = words.count * 8 - fromByte
    if current == .diskFull, fromByte > 0 || left <= 13 {
      try refuse([.diskFull], .write, file.path)
    }
    let part = Array(words[..<min(words.count, (fromByte + 13) / 8 + 1)])
    return try real.write(part, fromByte: fromByte, to: file)
  }

  /// Brings a file to the disk.
  public func sync(_ file: FileHandle) throws(FileFailure) {
    try refuse([.syncFails, .readOnly], .sync, file.path)
    try real.sync(file)
  }

  /// Closes a file.
  public func close(_ file: FileHandle) { real.close(file) }

  /// As the real one.
  public func forget(_ file: FileHandle, bytes: Int) { real.forget(file, bytes: bytes) }

  /// Brings the names in a folder to the disk.
  public func syncDirectory(_ path: String) throws(FileFailure) {
    try refuse([.syncFails], .sync, path)
    try real.syncDirectory(path)
  }

  /// Gives a file another name.
  public func rename(_ from: String, to path: String) throws(FileFailure) {
    try refuse([.readOnly], .rename, path)
    try real.rename(from, to: path)
  }

  /// Removes a file or an empty folder.
  public func remove(_ path: String) throws(FileFailure) {
    try refuse([.readOnly], .remove, path)
    try real.remove(path)
  }

  /// Opens or makes a file and locks it.
  public func lock(_ path: String) throws(FileFailure) -> FileHandle {
    try refuse([.readOnly], .lock, path)
    return try real.lock(path)
  }
}
