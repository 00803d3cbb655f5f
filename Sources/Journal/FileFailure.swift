internal import CSystem

/// A call on a file or folder that failed: which one, on what, and why.
public struct FileFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public enum Call: String, Hashable, Sendable, CaseIterable {
    /// Making a folder.
    case makeDirectory = "make the folder"
    /// Reading the names in a folder.
    case list = "list"
    /// Reading a file.
    case read = "read"
    /// Making a file.
    case create = "create"
    /// Writing to a file.
    case write = "write to"
    /// Bringing a file, or the names in a folder, to the disk.
    case sync = "bring to disk"
    /// Giving a file its final name.
    case rename = "rename"
    /// Removing a file or an empty folder.
    case remove = "remove"
    /// Locking a file.
    case lock = "lock"
  }

  /// What was tried.
  public var call: Call
  /// The file or folder.
  public var path: String
  /// The system's error number.
  public var code: Int32

  /// Notes that a call failed with an error number of the system.
  public init(_ call: Call, _ path: String, code: Int32) {
    self.call = call
    self.path = path
    self.code = code
  }

  /// The system's words for the error.
  public var reason: String {
    // SAFETY: the text is a constant of the C library.
    unsafe String(cString: csystem_error_text(code))
  }

  /// Whether nothing is there under that name.
  public var isAbsence: Bool { csystem_error_is_absence(code) != 0 }

  /// Whether another process has the lock.
  public var isLocked: Bool { csystem_error_is_locked(code) != 0 }

  /// A file that is to be made is there.
  static func alreadyThere(_ path: String) -> FileFailure {
    FileFailure(.create, path, code: csystem_error_exists)
  }

  /// The failure in words.
  public var description: String { "cannot \(call.rawValue) \(path): \(reason)" }
}
