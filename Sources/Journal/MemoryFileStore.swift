internal import CSystem
internal import Synchronization

/// Files in memory that know which of their bytes are on the disk, and forget the others when the
/// power fails: for tests, and for `bellwether-bench faults`.
public final class MemoryFileStore: FileStore {
  private struct File {
    var bytes: [UInt8] = []
    /// What is on the disk whatever happens: so many bytes.
    var syncedCount = 0
  }

  private struct State {
    /// Files by their number; a number is never used again.
    var files: [Int32: File] = [:]
    /// What a path leads to now, and what it leads to after a power failure.
    var names: [String: Int32] = [:]
    var syncedNames: [String: Int32] = [:]
    var nextNumber: Int32 = 1
    var locks: Set<String> = []
    var lockOfNumber: [Int32: String] = [:]
  }

  private let state = Mutex(State())

  /// Makes an empty store.
  public init() {}

  /// The same files, apart from these from now on; nobody has a lock on them.
  public func copy() -> MemoryFileStore {
    let copy = MemoryFileStore()
    let now = state.withLock { $0 }
    copy.state.withLock { $0 = now }
    copy.kill()
    return copy
  }

  /// The power fails: names that were not synced are gone, and of the bytes that were not synced
  /// whole sectors are as they were or zero, as chance has it. Locks are gone, too.
  public func failPower(seed: UInt64) {
    state.withLock { state in
      var chance = seed
      state.names = state.syncedNames
      for number in state.files.keys.sorted() {
        guard var file = state.files[number] else { continue }
        var start = file.syncedCount
        let end = start + Int(Self.draw(&chance) % UInt64(file.bytes.count - start + 1))
        file.bytes.removeLast(file.bytes.count - end)
        while start < end {
          let stop = min(end, (start / 512 + 1) * 512)
          if Self.draw(&chance) & 1 == 0 { for index in start..<stop { file.bytes[index] = 0 } }
          start = stop
        }
        file.syncedCount = file.bytes.count
        state.files[number] = file
      }
      state.locks.removeAll()
      state.lockOfNumber.removeAll()
    }
  }

  /// The process is killed: everything written is there, and locks are gone.
  public func kill() {
    state.withLock { state in
      state.locks.removeAll()
      state.lockOfNumber.removeAll()
    }
  }

  /// The bytes of a file; nil where there is none.
  public func bytes(of path: String) -> [UInt8]? {
    state.withLock { state in state.names[path].flatMap { state.files[$0]?.bytes } }
  }

  /// Puts a file of these bytes in the place of the one that was there.
  public func put(_ bytes: [UInt8], at path: String) {
    state.withLock { state in
      let number = state.nextNumber
      state.nextNumber += 1
      state.files[number] = File(bytes: bytes, syncedCount: bytes.count)
      state.names[path] = number
      state.syncedNames[path] = number
    }
  }

  private static func draw(_ chance: inout UInt64) -> UInt64 {
    // The generator of Steele, Lea and Flood, "SplitMix".
    chance &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (chance ^ chance >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// Makes nothing: every folder is there.
  public func makeDirectory(_ path: String) {}

  /// The names in a folder, sorted.
  public func names(in directory: String) -> [String] {
    state.withLock { state in
      state.names.keys.filter { $0.hasPrefix(directory + "/") }
        .map { String($0.dropFirst(directory.count + 1)) }.sorted()
    }
  }

  /// A file's whole words, and how many bytes it has.
  public func words(of path: String) throws(FileFailure) -> FileWords {
    guard let bytes = bytes(of: path) else { throw Self.absence(.read, path) }
    var words: [UInt64] = []
    words.reserveCapacity(bytes.count / 8)
    for index in 0..<bytes.count / 8 {
      var word: UInt64 = 0
      for byte in 0..<8 { word |= UInt64(bytes[index * 8 + byte]) << UInt64(byte * 8) }
      words.append(word)
    }
    return FileWords(words: words, byteCount: bytes.count)
  }

  /// Makes a file that is not there yet.
  public func create(_ path: String) throws(FileFailure) -> FileHandle {
    let number: Int32? = state.withLock { state in
      guard state.names[path] == nil else { return nil }
      let number = state.nextNumber
      state.nextNumber += 1
      state.files[number] = File()
      state.names[path] = number
      return number
    }
    guard let number else { throw .alreadyThere(path) }
    return FileHandle(descriptor: number, path: path)
  }

  /// Writes words from a byte on, all of them.
  public func write(_ words: [UInt64], fromByte: Int, to file: FileHandle) -> Int {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 8)
    for word in words {
      for byte in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(byte * 8))) }
    }
    state.withLock { $0.files[file.descriptor]?.bytes += bytes[fromByte...] }
    return bytes.count - fromByte
  }

  /// Brings a file to the disk.
  public func sync(_ file: FileHandle) {
    state.withLock { state in
      guard let count = state.files[file.descriptor]?.bytes.count else { return }
      state.files[file.descriptor]?.syncedCount = count
    }
  }

  /// Nothing to do: here there is no other place than memory.
  public func forget(_ file: FileHandle, bytes: Int) {}

  /// Closes a file, and frees its lock.
  public func close(_ file: FileHandle) {
    state.withLock { state in
      if let path = state.lockOfNumber.removeValue(forKey: file.descriptor) {
        state.locks.remove(path)
      }
    }
  }

  /// Brings the names in a folder to the disk.
  public func syncDirectory(_ path: String) {
    state.withLock { $0.syncedNames = $0.names }
  }

  /// Gives a file another name.
  public func rename(_ from: String, to path: String) throws(FileFailure) {
    let isDone = state.withLock { state in
      guard let number = state.names.removeValue(forKey: from) else { return false }
      state.names[path] = number
      return true
    }
    guard isDone else { throw Self.absence(.rename, from) }
  }

  /// Removes a file.
  public func remove(_ path: String) throws(FileFailure) {
    let isDone = state.withLock { $0.names.removeValue(forKey: path) != nil }
    guard isDone else { throw Self.absence(.remove, path) }
  }

  /// Locks a path.
  public func lock(_ path: String) throws(FileFailure) -> FileHandle {
    let number: Int32? = state.withLock { state in
      guard state.locks.insert(path).inserted else { return nil }
      let number = state.nextNumber
      state.nextNumber += 1
      state.lockOfNumber[number] = path
      return number
    }
    guard let number else { throw FileFailure(.lock, path, code: csystem_error_locked) }
    return FileHandle(descriptor: number, path: path)
  }

  private static func absence(_ call: FileFailure.Call, _ path: String) -> FileFailure {
    FileFailure(call, path, code: csystem_error_absent)
  }
}
