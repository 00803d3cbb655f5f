public import Canvas

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
  public static func < (left: ColourDepth, right: ColourDepth) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The number that a terminal of this depth knows the colour by, or `nil` for its own default.
  public func index(of colour: Colour) -> Int? {
    switch (self, colour) {
    case (_, .terminal), (.monochrome, _): nil
    case (_, .ansi(let number)): Int(number & 15)
    case (.ansi16, .rgb(let red, let green, let blue)):
      (red > 100 ? 1 : 0) + (green > 100 ? 2 : 0) + (blue > 100 ? 4 : 0)
    case (.ansi256, .rgb(let red, let green, let blue)):
      16 + 36 * (Int(red) / 43) + 6 * (Int(green) / 43) + Int(blue) / 43
    case (.trueColour, .rgb(let red, let green, let blue)):
      Int(red) << 16 | Int(green) << 8 | Int(blue)
    }
  }
}
