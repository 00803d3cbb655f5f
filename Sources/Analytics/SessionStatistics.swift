public import Market

/// What one market did since the session began.
public struct SessionStatistics: Hashable, Sendable {
  /// The price of the first trade or, before it, the reference.
  public var first: Price
  /// The price of the last trade.
  public var last: Price
  /// The highest price.
  public var high: Price
  /// The lowest price.
  public var low: Price
  /// How much traded.
  public var volume = Quantity.zero
  /// Makes the statistics of a market that has not traded.
  public init(reference: Price) {
    first = reference
    last = reference
    high = reference
    low = reference
  }
  /// Adds a trade.
  public mutating func add(price: Price, quantity: Quantity) {}
  /// The change since the first price in hundredths of a percent (basis points), rounded to zero.
  public var changeBasisPoints: Int64 { (last.ticks - first.ticks) * 10_000 / max(1, first.ticks) }
}
