/// An amount of an instrument's base asset in lots. Only quantities of one instrument add up.
public struct Quantity: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Lots; never negative.
  public var lots: Int64
  /// Makes a quantity from lots.
  public init(lots: Int64) { self.lots = lots }
  /// Nothing.
  public static let zero = Quantity(lots: 0)
  /// Orders by lots.
  public static func < (left: Quantity, right: Quantity) -> Bool { left.lots < right.lots }
  /// Both together.
  public static func + (left: Quantity, right: Quantity) -> Quantity {
    Quantity(lots: left.lots + right.lots)
  }
  /// The left without the right; traps on overflow, not below zero.
  public static func - (left: Quantity, right: Quantity) -> Quantity {
    Quantity(lots: left.lots - right.lots)
  }
  /// Adds in place.
  public static func += (left: inout Quantity, right: Quantity) { left.lots += right.lots }
  /// Takes away in place.
  public static func -= (left: inout Quantity, right: Quantity) { left.lots -= right.lots }
}
