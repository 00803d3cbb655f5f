import Market

/// The levels of a ladder, with their orders, as they lie in an archive: the best level first, each
/// with its oldest order first.
struct ArchivedLevels {
  private var levels: [ArchivedLevel] = []
  private var slots: [Slot] = []
  private var lots: Int64 = 0

  /// Writes a ladder.
  static func write(_ ladder: PriceLadder, _ floor: Floor, _ archive: inout StateArchive) {
    var key = ladder.bestKey
    while key != PriceLadder.noKey {
      let level = ladder.level(at: key)
      var head = ArchivedLevel(ticks: ladder.ticks(of: key), count: Int(level.orderCount))
      head.transfer(&archive)
      var slot = level.head
      while slot != noSlot {
        var order = ArchivedOrder(slot, in: floor)
        order.transfer(&archive)
        slot = floor.pool.nodes[Int(slot)].next
      }
      key = ladder.nextKey(behind: key)
    }
    var end = ArchivedLevel()
    end.transfer(&archive)
  }

  /// Reads a ladder.
  ///
  /// - Parameters:
  ///   - isFalling: Whether its best price is its highest.
  ///   - take: Takes an order over, and says whether it can be.
  init(
    reading archive: inout StateArchive, isFalling: Bool, terms: InstrumentTerms,
    _ take: (_ order: ArchivedOrder, _ ticks: Int64) -> Bool
  ) {
    var last = isFalling ? Int64.max : 0
    while archive.isSound {
      var level = ArchivedLevel()
      level.transfer(&archive)
      guard archive.isSound, level.count > 0 else { break }
      archive.require((1...terms.maximumTicks).contains(level.ticks), or: .outOfRange)
      archive.require(isFalling ? level.ticks < last : level.ticks > last)
      last = level.ticks
      levels.append(level)
      for _ in 0..<level.count where archive.isSound {
        var order = ArchivedOrder()
        order.transfer(&archive)
        archive.require(take(order, level.ticks))
        guard archive.isSound else { return }
        let (sum, overflow) = lots.addingReportingOverflow(order.open + order.hidden)
        archive.require(!overflow)
        lots = sum
        slots.append(order.slot)
      }
    }
  }

  /// Calls with every order, the worst level first, so that the band of a ladder that they are put
  /// into follows the touch; of each level with the oldest first.
  func forEachFromTheWorst(_ visit: (Slot) -> Void) {
    var end = slots.count
    for level in levels.reversed() {
      for place in end - level.count..<end { visit(slots[place]) }
      end -= level.count
    }
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
