// Numbers: a word each, whatever their width.
extension StateArchive {
  /// Transfers a word.
  @inlinable
  @inline(__always)
  public mutating func transfer(_ word: inout UInt64) {
    switch purpose {
    case .writing: words.append(word)
    case .hashing: mixed = Self.fold(mixed, word)
    case .reading:
      guard cursor < words.count else { return fail(.truncated) }
      word = words[cursor]
      cursor += 1
    }
  }

  /// Transfers a whole number of at most 64 bits.
  @inlinable
  @inline(__always)
  public mutating func transfer<Number: FixedWidthInteger>(_ number: inout Number) {
    if Number.isSigned {
      var word = UInt64(bitPattern: Int64(number))
      transfer(&word)
      guard isReading else { return }
      if let value = Number(exactly: Int64(bitPattern: word)) {
        number = value
      } else {
        fail(.outOfRange)
      }
    } else {
      var word = UInt64(number)
      transfer(&word)
      guard isReading else { return }
      if let value = Number(exactly: word) { number = value } else { fail(.outOfRange) }
    }
  }

  /// Transfers a number of 128 bits, lower half first.
  public mutating func transfer(_ number: inout Int128) {
    var lower = UInt64(truncatingIfNeeded: number)
    var upper = Int64(truncatingIfNeeded: number >> 64)
    transfer(&lower)
    transfer(&upper)
    if isReading { number = Int128(upper) << 64 | Int128(lower) }
  }

  /// Transfers a number that lies in a range. One that does not is not taken over.
  @inlinable
  public mutating func transfer<Number: FixedWidthInteger>(
    _ number: inout Number, in range: ClosedRange<Number>
  ) {
    var value = number
    transfer(&value)
    require(range.contains(value), or: .outOfRange)
    if isReading, isSound { number = value }
  }

  /// Transfers a truth: 0 or 1.
  @inlinable
  public mutating func transfer(_ truth: inout Bool) {
    var word: UInt64 = truth ? 1 : 0
    transfer(&word)
    require(word <= 1, or: .outOfRange)
    if isReading { truth = word == 1 }
  }

  /// Transfers a case by its raw value.
  @inlinable
  public mutating func transfer<Case: RawRepresentable>(_ value: inout Case)
  where Case.RawValue: FixedWidthInteger {
    var raw = value.rawValue
    transfer(&raw)
    guard isReading else { return }
    if let found = Case(rawValue: raw) { value = found } else { fail(.outOfRange) }
  }

  /// Transfers several small fields in one word.
  ///
  /// `visit` hands each of them over with how many bits it takes; together at most 64.
  @inlinable
  @inline(__always)
  public mutating func transferFields(_ visit: (inout WordFields) -> Void) {
    var fields = WordFields(isReading: isReading)
    if isReading { transfer(&fields.word) }
    visit(&fields)
    if isReading {
      if !fields.isValid || fields.hasMore { fail(.outOfRange) }
    } else {
      transfer(&fields.word)
    }
  }
}

/// A word on its way into or out of its fields, lowest bits first.
public struct WordFields: Sendable {
  @usableFromInline var word: UInt64 = 0
  @usableFromInline var used = 0
  @usableFromInline let isReading: Bool
  @usableFromInline var isValid = true

  @inlinable init(isReading: Bool) { self.isReading = isReading }

  /// Whether bits are set that belong to no field.
  @inlinable var hasMore: Bool { used < 64 && word >> UInt64(used) != 0 }

  /// Transfers a number of 0 or more that fits so many bits.
  @inlinable
  @inline(__always)
  public mutating func transfer<Number: FixedWidthInteger>(_ number: inout Number, bits: Int) {
    let mask = UInt64.max >> UInt64(64 - bits)
    if isReading {
      if let value = Number(exactly: word >> UInt64(used) & mask) {
        number = value
      } else {
        isValid = false
      }
    } else {
      let value = UInt64(truncatingIfNeeded: number)
      precondition(number >= 0 && value <= mask, "a field fits its bits")
      word |= value << UInt64(used)
    }
    used += bits
  }

  /// Transfers a truth in one bit.
  @inlinable
  @inline(__always)
  public mutating func transfer(_ truth: inout Bool) {
    var bit: UInt8 = truth ? 1 : 0
    transfer(&bit, bits: 1)
    truth = bit == 1
  }

  /// Transfers a case by its raw value.
  @inlinable
  @inline(__always)
  public mutating func transfer<Case: RawRepresentable>(_ value: inout Case, bits: Int)
  where Case.RawValue: FixedWidthInteger {
    var raw = value.rawValue
    transfer(&raw, bits: bits)
    guard isReading else { return }
    if let found = Case(rawValue: raw) { value = found } else { isValid = false }
  }
}
