internal import CSystem

/// A terminal without a window: what is written at its end comes out here, and the other way round.
///
/// For tests of what draws on a terminal; `Program` starts a whole program on one.
public struct PseudoTerminal: ~Copyable {
  /// The end that a program takes for its terminal.
  public let terminal: Int32
  private var master: Int32

  /// Opens one of a size.
  ///
  /// - Throws: `ProgramError` if the system has none left.
  public init(columns: Int, rows: Int) throws(ProgramError) {
    let pair = csystem_pseudo_terminal_open(Self.measure(columns, rows))
    guard pair.master >= 0 else { throw Self.failure(-pair.master) }
    master = pair.master
    terminal = pair.slave
  }

  deinit {
    csystem_terminal_close(terminal)
    csystem_terminal_close(master)
  }

  /// Types bytes, as the terminal's person or the terminal itself would.
  public func send(_ bytes: [UInt8]) {
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    _ = unsafe csystem_terminal_write(master, bytes, Int32(bytes.count))
  }

  /// Everything that was written and not yet read.
  public func receive() -> [UInt8] {
    var all: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      // SAFETY: the array is as long as the call is told, and it keeps no pointer.
      let count = unsafe csystem_terminal_read(master, &block, Int32(block.count))
      guard count > 0 else { return all }
      all += block.prefix(Int(count))
    }
  }

  /// Closes the window: the program's end is a terminal that is gone.
  public mutating func hangUp() {
    csystem_terminal_close(master)
    master = -1
  }

  /// Changes its size.
  public func resize(columns: Int, rows: Int) {
    csystem_pseudo_terminal_resize(master, Self.measure(columns, rows))
  }

  /// A number that is the same as long as the line settings are.
  public var settingsHash: UInt64 { csystem_terminal_settings_hash(terminal) }

  /// Its name among the system's devices.
  public var path: String {
    var name = [CChar](repeating: 0, count: 128)
    // SAFETY: the array is as long as the call is told, and ends with a zero after it.
    unsafe csystem_pseudo_terminal_name(master, &name, Int32(name.count))
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Makes a terminal device the standard input, output and error of this process.
  ///
  /// For a child process of a test. With `controls`, the device's signals come to it, too.
  public static func adopt(path: String, controls: Bool = false) throws(ProgramError) {
    // SAFETY: the name is a string that outlives the call.
    let code = unsafe csystem_pseudo_terminal_adopt(path, controls ? 1 : 0)
    guard code == 0 else { throw failure(code) }
  }

  private static func measure(_ columns: Int, _ rows: Int) -> csystem_terminal_size {
    csystem_terminal_size(columns: Int32(columns), rows: Int32(rows))
  }

  private static func failure(_ code: Int32) -> ProgramError {
    // SAFETY: the text belongs to the system's table and lives for ever.
    .noTerminal(reason: unsafe String(cString: csystem_error_text(code)))
  }
}
