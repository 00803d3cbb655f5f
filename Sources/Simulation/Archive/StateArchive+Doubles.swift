internal import Market

// Agents reckon in floating point; a number is archived by its bits.
extension StateArchive {
  /// Transfers a number, which is finite.
  mutating func transfer(_ number: inout Double) {
    var bits = number.bitPattern
    transfer(&bits)
    require(Double(bitPattern: bits).isFinite, or: .outOfRange)
    if isReading, isSound { number = Double(bitPattern: bits) }
  }

  /// Transfers a number that lies in a range. One that does not is not taken over.
  mutating func transfer(_ number: inout Double, in range: ClosedRange<Double>) {
    var value = number
    transfer(&value)
    require(range.contains(value), or: .outOfRange)
    if isReading, isSound { number = value }
  }
}
