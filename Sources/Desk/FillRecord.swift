public import Analytics
public import Market

/// An own fill, with what explains it.
public struct FillRecord: Hashable, Sendable {
  /// When.
  public var time: Instant
  /// The fill.
  public var fill: Fill
  /// How much stood ahead when the order came to rest; `nil` where it never rested.
  public var quantityAheadAtRest: Quantity?
  /// How much traded at its price since then, this fill included; `nil` where it never rested.
  public var tradedAtPrice: Quantity?
  /// The whole quantity of the order; `nil` where it is not known.
  public var orderQuantity: Quantity?
  /// What it cost against the middle before it; `nil` where there was none, or it is not known.
  public var cost: FillCost?
  /// Where the market went after it.
  public var markOuts = MarkOuts()
  /// Makes a record.
  public init(
    time: Instant, fill: Fill, quantityAheadAtRest: Quantity? = nil, tradedAtPrice: Quantity? = nil
  ) {
    self.time = time
    self.fill = fill
    self.quantityAheadAtRest = quantityAheadAtRest
    self.tradedAtPrice = tradedAtPrice
  }
}
