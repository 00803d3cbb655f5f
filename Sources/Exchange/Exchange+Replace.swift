import Market

// One order for another.
extension Exchange {
  /// Cancels an open order and places a new one in one step.
  mutating func replace(
    _ id: OrderID, of account: UInt32, with order: NewOrder, reference: ClientReference,
    into events: inout EventBatch
  ) {
    floor.publish(
      Refusal(.contradictoryOrder), of: reference, instrument: order.instrument, to: account,
      into: &events)
  }
}
