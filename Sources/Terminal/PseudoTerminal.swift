internal import CSystem
public import Canvas

/// A terminal without a window: what is written at its end comes out here, and the other way round.
///
/// For tests and measurements. Give `terminal` to `Screen.Options` as input and output.
public struct PseudoTerminal: ~Copyable {
  /// The end that a program takes for its terminal.
  public let terminal: Int32
  private let master: Int32

  /// Opens one of a size.
  public init(size: Size) throws(TerminalError) {
    let pair = csystem_pseudo_terminal_open(Self.measure(size))
    guard pair.master >= 0 else {
      throw .system(what: "opening a pseudo-terminal", code: -pair.master)
    }
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

  /// Changes its size.
  public func resize(to size: Size) {
    csystem_pseudo_terminal_resize(master, Self.measure(size))
  }

  /// A number that is the same as long as the line settings are.
  public var settingsHash: UInt64 { csystem_terminal_settings_hash(terminal) }

  /// Makes it the terminal of this process: standard input, output and error, and where its signals
  /// come from. For a child process of a test.
  public func adopt() throws(TerminalError) {
    let code = csystem_pseudo_terminal_adopt(terminal)
    guard code == 0 else { throw .system(what: "adopting a pseudo-terminal", code: code) }
  }

  private static func measure(_ size: Size) -> csystem_terminal_size {
    csystem_terminal_size(columns: Int32(size.width), rows: Int32(size.height))
  }
}
