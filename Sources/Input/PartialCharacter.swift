/// A character in UTF-8 of which some bytes have come.
struct PartialCharacter: Sendable {
  /// What a further byte made of it.
  enum Progress: Hashable {
    /// More bytes are to come.
    case incomplete
    /// The byte does not belong to it, or it is no character.
    case invalid
    /// It is complete.
    case complete(Unicode.Scalar)
  }

  private var value: UInt32 = 0
  private var missing = 0
  private var least: UInt32 = 0

  /// Begins a character; `false` if no character of several bytes begins with the byte.
  mutating func begin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2...0xDF: (value, missing, least) = (UInt32(byte & 0x1F), 1, 0x80)
    case 0xE0...0xEF: (value, missing, least) = (UInt32(byte & 0x0F), 2, 0x800)
    case 0xF0...0xF4: (value, missing, least) = (UInt32(byte & 0x07), 3, 0x10000)
    default: return false
    }
    return true
  }

  /// Adds a byte.
  mutating func add(_ byte: UInt8) -> Progress {
    guard byte & 0xC0 == 0x80 else { return .invalid }
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    guard missing == 0 else { return .incomplete }
    guard value >= least, let scalar = Unicode.Scalar(value) else { return .invalid }
    return .complete(scalar)
  }
}
