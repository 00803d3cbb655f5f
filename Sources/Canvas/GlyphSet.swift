/// The characters that things are drawn with, chosen by what the terminal can show.
public struct GlyphSet: Hashable, Sendable {
  /// What a set may contain.
  enum Repertoire: Hashable, Sendable {
    case unicode, console, ascii
  }

  /// One step of a bar: a glyph, perhaps with its colours exchanged.
  public struct Step: Hashable, Sendable {
    /// The glyph.
    public let glyph: Unicode.Scalar
    /// Whether the bar is what the glyph leaves free.
    public let isReversed: Bool

    init(_ glyph: Unicode.Scalar, isReversed: Bool = false) {
      self.glyph = glyph
      self.isReversed = isReversed
    }
  }

  /// The lines of a frame.
  public struct Frame: Hashable, Sendable {
    /// A line from left to right.
    public let horizontal: Unicode.Scalar
    /// A line from top to bottom.
    public let vertical: Unicode.Scalar
    /// The corner at the top left.
    public let topLeft: Unicode.Scalar
    /// The corner at the top right.
    public let topRight: Unicode.Scalar
    /// The corner at the bottom left.
    public let bottomLeft: Unicode.Scalar
    /// The corner at the bottom right.
    public let bottomRight: Unicode.Scalar
    /// A line that leaves the left edge to the right.
    public let teeRight: Unicode.Scalar
    /// A line that leaves the right edge to the left.
    public let teeLeft: Unicode.Scalar
    /// A line that leaves the top edge downwards.
    public let teeDown: Unicode.Scalar
    /// A line that leaves the bottom edge upwards.
    public let teeUp: Unicode.Scalar
    /// Two lines that cross.
    public let cross: Unicode.Scalar
  }

  /// What a candle is drawn with; halves are halves of a cell.
  public struct Candle: Hashable, Sendable {
    /// The body through the whole cell.
    public let body: Unicode.Scalar
    /// The body in the upper half only.
    public let bodyUpper: Unicode.Scalar
    /// The body in the lower half only.
    public let bodyLower: Unicode.Scalar
    /// The body in the upper half, the wick below it.
    public let bodyOverWick: Unicode.Scalar
    /// The wick in the upper half, the body below it.
    public let wickOverBody: Unicode.Scalar
    /// Open and close at one price.
    public let level: Unicode.Scalar
  }

  /// The set's name, for settings and messages.
  public let name: String
  let repertoire: Repertoire
  /// Frames of panels.
  public let frame: Frame
  /// Steps of a bar that grows to the right, from the least to the whole cell.
  public let rightwards: [Step]
  /// Steps of a bar that grows to the left, from the least to the whole cell.
  public let leftwards: [Step]
  /// Steps of a bar that grows upwards, from the least to the whole cell.
  public let upwards: [Step]
  /// Steps of a bar that grows downwards, from the least to the whole cell.
  public let downwards: [Step]
  /// Candles that close higher than they open.
  public let rising: Candle
  /// Candles that close lower than they open.
  public let falling: Candle
  /// A candle's wick through the whole cell.
  public let wick: Unicode.Scalar
  /// A wick in the upper half.
  public let wickUpper: Unicode.Scalar
  /// A wick in the lower half.
  public let wickLower: Unicode.Scalar
  /// Up.
  public let up: Unicode.Scalar
  /// Down.
  public let down: Unicode.Scalar
  /// Points at something to the right.
  public let pointer: Unicode.Scalar
  /// Points at something to the left.
  public let pointerLeft: Unicode.Scalar
  /// Stands for what was cut off.
  public let ellipsis: Unicode.Scalar
  /// Separates things in a line; also stands for nothing.
  public let dot: Unicode.Scalar
  /// A mark before an announcement.
  public let flag: Unicode.Scalar
  /// A full disc: on, alive.
  public let disc: Unicode.Scalar
  /// An empty circle: off.
  public let circle: Unicode.Scalar
  /// Done, allowed.
  public let check: Unicode.Scalar
  /// Wrong, not allowed.
  public let crossMark: Unicode.Scalar
  /// A texture over values that are out of date.
  public let hatch: Unicode.Scalar
  /// A dotted line from left to right, behind a chart.
  public let dottedHorizontal: Unicode.Scalar
  /// A dotted line from top to bottom, behind a chart.
  public let dottedVertical: Unicode.Scalar
  /// The part of a scroll bar that shows where one is.
  public let scrollThumb: Unicode.Scalar
  /// The rest of a scroll bar.
  public let scrollTrack: Unicode.Scalar
}
