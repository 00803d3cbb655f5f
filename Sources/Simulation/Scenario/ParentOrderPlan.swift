public import Market

/// A large order that its owner works in parts, as one who must not move the price too far does.
public struct ParentOrderPlan: Hashable, Sendable {
  /// How fast it is worked.
  public enum Pace: Hashable, Sendable {
    /// Evenly over a span of at least a second.
    case over(TimeSpan)
    /// As a share of all that trades in its market, its own trades included: above 0, at most 0.9.
    case participation(Double)
  }

  /// The market.
  public var instrument: InstrumentID
  /// Whether it buys or sells.
  public var side: Side
  /// What it is worth in whole units of the quote asset; at least 1.
  public var notional: Int64
  /// How fast it is worked.
  public var pace: Pace
  /// The share of its resting part that the book shows, above 0 and at most 1: an iceberg order
  /// that waits at the touch, beside which it takes what it is behind with. `nil` where it only
  /// takes.
  public var shownShare: Double?

  /// Makes a plan. What is out of range is brought into it.
  public init(
    instrument: InstrumentID, side: Side, notional: Int64, pace: Pace, shownShare: Double? = nil
  ) {
    self.instrument = instrument
    self.side = side
    self.notional = max(1, notional)
    self.pace =
      switch pace {
      case .over(let span): .over(max(span, .seconds(1)))
      case .participation(let share): .participation(min(max(share, 0.0001), 0.9))
      }
    self.shownShare = shownShare.map { min(max($0, 0.001), 1) }
  }
}
