import Market

extension Floor {
  /// Hands over the time that was reached and the counters.
  mutating func transferCounters(_ archive: inout StateArchive) {
    archive.begin("counters")
    var (time, sequence, trades) = (time, sequence, tradeCount)
    var stamps = conditional.orders.stampCount
    time.transfer(&archive)
    archive.require(time >= .epoch, or: .outOfRange)
    archive.transfer(&sequence, in: 0...1 << 62)
    archive.transfer(&trades, in: 0...1 << 62)
    archive.transfer(&stamps, in: 0...1 << 62)
    if archive.isReading {
      self = Floor(
        pool: pool, ledger: ledger, terms: terms, time: time,
        sequence: sequence, trades: trades)
      conditional.orders = ConditionPool(stampCount: stamps)
    }
  }

  /// Hands over every account's open orders, from the oldest to the youngest.
  mutating func transferLists(_ archive: inout StateArchive, slots census: inout SlotCensus) {
    archive.begin("accounts' orders")
    for account in ledger.accounts.indices where archive.isSound {
      guard ledger.accounts[account].isOpen else { continue }
      var slots = archive.isReading ? [] : orders(of: account)
      archive.transferPacked(&slots, atMost: pool.count)
      guard archive.isReading else { continue }
      for slot in slots {
        archive.require(
          census.note(slot, .listed, after: .order)
            && pool.nodes[Int(slot)].account == UInt32(account))
        guard archive.isSound else { return }
        enlist(slot)
      }
    }
  }

  /// An account's open orders, oldest first.
  private func orders(of account: Int) -> [Slot] {
    var slots: [Slot] = []
    slots.reserveCapacity(Int(ledger.accounts[account].orderCount))
    var slot = ledger.accounts[account].oldest
    while slot != noSlot {
      slots.append(slot)
      slot = pool.records[Int(slot)].younger
    }
    return slots
  }
}

extension Ledger {
  /// Hands over which accounts are open, what they have, and what came in from outside.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.begin("ledger")
    precondition(archive.isReading || marks.isEmpty, "every change was published")
    var open = accounts.indices.compactMap { accounts[$0].isOpen ? UInt32($0) : nil }
    archive.transferPacked(&open, atMost: accountCapacity)
    if archive.isReading { self.open(open, &archive) }
    for index in inflow.indices {
      var units = inflow[index]
      archive.transfer(&units, in: 0...Int64.max)
      if archive.isReading { transfer(AccountID.exchange.rawValue, index, units: units) }
    }
    removeMarks()
    for account in open where archive.isSound {
      // Writing an archive writes nothing here: the memory may be another exchange's too.
      var terms = accounts[Int(account)]
      terms.transferTerms(&archive)
      if archive.isReading { accounts[Int(account)] = terms }
      for index in Int(account) * assetCount..<(Int(account) + 1) * assetCount {
        var (total, held) = (entries[index].total, entries[index].held)
        archive.transfer(&total, in: 0...Int64.max)
        archive.transfer(&held, in: 0...total)
        if archive.isReading { entries[index] = LedgerEntry(total: total, held: held) }
      }
    }
  }

  private mutating func open(_ numbers: [UInt32], _ archive: inout StateArchive) {
    archive.require(numbers.first == AccountID.exchange.rawValue)
    for (before, number) in zip(numbers, numbers.dropFirst()) {
      archive.require(before < number && Int(number) < accountCapacity)
    }
    guard archive.isSound else { return }
    for number in numbers { open(number) }
  }
}

extension Account {
  /// Hands over what the account pays and how many orders it placed of late.
  mutating func transferTerms(_ archive: inout StateArchive) {
    archive.transfer(&tier, in: 0...7)
    archive.transfer(&haltPolicy)
    archive.transfer(&window.end)
    archive.transfer(&window.count, in: 0...1 << 31)
  }
}
