import Glibc

/// What tells whether a file has changed, without reading it: when it was written, how long it is,
/// and which file of that name it is.
public struct FileStamp: Hashable, Sendable {
  private let seconds: Int
  private let nanoseconds: Int
  private let bytes: Int
  private let node: UInt

  /// Looks at a file; `nil` if it is not there or cannot be looked at.
  public init?(path: String) {
    var status = stat()
    // SAFETY: the path is passed as a terminated string, and the record is the call's for its time.
    guard unsafe stat(path, &status) == 0 else { return nil }
    seconds = Int(status.st_mtim.tv_sec)
    nanoseconds = Int(status.st_mtim.tv_nsec)
    bytes = Int(status.st_size)
    node = UInt(status.st_ino)
  }
}
