/// A seeded source of nonsense: keys, mouse reports and sizes that nobody would choose.
struct StormGenerator: RandomNumberGenerator {
  private var state: UInt64

  /// A storm that is the same for the same seed.
  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// Keys that no key, alone or in this order, leaves the desk or suspends it with: no `q`, no
  /// Ctrl-C, Ctrl-Z or Ctrl-\.
  private static let keys: [String] =
    "abcdefghijklmnoprstuvwxyzABCDEFGHIJKLMNOPRSTUVWXYZ0123456789 .,<>[]{}+-=?/:;'\"!@#$%^&*()_~|"
    .map(String.init)
    + [
      "\r", "\t", "\u{7f}", "\u{1b}[A", "\u{1b}[B", "\u{1b}[C", "\u{1b}[D", "\u{1b}[5~",
      "\u{1b}[6~", "\u{1b}[H", "\u{1b}[F", "\u{1b}[Z", "\u{1b}OP", "\u{1b}[15~", "\u{1b}[3~",
      "\u{1b}[1;5A", "\u{1b}b", "ü", "€", "🙂", "\u{c}", "\u{1}",
    ]

  /// The bytes of so many keys and mouse reports. Clicks stay off the last three rows, where the
  /// hint that leaves the desk can be clicked.
  mutating func input(count: Int, columns: Int, rows: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<count {
      if Int.random(in: 0..<4, using: &self) == 0 {
        let buttons: [TerminalSession.Button] = [.left, .right, .wheelUp, .wheelDown]
        let button = buttons.randomElement(using: &self) ?? .left
        bytes += TerminalSession.report(
          button, column: Int.random(in: 0..<columns, using: &self),
          row: Int.random(in: 0..<max(1, rows - 3), using: &self))
      } else {
        bytes += Array((Self.keys.randomElement(using: &self) ?? " ").utf8)
      }
    }
    return bytes
  }
}
