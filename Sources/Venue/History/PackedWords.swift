/// Words in few bytes: what differs between words that lie a record apart, of each difference only
/// the bytes that are not zero at its upper end, and how many those are.
///
/// An archived world is mostly lists of records whose fields are much like those of the record
/// before. How long records are is not known here: of each block the distance is tried that makes
/// it smallest.
struct PackedWords: Hashable, Sendable {
  /// How many words have one distance.
  private static let blockWords = 2_048
  /// The longest distance; 0 stands for none, where words are taken as they are.
  private static let distanceMax = 32
  /// Of so many words one is tried.
  private static let trialStride = 29

  /// How many words there are.
  let count: Int
  /// Block by block its distance, and then of two words each their lengths, four bits each, and
  /// the two.
  let bytes: [UInt8]

  /// How many bytes they take.
  var byteCount: Int { bytes.count }

  /// Words that were packed before.
  init(count: Int, bytes: [UInt8]) {
    self.count = count
    self.bytes = bytes
  }

  /// Packs words.
  init(_ words: [UInt64]) {
    count = words.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(words.count * 4)
    for start in stride(from: 0, to: words.count, by: Self.blockWords) {
      let block = start..<min(start + Self.blockWords, words.count)
      let distance = Self.bestDistance(of: words, in: block)
      bytes.append(UInt8(distance))
      for pair in stride(from: block.lowerBound, to: block.upperBound, by: 2) {
        let left = Self.difference(words, pair, distance)
        let right =
          pair + 1 < block.upperBound ? Self.difference(words, pair + 1, distance) : 0
        bytes.append(UInt8(Self.length(left) << 4 | Self.length(right)))
        Self.put(left, into: &bytes)
        Self.put(right, into: &bytes)
      }
    }
    // Copied to be exactly as large as they are: a session keeps many of them for as long as it
    // lasts.
    self.bytes = bytes.map { $0 }
  }

  /// The words again.
  var words: [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(count)
    var place = 0
    while words.count < count {
      let distance = Int(bytes[place])
      place += 1
      let end = min(words.count + Self.blockWords, count)
      while words.count < end {
        let lengths = Int(bytes[place])
        place += 1
        for length in [lengths >> 4, lengths & 15] where words.count < end {
          var value: UInt64 = 0
          for byte in 0..<length { value |= UInt64(bytes[place + byte]) << UInt64(byte * 8) }
          place += length
          words.append(Self.word(value, words, distance))
        }
      }
    }
    return words
  }

  private static func bestDistance(of words: [UInt64], in block: Range<Int>) -> Int {
    var best = (distance: 0, bytes: Int.max)
    for distance in 0...distanceMax {
      var bytes = 0
      for place in stride(from: block.lowerBound, to: block.upperBound, by: trialStride) {
        bytes += length(difference(words, place, distance))
      }
      if bytes < best.bytes { best = (distance, bytes) }
    }
    return best.distance
  }

  /// By how much a word differs from the one a distance before it, small where that is little in
  /// either direction.
  private static func difference(_ words: [UInt64], _ place: Int, _ distance: Int) -> UInt64 {
    guard distance > 0, place >= distance else { return words[place] }
    let difference = Int64(bitPattern: words[place] &- words[place - distance])
    return UInt64(bitPattern: difference << 1 ^ difference >> 63)
  }

  /// The word that comes after others and differs by so much.
  private static func word(_ value: UInt64, _ words: [UInt64], _ distance: Int) -> UInt64 {
    guard distance > 0, words.count >= distance else { return value }
    let difference = value >> 1 ^ (0 &- (value & 1))
    return words[words.count - distance] &+ difference
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
