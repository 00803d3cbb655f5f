import Market

/// The orders of one market that wait, beside its book.
struct ConditionalBook: Sendable {
  /// The orders that wait for the price to rise, the lowest trigger first.
  private(set) var rises = PriceLadder(side: .sell, width: 64)
  /// The orders that wait for the price to fall, the highest trigger first.
  private(set) var falls = PriceLadder(side: .buy, width: 64)
  /// The trailing stops that sell.
  var trailingSells = TrailingStops()
  /// The trailing stops that buy.
  var trailingBuys = TrailingStops()
  /// What waits for its turn.
  var due = DueQueue()
  /// When the next of the due ones have their turn; `nil` where none are put off.
  var nextActivation: Instant?
  /// The orders whose date came while the market allowed no cancels.
  var overdue: [OrderID] = []
  /// The accounts whose dead-man switch fired while the market allowed no cancels, by number.
  var silent: [UInt32] = []

  init() {}

  /// Moves what waits into memory of its own.
  mutating func unshare() {
    rises.unshare()
    falls.unshare()
  }

  /// Moves into another book's memory.
  mutating func unshare(into spare: inout ConditionalBook) {
    rises.unshare(into: &spare.rises)
    falls.unshare(into: &spare.falls)
  }

  /// Whether a price reaches the trigger of any order.
  func isReached(by last: Int64) -> Bool {
    !rises.isEmpty && rises.bestTicks <= last || !falls.isEmpty && falls.bestTicks >= last
  }

  /// The order that a price makes due first. There must be one.
  func firstReached(by last: Int64) -> Slot {
    !rises.isEmpty && rises.bestTicks <= last ? rises.firstSlot : falls.firstSlot
  }

  /// The order that a price makes due first, or ``noSlot`` where there is none. `mutating`, because
  /// whoever asks would hand it a copy of the book otherwise.
  mutating func nextReached(by last: Int64) -> Slot {
    if !rises.isEmpty, rises.bestTicks <= last { return rises.firstSlot }
    return !falls.isEmpty && falls.bestTicks >= last ? falls.firstSlot : noSlot
  }

  /// Lets an order wait for its trigger, the youngest of those with the same.
  mutating func append(_ slot: Slot, rising: Bool, in pool: inout OrderPool) {
    if rising {
      rises.append(slot, isNoted: false, in: &pool)
    } else {
      falls.append(slot, isNoted: false, in: &pool)
    }
  }

  /// Lets an order wait no more.
  mutating func remove(_ slot: Slot, rising: Bool, in pool: inout OrderPool) {
    if rising {
      rises.remove(slot, isNoted: false, in: &pool)
    } else {
      falls.remove(slot, isNoted: false, in: &pool)
    }
    pool.nodes[Int(slot)].previous = noSlot
    pool.nodes[Int(slot)].next = noSlot
  }

  /// Takes lots off an order that waits on; adds some where negative.
  mutating func reduce(_ slot: Slot, by lots: Int64, rising: Bool, in pool: inout OrderPool) {
    if rising {
      rises.reduce(slot, by: lots, isNoted: false, in: &pool)
    } else {
      falls.reduce(slot, by: lots, isNoted: false, in: &pool)
    }
  }
}
