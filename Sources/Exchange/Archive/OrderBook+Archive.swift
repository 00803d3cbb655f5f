import Market

extension OrderBook {
  /// Hands the book to an archive: its queues with their orders, its phases and its counters.
  mutating func transfer(
    _ archive: inout StateArchive, floor: inout Floor, slots: inout SlotCensus
  ) {
    archive.begin("book of a market")
    phase.transfer(&archive)
    operatorPhase.transfer(&archive)
    archive.transfer(&lastTicks, in: 0...terms.maximumTicks)
    archive.transfer(&eventCount, in: 0...1 << 62)
    archive.transfer(
      &indication,
      blank: AuctionIndication(price: nil, volume: .zero, surplus: .zero, surplusSide: nil))
    archive.transfer(&haltCount, blank: BookCount(time: .epoch, orders: OrderCount()))
    archive.require(haltCount == nil || phase.isHalted)
    transferSide(.buy, &archive, floor: &floor, slots: &slots)
    transferSide(.sell, &archive, floor: &floor, slots: &slots)
  }

  /// Whether the indication is the one that the book gives now: there is none outside an auction.
  var hasDueIndication: Bool {
    mutating get { indication == (phase == .auction ? computeIndication() : nil) }
  }

  private mutating func transferSide(
    _ side: Side, _ archive: inout StateArchive, floor: inout Floor, slots: inout SlotCensus
  ) {
    archive.begin(side == .buy ? "bids of a market" : "asks of a market")
    if !archive.isReading {
      return ArchivedLevels.write(sides[side], floor, &archive)
    }
    let terms = terms
    let levels = ArchivedLevels(reading: &archive, isFalling: side == .buy, terms: terms) {
      guard $0.isPossible(terms, side, ticks: $1, floor.ledger), slots.note($0.slot, .order) else {
        return false
      }
      return floor.restore($0, side, ticks: $1, instrument: terms.instrument) != nil
    }
    guard archive.isSound else { return }
    levels.forEachFromTheWorst { enqueue($0, side, in: &floor.pool) }
    floor.pool.marks.removeAll()
  }
}

extension BookCount: Archived {
  mutating func transfer(_ archive: inout StateArchive) {
    time.transfer(&archive)
    orders.transfer(&archive)
  }
}
