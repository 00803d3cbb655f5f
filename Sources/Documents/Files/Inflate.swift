/// What packed bytes were before they were packed: gzip files (RFC 1952) of deflated data
/// (RFC 1951).
public struct Inflate: Sendable {
  /// Why packed bytes cannot be unpacked.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// They do not begin as a gzip file does.
    case noGzip
    /// They end too early.
    case truncated
    /// They say what no packed data says, or the result is not what its checksum says.
    case damaged
    /// The result would have more bytes than may be.
    case tooLarge(bytesMax: Int)

    /// What is wrong, in a few words.
    public var description: String {
      switch self {
      case .noGzip: "is no gzip file"
      case .truncated: "ends in the middle of its packed data"
      case .damaged: "is damaged: its packed data contradicts itself"
      case .tooLarge(let bytesMax): "unpacks to more than \(bytesMax) bytes"
      }
    }
  }

  private let packed: [UInt8]
  private let bytesMax: Int
  private var place = 0
  private var bits: UInt64 = 0
  private var bitCount = 0
  private var output: [UInt8] = []

  private init(_ packed: [UInt8], bytesMax: Int) {
    self.packed = packed
    self.bytesMax = bytesMax
  }

  /// Whether a file begins as a gzip file does.
  public static func isGzip(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// Unpacks a gzip file, all of its members.
  ///
  /// - Parameter bytesMax: How many bytes the result may have.
  public static func gzip(
    _ packed: [UInt8], bytesMax: Int = 1 << 30
  ) throws(Failure) -> [UInt8] {
    var inflate = Inflate(packed, bytesMax: bytesMax)
    guard isGzip(packed) else { throw .noGzip }
    while inflate.place < packed.count {
      // What follows the last member is padding.
      guard isGzip(Array(packed[inflate.place..<min(inflate.place + 2, packed.count)])) else {
        break
      }
      try inflate.readMember()
    }
    return inflate.output
  }

  // MARK: The frame

  private mutating func readMember() throws(Failure) {
    guard packed.count - place >= 18 else { throw .truncated }
    guard packed[place + 2] == 8, packed[place + 3] & 0xE0 == 0 else { throw .damaged }
    let flags = packed[place + 3]
    place += 10
    if flags & 4 != 0 {
      let length = try Int(byte()) | Int(byte()) << 8
      place += length
    }
    for flag in [UInt8(8), 16] where flags & flag != 0 {
      while try byte() != 0 {}
    }
    if flags & 2 != 0 { place += 2 }
    let start = output.count
    try readBlocks()
    // Bits that were read ahead belong to the trailer.
    place -= bitCount / 8
    (bits, bitCount) = (0, 0)
    var trailer: [UInt32] = [0, 0]
    for word in 0..<2 {
      for shift in [UInt32(0), 8, 16, 24] { trailer[word] |= UInt32(try byte()) << shift }
    }
    guard trailer[1] == UInt32(truncatingIfNeeded: output.count - start),
      trailer[0] == Self.checksum(output[start...])
    else { throw .damaged }
  }

  private mutating func byte() throws(Failure) -> UInt8 {
    guard place < packed.count else { throw .truncated }
    defer { place += 1 }
    return packed[place]
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    var table = [UInt32](repeating: 0, count: 256)
    for index in table.indices {
      var value = UInt32(index)
      for _ in 0..<8 { value = value & 1 != 0 ? 0xEDB8_8320 ^ value >> 1 : value >> 1 }
      table[index] = value
    }
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
    return ~sum
  }

  // MARK: Bits

  private mutating func need(_ count: Int) throws(Failure) {
    while bitCount < count {
      guard place < packed.count else { throw .truncated }
      bits |= UInt64(packed[place]) << UInt64(bitCount)
      place += 1
      bitCount += 8
    }
  }

  private mutating func take(_ count: Int) throws(Failure) -> Int {
    if count == 0 { return 0 }
    try need(count)
    let value = Int(bits & (1 << UInt64(count) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  private mutating func symbol(_ code: PrefixCode) throws(Failure) -> Int {
    var word = 0
    for length in 1...15 {
      word = word << 1 | (try take(1))
      if let symbol = code.symbol(word, length: length) { return symbol }
    }
    throw .damaged
  }

  // MARK: Blocks

  private mutating func readBlocks() throws(Failure) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try readStored()
      case 1: try readPacked(PrefixCode.fixedLiterals, PrefixCode.fixedDistances)
      case 2:
        let (literals, distances) = try readCodes()
        try readPacked(literals, distances)
      default: throw .damaged
      }
    }
  }

  private mutating func readStored() throws(Failure) {
    _ = try take(bitCount % 8)
    let length = try take(16)
    guard try take(16) == length ^ 0xFFFF else { throw .damaged }
    guard output.count + length <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
    for _ in 0..<length { output.append(UInt8(try take(8))) }
  }

  private mutating func readCodes() throws(Failure) -> (PrefixCode, PrefixCode) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let lengthCount = try take(4) + 4
    var order = [Int](repeating: 0, count: 19)
    for place in Self.lengthOrder.prefix(lengthCount) { order[place] = try take(3) }
    guard let lengthCode = PrefixCode(lengths: order) else { throw .damaged }
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      switch try symbol(lengthCode) {
      case 16:
        guard let last = lengths.last else { throw .damaged }
        lengths += [Int](repeating: last, count: try take(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try take(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try take(7) + 11)
      case let length: lengths.append(length)
      }
    }
    guard lengths.count == literalCount + distanceCount,
      let literals = PrefixCode(lengths: Array(lengths[..<literalCount])),
      let distances = PrefixCode(lengths: Array(lengths[literalCount...]))
    else { throw .damaged }
    return (literals, distances)
  }

  private mutating func readPacked(
    _ literals: PrefixCode, _ distances: PrefixCode
  ) throws(Failure) {
    while true {
      let value = try symbol(literals)
      if value < 256 {
        guard output.count < bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
        output.append(UInt8(value))
        continue
      }
      if value == 256 { return }
      guard value <= 285 else { throw .damaged }
      let length = Self.lengthBases[value - 257] + (try take(Self.lengthBits[value - 257]))
      let way = try symbol(distances)
      guard way < 30 else { throw .damaged }
      let distance = Self.distanceBases[way] + (try take(way < 4 ? 0 : way / 2 - 1))
      guard distance <= output.count else { throw .damaged }
      guard output.count + length <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
      let from = output.count - distance
      for step in 0..<length { output.append(output[from + step]) }
    }
  }

  private static let lengthOrder = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12_289, 16_385, 24_577,
  ]
}
