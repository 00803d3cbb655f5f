/// A hash that is the same on every machine, for comparing states; not for secrets.
struct StateHasher: Sendable {
  /// The hash of what was added so far.
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Adds 64 bits.
  mutating func combine(_ bits: UInt64) { value = SplitMix.mix(value ^ bits) &+ 0x9E37_79B9 }
  /// Adds a whole number.
  mutating func combine(_ number: Int64) { combine(UInt64(bitPattern: number)) }
  /// Adds a number, bit by bit.
  mutating func combine(_ number: Double) { combine(number.bitPattern) }
  /// Adds a random stream.
  mutating func combine(_ random: SeededRandom) {
    combine(random.state0)
    combine(random.state1)
    combine(random.state2)
    combine(random.state3)
  }
}
