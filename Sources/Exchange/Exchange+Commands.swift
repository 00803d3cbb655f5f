import Market

// What participants ask, brought to the book it is for.
extension Exchange {
  /// Places an order.
  mutating func place(
    _ order: NewOrder, from account: UInt32, reference: ClientReference,
    into events: inout EventBatch
  ) {
    let index = Int(order.instrument.rawValue)
    guard index < books.count else {
      floor.publish(
        Refusal(.unknownInstrument), of: reference, instrument: order.instrument, to: account,
        into: &events)
      return
    }
    books[index].place(
      order, from: account, reference: reference, floor: &floor, into: &events)
    conclude(index, into: &events)
  }

  /// Changes an open order.
  mutating func amend(
    _ id: OrderID, of account: UInt32, price: Price, quantity: Quantity,
    reference: ClientReference, into events: inout EventBatch
  ) {
    guard let slot = slot(of: id, account, reference, into: &events) else { return }
    let index = Int(floor.pool.nodes[Int(slot)].instrument)
    books[index].amend(
      slot, price: price.ticks, quantity: quantity.lots, reference: reference, floor: &floor,
      into: &events)
    conclude(index, into: &events)
  }

  /// Cancels an open order.
  mutating func cancel(
    _ id: OrderID, of account: UInt32, reference: ClientReference, into events: inout EventBatch
  ) {
    guard let slot = slot(of: id, account, reference, into: &events) else { return }
    let index = Int(floor.pool.nodes[Int(slot)].instrument)
    guard books[index].permits.allow(.cancel) else {
      floor.publish(
        Refusal(.phase), of: reference, instrument: books[index].instrument, order: id,
        to: account, into: &events)
      return
    }
    books[index].cancel(
      slot, for: .requested, reference: reference, floor: &floor, into: &events)
    conclude(index, into: &events)
  }

  /// Cancels an account's open orders, oldest first: of one market or all, of one side or both.
  ///
  /// Orders in markets that stand still stay; they are counted in a refusal, after the others were
  /// cancelled. Where there is nothing to cancel at all, that is refused as an unknown order.
  /// - Complexity: O(open orders of the account).
  mutating func cancelAll(
    of account: UInt32, instrument: InstrumentID?, side: Side?, reference: ClientReference,
    into events: inout EventBatch
  ) {
    if let instrument, Int(instrument.rawValue) >= books.count {
      floor.publish(
        Refusal(.unknownInstrument), of: reference, instrument: instrument, to: account,
        into: &events)
      return
    }
    var cancelled: Int64 = 0
    var stayed: Int64 = 0
    var halted: InstrumentID?
    var slot = floor.ledger.accounts[Int(account)].oldest
    while slot != noSlot {
      let record = floor.pool.records[Int(slot)]
      var younger = record.younger
      let index = Int(record.instrument)
      if instrument.map({ $0.rawValue == record.instrument }) ?? true,
        side.map({ $0 == record.traits.side }) ?? true
      {
        if books[index].permits.allow(.cancel) {
          younger = floor.younger(thanEnding: slot)
          books[index].cancel(
            slot, for: .requested, reference: reference, floor: &floor, into: &events)
          cancelled += 1
        } else {
          halted = halted ?? books[index].instrument
          stayed += 1
        }
      }
      slot = younger
    }
    if let halted {
      floor.publish(
        Refusal(.phase, have: stayed), of: reference, instrument: halted, to: account,
        into: &events)
    } else if cancelled == 0 {
      floor.publish(
        Refusal(.unknownOrder), of: reference, instrument: instrument, to: account, into: &events)
    }
    if let instrument {
      conclude(Int(instrument.rawValue), into: &events)
    } else {
      concludeAll(into: &events)
    }
  }

  /// Publishes what a command changed in a book and in the ledger.
  mutating func conclude(_ index: Int, into events: inout EventBatch) {
    publishLevels(into: &events)
    if floor.conditional.waitingCount > 0 { floor.conditional.stir(index) }
    floor.publishBalances(into: &events)
    indicate(index, into: &events)
  }

  /// Publishes what a command changed in two books and in the ledger.
  mutating func conclude(_ index: Int, _ other: Int, into events: inout EventBatch) {
    let (first, second) = (min(index, other), max(index, other))
    publishLevels(into: &events)
    if floor.conditional.waitingCount > 0 {
      floor.conditional.stir(first)
      floor.conditional.stir(second)
    }
    floor.publishBalances(into: &events)
    indicate(first, into: &events)
    indicate(second, into: &events)
  }

  /// Publishes the levels that a command changed, market by market.
  @inline(__always)
  private mutating func publishLevels(into events: inout EventBatch) {
    if floor.pool.marks.count == 0 { return }
    for place in 0..<(floor.pool.marks.count > 1 ? floor.pool.marks.order() : 1) {
      let mark = floor.pool.marks[place]
      books[Int(mark.market)].publish(mark, floor: &floor, into: &events)
    }
    floor.pool.marks.removeAll()
  }

  /// Publishes what the uncross of a changed book would be, where it is another now.
  @inline(__always)
  private mutating func indicate(_ index: Int, into events: inout EventBatch) {
    guard books[index].isToIndicate else { return }
    books[index].isToIndicate = false
    books[index].publishIndication(floor: &floor, into: &events)
  }

  /// Publishes what a command changed in all books and in the ledger.
  mutating func concludeAll(into events: inout EventBatch) {
    if floor.conditional.waitingCount > 0 {
      for place in 0..<floor.pool.marks.order() {
        floor.conditional.stir(Int(floor.pool.marks[place].market))
      }
    }
    publishLevels(into: &events)
    floor.publishBalances(into: &events)
    for index in books.indices { indicate(index, into: &events) }
  }

  /// The slot of an account's open order; where there is none, that is refused.
  mutating func slot(
    of id: OrderID, _ account: UInt32, _ reference: ClientReference,
    into events: inout EventBatch
  ) -> Slot? {
    if let slot = floor.pool.slot(of: id), floor.pool.nodes[Int(slot)].account == account {
      return slot
    }
    floor.publish(
      Refusal(.unknownOrder), of: reference, order: id, to: account, into: &events)
    return nil
  }
}
