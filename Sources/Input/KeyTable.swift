/// Which sequence is which key.
enum KeyTable {
  /// The key of a control sequence that is numbers and a last byte.
  static func control(_ final: UInt8, _ parameters: ControlParameters) -> KeyPress? {
    guard !parameters.isKeyRelease else { return nil }
    switch final {
    case UInt8(ascii: "~"):
      if parameters[0] == 27, parameters.count == 3 {
        return coded(parameters[2], parameters.modifiers)
      }
      return numbered(parameters[0], parameters.modifiers)
    case UInt8(ascii: "u"):
      return coded(parameters[0], parameters.modifiers)
    case UInt8(ascii: "$"):
      return numbered(parameters[0], .shift)
    case UInt8(ascii: "^"):
      return numbered(parameters[0], .control)
    case UInt8(ascii: "@"):
      return numbered(parameters[0], [.shift, .control])
    case UInt8(ascii: "Z"):
      return KeyPress(.tab, parameters.modifiers.union(.shift))
    case UInt8(ascii: "a")...UInt8(ascii: "d"):
      return lettered(final - 0x20).map { KeyPress($0, .shift) }
    default:
      // With another first number it is an answer: `12;40R` says where the cursor is.
      guard parameters[0] <= 1 else { return nil }
      return lettered(final).map { KeyPress($0, parameters.modifiers) }
    }
  }

  /// The key of a byte after `ESC O`, and what rxvt means by its small letters.
  static func singleShift(_ byte: UInt8) -> (Key, Modifiers)? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "d"): lettered(byte - 0x20).map { ($0, .control) }
    case UInt8(ascii: "M"): (.enter, [])
    default: lettered(byte).map { ($0, []) }
    }
  }

  /// The key of a capital letter.
  private static func lettered(_ letter: UInt8) -> Key? {
    switch letter {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(letter - UInt8(ascii: "P")) + 1)
    default: nil
    }
  }

  /// The key of a number, as in `ESC [ 5 ~`.
  private static func numbered(_ number: Int, _ modifiers: Modifiers) -> KeyPress? {
    let key: Key
    switch number {
    case 1, 7: key = .home
    case 2: key = .insert
    case 3: key = .delete
    case 4, 8: key = .end
    case 5: key = .pageUp
    case 6: key = .pageDown
    case 11...15: key = .function(number - 10)
    case 17...21: key = .function(number - 11)
    case 23, 24: key = .function(number - 12)
    // F13 to F20 are what Shift makes of F1 to F8.
    case 25, 26: return KeyPress(.function(number - 24), modifiers.union(.shift))
    case 28, 29: return KeyPress(.function(number - 25), modifiers.union(.shift))
    case 31...34: return KeyPress(.function(number - 26), modifiers.union(.shift))
    default: return nil
    }
    return KeyPress(key, modifiers)
  }

  /// The key of a character's code, which some terminals send where a key has no byte of its own
  /// (`ESC [ 13 ; 5 u`, `ESC [ 27 ; 5 ; 13 ~`).
  private static func coded(_ code: Int, _ modifiers: Modifiers) -> KeyPress? {
    switch code {
    case 8, 127: return KeyPress(.backspace, modifiers)
    case 9: return KeyPress(.tab, modifiers)
    case 13: return KeyPress(.enter, modifiers)
    case 27: return KeyPress(.escape, modifiers)
    case 0x20...0x7E:
      // Without Control or Alt the byte itself would have come.
      guard !modifiers.isDisjoint(with: [.control, .alt]) else { return nil }
      let character = Character(Unicode.Scalar(UInt8(code)))
      return KeyPress(.character(character), modifiers.subtracting(.shift))
    default: return nil
    }
  }
}
