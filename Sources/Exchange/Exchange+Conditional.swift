import Market

// Orders that wait, and orders that belong together.
extension Exchange {
  /// Places an order that waits for a trigger.
  mutating func placeConditional(
    _ order: NewOrder, _ trigger: Trigger, from account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    floor.publish(
      Refusal(.contradictoryOrder), of: reference, instrument: order.instrument, to: account,
      into: &events)
  }

  /// Places two orders of which one ends the other.
  mutating func placePair(
    _ pair: OneCancelsOther, from account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    floor.publish(
      Refusal(.contradictoryOrder), of: reference, instrument: pair.limit.instrument,
      to: account, into: &events)
  }

  /// Places an entry with its exits.
  mutating func placeBracket(
    _ bracket: Bracket, from account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    floor.publish(
      Refusal(.contradictoryOrder), of: reference, instrument: bracket.entry.instrument,
      to: account, into: &events)
  }

  /// Arms, renews or disarms an account's dead-man switch.
  mutating func keepAlive(
    _ account: UInt32, within span: TimeSpan, reference: ClientReference,
    into events: inout EventBatch
  ) {
    floor.publish(Refusal(.contradictoryOrder), of: reference, to: account, into: &events)
  }
}
