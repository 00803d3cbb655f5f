public import Market

/// What a market did in one interval of time, from its trades.
public struct Candle: Hashable, Sendable {
  /// When the interval begins; a multiple of its length.
  public var start: Instant
  /// The first price.
  public var open: Price
  /// The highest price.
  public var high: Price
  /// The lowest price.
  public var low: Price
  /// The last price.
  public var close: Price
  /// How much traded.
  public var volume: Quantity
  /// Makes a candle.
  public init(
    start: Instant, open: Price, high: Price, low: Price, close: Price, volume: Quantity
  ) {
    self.start = start
    self.open = open
    self.high = high
    self.low = low
    self.close = close
    self.volume = volume
  }
}

/// The candles of one market at one interval. Time without a trade has no candle: a halt is a gap.
public struct CandleSeries: Hashable, Sendable {
  /// The length of an interval.
  public let interval: TimeSpan
  /// How many candles are kept.
  public let capacity: Int
  /// The candles, oldest first.
  public private(set) var candles: [Candle] = []

  /// Makes an empty series.
  public init(interval: TimeSpan, capacity: Int) {
    self.interval = interval
    self.capacity = capacity
  }

  /// Adds a trade.
  public mutating func add(price: Price, quantity: Quantity, at time: Instant) {}
}
