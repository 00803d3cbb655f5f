/// A price in ticks of its instrument. Only prices of one instrument may be compared.
///
/// | expression | yields |
/// |---|---|
/// | `price.advanced(by: ticks)` | `Price` |
/// | `price.ticks - other.ticks` | ticks |
/// | `instrument.value(of: quantity, at: price)` | `Money` |
public struct Price: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Ticks; above 0 in every order and trade.
  public var ticks: Int64
  /// Makes a price from ticks.
  public init(ticks: Int64) { self.ticks = ticks }
  /// Orders by ticks.
  public static func < (left: Price, right: Price) -> Bool { left.ticks < right.ticks }
  /// The price so many ticks higher, or lower where negative.
  public func advanced(by count: Int64) -> Price { Price(ticks: ticks + count) }
  /// The price so many ticks away from the middle: lower for a bid, higher for an offer.
  public func behind(by count: Int64, on side: Side) -> Price {
    side == .buy ? Price(ticks: ticks - count) : Price(ticks: ticks + count)
  }
}
