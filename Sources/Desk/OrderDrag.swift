public import Market

/// An own order that the mouse holds, on its way to another price.
public struct OrderDrag: Hashable, Sendable {
  /// The order.
  public var order: OrderID
  /// The row it was taken from, by its label.
  public var from: Price
  /// The row it is over, by its label; `nil` where it is over none.
  public var to: Price?
  /// Makes a drag.
  public init(order: OrderID, from: Price, to: Price?) {
    self.order = order
    self.from = from
    self.to = to
  }
}
