import Market

/// The trailing stops of a market's side, in the order in which they were accepted.
///
/// A stop follows the best price since it was accepted. An older one has seen all that a younger
/// one has, so its best is at least as good: those that a new price moves are the youngest ones,
/// and the others need not be looked at.
struct TrailingStops: BitwiseCopyable, Sendable {
  private(set) var oldest = OrderConditions.none
  private(set) var youngest = OrderConditions.none

  init() {}

  /// Adds the youngest.
  mutating func append(_ place: UInt32, in orders: inout ConditionPool) {
    orders[at: place].trailsPrevious = youngest
    orders[at: place].trailsNext = OrderConditions.none
    if youngest == OrderConditions.none {
      oldest = place
    } else {
      orders[at: youngest].trailsNext = place
    }
    youngest = place
  }

  /// Takes one out.
  mutating func remove(_ place: UInt32, in orders: inout ConditionPool) {
    let (previous, next) = (orders[at: place].trailsPrevious, orders[at: place].trailsNext)
    if previous == OrderConditions.none {
      oldest = next
    } else {
      orders[at: previous].trailsNext = next
    }
    if next == OrderConditions.none {
      youngest = previous
    } else {
      orders[at: next].trailsPrevious = previous
    }
    orders[at: place].trailsPrevious = OrderConditions.none
    orders[at: place].trailsNext = OrderConditions.none
  }

  /// The oldest of those for which a price is better than all before; `none` where there is none.
  /// - Complexity: O(those).
  func firstMoved(by last: Int64, _ side: Side, in orders: ConditionPool) -> UInt32 {
    var moved = OrderConditions.none
    var place = youngest
    while place != OrderConditions.none {
      let extreme = orders[at: place].extreme
      guard side == .sell ? extreme < last : extreme > last else { break }
      moved = place
      place = orders[at: place].trailsPrevious
    }
    return moved
  }
}
