/// What only some orders have; icebergs.
struct OrderExtra: BitwiseCopyable, Sendable {
  /// How much an iceberg order shows at a time, in lots.
  var display: Int64 = 0
  /// What an iceberg order has open beside what it shows, in lots.
  var hidden: Int64 = 0
  /// In a free record the number of the next free one.
  var next: UInt32 = 0
}

// What only some orders have.
extension OrderPool {
  /// Changes an order's extra record; gives it one first where it has none.
  mutating func changeExtra(of slot: Slot, _ change: (inout OrderExtra) -> Void) {
    if records[Int(slot)].extra == 0 { takeExtra(Int(slot)) }
    change(&extras[Int(records[Int(slot)].extra) - 1])
  }

  /// How much an iceberg order shows at a time; 0 where an order shows all.
  func display(of slot: Slot) -> Int64 {
    guard records[Int(slot)].traits.isIceberg else { return 0 }
    return extras[Int(records[Int(slot)].extra) - 1].display
  }

  /// What an order has open beside what it shows.
  func hidden(of slot: Slot) -> Int64 {
    guard records[Int(slot)].traits.isIceberg else { return 0 }
    return extras[Int(records[Int(slot)].extra) - 1].hidden
  }

  /// All that an order has open, shown or not.
  func openLots(of slot: Slot) -> Int64 { nodes[Int(slot)].open + hidden(of: slot) }

  /// Shows as much as an iceberg order shows at a time, and hides the rest.
  mutating func hideRest(of slot: Slot) {
    let open = openLots(of: slot)
    let shown = min(display(of: slot), open)
    nodes[Int(slot)].open = shown
    changeExtra(of: slot) { $0.hidden = open - shown }
  }

  /// Lets an iceberg order show all that it has.
  mutating func showAll(of slot: Slot) {
    nodes[Int(slot)].open = openLots(of: slot)
    changeExtra(of: slot) { $0.hidden = 0 }
  }
}
