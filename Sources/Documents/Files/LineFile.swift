import Glibc

/// A text file that grows by lines, up to a size: then it becomes the old one, and a new one
/// begins.
///
/// Each line is written at once at the file's end, so that several programs can write to one.
public struct LineFile: Sendable {
  /// Why nothing was written.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public let path: String
    /// The system's words.
    public let reason: String
    /// What failed, in a line.
    public var description: String { "\(path) cannot be written: \(reason)" }
  }

  /// Where it is.
  public let path: String
  /// How many bytes it may have before it becomes the old one.
  public let bytesMax: Int

  /// Makes one; the file need not exist, nor the folder that it is to be in.
  public init(path: String, bytesMax: Int) {
    self.path = path
    self.bytesMax = max(1, bytesMax)
  }

  /// Where the old one is.
  public var oldPath: String { path + ".1" }

  /// The last lines, oldest first; none where there is no file. Bytes that are no text are
  /// replaced.
  public func lastLines(_ count: Int) -> [String] {
    var lines: [Substring] = []
    for file in [oldPath, path] {
      guard let bytes = try? readFile(file, bytesMax: bytesMax + (1 << 16)) else { continue }
      lines += String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    }
    return lines.suffix(max(0, count)).map(String.init)
  }

  /// Adds a line; an end of line in it becomes a blank.
  public func append(_ line: String) throws(Failure) {
    let bytes = Array(line.utf8).map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    var file = openToAppend()
    if file < 0, errno == ENOENT {
      makeFolders()
      file = openToAppend()
    }
    guard file >= 0 else { throw failure(errno) }
    defer { close(file) }
    if lseek(file, 0, SEEK_END) >= off_t(bytesMax) {
      // SAFETY: the paths are passed as terminated strings for the time of the call.
      unsafe rename(path, oldPath)
      let fresh = openToAppend()
      guard fresh >= 0 else { throw failure(errno) }
      defer { close(fresh) }
      try write(bytes + [UInt8(ascii: "\n")], to: fresh)
      return
    }
    try write(bytes + [UInt8(ascii: "\n")], to: file)
  }

  private func failure(_ code: Int32) -> Failure {
    Failure(path: path, reason: FileFailure(code: code).reason)
  }

  private func openToAppend() -> Int32 {
    // SAFETY: the path is passed as a terminated string for the time of the call.
    unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
  }

  private func write(_ bytes: [UInt8], to file: Int32) throws(Failure) {
    var done = 0
    while done < bytes.count {
      // SAFETY: what is written lies within the array, whose memory is valid during the call.
      let count = unsafe bytes[done...].withUnsafeBytes { rest in
        unsafe Glibc.write(file, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(count < 0 ? errno : EIO) }
      done += count
    }
  }

  /// Makes the folders on the way for this user alone; those that are there stay as they are.
  private func makeFolders() {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += (folder.isEmpty && !path.hasPrefix("/") ? "" : "/") + part
      // SAFETY: the path is passed as a terminated string for the time of the call.
      unsafe mkdir(folder, 0o700)
    }
  }
}
