import Analytics
import Market

extension Desk {
  /// Learns from an event: public ones, and those of the own account.
  static func learn(_ event: Event, _ state: inout DeskState) -> [Effect] {
    if let account = event.account, account != state.session.account { return [] }
    state.heardUntil = max(state.heardUntil, event.time)
    state.trace(event)
    switch event.body {
    case .trade(let trade): learn(trade, event, &state)
    case .accepted(let accepted):
      state.settle(accepted.reference)
      state.remember(accepted)
    case .rested(let rested): learn(rested, event, &state)
    case .rejected(let rejection): return learn(rejection, &state)
    case .amended(let amended): learn(amended, &state)
    case .filled(let fill): learn(fill, event, &state)
    case .cancelled(let cancelled): learn(cancelled, event, &state)
    case .phase(let instrument, _, let phase):
      learn(phase, of: instrument, event, &state)
      if phase.allows(.match) { state.sayReconciled(instrument, at: event.time) }
    case .uncrossed(let instrument, let indication):
      if instrument == state.focus { tell(indication, &state) }
    case .audited(let notice, let passed): return learn(audit: passed, of: notice, &state)
    case .haltAudited(let instrument, let audit): return learn(audit, of: instrument, &state)
    case .balance, .level, .indicative, .notice, .incident: break
    case .replenished(let shown):
      if let queue = state.queues.firstIndex(where: { $0.order == shown.order }) {
        state.queues[queue].refresh(shown, at: event.sequence)
      }
      state.tell(event.body)
    case .armed, .triggered, .linked, .decremented, .deadManSwitch, .listed, .delisted,
      .auctionExtended, .haltPolicy:
      state.tell(event.body)
    }
    return []
  }

  private static func learn(_ trade: Trade, _ event: Event, _ state: inout DeskState) {
    let index = Int(trade.instrument.rawValue)
    guard index < state.markets.count else { return }
    state.markets[index].tape.add(TapeEntry(time: event.time, trade: trade))
    for interval in state.markets[index].candles.indices {
      state.markets[index].candles[interval].add(
        price: trade.price, quantity: trade.quantity, at: event.time)
    }
    state.markets[index].statistics.add(price: trade.price, quantity: trade.quantity)
    state.markets[index].volumes.add(price: trade.price, quantity: trade.quantity)
    state.markets[index].flow.add(trade, sequence: event.sequence, at: event.time)
    state.markets[index].book.add(trade, at: event.time)
    for queue in state.queues.indices { state.queues[queue].count(trade, at: event.sequence) }
  }

  private static func learn(_ rested: RestedOrder, _ event: Event, _ state: inout DeskState) {
    state.queues.removeAll { $0.order == rested.order }
    state.queues.append(QueueTrace(rested, at: event.sequence))
    guard let instrument = state.instrument(rested.instrument) else { return }
    let quantity = instrument.text(rested.quantity)
    let ahead =
      rested.quantityAhead == .zero
      ? "first in line" : "\(instrument.text(rested.quantityAhead)) ahead of you"
    state.say(
      .plain,
      "\(state.prefix(rested.instrument))resting: \(rested.side.verb) \(quantity) at "
        + "\(instrument.text(rested.price)), \(ahead)")
  }

  private static func learn(_ rejection: Rejection, _ state: inout DeskState) -> [Effect] {
    let command = state.pending.first { $0.reference == rejection.reference }
    state.settle(rejection.reference)
    let reason = "refused: " + state.words(for: rejection, of: command?.action)
    state.say(.warning, reason)
    state.bringBack(refused: command, because: reason)
    return [.bell]
  }

  private static func learn(_ amended: AmendedOrder, _ state: inout DeskState) {
    state.settle(amended.reference)
    guard let open = state.view.orders.first(where: { $0.id == amended.order }),
      let instrument = state.instrument(open.instrument)
    else {
      state.say(.plain, "changed: an order")
      return
    }
    let place = amended.keptPriority ? "kept its place in the queue" : "went to the back"
    state.say(
      .plain,
      "\(state.prefix(open.instrument))changed: \(open.side.verb) "
        + "\(instrument.text(amended.quantity)) at \(instrument.text(amended.price)), \(place)")
  }

