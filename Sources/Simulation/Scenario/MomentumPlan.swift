/// Who follows the trend: buys where the price of late is above that of longer ago, sells where it
/// is below, and closes the position after a while.
public struct MomentumPlan: Hashable, Sendable {
  /// How often one of them looks, a second.
  public var looksPerSecond: Double
  /// How long the price of late remembers, in seconds.
  public var fastSeconds: Double
  /// How long the price of longer ago remembers, in seconds.
  public var slowSeconds: Double
  /// A difference of so many basis points is a strong trend.
  public var trend: Double
  /// What a position is worth in the strongest trend, in whole units of the quote asset.
  public var size: Double
  /// The shortest time that a position is held, in seconds.
  public var shortestHold: Double
  /// The longest, in seconds.
  public var longestHold: Double

  /// Makes the plan of a busy crypto market.
  public init(size: Double) {
    looksPerSecond = 0.2
    fastSeconds = 10
    slowSeconds = 120
    trend = 10
    self.size = size
    shortestHold = 30
    longestHold = 300
  }
}

/// Who has positions with stop orders, and loses them where the price goes there: stops lie beyond
/// round prices and beyond the highest and lowest prices of late.
public struct StopPlan: Hashable, Sendable {
  /// How many positions get a stop, a second at activity 1.
  public var ordersPerSecond: Double
  /// The logarithm of the usual position, in whole units of the quote asset.
  public var sizeMean: Double
  /// The deviation of that logarithm.
  public var sizeDeviation: Double
  /// The share whose stops lie beyond round prices; the others' lie beyond extremes.
  public var roundShare: Double
  /// How far beyond, on average, as a share of the range of late.
  public var reach: Double
  /// The least range of late that they reckon with, in basis points.
  public var leastRange: Double
  /// How long the range of late remembers, in seconds.
  public var rangeSeconds: Double
  /// How long a position is held on average, in seconds.
  public var holdSeconds: Double
  /// How many stops may wait on each side.
  public var most: Int

  /// Makes the plan of a busy crypto market.
  public init(ordersPerSecond: Double, sizeMean: Double) {
    self.ordersPerSecond = ordersPerSecond
    self.sizeMean = sizeMean
    sizeDeviation = 1.2
    roundShare = 0.5
    reach = 0.25
    leastRange = 25
    rangeSeconds = 1_800
    holdSeconds = 3_600
    most = 500
  }
}
