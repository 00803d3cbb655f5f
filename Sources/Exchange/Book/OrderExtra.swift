/// What only some orders have: those that are filled in part, and icebergs.
struct OrderExtra: BitwiseCopyable, Sendable {
  /// The whole quantity in lots, filled part included. Without a record it is what is open.
  var quantity: Int64 = 0
  /// What rounding fees up has taken too much so far, in millionths of a quote minor unit.
  var feeCredit: UInt32 = 0
  /// How much an iceberg order shows at a time, in lots.
  var display: Int64 = 0
  /// What an iceberg order has open beside what it shows, in lots.
  var hidden: Int64 = 0
  /// In a free record the number of the next free one.
  var next: UInt32 = 0
}

// What only some orders have.
extension OrderPool {
  /// How much an iceberg order shows at a time; 0 where an order shows all.
  func display(of slot: Slot) -> Int64 {
    guard nodes[Int(slot)].traits.isIceberg else { return 0 }
    return extras[Int(nodes[Int(slot)].extra) - 1].display
  }

  /// What an order has open beside what it shows.
  @inline(__always)
  func hidden(of slot: Slot) -> Int64 {
    guard nodes[Int(slot)].traits.isIceberg else { return 0 }
    return extras[Int(nodes[Int(slot)].extra) - 1].hidden
  }

  /// All that an order has open, shown or not.
  @inline(__always)
  func openLots(of slot: Slot) -> Int64 { nodes[Int(slot)].open + hidden(of: slot) }

  /// Shows as much as an iceberg order shows at a time, and hides the rest.
  mutating func hideRest(of slot: Slot) {
    let open = openLots(of: slot)
    let shown = min(display(of: slot), open)
    changeExtra(of: slot) { $0.hidden = open - shown }
    nodes[Int(slot)].open = shown
  }

  /// Lets an iceberg order show all that it has.
  mutating func showAll(of slot: Slot) {
    let open = openLots(of: slot)
    changeExtra(of: slot) { $0.hidden = 0 }
    nodes[Int(slot)].open = open
  }
}
