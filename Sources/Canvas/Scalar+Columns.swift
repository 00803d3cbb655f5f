extension Unicode.Scalar {
  /// How many columns a terminal gives it: 0, 1 or 2, and -1 for what must never reach a terminal
  /// (controls, separators, private use, unassigned).
  public var columns: Int {
    if value < 0x7f { return value >= 0x20 ? 1 : -1 }
    if value < 0xa0 { return -1 }
    // Lines, blocks and shapes, of which a screen is full: all of them are one column wide.
    if value >= 0x2500 && value < 0x25fd { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
      return -1
    default: break
    }
    if value >= 0x1160 && value <= 0x11ff { return 0 }
    return isWide ? 2 : 1
  }

  /// Whether it takes two columns: East Asian wide and full-width characters, and emoji.
  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = Self.wide.count
    while low < high {
      let middle = (low + high) / 2
      if Self.wide[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < Self.wide.count && Self.wide[low].contains(value)
  }

  /// Ranges of wide scalars in rising order.
  ///
  /// Between emoji they are drawn a little too large: a replaced symbol is a blemish, a shifted row
  /// is a wrong price.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115f, 0x231a...0x231b, 0x2329...0x232a, 0x23e9...0x23ec, 0x23f0...0x23f0,
    0x23f3...0x23f3, 0x25fd...0x25fe, 0x2614...0x2615, 0x2648...0x2653, 0x267f...0x267f,
    0x2693...0x2693, 0x26a1...0x26a1, 0x26aa...0x26ab, 0x26bd...0x26be, 0x26c4...0x26c5,
    0x26ce...0x26ce, 0x26d4...0x26d4, 0x26ea...0x26ea, 0x26f2...0x26f3, 0x26f5...0x26f5,
    0x26fa...0x26fa, 0x26fd...0x26fd, 0x2705...0x2705, 0x270a...0x270b, 0x2728...0x2728,
    0x274c...0x274c, 0x274e...0x274e, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
    0x27b0...0x27b0, 0x27bf...0x27bf, 0x2b1b...0x2b1c, 0x2b50...0x2b50, 0x2b55...0x2b55,
    0x2e80...0x303e, 0x3041...0x33ff, 0x3400...0x4dbf, 0x4e00...0x9fff, 0xa000...0xa4cf,
    0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe10...0xfe19, 0xfe30...0xfe6f,
    0xff01...0xff60, 0xffe0...0xffe6, 0x16fe0...0x18dff, 0x1aff0...0x1b2ff, 0x1f004...0x1f004,
    0x1f0cf...0x1f0cf, 0x1f18e...0x1f18e, 0x1f191...0x1f19a, 0x1f1e6...0x1f64f,
    0x1f680...0x1f6ff, 0x1f7e0...0x1f7f0, 0x1f90c...0x1f9ff, 0x1fa70...0x1faff,
    0x20000...0x3fffd,
  ]
}
