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
    if archive.isReading {
      read(side, &archive, floor: &floor, slots: &slots)
    } else if side == .buy {
      Self.write(bids, floor.pool, &archive)
    } else {
      Self.write(asks, floor.pool, &archive)
    }
  }

  /// Writes a side, best level first, each level oldest order first.
  private static func write(
    _ ladder: PriceLadder, _ pool: OrderPool, _ archive: inout StateArchive
  ) {
    var key = ladder.bestKey
    while key != PriceLadder.noKey {
      let level = ladder.level(at: key)
      var head = ArchivedLevel(ticks: ladder.ticks(of: key), count: Int(level.orderCount))
      head.transfer(&archive)
      var slot = level.head
      while slot != noSlot {
        var order = ArchivedOrder(slot, in: pool)
        order.transfer(&archive)
        slot = pool.nodes[Int(slot)].next
      }
      key = ladder.nextKey(behind: key)
    }
    var end = ArchivedLevel()
    end.transfer(&archive)
  }

  /// Reads a side. The worst level is put into the book first, so that its band follows the touch.
  private mutating func read(
    _ side: Side, _ archive: inout StateArchive, floor: inout Floor, slots: inout SlotCensus
  ) {
    var levels: [ArchivedLevel] = []
    var orders: [Slot] = []
    var lots: Int64 = 0
    var last = side == .buy ? Int64.max : 0
    while archive.isSound {
      var level = ArchivedLevel()
      level.transfer(&archive)
      guard archive.isSound, level.count > 0 else { break }
      archive.require((1...terms.maximumTicks).contains(level.ticks), or: .outOfRange)
      archive.require(side == .buy ? level.ticks < last : level.ticks > last)
      last = level.ticks
      levels.append(level)
      for _ in 0..<level.count where archive.isSound {
        var order = ArchivedOrder()
        order.transfer(&archive)
        archive.require(
          order.isPossible(terms, side, ticks: level.ticks, floor.ledger)
            && slots.note(order.slot, .order))
        let (sum, overflow) = lots.addingReportingOverflow(order.open)
        archive.require(!overflow)
        guard archive.isSound else { return }
        lots = sum
        order.fill(
          side, ticks: level.ticks, instrument: instrument.rawValue, in: &floor.pool)
        orders.append(order.slot)
      }
    }
    guard archive.isSound else { return }
    var end = orders.count
    for level in levels.reversed() {
      for place in end - level.count..<end { enqueue(orders[place], side, in: &floor.pool) }
      end -= level.count
    }
    if side == .buy { bids.removeMarks() } else { asks.removeMarks() }
  }
}

/// A level of a book as it lies in an archive; one without orders ends a side.
struct ArchivedLevel: Archived {
  var ticks: Int64 = 0
  var count = 0

  mutating func transfer(_ archive: inout StateArchive) {
    archive.transferCount(&count, wordsEach: 5)
    if count > 0 { archive.transfer(&ticks) }
  }
}
