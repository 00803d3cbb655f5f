internal import CSystem
package import Canvas

/// A terminal without a window: what is written at its end comes out here, and the other way round.
///
/// For tests. Give `terminal` to `Screen.Options` as input and output.
package struct PseudoTerminal: ~Copyable {
  /// The end that a program takes for its terminal.
  package let terminal: Int32
  private var master: Int32

  /// Opens one of a size.
  package init(size: Size) throws(TerminalError) {
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
  package func send(_ bytes: [UInt8]) {
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    _ = unsafe csystem_terminal_write(master, bytes, Int32(bytes.count))
  }

  /// Everything that was written and not yet read.
  package func receive() -> [UInt8] {
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
  package mutating func hangUp() {
    csystem_terminal_close(master)
    master = -1
  }

  /// Changes its size.
  package func resize(to size: Size) {
    csystem_pseudo_terminal_resize(master, Self.measure(size))
  }

  /// A number that is the same as long as the line settings are.
  package var settingsHash: UInt64 { csystem_terminal_settings_hash(terminal) }

  /// Its name among the system's devices.
  package var path: String {
    var name = [CChar](repeating: 0, count: 128)
    // SAFETY: the array is as long as the call is told, and ends with a zero after it.
    unsafe csystem_pseudo_terminal_name(master, &name, Int32(name.count))
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Makes a terminal device the standard input, output and error of this process.
  ///
  /// For a child process of a test. With `controls`, the device's signals come to it, too.
  package static func adopt(path: String, controls: Bool = false) throws(TerminalError) {
    // SAFETY: the name is a string that outlives the call.
    let code = unsafe csystem_pseudo_terminal_adopt(path, controls ? 1 : 0)
    guard code == 0 else { throw .system(what: "adopting a pseudo-terminal", code: code) }
  }

  private static func measure(_ size: Size) -> csystem_terminal_size {
    csystem_terminal_size(columns: Int32(size.width), rows: Int32(size.height))
  }
}
