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
  /// How many trades there were.
  public private(set) var tradeCount: Int64 = 0

  /// Makes the statistics of a market that has not traded.
  public init(reference: Price) {
    first = reference
    last = reference
    high = reference
    low = reference
  }

  /// Adds a trade. The first one takes the place of the reference.
  public mutating func add(price: Price, quantity: Quantity) {
    if tradeCount == 0 {
      first = price
      high = price
      low = price
    }
    last = price
    high = max(high, price)
    low = min(low, price)
    volume += quantity
    tradeCount += 1
  }

  /// The change since the first price in hundredths of a percent (basis points), rounded to zero.
  public var changeBasisPoints: Int64 { Self.basisPoints(from: first, to: last) }

  /// The change from one price to another in basis points, rounded to zero.
  public static func basisPoints(from first: Price, to last: Price) -> Int64 {
    Int64(Int128(last.ticks - first.ticks) * 10_000 / Int128(max(1, first.ticks)))
  }
}
