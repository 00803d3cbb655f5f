internal import CSystem

/// The terminal's two ends: bytes that came from it, and bytes on their way to it.
struct Device {
  /// Where input is read.
  let input: Int32
  /// A descriptor of our own that does not block.
  let output: Int32
  /// Whether the terminal is gone.
  private(set) var isGone = false
  /// How many bytes the terminal has taken so far.
  private(set) var bytesWritten = 0

  private var waiting: [UInt8] = []
  private var sent = 0
  private var buffer = [UInt8](repeating: 0, count: 4096)

  /// Opens the terminal behind two descriptors.
  init(input: Int32, output: Int32) throws(TerminalError) {
    guard csystem_terminal_is(input) != 0, csystem_terminal_is(output) != 0 else {
      throw .notATerminal
    }
    let own = csystem_terminal_reopen(output)
    guard own >= 0 else { throw .system(what: "opening the terminal", code: -own) }
    self.input = input
    self.output = own
  }

  /// Whether bytes wait that the terminal has not taken yet.
  var isBehind: Bool { sent < waiting.count && !isGone }

  /// Puts bytes in the queue.
  mutating func queue(_ bytes: [UInt8]) {
    if sent == waiting.count {
      waiting = bytes
      sent = 0
    } else {
      waiting += bytes
    }
  }

  /// Sends what the terminal takes now.
  mutating func flush() {
    while isBehind {
      // SAFETY: the pointer is to `count` bytes of the array that outlives the call.
      let count = unsafe waiting[sent...].withUnsafeBufferPointer { bytes in
        unsafe csystem_terminal_write(output, bytes.baseAddress, Int32(bytes.count))
      }
      guard count > 0 else {
        if count < 0 { isGone = true }
        return
      }
      sent += Int(count)
      bytesWritten += Int(count)
    }
  }

  /// Sends all that waits, but gives up on a terminal that takes nothing for so long.
  mutating func flush(patienceMilliseconds: Int64) {
    flush()
    let end = csystem_terminal_milliseconds() + patienceMilliseconds
    while isBehind {
      let rest = end - csystem_terminal_milliseconds()
      guard rest > 0 else { return }
      _ = csystem_terminal_wait(-1, -1, -1, output, rest)
      flush()
    }
  }

  /// Reads what has come; empty if nothing has, or the terminal is gone.
  mutating func read() -> [UInt8] {
    guard !isGone else { return [] }
    // SAFETY: the array is as long as the call is told, and it keeps no pointer.
    let count = unsafe csystem_terminal_read(input, &buffer, Int32(buffer.count))
    if count < 0 { isGone = true }
    return Array(buffer.prefix(max(0, Int(count))))
  }

  /// Notes that the terminal is gone.
  mutating func giveUp() { isGone = true }

  /// Closes our descriptor.
  func close() { csystem_terminal_close(output) }
}
