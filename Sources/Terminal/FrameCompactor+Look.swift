extension FrameCompactor {
  /// How characters look, as the control sequence SGR sets it.
  struct Look: Equatable {
    /// The colour.
    var foreground = Tint.own
    /// The colour behind it.
    var background = Tint.own
    /// A bit for each parameter from 1 to 9 that is in force.
    var emphasis: UInt16 = 0
  }

  /// A colour of a look.
  enum Tint: Equatable {
    /// The terminal's own.
    case own
    /// One that has a parameter of its own: 30 to 37 and 40 to 47, 90 to 97 and 100 to 107.
    case ansi(UInt8)
    /// One of the palette of 256.
    case palette(UInt8)
    /// One in 24 bits.
    case direct(UInt8, UInt8, UInt8)
  }

  /// Takes the parameters of a change of look; `false` if they are not understood.
  mutating func take(_ parameters: ArraySlice<UInt8>) -> Bool {
    numbers.removeAll(keepingCapacity: true)
    var number = 0
    for byte in parameters {
      switch byte {
      case 0x30...0x39: number = min(number * 10 + Int(byte - 0x30), 9999)
      case 0x3B:
        numbers.append(number)
        number = 0
      default: return false
      }
    }
    numbers.append(number)
    var look = wanted
    var place = 0
    while place < numbers.count {
      guard let count = Self.apply(numbers[place...], to: &look) else { return false }
      place += count
    }
    wanted = look
    return true
  }

  /// Applies the first of some parameters; how many that took, `nil` if it is not understood.
  private static func apply(_ numbers: ArraySlice<Int>, to look: inout Look) -> Int? {
    let number = numbers.first ?? 0
    switch number {
    case 0: look = Look()
    case 1...9: look.emphasis |= 1 << UInt16(number)
    // The usual font, which the Linux console is told at every return to normal.
    case 10: break
    case 22: look.emphasis &= ~(1 << 1 | 1 << 2)
    case 23...29: look.emphasis &= ~(1 << UInt16(number - 20))
    case 30...37, 90...97: look.foreground = .ansi(UInt8(number))
    case 40...47, 100...107: look.background = .ansi(UInt8(number))
    case 39: look.foreground = .own
    case 49: look.background = .own
    case 38, 48:
      let rest = numbers.dropFirst().map { UInt8(clamping: $0) }
      let tint: Tint
      if rest.count >= 4, rest[0] == 2 {
        tint = .direct(rest[1], rest[2], rest[3])
      } else if rest.count >= 2, rest[0] == 5 {
        tint = .palette(rest[1])
      } else {
        return nil
      }
      if number == 38 { look.foreground = tint } else { look.background = tint }
      return rest[0] == 2 ? 5 : 3
    default: return nil
    }
    return 1
  }

  /// Brings the terminal to the look that is wanted, by the shorter of two ways: from the look it
  /// has, or from none.
  mutating func assumeLook() {
    guard actual != wanted else { return }
    let start = output.count
    append(from: Look(), resets: true)
    if let actual, endsSingly || actual.emphasis & ~wanted.emphasis == 0 {
      let middle = output.count
      append(from: actual, resets: false)
      if output.count - middle <= middle - start {
        output.removeSubrange(start..<middle)
      } else {
        output.removeLast(output.count - middle)
      }
    }
    actual = wanted
  }

  /// Appends the sequence that leads from a look to the one that is wanted.
  private mutating func append(from look: Look, resets: Bool) {
    output.append(0x1B)
    output.append(UInt8(ascii: "["))
    let start = output.count
    if resets, wanted != Look() { append(0) }
    var emphasis = look.emphasis
    let ended = emphasis & ~wanted.emphasis
    if ended & (1 << 1 | 1 << 2) != 0 {
      // Bold and dim end together.
      append(22)
      emphasis &= ~(1 << 1 | 1 << 2)
    }
    for bit in 3...9 where ended & (1 << UInt16(bit)) != 0 { append(UInt8(20 + bit)) }
    for bit in 1...9 where wanted.emphasis & ~emphasis & (1 << UInt16(bit)) != 0 {
      append(UInt8(bit))
    }
    if wanted.foreground != look.foreground { append(wanted.foreground, base: 30) }
    if wanted.background != look.background { append(wanted.background, base: 40) }
    // The last number has no semicolon after it; without any, it means the same as with a 0.
    if output.count > start { output.removeLast() }
    output.append(UInt8(ascii: "m"))
  }

  private mutating func append(_ tint: Tint, base: UInt8) {
    switch tint {
    case .own: append(base + 9)
    case .ansi(let number): append(number)
    case .palette(let number):
      append(base + 8)
      append(5)
      append(number)
    case .direct(let red, let green, let blue):
      append(base + 8)
      append(2)
      append(red)
      append(green)
      append(blue)
    }
  }

  /// Appends a number and a semicolon.
  private mutating func append(_ number: UInt8) {
    if number >= 100 { output.append(0x30 + number / 100) }
    if number >= 10 { output.append(0x30 + number / 10 % 10) }
    output.append(0x30 + number % 10)
    output.append(UInt8(ascii: ";"))
  }
}
