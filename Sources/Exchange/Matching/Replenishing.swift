import Market

// Iceberg orders: what they show next.
extension OrderBook {
  /// Puts an iceberg order, of which nothing is shown and which is in no queue, at the end of the
  /// queue of its price with its next part.
  static func showNext(
    _ slot: Slot, of ladder: inout PriceLadder, floor: inout Floor
  ) -> RestedOrder {
    floor.pool.hideRest(of: slot)
    let node = floor.pool.nodes[Int(slot)]
    let ahead = ladder.append(slot, hidden: floor.pool.hidden(of: slot), in: &floor.pool)
    return RestedOrder(
      order: floor.pool.id(of: slot),
      instrument: InstrumentID(floor.pool.nodes[Int(slot)].instrument), side: ladder.side,
      price: Price(ticks: node.price), quantity: Quantity(lots: node.open),
      quantityAhead: Quantity(lots: ahead))
  }

  /// Makes an order smaller that keeps its place, what it hides before what it shows. Some of what
  /// it shows stays.
  mutating func shrink(_ slot: Slot, by lots: Int64, in pool: inout OrderPool) {
    let hidden = min(lots, pool.hidden(of: slot))
    if hidden > 0 { pool.changeExtra(of: slot) { $0.hidden -= hidden } }
    let side = pool.nodes[Int(slot)].traits.side
    sides[side].reduce(slot, by: lots - hidden, hidden: hidden, in: &pool)
  }
}
