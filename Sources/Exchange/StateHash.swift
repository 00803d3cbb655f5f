/// A hash over a state: the same everywhere, in every build mode, for ever.
///
/// Each word is mixed in by a multiplication to 128 bits whose halves are folded together. It is
/// made to notice any difference between two states, not to withstand a seeker of collisions.
public struct StateHash: Sendable {
  /// The hash of what was combined so far.
  public private(set) var value: UInt64 = 0x6A09_E667_F3BC_C908

  /// Makes the hash of nothing.
  public init() {}

  /// Mixes a word in.
  public mutating func combine(_ word: UInt64) {
    let product = (value ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    value = (product.high ^ product.low) &+ 0xD1B5_4A32_D192_ED03
  }

  /// Mixes a number in.
  public mutating func combine(_ number: Int64) { combine(UInt64(bitPattern: number)) }

  /// Mixes a number in.
  public mutating func combine(_ number: Int128) {
    combine(UInt64(truncatingIfNeeded: number))
    combine(UInt64(truncatingIfNeeded: number >> 64))
  }

  /// Mixes a text in, with its length.
  public mutating func combine(_ text: String) {
    combine(UInt64(text.utf8.count))
    for byte in text.utf8 { combine(UInt64(byte)) }
  }
}
