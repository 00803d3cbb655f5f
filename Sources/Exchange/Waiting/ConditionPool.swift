/// The conditions of all orders that have any, found by the order's slot.
///
/// A place that was freed is used again, so that a steady stream allocates nothing.
struct ConditionPool: Sendable {
  /// The conditions, by place.
  private(set) var entries: [OrderConditions] = []
  /// How many orders ever had conditions.
  private(set) var stampCount: UInt64 = 0
  private var table = SlotTable()
  private var firstFree = OrderConditions.none

  /// Makes an empty pool after so many orders had conditions.
  init(stampCount: UInt64 = 0) { self.stampCount = stampCount }

  /// How many orders have conditions, apart from those that have ended.
  var count: Int { table.count }

  /// Whether an order has conditions.
  func has(_ slot: Slot) -> Bool { table.number(of: slot) != nil }

  /// The place of an order's conditions. It must have some.
  func place(of slot: Slot) -> UInt32 {
    guard let place = table.number(of: slot) else {
      preconditionFailure("a flag says that the order has conditions")
    }
    return place
  }

  /// The conditions of an order. It must have some.
  subscript(slot: Slot) -> OrderConditions {
    get { entries[Int(place(of: slot))] }
    _modify { yield &entries[Int(place(of: slot))] }
  }

  /// What the conditions of an order say of what it holds: whether another order does so for it,
  /// and by which limit while it waits. It must have some.
  @inline(never)
  func hold(of slot: Slot) -> (isShared: Bool, limit: Int64) {
    let place = Int(place(of: slot))
    return (entries[place].sharesHold, entries[place].limit)
  }

  /// The conditions at a place.
  subscript(at place: UInt32) -> OrderConditions {
    get { entries[Int(place)] }
    _modify { yield &entries[Int(place)] }
  }

  /// Gives an order conditions, and says where they are. It must have none.
  mutating func add(_ slot: Slot) -> UInt32 {
    stampCount += 1
    var conditions = OrderConditions()
    conditions.stamp = stampCount
    conditions.slot = slot
    return restore(conditions)
  }

  /// Takes conditions in that have their stamp: of an order, which must have none, or of exits.
  mutating func restore(_ conditions: OrderConditions) -> UInt32 {
    let place: UInt32
    if firstFree == OrderConditions.none {
      place = UInt32(entries.count)
      entries.append(conditions)
    } else {
      place = firstFree
      firstFree = entries[Int(place)].next
      entries[Int(place)] = conditions
    }
    if conditions.slot != noSlot { table.insert(place, for: conditions.slot) }
    return place
  }

  /// Separates conditions from their order, which has ended.
  mutating func detach(_ place: UInt32) {
    table.remove(entries[Int(place)].slot)
    entries[Int(place)].slot = noSlot
  }

  /// Frees the place of conditions that are of no order any more.
  mutating func free(_ place: UInt32) {
    precondition(entries[Int(place)].slot == noSlot, "an order keeps its conditions")
    entries[Int(place)] = OrderConditions()
    entries[Int(place)].next = firstFree
    firstFree = place
  }
}
