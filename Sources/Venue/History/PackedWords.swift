/// Words in few bytes: of each only those that are not zero at its upper end, and how many.
///
/// An archived world is mostly small numbers; it takes two thirds of the room like this.
struct PackedWords: Hashable, Sendable {
  /// How many words there are.
  let count: Int
  private let bytes: [UInt8]

  /// How many bytes they take.
  var byteCount: Int { bytes.count }

  /// Packs words.
  init(_ words: [UInt64]) {
    count = words.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 6)
    // The lengths of two words, four bits each, before the two.
    for pair in stride(from: 0, to: words.count, by: 2) {
      let left = words[pair]
      let right = pair + 1 < words.count ? words[pair + 1] : 0
      bytes.append(UInt8(Self.length(left) << 4 | Self.length(right)))
      Self.put(left, into: &bytes)
      Self.put(right, into: &bytes)
    }
    self.bytes = bytes
  }

  /// The words again.
  var words: [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(count + 1)
    var place = 0
    while words.count < count {
      let lengths = Int(bytes[place])
      place += 1
      for length in [lengths >> 4, lengths & 15] {
        var word: UInt64 = 0
        for byte in 0..<length { word |= UInt64(bytes[place + byte]) << UInt64(byte * 8) }
        place += length
        words.append(word)
      }
    }
    if words.count > count { words.removeLast() }
    return words
  }

  private static func length(_ word: UInt64) -> Int { (71 - word.leadingZeroBitCount) / 8 }

  private static func put(_ word: UInt64, into bytes: inout [UInt8]) {
    var rest = word
    while rest != 0 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
