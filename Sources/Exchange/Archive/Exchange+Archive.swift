public import Market

// A whole exchange as words, and back.
//
// What is archived is what the exchange means, not how it lies in memory: orders by their queues,
// accounts' orders by their lists, free slots in the order in which they will be used. Reading puts
// it together by the same steps that commands take, so levels, bands and bitmaps come out by
// themselves, and another layout changes nothing here.
extension Exchange {
  /// The exchange as words.
  /// - Complexity: O(slots + accounts + notices).
  public func archive() -> [UInt64] {
    var archive = StateArchive(reserving: archivedWords)
    var copy = self
    copy.transfer(&archive)
    return archive.sealed()
  }

  /// About how many words its archive has, to set room aside for.
  public var archivedWords: Int {
    1 << 12 + floor.pool.nodes.count + 6 * floor.pool.count + 12 * floor.conditional.orders.count
      + 12 * floor.ledger.accounts.count
  }

  /// Makes the exchange that was archived.
  ///
  /// - Parameters:
  ///   - configuration: What the archived exchange was made of.
  ///   - words: What ``archive()`` gave.
  /// - Throws: What is wrong with the archive and where. Nothing that was read is kept then.
  public init(
    configuration: ExchangeConfiguration, restoring words: [UInt64]
  ) throws(StateArchive.Failure) {
    var archive = StateArchive(reading: words)
    self.init(configuration: configuration)
    transfer(&archive)
    try archive.close()
  }

  /// Hands everything that decides the future to an archive.
  ///
  /// While reading, the exchange must be as it was made: nothing may have happened to it.
  public mutating func transfer(_ archive: inout StateArchive) {
    precondition(floor.conditional.stirred.isEmpty, "everything that was stirred was worked off")
    archive.begin("exchange")
    archive.expect(UInt64(configuration.assets.count), or: .inconsistent)
    archive.expect(UInt64(configuration.instruments.count), or: .inconsistent)
    transferListed(&archive)
    floor.transferCounters(&archive)
    floor.ledger.transfer(&archive)
    var slots = floor.pool.transferSlots(&archive)
    for index in books.indices where archive.isSound {
      books[index].transfer(&archive, floor: &floor, slots: &slots)
      floor.transferWaiting(books[index], &archive, slots: &slots)
    }
    floor.transferSwitches(&archive)
    floor.transferLists(&archive, slots: &slots)
    calendar.transfer(&archive, instrumentCount: books.count, assetCount: floor.ledger.assetCount)
    archive.begin("end of the exchange")
    guard archive.isReading, archive.isSound else { return }
    archive.require(slots.areAllExplained)
    requireAgreement(&archive)
  }

  /// Hands over the instruments that were listed since the start, with the assets that are new.
  private mutating func transferListed(_ archive: inout StateArchive) {
    var listed = instruments[configuration.instruments.count...].map { ArchivedInstrument($0) }
    archive.transfer(
      &listed, blank: ArchivedInstrument(), wordsEach: 20, atMost: Int(UInt16.max))
    guard archive.isReading, archive.isSound else { return }
    for entry in listed {
      guard let instrument = entry.instrument, refusal(ofListing: instrument) == nil else {
        return archive.fail(.inconsistent)
      }
      add(instrument)
    }
  }

  /// Looks whether everything that was read goes together.
  private mutating func requireAgreement(_ archive: inout StateArchive) {
    archive.require(nextDeadline.map { $0 >= floor.time } ?? true)
    archive.require(floor.conditionsAgree { books[$0].terms })
    for index in books.indices where archive.isSound {
      archive.require(books[index].hasDueIndication)
      archive.require(!(books[index].phase.trades && books[index].isCrossed))
    }
    if archive.isSound { archive.require(isHeldByOrders && audit(at: floor.time).passed) }
  }

  /// Whether every account has held what its open orders need.
  private var isHeldByOrders: Bool {
    let assetCount = floor.ledger.assetCount
    var needed = Array(repeating: Int128(0), count: floor.ledger.entries.count)
    for (index, node) in floor.pool.nodes.enumerated() where node.account != OrderPool.nobody {
      let terms = books[Int(node.instrument)].terms
      let entry = Int(node.account) * assetCount + terms.heldAsset(node.traits.side)
      needed[entry] += Int128(floor.held(by: Slot(index)))
    }
    return zip(needed, floor.ledger.entries).allSatisfy { $0 == Int128($1.held) }
  }

  /// Whether an order of this name is open, and is what somebody believes that it is.
  /// - Complexity: O(1).
  public func hasOpen(
    _ id: OrderID, of account: AccountID, instrument: InstrumentID, side: Side, price: Price
  ) -> Bool {
    guard let slot = floor.pool.slot(of: id) else { return false }
    let node = floor.pool.nodes[Int(slot)]
    let record = floor.pool.records[Int(slot)]
    return node.account == account.rawValue && node.price == price.ticks
      && record.instrument == instrument.rawValue && record.traits.side == side
  }

  /// The market time that was reached.
  public var time: Instant { floor.time }
}
