internal import CSystem

/// A person or a program that speaks in lines: standard input and output, be they a terminal, a
/// pipe or a file.
///
/// Nothing is switched: no raw input, no screen, no cursor. What comes in is split into lines, what
/// goes out is written in one piece.
public final class LineConsole {
  /// What happened.
  public enum Event: Hashable, Sendable {
    /// A line was typed or read; without its end.
    case line(String)
    /// There will be no more lines.
    case end
    /// Ctrl-C, or SIGINT from outside.
    case interrupt
    /// A signal asks the program to end.
    case terminate(signal: Int32)
    /// Nobody reads what is written any more.
    case hangup
    /// The doorbell rang. It keeps ringing until its owner has drained it.
    case doorbell
  }

  /// The most bytes of a line; what is longer is cut there.
  static let lineBytesMax = 4_096

  /// Whether a person types, as far as one can tell: then a prompt is of use.
  public let isInteractive: Bool
  private let input: Int32
  private let output: Int32
  /// A descriptor that is watched, too; it is never read.
  public var doorbell: Int32
  private let signals: Int32
  private var partial: [UInt8] = []
  private var lines: [String] = []
  private var hasEnded = false
  private var isGone = false
  private var buffer = [UInt8](repeating: 0, count: 4_096)

  /// Opens it. Call `Screen.blockSignals` before the first thread is started.
  ///
  /// - Parameter doorbell: A descriptor that is watched, too; it is never read.
  public init(input: Int32 = 0, output: Int32 = 1, doorbell: Int32) {
    self.input = input
    self.output = output
    self.doorbell = doorbell
    isInteractive = csystem_terminal_is(input) != 0 && csystem_terminal_is(output) != 0
    csystem_signals_ignore_pipe()
    signals = csystem_signals_open()
  }

  deinit {
    csystem_terminal_close(signals)
    csystem_signals_unblock()
  }

  /// Waits for something to happen.
  ///
  /// - Parameters:
  ///   - milliseconds: How long at most; negative waits as long as it takes.
  ///   - takesLines: Whether lines are wanted now; if not, they wait.
  ///   - hearsDoorbell: Whether the doorbell is watched.
  public func events(
    milliseconds: Int, takesLines: Bool, hearsDoorbell: Bool
  ) -> [Event] {
    if isGone { return [.hangup] }
    if takesLines, let line = nextLine() { return [line] }
    let ready = csystem_terminal_wait(
      takesLines ? input : -1, signals, hearsDoorbell ? doorbell : -1, -1, Int64(milliseconds))
    func has(_ flag: csystem_terminal_ready) -> Bool { UInt32(ready) & flag.rawValue != 0 }
    var events = has(csystem_terminal_ready_signal) ? takeSignals() : []
    if has(csystem_terminal_ready_doorbell) { events.append(.doorbell) }
    if has(csystem_terminal_ready_input) || has(csystem_terminal_ready_gone) { read() }
    if takesLines, let line = nextLine() { events.append(line) }
    return events
  }

  /// Writes text as it stands.
  public func write(_ text: String) {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count, !isGone {
      // SAFETY: the pointer is to as many bytes of the array, which outlives the call.
      let count = unsafe bytes[sent...].withUnsafeBufferPointer { rest in
        unsafe csystem_terminal_write(output, rest.baseAddress, Int32(rest.count))
      }
      if count < 0 { isGone = true }
      // A descriptor that somebody has made non-blocking takes nothing for a while.
      if count == 0 { _ = csystem_terminal_wait(-1, -1, -1, output, 100) }
      sent += max(0, Int(count))
    }
  }

  private func nextLine() -> Event? {
    if !lines.isEmpty { return .line(lines.removeFirst()) }
    return hasEnded ? .end : nil
  }

  private func read() {
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    let count = unsafe csystem_terminal_read(input, &buffer, Int32(buffer.count))
    for byte in buffer.prefix(max(0, Int(count))) {
      if byte == 0x0A {
        endLine()
      } else if partial.count < Self.lineBytesMax {
        partial.append(byte)
      }
    }
    guard count < 0 else { return }
    if !partial.isEmpty { endLine() }
    hasEnded = true
  }

  private func endLine() {
    if partial.last == 0x0D { partial.removeLast() }
    lines.append(String(decoding: partial, as: UTF8.self))
    partial.removeAll(keepingCapacity: true)
  }

  private func takeSignals() -> [Event] {
    var events: [Event] = []
    while true {
      switch csystem_signals_next(signals) {
      case 0: return events
      case csystem_signal_interrupt: events.append(.interrupt)
      case csystem_signal_stop: csystem_process_stop(0)
      case csystem_signal_continue, csystem_signal_resize: break
      case csystem_signal_hangup: events.append(.hangup)
      case let signal: events.append(.terminate(signal: signal))
      }
    }
  }
}
