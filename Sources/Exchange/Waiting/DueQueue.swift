/// What waits for its turn in a market: orders whose trigger was reached, and exits of brackets
/// whose entry has ended. First in, first out; an order may leave before its turn.
struct DueQueue: BitwiseCopyable, Sendable {
  /// What has its turn first.
  private(set) var first = OrderConditions.none
  private var last = OrderConditions.none

  init() {}

  /// Whether nothing waits.
  var isEmpty: Bool { first == OrderConditions.none }

  /// Adds something at the end.
  mutating func append(_ place: UInt32, in orders: inout ConditionPool) {
    orders[at: place].previous = last
    orders[at: place].next = OrderConditions.none
    if last == OrderConditions.none { first = place } else { orders[at: last].next = place }
    last = place
  }

  /// Takes something out.
  mutating func remove(_ place: UInt32, in orders: inout ConditionPool) {
    let (previous, next) = (orders[at: place].previous, orders[at: place].next)
    if previous == OrderConditions.none { first = next } else { orders[at: previous].next = next }
    if next == OrderConditions.none { last = previous } else { orders[at: next].previous = previous }
    orders[at: place].previous = OrderConditions.none
    orders[at: place].next = OrderConditions.none
  }
}
