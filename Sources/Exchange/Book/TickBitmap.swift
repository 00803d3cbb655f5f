/// A set of small numbers that finds the next member up or down in three steps.
///
/// Three layers of words: a bit in a layer says that the word below it is not zero.
struct TickBitmap: Sendable {
  /// The most numbers it can hold: one top word over 64 x 64 x 64.
  static let sizeMax = 1 << 18

  /// The lowest layer, and behind it the middle one.
  private var words: Slab<UInt64>
  /// Where the middle layer begins.
  private let summary: Int
  private var top: UInt64 = 0

  /// Makes an empty set of numbers below a size, which is a multiple of 64.
  init(size: Int) {
    precondition(
      size > 0 && size % 64 == 0 && size <= Self.sizeMax, "a bitmap holds 64 to 2^18 ticks")
    summary = size / 64
    words = Slab(repeating: 0, count: summary + (summary + 63) / 64)
  }

  /// Adds a number.
  @inline(__always)
  mutating func insert(_ number: Int) {
    let word = number >> 6
    words[word] |= 1 << UInt64(number & 63)
    words[summary + (word >> 6)] |= 1 << UInt64(word & 63)
    top |= 1 << UInt64(word >> 6)
  }

  /// Has the processor fetch what is known of a number. Any number will do.
  @inline(__always)
  func prefetch(_ number: Int) { words.prefetch(number >> 6) }

  /// Moves the words into memory of their own.
  mutating func unshare() { words.unshare() }
  mutating func unshare(into spare: inout TickBitmap) { words.unshare(into: &spare.words) }

  /// Takes a number out.
  @inline(__always)
  mutating func remove(_ number: Int) {
    let word = number >> 6
    words[word] &= ~(1 << UInt64(number & 63))
    guard words[word] == 0 else { return }
    words[summary + (word >> 6)] &= ~(1 << UInt64(word & 63))
    guard words[summary + (word >> 6)] == 0 else { return }
    top &= ~(1 << UInt64(word >> 6))
  }

  /// The highest member that is not above a number; -1 where there is none.
  @inline(__always)
  func highest(through number: Int) -> Int {
    let word = number >> 6
    let near = words[word] & Self.through(number & 63)
    if near != 0 { return word << 6 | Self.highestBit(near) }
    let group = word >> 6
    let middle = words[summary + group] & Self.below(word & 63)
    if middle != 0 { return highest(inWord: group << 6 | Self.highestBit(middle)) }
    let far = top & Self.below(group)
    guard far != 0 else { return -1 }
    let found = Self.highestBit(far)
    return highest(inWord: found << 6 | Self.highestBit(words[summary + found]))
  }

  /// The lowest member that is not below a number; -1 where there is none.
  func lowest(from number: Int) -> Int {
    let word = number >> 6
    let near = words[word] & ~Self.below(number & 63)
    if near != 0 { return word << 6 | near.trailingZeroBitCount }
    let group = word >> 6
    let middle = words[summary + group] & ~Self.through(word & 63)
    if middle != 0 { return lowest(inWord: group << 6 | middle.trailingZeroBitCount) }
    let far = top & ~Self.through(group)
    guard far != 0 else { return -1 }
    let found = far.trailingZeroBitCount
    return lowest(inWord: found << 6 | words[summary + found].trailingZeroBitCount)
  }

  @inline(__always)
  private func highest(inWord word: Int) -> Int { word << 6 | Self.highestBit(words[word]) }

  private func lowest(inWord word: Int) -> Int { word << 6 | words[word].trailingZeroBitCount }

  /// The bits 0 to a bit.
  private static func through(_ bit: Int) -> UInt64 { .max >> UInt64(63 - bit) }

  /// The bits 0 to the one before a bit.
  private static func below(_ bit: Int) -> UInt64 { (1 << UInt64(bit)) - 1 }

  private static func highestBit(_ word: UInt64) -> Int { 63 - word.leadingZeroBitCount }
}
