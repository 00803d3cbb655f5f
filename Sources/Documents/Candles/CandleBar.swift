/// A bar of a candle file.
public struct CandleBar: Hashable, Sendable {
  /// The line of the file, from 1.
  public var line: Int
  /// When it begins, in milliseconds since 1970.
  public var openMilliseconds: Int64
  /// When it ends, in milliseconds since 1970; the next begins then at the earliest.
  public var endMilliseconds: Int64
  /// Open, high, low and close, as units of 10 to the power of minus 8.
  public var open: Int64, high: Int64, low: Int64, close: Int64
  /// What traded, in the base asset, in its own whole units.
  public var volume: Double
  /// Whether the market stood still: the prices are those of other venues then.
  public var isHalted = false

  /// How many decimals the prices have room for.
  static let decimals = 8

  /// Whether the price did not move.
  var isFlat: Bool { high == low }

  /// Whether it says the same as another of its moment.
  func agrees(with other: CandleBar) -> Bool {
    open == other.open && high == other.high && low == other.low && close == other.close
      && volume == other.volume && isHalted == other.isHalted
  }
}

/// The bars of a candle file, put in order, and what had to be done for that.
public struct CandleSeries: Hashable, Sendable {
  /// The file, as it was asked for.
  public var file: String
  /// The market that it is about, as far as the file's name says.
  public var symbol: String
  /// How long a bar is, in milliseconds.
  public var intervalMilliseconds: Int64
  /// The bars, in the order of time, none beginning before the one before it has ended.
  public var bars: [CandleBar]
  /// How many decimals the prices need.
  public var priceDecimals: Int
  /// What was found and what was done about it, a line each.
  public var report: [String]
}
