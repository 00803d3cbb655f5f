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

  /// Makes the candle of a first trade.
  public init(start: Instant, price: Price, quantity: Quantity) {
    self.init(start: start, open: price, high: price, low: price, close: price, volume: quantity)
  }

  /// Whether it closed where it opened or above.
  public var isRising: Bool { close >= open }

  mutating func add(price: Price, quantity: Quantity) {
    high = max(high, price)
    low = min(low, price)
    close = price
    volume += quantity
  }
}
