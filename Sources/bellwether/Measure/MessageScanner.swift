/// Finds numbers in a message by the keys before them.
struct MessageScanner {
  /// A number with decimals: as it is, and in whole hundredths.
  struct Decimal {
    var value: Double
    var hundredths: Int64
  }

  private let bytes: ArraySlice<UInt8>
  private var place: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  /// Whether a text occurs in the message's first 64 bytes from here.
  func has(_ text: String) -> Bool {
    let end = min(place + 64, bytes.endIndex)
    return Self.find(Array(text.utf8), in: bytes[place..<end]) != nil
  }

  /// The whole number here.
  mutating func integer() -> Int64? {
    var value: Int64 = 0
    let start = place
    while place < bytes.endIndex, (48...57).contains(bytes[place]) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carried) = tens.addingReportingOverflow(Int64(bytes[place] - 48))
      if overflow || carried { return nil }
      value = sum
      place += 1
    }
    return place > start ? value : nil
  }

  /// The whole number after a key.
  mutating func integer(_ key: String) -> Int64? { seek(key) ? integer() : nil }

  /// Whether `true` stands after a key.
  mutating func truth(_ key: String) -> Bool? {
    guard seek(key), place < bytes.endIndex else { return nil }
    return bytes[place] == UInt8(ascii: "t")
  }

  /// The number with decimals after a key.
  mutating func decimal(_ key: String) -> Decimal? { seek(key) ? decimal() : nil }

  /// The levels of a list after a key.
  mutating func levels(_ key: String) -> [(price: Decimal, size: Decimal)]? {
    guard seek(key) else { return nil }
    var levels: [(price: Decimal, size: Decimal)] = []
    while place < bytes.endIndex, bytes[place] != UInt8(ascii: "]") {
      guard let price = decimal("[\""), let size = decimal("\",\"") else { return nil }
      guard place + 1 < bytes.endIndex else { return nil }
      place += 2
      if place < bytes.endIndex, bytes[place] == UInt8(ascii: ",") { place += 1 }
      levels.append((price, size))
    }
    return levels
  }

  private mutating func decimal() -> Decimal? {
    guard let whole = integer() else { return nil }
    var (part, scale, hundredths) = (0.0, 1.0, Int64(0))
    if place < bytes.endIndex, bytes[place] == UInt8(ascii: ".") {
      place += 1
      var digit = 0
      while place < bytes.endIndex, (48...57).contains(bytes[place]) {
        part = part * 10 + Double(bytes[place] - 48)
        scale *= 10
        if digit < 2 { hundredths += Int64(bytes[place] - 48) * (digit == 0 ? 10 : 1) }
        digit += 1
        place += 1
      }
    }
    guard whole < Int64.max / 200 else { return nil }
    return Decimal(value: Double(whole) + part / scale, hundredths: whole * 100 + hundredths)
  }

  private mutating func seek(_ key: String) -> Bool {
    guard let found = Self.find(Array(key.utf8), in: bytes[place...]) else { return false }
    place = found
    return true
  }

  /// The place after a text.
  private static func find(_ text: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first, bytes.count >= text.count else { return nil }
    var place = bytes.startIndex
    let last = bytes.endIndex - text.count
    while place <= last {
      if bytes[place] == first, bytes[place..<(place + text.count)].elementsEqual(text) {
        return place + text.count
      }
      place += 1
    }
    return nil
  }
}
