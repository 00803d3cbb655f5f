import Market

// Markets going from one phase to another.
extension Exchange {
  /// What a market should do now: the strictest of what the operator and the notices say, so that
  /// it opens only when nothing keeps it closed.
  func duePhase(_ index: Int) -> MarketPhase {
    var phase = books[index].operatorPhase
    for entry in calendar.entries where entry.notice.concerns(books[index].instrument) {
      if entry.phase.strictness > phase.strictness { phase = entry.phase }
    }
    return phase
  }

  /// Brings a market into the phase that is due, with everything that goes with it.
  ///
  /// An auction that ends in trading is uncrossed first, and so is a book that an auction left
  /// crossed when it went back to cancel-only. As a market halts, the orders that want to be are
  /// cancelled, and the others counted where no notice does that, or no longer; as it halts no more
  /// they are audited. Where the calendar ends an auction whose price is too far from the
  /// reference, the auction goes on for a while instead.
  mutating func updatePhase(
    _ index: Int, byCalendar: Bool, into events: inout EventBatch
  ) {
    let from = books[index].phase
    let to = duePhase(index)
    guard from != to else { return }
    if from == .auction, to.trades, byCalendar, extendAuction(index, into: &events) { return }
    if from.isHalted, !to.isHalted { auditHalt(index, into: &events) }
    calendar.removeExtension(of: books[index].instrument)
    books[index].indication = nil
    books[index].phase = to
    if !to.allows(.match) { floor.conditional.removeAppointment(of: index) }
    if to.trades, from == .auction || books[index].isCrossed {
      books[index].uncross(floor: &floor, into: &events)
      conclude(index, into: &events)
      floor.follow(books[index].lastTicks, in: index, into: &events)
    }
    floor.publish(.phase(books[index].instrument, from: from, to: to), to: nil, into: &events)
    if to.isHalted, !from.isHalted {
      books[index].cancelForHalt(all: false, floor: &floor, into: &events)
      conclude(index, into: &events)
    }
    countForHalt(index)
    if to.allows(.cancel), !from.allows(.cancel) { endOverdue(index, into: &events) }
    if to == .auction { books[index].publishIndication(floor: &floor, into: &events) }
    if floor.conditional.waitingCount > 0 { floor.conditional.stir(index) }
    workOffDue(into: &events)
  }
}

extension MarketPhase {
  /// Whether nothing may cross while it lasts.
  var trades: Bool { self == .open || self == .postOnly }

  /// How much a phase forbids, to compare phases by.
  var strictness: Int {
    switch self {
    case .open: 0
    case .postOnly: 1
    case .auction: 2
    case .cancelOnly: 3
    case .halted(.maintenance): 4
    case .halted(.operatorDecision): 5
    case .halted(.fault): 6
    case .halted(.delisted): 7
    }
  }

  /// Whether matching stands still for whatever reason.
  var isHalted: Bool {
    if case .halted = self { true } else { false }
  }
}

extension OrderBook {
  /// Cancels the orders that are to be cancelled when the market halts, or all: bids before asks,
  /// best price first, oldest first; then those that wait.
  mutating func cancelForHalt(
    all: Bool, as reason: CancelReason = .halt, floor: inout Floor, into events: inout EventBatch
  ) {
    for side in Side.allCases {
      var key = sides.bestKey(side)
      while key != PriceLadder.noKey {
        var slot = level(side, ticks: side == .buy ? key : -key).head
        while slot != noSlot {
          let next = floor.pool.nodes[Int(slot)].next
          if all || floor.endsAtHalt(slot) {
            cancel(slot, for: reason, reference: .none, floor: &floor, into: &events)
          }
          slot = next
        }
        key = sides[side].nextKey(behind: key)
      }
    }
    cancelAllWaiting(for: reason, all: all, floor: &floor, into: &events)
  }
}
