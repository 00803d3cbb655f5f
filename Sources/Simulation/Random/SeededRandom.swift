internal import Market

/// A stream of random numbers that is the same for the same seed on every machine: xoshiro256++.
///
/// Each agent has a stream of its own, made from seed, market and the agent's number. One more draw
/// in one stream moves nothing in another.
public struct SeededRandom: Sendable, Hashable {
  var state0: UInt64
  var state1: UInt64
  var state2: UInt64
  var state3: UInt64

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&state0)
    archive.transfer(&state1)
    archive.transfer(&state2)
    archive.transfer(&state3)
  }

  /// Makes a stream from a seed.
  public init(seed: UInt64) {
    var mixer = SplitMix(state: seed)
    state0 = mixer.next()
    state1 = mixer.next()
    state2 = mixer.next()
    state3 = mixer.next()
  }

  /// Makes the stream of one agent of one market.
  public init(seed: UInt64, market: Int, agent: Int) {
    var mixer = SplitMix(state: seed)
    let base = mixer.next()
    self.init(
      seed: SplitMix.mix(base ^ (UInt64(market + 1) << 32 | UInt64(agent + 1))))
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let sum = state0 &+ state3
    let result = (sum << 23 | sum >> 41) &+ state0
    let shifted = state1 << 17
    state2 ^= state0
    state3 ^= state1
    state1 ^= state2
    state0 ^= state3
    state2 ^= shifted
    state3 = state3 << 45 | state3 >> 19
    return result
  }
}

/// The generator that seeds others: each 64-bit state gives another well mixed number.
struct SplitMix: Sendable {
  var state: UInt64

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// Mixes 64 bits so that each of them moves about half of the others.
  static func mix(_ value: UInt64) -> UInt64 {
    var result = value
    result = (result ^ result >> 30) &* 0xBF58_476D_1CE4_E5B9
    result = (result ^ result >> 27) &* 0x94D0_49BB_1331_11EB
    return result ^ result >> 31
  }
}
