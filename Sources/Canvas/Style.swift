/// A colour as a theme asks for it.
///
/// What the terminal can show of it is decided when it is painted.
public enum Colour: Hashable, Sendable {
  /// Whatever the terminal has as its own foreground or background.
  case terminal
  /// One of the terminal's own sixteen colours, 0 to 15.
  case ansi(UInt8)
  /// A colour of 8 bits a channel.
  case rgb(red: UInt8, green: UInt8, blue: UInt8)
}

/// How a glyph is emphasised, beside its colours.
public struct Emphasis: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8
  /// Makes a set from its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier strokes.
  public static let bold = Emphasis(rawValue: 1)
  /// Fainter than normal.
  public static let dim = Emphasis(rawValue: 2)
  /// Underlined.
  public static let underline = Emphasis(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reverse = Emphasis(rawValue: 8)
  /// Slanted, where the terminal can.
  public static let italic = Emphasis(rawValue: 16)
}

/// How a cell looks: its two colours and its emphasis.
public struct Style: Hashable, Sendable {
  /// The colour of the glyph.
  public var foreground: Colour
  /// The colour behind it.
  public var background: Colour
  /// Bold, reverse and so on.
  public var emphasis: Emphasis

  /// Makes a style; without arguments, the terminal's own.
  public init(
    foreground: Colour = .terminal, background: Colour = .terminal, emphasis: Emphasis = []
  ) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }

  /// The same style with more emphasis.
  public func with(_ more: Emphasis) -> Style {
    Style(foreground: foreground, background: background, emphasis: emphasis.union(more))
  }

  /// The same style on another background.
  public func on(_ background: Colour) -> Style {
    Style(foreground: foreground, background: background, emphasis: emphasis)
  }
}
