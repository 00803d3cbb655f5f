import Market

// Orders that wait, and orders that belong together.
extension Exchange {
  /// Places an order that waits for a trigger.
  mutating func placeConditional(
    _ order: NewOrder, _ trigger: Trigger, from account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    guard let index = market(order.instrument, account, reference, into: &events) else { return }
    books[index].placeConditional(
      order, trigger, from: account, reference: reference, floor: &floor, into: &events)
    conclude(index, into: &events)
  }

  /// Places two orders of which one ends the other.
  mutating func placePair(
    _ pair: OneCancelsOther, from account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    guard let index = market(pair.limit.instrument, account, reference, into: &events) else {
      return
    }
    books[index].placePair(
      pair, from: account, reference: reference, floor: &floor, into: &events)
    conclude(index, into: &events)
  }

  /// Places an entry with its exits.
  mutating func placeBracket(
    _ bracket: Bracket, from account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    guard let index = market(bracket.entry.instrument, account, reference, into: &events) else {
      return
    }
    books[index].placeBracket(
      bracket, from: account, reference: reference, floor: &floor, into: &events)
    conclude(index, into: &events)
  }

  /// Arms, renews or disarms an account's dead-man switch.
  mutating func keepAlive(
    _ account: UInt32, within span: TimeSpan, reference: ClientReference,
    into events: inout EventBatch
  ) {
    let (least, most) = (DeadManSwitch.spans.lowerBound, DeadManSwitch.spans.upperBound)
    guard span == .zero || DeadManSwitch.spans.contains(span) else {
      // What was asked is rounded away from the limit.
      let isLong = span > most
      let refusal = Refusal(
        .spanOutOfRange, need: isLong ? most.wholeSeconds : least.wholeSeconds,
        have: isLong ? (span - TimeSpan(nanoseconds: 1)).wholeSeconds + 1 : span.wholeSeconds)
      floor.publish(refusal, of: reference, to: account, into: &events)
      return
    }
    let firesAt = span == .zero ? nil : floor.time + span
    floor.conditional.setSwitch(account, at: firesAt)
    if firesAt != nil { floor.conditional.hear(account) }
    floor.publish(
      .deadManSwitch(DeadManSwitch(reference: reference, firesAt: firesAt, hasFired: false)),
      to: account, into: &events)
  }

  /// The index of a market; where there is none of that number, that is refused.
  private mutating func market(
    _ instrument: InstrumentID, _ account: UInt32, _ reference: ClientReference,
    into events: inout EventBatch
  ) -> Int? {
    let index = Int(instrument.rawValue)
    if index < books.count { return index }
    floor.publish(
      Refusal(.unknownInstrument), of: reference, instrument: instrument, to: account,
      into: &events)
    return nil
  }
}
