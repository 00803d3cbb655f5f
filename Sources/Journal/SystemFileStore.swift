internal import CSystem

/// The files of the system.
public struct SystemFileStore: FileStore {
  /// Makes the one there is.
  public init() {}

  /// Makes a folder, unless it is there.
  public func makeDirectory(_ path: String) throws(FileFailure) {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    try check(unsafe csystem_directory_make(path), .makeDirectory, path)
  }

  /// The names in a folder, sorted.
  public func names(in directory: String) throws(FileFailure) -> [String] {
    var room = 16 << 10
    while true {
      var bytes = [CChar](repeating: 0, count: room)
      // SAFETY: the capacity is that of the array, whose memory is valid during the call.
      let count = unsafe bytes.withUnsafeMutableBufferPointer { buffer in
        unsafe csystem_directory_names(directory, buffer.baseAddress, Int64(buffer.count))
      }
      guard count >= 0 else { throw FileFailure(.list, directory, code: Int32(-count)) }
      guard count <= room else {
        room = Int(count) * 2
        continue
      }
      return bytes[..<Int(count)].split(separator: 0).map { name in
        String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      }.sorted()
    }
  }

  /// A file's whole words, and how many bytes it has.
  public func words(of path: String) throws(FileFailure) -> FileWords {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    let file = try check(unsafe csystem_file_open(path), .read, path)
    defer { csystem_file_close(file) }
    let size = csystem_file_size(file)
    guard size >= 0 else { throw FileFailure(.read, path, code: Int32(-size)) }
    var words = [UInt64](repeating: 0, count: Int(size + 7) / 8)
    var done = 0
    while done < Int(size) {
      // SAFETY: the bytes asked for lie within the array: at most `size`, from `done` on.
      let count = unsafe words.withUnsafeMutableBytes { bytes in
        unsafe csystem_file_read(
          file, bytes.baseAddress.map { unsafe $0 + done }, size - Int64(done))
      }
      guard count >= 0 else { throw FileFailure(.read, path, code: Int32(-count)) }
      if count == 0 { break }
      done += Int(count)
    }
    words.removeLast(words.count - done / 8)
    for index in words.indices { words[index] = UInt64(littleEndian: words[index]) }
    return FileWords(words: words, byteCount: done)
  }

  /// Makes a file that is not there yet.
  public func create(_ path: String) throws(FileFailure) -> FileHandle {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    FileHandle(descriptor: try check(unsafe csystem_file_create(path), .create, path), path: path)
  }

  /// Writes words from a byte on; gives how many bytes.
  public func write(
    _ words: [UInt64], fromByte: Int, to file: FileHandle
  ) throws(FileFailure) -> Int {
    precondition(fromByte >= 0 && fromByte <= words.count * 8)
    // SAFETY: what is written lies within the array, whose memory is valid during the call.
    let count = unsafe words.withUnsafeBytes { bytes in
      unsafe csystem_file_write(
        file.descriptor, bytes.baseAddress.map { unsafe $0 + fromByte },
        Int64(bytes.count - fromByte))
    }
    guard count > 0 || fromByte == words.count * 8 else {
      let code = count < 0 ? Int32(-count) : csystem_error_input_output
      throw FileFailure(.write, file.path, code: code)
    }
    return Int(count)
  }

  /// Brings a file to the disk.
  public func sync(_ file: FileHandle) throws(FileFailure) {
    try check(csystem_file_sync(file.descriptor), .sync, file.path)
  }

  /// Has the system use the memory of a file's first whole pages for what comes next.
  public func forget(_ file: FileHandle, bytes: Int) {
    // Of no system's pages the last one is cut: it would be read again to be written on.
    let whole = (Int64(bytes) >> 16) << 16
    if whole > 0 { csystem_file_forget(file.descriptor, whole) }
  }

  /// Closes a file.
  public func close(_ file: FileHandle) {
    csystem_file_close(file.descriptor)
  }

  /// Brings the names in a folder to the disk.
  public func syncDirectory(_ path: String) throws(FileFailure) {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    try check(unsafe csystem_directory_sync(path), .sync, path)
  }

  /// Gives a file another name.
  public func rename(_ from: String, to path: String) throws(FileFailure) {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    try check(unsafe csystem_file_rename(from, path), .rename, path)
  }

  /// Removes a file or an empty folder.
  public func remove(_ path: String) throws(FileFailure) {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    let answer = unsafe csystem_file_remove(path)
    guard answer < 0 else { return }
    // A folder is removed by another call, and this one says so in several ways.
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    guard unsafe csystem_directory_remove(path) < 0 else { return }
    throw FileFailure(.remove, path, code: -answer)
  }

  /// Opens or makes a file and locks it.
  public func lock(_ path: String) throws(FileFailure) -> FileHandle {
    // SAFETY: the system reads the path during the call and keeps nothing of it.
    FileHandle(descriptor: try check(unsafe csystem_file_lock(path), .lock, path), path: path)
  }

  @discardableResult
  private func check(
    _ answer: Int32, _ call: FileFailure.Call, _ path: String
  ) throws(FileFailure) -> Int32 {
    guard answer >= 0 else { throw FileFailure(call, path, code: -answer) }
    return answer
  }
}