  private static func learn(_ fill: Fill, _ event: Event, _ state: inout DeskState) {
    let index = Int(fill.instrument.rawValue)
    guard let instrument = state.instrument(fill.instrument), index < state.markets.count else {
      return
    }
    var record = FillRecord(time: event.time, fill: fill)
    if let queue = state.queues.firstIndex(where: { $0.order == fill.order }) {
      let reported = state.markets[index].tape.newest?.trade.id ?? TradeID(0)
      state.queues[queue].count(fill, lastReported: reported)
      if fill.liquidity == .maker {
        record.quantityAheadAtRest = state.queues[queue].quantityAheadAtRest
        record.tradedAtPrice = state.queues[queue].traded
      }
      if fill.openQuantity == .zero { state.queues.remove(at: queue) }
    }
    explain(&record, in: state)
    if event.sequence > state.markets[index].reconciledThrough {
      state.markets[index].position.add(fill, of: instrument)
    }
    if state.fills.count >= DeskState.fillsMax {
      state.fills.removeFirst(DeskState.fillsMax / 4)
    }
    state.fills.append(record)
    state.tell(record, of: instrument)
  }

  private static func learn(
    _ cancelled: CancelledOrder, _ event: Event, _ state: inout DeskState
  ) {
    state.settle(cancelled.reference, unlessMany: true)
    state.queues.removeAll { $0.order == cancelled.order }
    if cancelled.order == state.selectedOrder, cancelled.reason == .requested {
      state.selectionMovesOn = true
    }
    state.tell(cancelled, at: event.time)
  }

  private static func learn(
    _ phase: MarketPhase, of instrument: InstrumentID, _ event: Event, _ state: inout DeskState
  ) {
    let index = Int(instrument.rawValue)
    guard index < state.markets.count else { return }
    state.markets[index].setHaltedExactly(!phase.allows(.match), at: event.time)
    // The view may be older than the event; the phase is news either way.
    if index < state.view.markets.count { state.view.markets[index].phase = phase }
    state.tell(phase, of: instrument, at: event.time)
  }

  private static func tell(_ indication: AuctionIndication, _ state: inout DeskState) {
    let instrument = state.instrument
    guard let price = indication.price else {
      state.say(.plain, "\(instrument.symbol): the auction ended, nothing traded")
      return
    }
    state.say(
      .plain,
      "\(instrument.symbol): the auction ended, \(instrument.text(indication.volume)) traded at "
        + instrument.text(price))
  }

  private static func learn(
    audit passed: Bool, of id: NoticeID, _ state: inout DeskState
  ) -> [Effect] {
    // With its figures it is told from the notice, which travels beside the event.
    if state.notices.contains(where: { $0.id == id }) { return [] }
    state.say(passed ? .good : .bad, passed ? "audit passed" : "audit FAILED")
    return passed ? [] : [.bell]
  }

  /// What passed is told with what became of the orders; what did not, at once.
  private static func learn(
    _ audit: HaltAudit, of instrument: InstrumentID, _ state: inout DeskState
  ) -> [Effect] {
    guard !audit.passed, let symbol = state.instrument(instrument)?.symbol else { return [] }
    state.say(.bad, AuditText.result(audit, of: symbol))
    state.say(.bad, AuditText.whatToDo(state.session.keyMap))
    return [.bell]
  }

  /// Reads a notice: keeps its newest revision and says what is new in it.
  static func read(_ notice: MaintenanceNotice, _ state: inout DeskState) -> [Effect] {
    state.heardUntil = max(state.heardUntil, notice.updatedAt)
    guard let index = state.notices.firstIndex(where: { $0.id == notice.id }) else {
      state.notices.append(notice)
      return state.tell(notice, before: nil)
    }
    let before = state.notices[index]
    guard notice.revision >= before.revision else { return [] }
    state.notices[index] = notice
    return state.tell(notice, before: before)
  }
}

extension DeskState {
  /// Takes a command that was answered off the list of those that were not.
  ///
  /// - Parameter unlessMany: Whether a cancel of many orders stays, since more answers may follow.
  mutating func settle(_ reference: ClientReference, unlessMany: Bool = false) {
    guard reference != .none else { return }
    pending.removeAll { command in
      if unlessMany, case .cancelAll = command.action { return false }
      return command.reference == reference
    }
  }

  /// The market's symbol before what is said about it, where it is not the one on the ladder.
  func prefix(_ id: InstrumentID) -> String {
    id == focus ? "" : (instrument(id).map { "\($0.symbol): " } ?? "")
  }
}
