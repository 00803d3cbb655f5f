public import Market

/// The best bid and the best ask of a market at one moment, the bid below the ask.
public struct Touch: Hashable, Sendable {
  /// The best bid.
  public let bid: Price
  /// The best ask.
  public let ask: Price

  /// Makes a touch; `nil` where the sides meet or overlap, as in an auction.
  public init?(bid: Price, ask: Price) {
    guard bid < ask else { return nil }
    self.bid = bid
    self.ask = ask
  }

  /// Twice the middle in ticks: whole, where the middle itself may lie between two ticks.
  public var middleTwice: Int64 { bid.ticks + ask.ticks }
}
