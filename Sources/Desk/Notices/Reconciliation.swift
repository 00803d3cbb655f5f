public import Market

/// What became of the account in a halt: each order with its end, balances before and after, prices
/// on both sides of the gap.
public struct Reconciliation: Hashable, Sendable {
  /// An order that was open when matching stopped.
  public struct Entry: Hashable, Sendable {
    /// The order as the halt found it.
    public var order: TracedOrder
    /// How much of it traded since.
    public var filled = Quantity.zero
    /// The price of the last of these fills.
    public var fillPrice: Price?
    /// How much of it is open.
    public var openQuantity: Quantity
    /// Why it ended with something left; `nil` where it did not.
    public var ended: CancelReason?

    /// Whether it is open as before, or what is left of it is.
    public var isKept: Bool { ended == nil && openQuantity > .zero }
    /// Whether all that was open traded.
    public var isFilled: Bool { ended == nil && openQuantity == .zero }
  }

  /// A market that stood still.
  public struct Gap: Hashable, Sendable {
    /// Which one.
    public var instrument: InstrumentID
    /// The last price before; `nil` where nothing had traded.
    public var before: Price?
    /// The first price after; `nil` as long as nothing has traded.
    public var after: Price?
    /// When its trading was back; `nil` while it is not.
    public var reopenedAt: Instant?
    /// What the audit found as its halt ended; `nil` before that, and where a notice has the audit.
    public var audit: HaltAudit?
  }

  /// When matching stopped.
  public var haltedAt: Instant
  /// Why.
  public var reason: HaltReason
  /// The markets that stood still, by their numbers.
  public var markets: [Gap]
  /// The orders that the halt found, in the order in which they are listed.
  public var entries: [Entry]
  /// The balances as matching stopped, by asset.
  public var balancesBefore: [Balance]
  /// The balances as trading was back in all of the markets; as before while it is not.
  public var balancesAfter: [Balance]

  /// When trading was back in all of the markets; `nil` while it is not.
  public var reopenedAt: Instant? {
    var latest = haltedAt
    for market in markets {
      guard let time = market.reopenedAt else { return nil }
      latest = max(latest, time)
    }
    return latest
  }

  /// Whether a market is one of them.
  public func concerns(_ instrument: InstrumentID) -> Bool {
    markets.contains { $0.instrument == instrument }
  }

  /// How many orders were kept, filled, and ended in another way.
  public var counts: (kept: Int, filled: Int, ended: Int) {
    (
      entries.count(where: \.isKept), entries.count(where: \.isFilled),
      entries.count { $0.ended != nil }
    )
  }
}

/// A market that went from one phase to another.
public struct PhaseChange: Hashable, Sendable {
  /// When.
  public var time: Instant
  /// Which one.
  public var instrument: InstrumentID
  /// The phase before.
  public var from: MarketPhase
  /// The phase from then on.
  public var to: MarketPhase
}
