internal import CSystem

/// A program running on a terminal of its own, whose output comes here instead of to a window.
///
/// It is ended when this value is.
public struct Program: ~Copyable {
  /// The name it was started by.
  public let name: String
  /// When it was started, in nanoseconds of `now`.
  public let started: Int64
  private let process: Int32
  private let master: Int32

  /// Starts a program on a terminal of the given size.
  ///
  /// - Parameters:
  ///   - command: the program, looked up in `PATH`, and its arguments.
  ///   - terminal: what `TERM` says.
  public init(
    _ command: [String], columns: Int, rows: Int, terminal: String
  ) throws(ProgramError) {
    precondition(!command.isEmpty, "a command has a program")
    name = command[0]
    for (variable, value) in [
      ("TERM", terminal), ("COLORTERM", "truecolor"), ("LANG", "C.UTF-8"), ("LC_ALL", "C.UTF-8"),
    ] {
      // SAFETY: the call copies both strings, and nothing else runs that reads the environment.
      unsafe csystem_environment_set(variable, value)
    }
    for variable in ["COLUMNS", "LINES", "NO_COLOR"] {
      // SAFETY: as above; no value means that the variable is removed.
      unsafe csystem_environment_set(variable, nil)
    }
    started = Self.now
    let size = csystem_terminal_size(columns: Int32(columns), rows: Int32(rows))
    let words = command.flatMap { Array($0.utf8CString) }
    // SAFETY: as many words, each with its ending zero, as the call is told; it copies them.
    let program = unsafe csystem_program_start(words, Int32(command.count), size)
    guard program.process > 0 else {
      // SAFETY: the text belongs to the system's table and lives for ever.
      let reason = unsafe String(cString: csystem_error_text(-program.process))
      throw .notStarted(program: command[0], reason: reason)
    }
    process = program.process
    master = program.master
  }

  deinit {
    csystem_child_kill(process)
    csystem_terminal_close(master)
  }

  /// Nanoseconds of the clock that never goes back.
  public static var now: Int64 { csystem_monotonic_nanoseconds() }

  /// Whether there is a program of this name in `PATH`, or at this path.
  public static func exists(_ name: String) -> Bool {
    // SAFETY: the call reads the string and keeps nothing of it.
    unsafe csystem_program_exists(name) == 1
  }

  /// Waits for output until a moment, and takes what there is.
  ///
  /// - Returns: the bytes; none at the moment given; nil if the program has closed its terminal.
  public func receive(until end: Int64) -> [UInt8]? {
    // Rounded up: a wait for a part of a millisecond must not become no wait at all.
    let milliseconds = max(0, (end - Self.now + 999_999) / 1_000_000)
    guard csystem_terminal_wait(master, -1, -1, -1, milliseconds) != 0 else { return [] }
    var block = [UInt8](repeating: 0, count: 65536)
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    let count = unsafe csystem_terminal_read(master, &block, Int32(block.count))
    return count < 0 ? nil : Array(block.prefix(Int(count)))
  }

  /// Types text.
  public func send(_ text: String) {
    let bytes = Array(text.utf8)
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    _ = unsafe csystem_terminal_write(master, bytes, Int32(bytes.count))
  }

  /// What it has used so far.
  public func cost() throws(ProgramError) -> ProgramCost {
    let cost = csystem_program_measure(process)
    guard cost.processor_nanoseconds >= 0, cost.resident_bytes >= 0 else {
      throw .notMeasured(program: name)
    }
    return ProgramCost(
      processorNanoseconds: cost.processor_nanoseconds,
      mainThreadNanoseconds: max(0, cost.main_thread_nanoseconds),
      residentBytes: cost.resident_bytes)
  }

  /// How it ended, or nil while it runs; asked once, a program that has ended is forgotten.
  public func takeStatus() -> Int? {
    let status = csystem_program_status(process)
    return status < 0 ? nil : Int(status)
  }

  /// Asks it to end, and takes its output so that it can; ends it after two seconds.
  public consuming func end() {
    csystem_program_end(process)
    let deadline = Self.now + 2_000_000_000
    while Self.now < deadline, receive(until: deadline) != nil {}
  }
}
