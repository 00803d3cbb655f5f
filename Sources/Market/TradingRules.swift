/// The rules of a market beside its tick and its lot. The usual value of each is "no rule".
public struct TradingRules: Hashable, Sendable {
  /// The smallest order, and the least an iceberg order shows.
  public var minimumQuantity = Quantity(lots: 1)
  /// The least an order is worth, in the quote asset; 0 for no limit.
  public var minimumNotional = Money.zero
  /// The most an order is worth, in the quote asset.
  public var maximumNotional = Money(units: .max)
  /// How far a price may be from the reference, in parts per million of it; 0 for any distance.
  public var priceBandPartsPerMillion: Int64 = 0
  /// How much worse than its trigger a stop without a limit may trade, in parts per million of it.
  public var stopProtectionPartsPerMillion: Int64 = 50_000
  /// How far an auction's price may be from the reference, in parts per million of it, without the
  /// auction being extended; 0 for any distance.
  public var collarPartsPerMillion: Int64 = 0
  /// How long an extension of an auction is.
  public var collarExtension = TimeSpan.seconds(60)
  /// How often an auction is extended at most.
  public var collarExtensionsMax = 2
  /// What stands for the last traded price before the first trade; `nil` where nothing does.
  public var openingReference: Price?

  /// Makes the usual rules.
  public init() {}
}

/// How many orders a participant may place or change within a while.
public struct OrderRate: Hashable, Sendable, BitwiseCopyable {
  /// How many.
  public var count: UInt32
  /// Within which while; it begins with the first order counted.
  public var per: TimeSpan
  /// Makes a rate.
  public init(count: UInt32, per: TimeSpan) {
    self.count = count
    self.per = per
  }
}
