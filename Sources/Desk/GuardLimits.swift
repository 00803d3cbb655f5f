/// From where on an order looks like a slip of the finger, so that the desk warns before it leaves.
///
/// Nothing is forbidden: a warned order leaves by a second key. 0 switches a limit off.
public struct GuardLimits: Hashable, Sendable {
  /// How far a limit price may be from the touch, in thousandths of it; 0 to 1,000,000.
  public var touchPerMille: Int64 = 50
  /// How far a trigger may be from the last price, in thousandths of it; 0 to 1,000,000.
  public var triggerPerMille: Int64 = 200
  /// How large an order may be, in thousandths of what the book shows on the side that it meets; of
  /// an order that rests, on its own side. 0 to 1,000,000.
  public var bookPerMille: Int64 = 1_000
  /// How much of what is free an order may use, in thousandths of it; 0 to 1,000.
  public var balancePerMille: Int64 = 750
  /// How much worse than the middle of the present book an order may trade on average, in
  /// thousandths of the middle; 0 to 1,000,000.
  public var slippagePerMille: Int64 = 10

  /// Makes the usual limits.
  public init() {}

  /// Makes limits that warn of nothing.
  public static var off: GuardLimits {
    var limits = GuardLimits()
    limits.touchPerMille = 0
    limits.triggerPerMille = 0
    limits.bookPerMille = 0
    limits.balancePerMille = 0
    limits.slippagePerMille = 0
    return limits
  }
}
