internal import CSystem

/// A program without a terminal, whose standard output comes here: waited for, or killed at any
/// moment.
public struct Child: ~Copyable {
  private let process: Int32
  private let output: Int32
  private var isGone = false

  /// Starts a program.
  ///
  /// - Throws: `ProgramError` if the system starts none.
  public init(_ command: [String]) throws(ProgramError) {
    precondition(!command.isEmpty, "a command has a program")
    let words = command.flatMap { Array($0.utf8CString) }
    // SAFETY: as many words, each with its ending zero, as the call is told; it copies them.
    let child = unsafe csystem_child_start(words, Int32(command.count))
    guard child.process > 0 else {
      // SAFETY: the text belongs to the system's table and lives for ever.
      let reason = unsafe String(cString: csystem_error_text(-child.process))
      throw .notStarted(program: command[0], reason: reason)
    }
    process = child.process
    output = child.output
  }

  deinit {
    if !isGone { csystem_child_kill(process) }
    csystem_file_close(output)
  }

  /// Takes what it has written so far; waits at most so many milliseconds for the first byte.
  public func receive(milliseconds: Int32) -> [UInt8] {
    if milliseconds > 0 { csystem_child_wait(output, milliseconds) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      // SAFETY: the array is as long as the call is told, and it keeps no pointer.
      let count = unsafe csystem_file_read(output, &block, Int64(block.count))
      guard count > 0 else { return bytes }
      bytes += block.prefix(Int(count))
    }
  }

  /// Waits until it has ended; gives everything it wrote, and its status or 128 and the signal's
  /// number.
  ///
  /// Its end is asked of the system: a program that it started and left may hold the output open
  /// for ever.
  ///
  /// - Returns: nil if it still runs after so many seconds.
  public mutating func finish(withinSeconds seconds: Double) -> (output: [UInt8], status: Int)? {
    let end = ContinuousClock.now + .seconds(seconds)
    var bytes: [UInt8] = []
    var wait: Int32 = 1
    while true {
      bytes += receive(milliseconds: wait)
      let status = csystem_program_status(process)
      if status >= 0 {
        isGone = true
        return (bytes + receive(milliseconds: 0), Int(status))
      }
      if ContinuousClock.now > end { return nil }
      wait = min(2 * wait, 50)
    }
  }

  /// Kills it, without a chance to end anything, and gives what it had written until then.
  public mutating func kill() -> [UInt8] {
    csystem_child_kill(process)
    isGone = true
    return receive(milliseconds: 0)
  }

  /// Writes to this process's own standard output, at once.
  public static func report(_ bytes: [UInt8]) {
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    _ = unsafe csystem_file_write(1, bytes, Int64(bytes.count))
  }
}
