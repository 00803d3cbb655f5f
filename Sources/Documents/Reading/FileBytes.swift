import Glibc

/// Why a file cannot be read.
struct FileFailure: Error, Hashable, Sendable {
  /// The system's number for it.
  let code: Int32

  /// Whether there is no such file.
  var isAbsence: Bool { code == ENOENT || code == ENOTDIR }

  /// The system's words for it.
  var reason: String {
    // SAFETY: strerror gives a terminated string, which is copied before anything else can run
    // here.
    unsafe String(cString: strerror(code))
  }
}

/// The bytes of a file, up to one more than `bytesMax`.
func readFile(_ path: String, bytesMax: Int) throws(FileFailure) -> [UInt8] {
  // SAFETY: the path is passed as a terminated string for the time of the call.
  let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard file >= 0 else { throw FileFailure(code: errno) }
  defer { close(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 16 << 10)
  while bytes.count <= bytesMax {
    // SAFETY: the buffer is valid during the call, and its own length is what is asked for.
    let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { throw FileFailure(code: errno) }
    if count == 0 { break }
    bytes += chunk[..<count]
  }
  return bytes
}

/// The names in a folder, sorted; an absent folder has none.
func namesInFolder(_ path: String) throws(FileFailure) -> [String] {
  // SAFETY: the path is passed as a terminated string for the time of the call.
  guard let folder = unsafe opendir(path) else {
    let failure = FileFailure(code: errno)
    if failure.isAbsence { return [] }
    throw failure
  }
  // SAFETY: the folder is open, and used by nobody else.
  defer { unsafe closedir(folder) }
  var names: [String] = []
  // SAFETY: an entry is valid until the next call, and its name ends within it; it is copied here.
  while let entry = unsafe readdir(folder) {
    unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
      // SAFETY: the array of characters holds a terminated string.
      unsafe name.withMemoryRebound(to: CChar.self, capacity: 256) {
        names.append(unsafe String(cString: $0))
      }
    }
  }
  return names.sorted()
}
