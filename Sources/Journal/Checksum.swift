/// CRC-32C over words: the Castagnoli polynomial 0x1EDC6F41 (RFC 3720, appendix B.4), whose
/// reflected form is 0x82F63B78, with all ones before and after.
///
/// It finds every error of up to 32 bits in a row, and every flip of up to five bits in records as
/// short as ours. Eight tables take a word in one step.
struct Checksum: Sendable {
  private static let reflectedPolynomial: UInt32 = 0x82F6_3B78

  /// Table `k`, entry `b`: what the byte `b` does to the checksum when `k` bytes follow it.
  private let tables: [UInt32]

  init() {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var remainder = UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder & 1 == 1 ? remainder >> 1 ^ Self.reflectedPolynomial : remainder >> 1
      }
      tables[byte] = remainder
    }
    for index in 256..<8 * 256 {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 0xFF)]
    }
    self.tables = tables
  }

  /// What the checksum of nothing starts from.
  static let start: UInt32 = .max

  /// Takes a word, least byte first.
  func adding(_ word: UInt64, to checksum: UInt32) -> UInt32 {
    let mixed = word ^ UInt64(checksum)
    var result: UInt32 = 0
    for byte in 0..<8 {
      let value = Int(truncatingIfNeeded: mixed >> UInt64(byte * 8) & 0xFF)
      result ^= tables[(7 - byte) * 256 + value]
    }
    return result
  }

  /// The checksum of what was added.
  static func finish(_ checksum: UInt32) -> UInt32 { ~checksum }

  /// The checksum of words in a row.
  func of(_ words: ArraySlice<UInt64>, from start: UInt32 = Self.start) -> UInt32 {
    var checksum = start
    for word in words { checksum = adding(word, to: checksum) }
    return Self.finish(checksum)
  }
}
