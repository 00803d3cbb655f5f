import Market

/// The book of one market: both sides, its phase, and what it last traded at.
///
/// Bids and asks are ladders of their own, so that an auction may leave them crossed.
struct OrderBook: Sendable {
  // What every order needs comes first, so that it lies on few cache lines.

  /// The price of the last trade; 0 before the first.
  var lastTicks: Int64 = 0
  /// How many levels changed and trades happened.
  var eventCount: UInt64 = 0
  /// What the market does at the moment: the strictest of what the operator and the notices say.
  var phase = MarketPhase.open {
    didSet { permits = PhasePermits(phase) }
  }
  /// What its phase allows.
  private(set) var permits = PhasePermits(.open)
  /// Whether the current command changed what the uncross may be.
  var isToIndicate = false
  /// The buy orders and the sell orders.
  var sides = BookSides()
  /// What settling needs to know of the instrument.
  private(set) var terms: InstrumentTerms
  /// The rules beside tick and lot.
  let rules: TradingRules
  /// What the operator set by hand.
  var operatorPhase = MarketPhase.open
  /// What the uncross would be, during an auction.
  var indication: AuctionIndication?
  /// The orders as a halt without notice found them; `nil` outside of one.
  var haltCount: BookCount?
  /// Room for the levels that an auction compares.
  var crossing = AuctionCurve()

  init(_ instrument: Instrument) {
    terms = InstrumentTerms(instrument)
    rules = instrument.rules
  }

  /// Has the processor fetch what every order needs of the terms.
  @inline(__always)
  mutating func prefetchTerms() { prefetchLines(of: &terms, upTo: InstrumentTerms.hotBytes) }

  /// The market's name.
  var instrument: InstrumentID { terms.instrument }

  /// Whether the best bid and the best ask could trade.
  var isCrossed: Bool {
    !sides.isEmpty(.buy) && sides.cross(.buy, ticks: sides.bestTicks(.buy))
  }

  /// Whether an order of a side with a limit could trade at once.
  @inline(__always)
  func crosses(_ side: Side, ticks: Int64) -> Bool { sides.cross(side, ticks: ticks) }

  /// The level of a side at a price.
  @inline(__always)
  func level(_ side: Side, ticks: Int64) -> PriceLevel {
    sides[side].level(at: side == .buy ? ticks : -ticks)
  }
}

// Orders in and out of the queues.
extension OrderBook {
  /// Puts an order at the end of its queue and gives the lots that are shown before it.
  @discardableResult
  mutating func enqueue(_ slot: Slot, _ side: Side, in pool: inout OrderPool) -> Int64 {
    sides[side].append(slot, hidden: pool.hidden(of: slot), in: &pool)
  }

  /// Takes an order out of its queue.
  mutating func dequeue(_ slot: Slot, _ side: Side, in pool: inout OrderPool) {
    sides[side].remove(slot, hidden: pool.hidden(of: slot), in: &pool)
  }

  /// Takes an order that rests out of the book, or one that waits out of where it waits, and ends
  /// it. Its partner ends with it.
  mutating func cancel(
    _ slot: Slot, for reason: CancelReason, reference: ClientReference, floor: inout Floor,
    into events: inout EventBatch
  ) {
    let traits = floor.pool.nodes[Int(slot)].traits
    if traits.isWaiting {
      return cancelWaiting(slot, for: reason, reference: reference, floor: &floor, into: &events)
    }
    let side = traits.side
    floor.releaseHold(of: slot, terms)
    dequeue(slot, side, in: &floor.pool)
    floor.delist(slot)
    end(slot, for: reason, reference: reference, floor: &floor, into: &events)
  }

  /// Ends an order that is in no queue any more and has something left.
  mutating func end(
    _ slot: Slot, for reason: CancelReason, reference: ClientReference, floor: inout Floor,
    into events: inout EventBatch
  ) {
    Self.publishCancel(
      of: slot, open: floor.pool.openLots(of: slot), for: reason, reference: reference,
      floor: &floor, into: &events)
    floor.retire(slot, open: floor.pool.openLots(of: slot))
  }

  /// Publishes that an order ended with something left, and ends the stop of its pair.
  static func publishCancel(
    of slot: Slot, open: Int64, for reason: CancelReason, reference: ClientReference,
    floor: inout Floor, into events: inout EventBatch
  ) {
    let node = floor.pool.nodes[Int(slot)]
    let cancelled = CancelledOrder(
      order: floor.pool.id(of: slot), reference: reference,
      instrument: InstrumentID(node.instrument),
      side: node.traits.side, price: Price(ticks: node.price),
      openQuantity: Quantity(lots: open), reason: reason)
    floor.publish(.cancelled(cancelled), to: node.account, into: &events)
    if node.traits.hasConditions {
      floor.endStop(ofLimit: slot, into: &events)
    }
  }

  /// Publishes a level that the current command changed, where another quantity is shown there now,
  /// and notes whether the indication may be another.
  @inline(__always)
  mutating func publish(_ mark: LevelMark, floor: inout Floor, into events: inout EventBatch) {
    // What icebergs hide may change without a level.
    if permits.collects { isToIndicate = true }
    let quantity = sides.shown(mark.side, key: mark.key)
    guard quantity != mark.before else { return }
    let ticks = mark.side == .buy ? mark.key : -mark.key
    let change = LevelChange(
      instrument: instrument, side: mark.side, price: Price(ticks: ticks),
      quantity: Quantity(lots: quantity))
    floor.publish(.level(change), to: nil, into: &events)
    eventCount += 1
  }
}
