internal import Glibc

/// The stream for what is said beside the result: progress and errors.
public enum StandardError {
  /// Whether a person reads it, rather than a file or another program.
  public static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes a text as it is. What cannot be written is dropped: there is nobody left to tell.
  public static func put(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: the pointer lives through the call, and `write` reads no more than the count.
    _ = unsafe bytes.withUnsafeBytes { unsafe write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
