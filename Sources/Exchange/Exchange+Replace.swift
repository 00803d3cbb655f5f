import Market

// One order for another.
extension Exchange {
  /// Cancels an open order and places a new one in one step.
  ///
  /// What is refused about the cancel keeps the new order out; what is refused about the new order
  /// leaves the old one cancelled.
  mutating func replace(
    _ id: OrderID, of account: UInt32, with order: NewOrder, reference: ClientReference,
    into events: inout EventBatch
  ) {
    guard let slot = slot(of: id, account, reference, into: &events) else { return }
    let old = Int(floor.pool.nodes[Int(slot)].instrument)
    guard books[old].permits.allow(.cancel) else {
      floor.publish(
        Refusal(.phase), of: reference, instrument: books[old].instrument, order: id,
        to: account, into: &events)
      return
    }
    books[old].cancel(slot, for: .replaced, reference: reference, floor: &floor, into: &events)
    let new = Int(order.instrument.rawValue)
    guard new < books.count else {
      floor.publish(
        Refusal(.unknownInstrument), of: reference, instrument: order.instrument, to: account,
        into: &events)
      conclude(old, into: &events)
      return
    }
    books[new].place(order, from: account, reference: reference, floor: &floor, into: &events)
    conclude(old, new, into: &events)
  }
}
