internal import CSystem

/// A system call that failed: which one, and why.
public struct SystemFailure: Error, Equatable, CustomStringConvertible {
  /// The name of the call.
  public let call: String
  /// The system's error number.
  public let code: Int32

  /// Notes that `call` failed with `code`.
  public init(call: String, code: Int32) {
    self.call = call
    self.code = code
  }

  /// The failure in words, for a person.
  public var description: String {
    // SAFETY: the text is a constant of the C library.
    let reason = unsafe String(cString: csystem_error_text(code))
    return "\(call) failed: \(reason)"
  }
}
