import Market

// What waits in a market, and when it goes on.
extension Floor {
  /// Hands over everything of a market that is beside its book: the orders that wait for their
  /// trigger by their queues, what waits for its turn, and what ends as soon as the phase allows.
  mutating func transferWaiting(
    _ book: OrderBook, _ archive: inout StateArchive, slots: inout SlotCensus
  ) {
    archive.begin("waiting orders of a market")
    let market = Int(book.instrument.rawValue)
    transferLadder(isRising: true, book, &archive, slots: &slots)
    transferLadder(isRising: false, book, &archive, slots: &slots)
    if archive.isReading, archive.isSound { followTrailing(of: market) }
    transferDue(book, &archive, slots: &slots)
    transferNextActivation(of: market, &archive)
    transferOverdue(of: market, &archive)
    transferSilent(of: market, &archive)
    guard archive.isReading, archive.isSound else { return }
    let waiting = conditional.books[market]
    archive.require(
      book.phase.allows(.match)
        ? waiting.due.isEmpty || waiting.nextActivation != nil : waiting.nextActivation == nil)
    archive.require(
      !book.phase.allows(.cancel) || waiting.overdue.isEmpty && waiting.silent.isEmpty)
    archive.require(book.lastTicks == 0 || !waiting.isReached(by: book.lastTicks))
  }

  private mutating func transferLadder(
    isRising: Bool, _ book: OrderBook, _ archive: inout StateArchive, slots: inout SlotCensus
  ) {
    let market = Int(book.instrument.rawValue)
    if !archive.isReading {
      let waiting = conditional.books[market]
      return ArchivedLevels.write(isRising ? waiting.rises : waiting.falls, self, &archive)
    }
    let terms = book.terms
    let levels = ArchivedLevels(reading: &archive, isFalling: !isRising, terms: terms) {
      let side = $0.traits.side
      guard $0.isPossible(terms, side, ticks: $1, at: .waiting, ledger),
        $0.conditions.trigger == $1,
        Trigger.waitsForRise($0.conditions.kind, side) == isRising, slots.note($0.slot, .order)
      else { return false }
      return restore($0, side, ticks: $1, instrument: terms.instrument) != nil
    }
    guard archive.isSound else { return }
    levels.forEachFromTheWorst {
      conditional.books[market].append($0, rising: isRising, in: &pool)
      conditional.waitingCount += 1
    }
  }

  /// Puts the trailing stops of a market into their lists: they stand there as they were accepted.
  private mutating func followTrailing(of market: Int) {
    var trailing: [(stamp: UInt64, place: UInt32, side: Side)] = []
    for ladder in [conditional.books[market].rises, conditional.books[market].falls] {
      ladder.forEachOrder(in: pool) { slot, _ in
        let place = conditional.orders.place(of: slot)
        let conditions = conditional.orders[at: place]
        guard conditions.kind == .trailing else { return }
        trailing.append((conditions.stamp, place, pool.nodes[Int(slot)].traits.side))
      }
    }
    trailing.sort { $0.stamp < $1.stamp }
    for (_, place, side) in trailing {
      if side == .sell {
        conditional.books[market].trailingSells.append(place, in: &conditional.orders)
      } else {
        conditional.books[market].trailingBuys.append(place, in: &conditional.orders)
      }
    }
  }

  private mutating func transferDue(
    _ book: OrderBook, _ archive: inout StateArchive, slots: inout SlotCensus
  ) {
    var turns = archive.isReading ? [] : turns(of: Int(book.instrument.rawValue))
    archive.transfer(&turns, blank: ArchivedTurn(), wordsEach: 8, atMost: 1 << 24)
    guard archive.isReading else { return }
    for turn in turns {
      guard let place = restore(turn, book.terms, slots: &slots) else {
        return archive.fail(.inconsistent)
      }
      conditional.books[Int(book.instrument.rawValue)].due.append(place, in: &conditional.orders)
      conditional.waitingCount += 1
    }
  }

  /// What waits for its turn in a market.
  private func turns(of market: Int) -> [ArchivedTurn] {
    var turns: [ArchivedTurn] = []
    var place = conditional.books[market].due.first
    while place != OrderConditions.none {
      turns.append(ArchivedTurn(place, in: self))
      place = conditional.orders[at: place].next
    }
    return turns
  }

