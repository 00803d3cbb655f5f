public import Market

/// A trade with its time, as it stands on the tape.
public struct TapeEntry: Hashable, Sendable {
  /// When it took place.
  public var time: Instant
  /// The trade.
  public var trade: Trade
  /// Makes an entry.
  public init(time: Instant, trade: Trade) {
    self.time = time
    self.trade = trade
  }
}

/// The latest trades of one market.
public struct Tape: Hashable, Sendable {
  /// How many are kept.
  public let capacity: Int
  /// Makes an empty tape.
  public init(capacity: Int) { self.capacity = capacity }
  /// Adds a trade.
  public mutating func add(_ entry: TapeEntry) {}
  /// The newest trades first, at most so many.
  public func latest(_ count: Int) -> [TapeEntry] { [] }
}
