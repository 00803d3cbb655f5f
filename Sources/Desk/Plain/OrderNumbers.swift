import Market

/// Short numbers for open orders: an order keeps its own as long as it is remembered, so that
/// `cancel 2` never means another order than the one that was listed.
struct OrderNumbers: Hashable, Sendable {
  /// How many orders are remembered; the oldest are forgotten first.
  static let rememberedMax = 4_096

  private var orders: [OrderID] = []
  private var forgotten = 0

  /// Gives numbers to orders that have none.
  mutating func learn(_ open: [OpenOrder]) {
    for order in open where number(of: order.id) == nil { orders.append(order.id) }
    guard orders.count > Self.rememberedMax else { return }
    let surplus = orders.count - Self.rememberedMax
    orders.removeFirst(surplus)
    forgotten += surplus
  }

  /// The number of an order, from 1; `nil` where it has none.
  func number(of order: OrderID) -> Int? {
    orders.lastIndex(of: order).map { $0 + forgotten + 1 }
  }

  /// The order of a number; `nil` where there is none or it is forgotten.
  func order(_ number: Int) -> OrderID? {
    let index = number - 1 - forgotten
    return orders.indices.contains(index) ? orders[index] : nil
  }
}