  /// Makes something again that waits for its turn, and says where its conditions are; `nil` where
  /// there cannot be such a thing.
  private mutating func restore(
    _ turn: ArchivedTurn, _ terms: InstrumentTerms, slots: inout SlotCensus
  ) -> UInt32? {
    let (order, exits) = (turn.order, turn.exits)
    guard turn.isOrder else {
      let traits = exits.exits.traits
      guard exits.arePossible(at: .exits, traits.side, terms), ledger.isOpen(exits.exits.account),
        traits.isSound, traits.hasConditions, !traits.isWaiting, isNew(exits)
      else { return nil }
      return conditional.orders.restore(exits)
    }
    let (side, ticks) = (order.traits.side, order.conditions.trigger)
    guard order.isPossible(terms, side, ticks: ticks, at: .due, ledger),
      slots.note(order.slot, .order)
    else { return nil }
    return restore(order, side, ticks: ticks, instrument: terms.instrument)
  }
}

// What a market does later by itself.
extension Floor {
  private mutating func transferNextActivation(of market: Int, _ archive: inout StateArchive) {
    var next = conditional.books[market].nextActivation
    archive.transfer(&next, blank: .epoch)
    guard archive.isReading, let next else { return }
    archive.require(next >= time)
    if archive.isSound { conditional.appoint(market, at: next) }
  }

  /// Orders whose date came while the market allowed no cancels. Those among them that have ended
  /// otherwise are still named.
  private mutating func transferOverdue(of market: Int, _ archive: inout StateArchive) {
    var names = conditional.books[market].overdue.map(\.rawValue)
    archive.transfer(&names)
    guard archive.isReading, archive.isSound else { return }
    let overdue = names.map { OrderID($0) }
    archive.require(overdue.allSatisfy { mayBeOverdue($0, in: market) } && names.areDifferent)
    if archive.isSound { conditional.books[market].overdue = overdue }
  }

  private func mayBeOverdue(_ id: OrderID, in market: Int) -> Bool {
    guard id.slot < pool.nodes.count, id.generation > 0 else { return false }
    let node = pool.nodes[Int(id.slot)]
    guard let slot = pool.slot(of: id) else {
      // It has ended: no order will be called so again.
      return node.generation == 0 || id.generation < node.generation
    }
    guard Int(node.instrument) == market, node.traits.hasConditions,
      conditional.orders.has(slot)
    else { return false }
    return conditional.orders[slot].expiresAt.map { $0 <= time } ?? false
  }

  /// Accounts whose dead-man switch fired while the market allowed no cancels.
  private mutating func transferSilent(of market: Int, _ archive: inout StateArchive) {
    var silent = conditional.books[market].silent
    archive.transferPacked(&silent, atMost: ledger.accounts.count)
    guard archive.isReading, archive.isSound else { return }
    archive.require(silent.allSatisfy { ledger.isOpen($0) } && silent.areRising)
    guard archive.isSound else { return }
    for account in silent { conditional.silence(account, in: market) }
  }

  /// Hands over when dead-man switches fire, by account.
  mutating func transferSwitches(_ archive: inout StateArchive) {
    archive.begin("dead-man switches")
    var accounts = conditional.switches.deadlines.map(\.item).sorted()
    archive.transferPacked(&accounts, atMost: ledger.accounts.count)
    if archive.isReading {
      archive.require(accounts.allSatisfy { ledger.isOpen($0) } && accounts.areRising)
    }
    for account in accounts where archive.isSound {
      var firesAt = conditional.switches.time(of: account) ?? .epoch
      firesAt.transfer(&archive)
      guard archive.isReading else { continue }
      // A switch is armed for a day at most, and once it has fired it is armed no more.
      archive.require(firesAt > time && firesAt - time <= .hours(24))
      archive.require(conditional.books.allSatisfy { !$0.silent.contains(account) })
      if archive.isSound { conditional.setSwitch(account, at: firesAt) }
    }
  }
}

extension [UInt64] {
  /// Whether no number comes twice.
  var areDifferent: Bool {
    let sorted = sorted()
    return !zip(sorted, sorted.dropFirst()).contains { $0 == $1 }
  }
}

extension [UInt32] {
  /// Whether each number is above the one before it.
  fileprivate var areRising: Bool { !zip(self, dropFirst()).contains { $0 >= $1 } }
}
