internal import Glibc

/// The variables that the program was started with.
public enum Environment {
  /// The value of a variable; `nil` where it is unset or empty.
  public static subscript(name: String) -> String? {
    // SAFETY: nothing in this program changes the environment, so the pointer stays valid while
    // its text is copied.
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }
}
