internal import Market

/// Puts values into words, one after another; how a record's payload is written.
struct WordWriter {
  private(set) var words: [UInt64] = []

  mutating func begin() { words.removeAll(keepingCapacity: true) }
  mutating func put(_ word: UInt64) { words.append(word) }
  mutating func put(_ number: Int64) { words.append(UInt64(bitPattern: number)) }
  mutating func put(_ price: Price) { put(price.ticks) }
  mutating func put(_ quantity: Quantity) { put(quantity.lots) }
  mutating func put(_ time: Instant) { put(time.nanoseconds) }

  /// Two words: whether there is one, and which.
  mutating func put(_ price: Price?) {
    put(UInt64(price == nil ? 0 : 1))
    put(price?.ticks ?? 0)
  }
}

/// Takes values out of words in the order in which they were put there.
struct WordReader {
  /// There are too few words, or one that means nothing.
  struct Malformed: Error {}

  private let words: [UInt64]
  private var position = 0

  init(_ words: [UInt64]) { self.words = words }

  var isAtEnd: Bool { position == words.count }

  mutating func word() throws(Malformed) -> UInt64 {
    guard position < words.count else { throw Malformed() }
    defer { position += 1 }
    return words[position]
  }

  mutating func number() throws(Malformed) -> Int64 { Int64(bitPattern: try word()) }
  mutating func price() throws(Malformed) -> Price { Price(ticks: try number()) }
  mutating func quantity() throws(Malformed) -> Quantity { Quantity(lots: try number()) }
  mutating func time() throws(Malformed) -> Instant { Instant(nanoseconds: try number()) }

  mutating func optionalPrice() throws(Malformed) -> Price? {
    let isThere = try word()
    let price = try price()
    guard isThere <= 1 else { throw Malformed() }
    return isThere == 1 ? price : nil
  }
}

/// Small values packed into one word, from the lowest bits up.
struct PackedWord {
  private(set) var word: UInt64 = 0
  private var shift: UInt64 = 0

  init() {}
  init(_ word: UInt64) { self.word = word }

  /// Adds a value of so many bits.
  mutating func put(_ value: some UnsignedInteger, bits: UInt64) {
    word |= UInt64(value) << shift
    shift += bits
  }

  mutating func put(_ flag: Bool) { put(flag ? UInt8(1) : 0, bits: 1) }

  /// Takes the next so many bits.
  mutating func take(bits: UInt64) -> UInt64 {
    defer { shift += bits }
    return word >> shift & (1 << bits - 1)
  }

  mutating func takeFlag() -> Bool { take(bits: 1) == 1 }

  /// Takes the next eight bits as a value of an enumeration.
  mutating func take<Value: RawRepresentable<UInt8>>(
    _ type: Value.Type
  ) throws(WordReader.Malformed) -> Value {
    guard let value = Value(rawValue: UInt8(take(bits: 8))) else { throw WordReader.Malformed() }
    return value
  }

  /// Whether everything above what was taken is 0.
  var isAtEnd: Bool { shift >= 64 || word >> shift == 0 }
}
