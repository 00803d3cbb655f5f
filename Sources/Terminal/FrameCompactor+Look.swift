extension FrameCompactor {
  /// Takes the parameters of a change of look; `false` if they are not understood.
  mutating func take(_ parameters: ArraySlice<UInt8>) -> Bool {
    guard parameters.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x3B }) else { return false }
    let parts = parameters.split(separator: 0x3B, omittingEmptySubsequences: false)
    var look = wanted
    var place = parts.startIndex
    while place < parts.endIndex {
      let number = parts[place].reduce(0) { min($0 * 10 + Int($1 - 0x30), 9999) }
      switch number {
      case 0: look = Look()
      // The usual font, which the Linux console is told at every return to normal.
      case 10: break
      case 1...9: look.emphasis |= 1 << UInt16(number)
      case 22: look.emphasis &= ~(1 << 1 | 1 << 2)
      case 23...29: look.emphasis &= ~(1 << UInt16(number - 20))
      case 30...37, 90...97: look.foreground = Array(parts[place])
      case 40...47, 100...107: look.background = Array(parts[place])
      case 39: look.foreground = []
      case 49: look.background = []
      case 38, 48:
        guard place + 1 < parts.endIndex else { return false }
        let count = parts[place + 1].elementsEqual([0x32]) ? 5 : 3
        guard place + count <= parts.endIndex else { return false }
        let colour = Array(parts[place..<place + count].joined(separator: [0x3B]))
        if number == 38 { look.foreground = colour } else { look.background = colour }
        place += count - 1
      default: return false
      }
      place += 1
    }
    wanted = look
    return true
  }

  /// Brings the terminal to the look that is wanted, by the shorter of two ways: from the look it has,
  /// or from none.
  mutating func assumeLook() {
    guard actual != wanted else { return }
    let anew = sequence(from: Look(), resets: true)
    if let actual, endsSingly || actual.emphasis & ~wanted.emphasis == 0 {
      let change = sequence(from: actual, resets: false)
      output += change.count <= anew.count ? change : anew
    } else {
      output += anew
    }
    actual = wanted
  }

  private func sequence(from look: Look, resets: Bool) -> [UInt8] {
    var parts: [[UInt8]] = []
    var emphasis = look.emphasis
    let ended = emphasis & ~wanted.emphasis
    if ended & (1 << 1 | 1 << 2) != 0 {
      // Bold and dim end together.
      parts.append([0x32, 0x32])
      emphasis &= ~(1 << 1 | 1 << 2)
    }
    for bit in 3...9 where ended & (1 << UInt16(bit)) != 0 {
      parts.append([0x32, 0x30 + UInt8(bit)])
    }
    for bit in 1...9 where wanted.emphasis & ~emphasis & (1 << UInt16(bit)) != 0 {
      parts.append([0x30 + UInt8(bit)])
    }
    if wanted.foreground != look.foreground {
      parts.append(wanted.foreground.isEmpty ? [0x33, 0x39] : wanted.foreground)
    }
    if wanted.background != look.background {
      parts.append(wanted.background.isEmpty ? [0x34, 0x39] : wanted.background)
    }
    // Without parameters it means the same as with a 0.
    if resets && !parts.isEmpty { parts.insert([0x30], at: 0) }
    return [0x1B, 0x5B] + parts.joined(separator: [0x3B]) + [0x6D]
  }
}
