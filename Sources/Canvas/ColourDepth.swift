/// How many colours a terminal can show.
public enum ColourDepth: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// None: only bold, reverse and the like.
  case monochrome
  /// The sixteen colours that the terminal's owner chose.
  case ansi16
  /// The sixteen, a cube of 6 x 6 x 6 colours and 24 greys.
  case ansi256
  /// 8 bits a channel.
  case trueColour

  /// Fewer colours come first.
  public static func < (one: ColourDepth, other: ColourDepth) -> Bool {
    one.rawValue < other.rawValue
  }

  /// The number that a terminal of this depth knows the colour by, or `nil` for its own default.
  ///
  /// 0 to 15 and 16 to 255 are the palette's; with true colour it is `0xRRGGBB` and
  /// ``Colour/ansi(_:)`` has no number of its own (use ``Colour/isPalette`` to tell them apart).
  public func index(of colour: Colour) -> Int? {
    switch (self, colour) {
    case (_, .terminal), (.monochrome, _): nil
    case (_, .ansi(let number)): Int(number & 15)
    case (.ansi16, .rgb(let red, let green, let blue)):
      Palette.nearest16(RGB(red, green, blue))
    case (.ansi256, .rgb(let red, let green, let blue)):
      Palette.nearest256(RGB(red, green, blue))
    case (.trueColour, .rgb(let red, let green, let blue)):
      Int(red) << 16 | Int(green) << 8 | Int(blue)
    }
  }
}

extension Colour {
  /// A colour from its six hexadecimal digits, as in `0x0e1116`.
  public static func hex(_ digits: UInt32) -> Colour {
    .rgb(
      red: UInt8(truncatingIfNeeded: digits >> 16), green: UInt8(truncatingIfNeeded: digits >> 8),
      blue: UInt8(truncatingIfNeeded: digits))
  }

  /// Whether it is one of the terminal's own sixteen colours.
  public var isPalette: Bool {
    if case .ansi = self { true } else { false }
  }

  /// The nearest colour that a terminal of a depth can show.
  ///
  /// Doing it twice changes nothing more.
  public func lowered(to depth: ColourDepth) -> Colour {
    guard case .rgb(let red, let green, let blue) = self else {
      return depth == .monochrome ? .terminal : self
    }
    let wanted = RGB(red, green, blue)
    switch depth {
    case .monochrome: return .terminal
    case .ansi16: return .ansi(UInt8(Palette.nearest16(wanted)))
    case .ansi256: return Palette.colour256(Palette.nearest256(wanted)).colour
    case .trueColour: return self
    }
  }

  /// A colour between this and another: `parts` of `whole` of the way there.
  ///
  /// Colours that are the terminal's own cannot be mixed; then it is the nearer of the two. Use few
  /// steps (up to 16): a terminal has a limited number of colour pairs.
  public func mixed(with other: Colour, parts: Int, of whole: Int) -> Colour {
    let whole = max(1, whole)
    let parts = min(max(0, parts), whole)
    guard case .rgb(let red, let green, let blue) = self,
      case .rgb(let otherRed, let otherGreen, let otherBlue) = other
    else { return parts * 2 < whole ? self : other }
    func between(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Int(from) * (whole - parts) + Int(to) * parts + whole / 2) / whole)
    }
    return .rgb(
      red: between(red, otherRed), green: between(green, otherGreen),
      blue: between(blue, otherBlue))
  }
}
