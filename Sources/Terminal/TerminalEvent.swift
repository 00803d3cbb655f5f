public import Canvas
public import Input

/// What `Screen.events` reports.
public enum TerminalEvent: Hashable, Sendable {
  /// The person pressed a key, used the mouse or pasted something.
  case input(InputEvent)
  /// Ctrl-C, or SIGINT from outside.
  case interrupt
  /// Ctrl-Z, or SIGTSTP from outside: call `Screen.suspend`.
  case suspend
  /// The program runs again after a stop; the screen is ours, and the next `paint` paints all of
  /// it.
  case resumed
  /// The terminal has another size now; the next `paint` paints all of it.
  case resized(Size)
  /// A signal asks the program to end: close the screen and leave.
  case terminate(signal: Int32)
  /// The terminal is gone. Nothing can be shown any more: save, and leave.
  case hangup
  /// The doorbell in the screen's options rang. It keeps ringing until its owner has drained it.
  case doorbell
}
