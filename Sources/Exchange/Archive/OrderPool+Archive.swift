import Market

extension OrderPool {
  /// Hands over how often each slot was given out, and which are free, in the order in which they
  /// will be used. While reading, every other slot becomes that of an order to be filled in.
  mutating func transferSlots(_ archive: inout StateArchive) -> SlotCensus {
    archive.begin("order slots")
    var generations = archive.isReading ? [] : nodes.indices.map { nodes[$0].generation }
    var free = archive.isReading ? [] : freeSlots
    archive.transferPacked(&generations, atMost: capacity)
    archive.transferPacked(&free, atMost: generations.count)
    guard archive.isReading else { return SlotCensus(count: 0) }
    return take(generations, free: free, &archive)
  }

  /// The free slots, the next one to be used first.
  private var freeSlots: [Slot] {
    var slots: [Slot] = []
    slots.reserveCapacity(nodes.count - count)
    var slot = firstFree
    while slot != noSlot {
      slots.append(slot)
      slot = nodes[Int(slot)].next
    }
    return slots
  }

  private mutating func take(
    _ generations: [UInt32], free: [Slot], _ archive: inout StateArchive
  ) -> SlotCensus {
    var census = SlotCensus(count: generations.count)
    guard archive.isSound else { return census }
    let blank = OrderRecord(
      quantity: 1, placedAt: 0, younger: noSlot, older: noSlot, feeCredit: 0, instrument: 0,
      traits: OrderTraits(
        side: .buy, haltPolicy: .hold, postOnly: false, selfTradePrevention: .expireTaker))
    for generation in generations {
      let slot = take(account: 0, price: 1, quantity: 1, record: blank)
      nodes[Int(slot)].generation = generation
    }
    for slot in free.reversed() {
      // A slot that is free was used before, so this is at least its second generation.
      archive.require(
        slot < generations.count && generations[Int(slot)] >= 2 && census.note(slot, .free))
      guard archive.isSound else { return census }
      nodes[Int(slot)].generation -= 1
      release(slot)
    }
    for index in generations.indices where generations[index] == 0 {
      archive.require(census.note(Slot(index), .worn))
      guard archive.isSound else { return census }
      nodes[index].generation = .max
      release(Slot(index))
    }
    return census
  }
}
