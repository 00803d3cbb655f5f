/// Control sequences: what comes after `ESC [` and `ESC O`.
extension InputDecoder {
  /// A byte within a control sequence.
  mutating func takeControl(_ byte: UInt8) {
    switch byte {
    case 0x1B, 0x00...0x1F, 0x7F:
      abandon(byte)
    case UInt8(ascii: "$") where endsWithDollar:
      // Rxvt ends a key with Shift by this; elsewhere more would follow.
      finish(byte)
    case 0x20...0x3F:
      keepInSequence(byte)
    case UInt8(ascii: "[") where sequence.isEmpty && !isOverlong:
      state = .console
    case 0x40...0x7E:
      finish(byte)
    default:
      break
    }
  }

  /// A byte after `ESC O`.
  mutating func takeSingleShift(_ byte: UInt8) {
    switch byte {
    case 0x1B, 0x00...0x1F, 0x7F:
      abandon(byte)
    case 0x30...0x3F:
      keepInSequence(byte)
    default:
      let parameters = ControlParameters(sequence)
      let modifiers = parameters?.shiftedModifiers ?? []
      if let (key, held) = KeyTable.singleShift(byte), !isOverlong {
        emit(key, held.union(modifiers))
      }
      reset()
    }
  }

  /// The byte after `ESC [ [`.
  mutating func takeConsole(_ byte: UInt8) {
    switch byte {
    case 0x1B, 0x00...0x1F, 0x7F:
      abandon(byte)
    default:
      if (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(byte) {
        emit(.function(Int(byte - UInt8(ascii: "A")) + 1))
      }
      reset()
    }
  }

  /// A byte that no sequence contains: the sequence is given up, and the byte is on its own.
  mutating func abandon(_ byte: UInt8) {
    reset()
    // Cancel and substitute exist to do just this.
    if byte != 0x18, byte != 0x1A { takeGround(byte) }
  }

  private mutating func keepInSequence(_ byte: UInt8) {
    if sequence.count < Self.sequenceBytesMax {
      sequence.append(byte)
    } else {
      isOverlong = true
    }
  }

  /// Whether the sequence so far is one number, of a key that rxvt knows.
  private var endsWithDollar: Bool {
    !sequence.isEmpty && sequence.count <= 2
      && sequence.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private mutating func finish(_ final: UInt8) {
    guard !isOverlong, let parameters = ControlParameters(sequence) else { return reset() }
    switch (parameters.prefix, final) {
    case (nil, UInt8(ascii: "M")) where sequence.isEmpty:
      sequence.removeAll(keepingCapacity: true)
      state = .legacyMouse
      return
    case (nil, UInt8(ascii: "~")) where parameters[0] == 200:
      return beginPaste()
    case (nil, UInt8(ascii: "I")) where sequence.isEmpty:
      events.append(.focus(true))
    case (nil, UInt8(ascii: "O")) where sequence.isEmpty:
      events.append(.focus(false))
    case (UInt8(ascii: "<"), UInt8(ascii: "M")), (UInt8(ascii: "<"), UInt8(ascii: "m")):
      takeMouse(parameters, isRelease: final == UInt8(ascii: "m"))
    case (UInt8(ascii: "?"), UInt8(ascii: "c")):
      replies.append(.deviceAttributes)
    case (UInt8(ascii: "?"), UInt8(ascii: "y")):
      takeMode(parameters)
    case (nil, _) where parameters.isPlain:
      if let press = KeyTable.control(final, parameters) { emit(press.key, press.modifiers) }
    default:
      break
    }
    reset()
  }

  private mutating func takeMode(_ parameters: ControlParameters) {
    guard parameters.intermediate == UInt8(ascii: "$"), parameters.count == 2 else { return }
    let state: TerminalReply.ModeState
    switch parameters[1] {
    case 1, 3: state = .on
    case 2: state = .off
    default: state = .unsupported
    }
    replies.append(.mode(number: parameters[0], state))
  }
}
