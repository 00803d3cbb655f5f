/// What the bytes between sequences, and those that begin one, mean.
extension InputDecoder {
  /// A byte that is in no sequence.
  mutating func takeGround(_ byte: UInt8) {
    if let limit = lateUntil {
      lateUntil = nil
      if latest <= limit, byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") {
        isLate = true
        state = byte == UInt8(ascii: "[") ? .control : .singleShift
        return
      }
    }
    switch byte {
    case 0x1B: state = .escape(count: 1)
    case 0x00...0x1F, 0x7F: takeControlCharacter(byte)
    case 0x20...0x7E: emit(.character(Character(Unicode.Scalar(byte))))
    default: takeHigh(byte)
    }
  }

  /// A byte after one or two Escapes.
  mutating func takeAfterEscape(_ byte: UInt8, _ count: Int) {
    if byte == 0x1B {
      // Two may be Alt and a sequence; the first of three was a key.
      if count == 2 { emit(.escape) }
      state = .escape(count: 2)
      return
    }
    state = .ground
    switch byte {
    case UInt8(ascii: "["):
      hasAlt = count == 2
      state = .control
    case UInt8(ascii: "O"):
      hasAlt = count == 2
      state = .singleShift
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      state = .string(isEmpty: true)
    default:
      if count == 2 { emit(.escape) }
      hasAlt = true
      takeGround(byte)
      if state != .character { hasAlt = false }
    }
  }

  /// A control character, as the key or the key with Control that makes it.
  mutating func takeControlCharacter(_ byte: UInt8) {
    switch byte {
    case 0x00: emit(.character(" "), .control)
    case 0x08, 0x7F: emit(.backspace)
    case 0x09: emit(.tab)
    case 0x0D: emit(.enter)
    case 0x01...0x1A: emit(.character(Character(Unicode.Scalar(byte + 0x60))), .control)
    default: emit(.character(Character(Unicode.Scalar(byte + 0x40))), .control)
    }
  }

  /// A byte above 127 that begins a character, or is one of the 8-bit introducers.
  mutating func takeHigh(_ byte: UInt8) {
    switch byte {
    case 0x9B: state = .control
    case 0x8F: state = .singleShift
    case 0x90, 0x9D, 0x9F: state = .string(isEmpty: true)
    default:
      guard partial.begin(byte) else { return }
      state = .character
    }
  }

  /// A byte within a character of several bytes.
  mutating func takeCharacter(_ byte: UInt8) {
    switch partial.add(byte) {
    case .incomplete:
      return
    case .invalid:
      // A byte that does not belong to it begins something of its own.
      reset()
      if byte & 0xC0 != 0x80 { takeGround(byte) }
    case .complete(let scalar):
      let alt = hasAlt
      reset()
      if scalar.value < 0xA0 {
        takeHigh(UInt8(scalar.value))
      } else {
        emit(.character(Character(scalar)), alt ? .alt : [])
      }
    }
  }

  /// A byte within a string that nobody asked for.
  mutating func takeString(_ byte: UInt8) {
    if state == .stringEscape {
      reset()
      if byte != UInt8(ascii: "\\") { takeAfterEscape(byte, 1) }
      return
    }
    switch byte {
    case 0x1B: state = .stringEscape
    case 0x07, 0x18, 0x1A: reset()
    case 0x00...0x1F:
      // No terminal sends these in a string: a person is trying to get out.
      reset()
      takeControlCharacter(byte)
    default: state = .string(isEmpty: false)
    }
  }
}
