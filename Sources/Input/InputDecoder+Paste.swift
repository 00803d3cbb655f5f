/// What stands between the brackets of a paste.
extension InputDecoder {
  /// The sequence that ends a paste.
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  /// Begins a paste.
  mutating func beginPaste() {
    reset()
    pasted = []
    pasteEndMatched = 0
    state = .paste
  }

  /// The bytes of a paste up to what may be its end, in one go; what is left of them.
  mutating func takeText(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let text = bytes.prefix { $0 != Self.pasteEnd[0] }
    pasted += text.prefix(Self.pasteBytesMax - pasted.count)
    guard text.endIndex < bytes.endIndex else { return [] }
    pasteEndMatched = 1
    return bytes[(text.endIndex + 1)...]
  }

  /// A byte of what may be the end of a paste.
  mutating func takePaste(_ byte: UInt8) {
    if byte == Self.pasteEnd[pasteEndMatched] {
      pasteEndMatched += 1
      guard pasteEndMatched == Self.pasteEnd.count else { return }
      events.append(.paste(Self.text(of: pasted)))
      pasted = []
      reset()
      return
    }
    // What looked like the end was text. Escape is only its first byte, so no other start is in it.
    let isStart = byte == Self.pasteEnd[0]
    let text = Self.pasteEnd.prefix(pasteEndMatched) + (isStart ? [] : [byte])
    pasted += text.prefix(Self.pasteBytesMax - pasted.count)
    pasteEndMatched = isStart ? 1 : 0
  }

  /// Pasted bytes as text: line ends are `\n`, other control characters than tab are taken out.
  private static func text(of bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": scalars.append("\n")
      case "\n" where previous == "\r": break
      case "\n", "\t": scalars.append(scalar)
      default:
        let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
        if !isControl { scalars.append(scalar) }
      }
      previous = scalar
    }
    return String(scalars)
  }
}
