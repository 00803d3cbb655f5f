public import Market

/// How the chart is shown: which part of time, how wide, and drawn with what.
public struct ChartState: Hashable, Sendable {
  /// What the chart shows of the market.
  public enum Face: Hashable, Sendable, CaseIterable {
    /// Candles, with volume.
    case candles
    /// The book over time, with trades.
    case heatmap
  }

  /// A moment of the last interval shown; `nil` where the chart follows the present.
  public var end: Instant?
  /// How wide a candle is, as a place in ``widths``.
  public var zoom = 0
  /// Whether candles are drawn in the dots of braille rather than in half blocks.
  public var isDotted = false
  /// Whether the volume at each price stands beside the candles.
  public var hasProfile = true
  /// What is shown.
  public var face = Face.candles

  /// Makes the chart as it is at first.
  public init() {}

  /// The widths to choose from: columns from one candle to the next.
  public static let widths = [1, 2, 4, 6]

  /// Columns from one candle to the next.
  public var pitch: Int { Self.widths[min(max(0, zoom), Self.widths.count - 1)] }

  /// Columns that a candle itself takes; odd, so that its wick is in the middle.
  public var body: Int { pitch == 1 ? 1 : pitch - 1 }
}
