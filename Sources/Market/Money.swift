/// An amount of one asset in its minor units: satoshi of BTC, hundred-millionths of USDT.
/// Only money of one asset adds up; which asset it is stands beside it.
public struct Money: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Minor units; negative only in differences and in profit and loss.
  public var units: Int64
  /// Makes an amount from minor units.
  public init(units: Int64) { self.units = units }
  /// Nothing.
  public static let zero = Money(units: 0)
  /// Orders by amount.
  public static func < (left: Money, right: Money) -> Bool { left.units < right.units }
  /// Both together; traps on overflow.
  public static func + (left: Money, right: Money) -> Money {
    Money(units: left.units + right.units)
  }
  /// The left without the right; traps on overflow.
  public static func - (left: Money, right: Money) -> Money {
    Money(units: left.units - right.units)
  }
  /// The same amount owed instead of owned.
  public static prefix func - (money: Money) -> Money { Money(units: -money.units) }
  /// Adds in place.
  public static func += (left: inout Money, right: Money) { left.units += right.units }
  /// Takes away in place.
  public static func -= (left: inout Money, right: Money) { left.units -= right.units }
}

/// A balance of one asset in one account.
public struct Balance: Hashable, Sendable, BitwiseCopyable {
  /// All of it.
  public var total: Money
  /// The part that open orders need.
  public var held: Money
  /// Makes a balance.
  public init(total: Money = .zero, held: Money = .zero) {
    self.total = total
    self.held = held
  }
  /// What new orders may use: the total without what is held.
  public var available: Money { total - held }
}
