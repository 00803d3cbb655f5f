/// An answer of the terminal itself, which came in among the person's keys.
public enum TerminalReply: Hashable, Sendable {
  /// What the terminal thinks of one of its private modes (DECRPM).
  case mode(number: Int, ModeState)
  /// The terminal said what it is (DA1). Nothing that was asked before is still to come.
  case deviceAttributes

  /// Whether a terminal knows a mode, and whether it is on.
  public enum ModeState: Hashable, Sendable {
    /// The terminal does not know the mode, or will never switch it on.
    case unsupported
    /// It is on.
    case on
    /// It is off, and can be switched on.
    case off
  }
}
