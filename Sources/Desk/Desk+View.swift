import Analytics
import Market

extension Desk {
  /// Takes in the latest view. A view of a market that the session does not have is passed over.
  static func look(at view: MarketView, _ state: inout DeskState) {
    guard state.instrument(view.focus) != nil else { return }
    let isOtherMarket = view.focus != state.view.focus
    markOut(view, &state)
    if isOtherMarket { state.markets[Int(state.view.focus.rawValue)].flow.rebase() }
    state.view = view
    state.endSilence()
    if isOtherMarket {
      // Whatever was chosen belongs to a book that is no longer on the screen.
      state.ladder.centre = nil
      state.ladder.cursor = nil
      state.ladder.isPinned = false
      state.ladder.isCursorLost = false
      state.drag = nil
      state.chart.end = nil
    }
    observeFlow(&state)
    if state.awaitedSpeed?.isAwaited(after: view.clock.speedPerMille) == false {
      state.awaitedSpeed = nil
    }
    if state.awaitedPause?.isAwaited(after: view.clock.isPaused) == false {
      state.awaitedPause = nil
    }
    for summary in view.markets { remember(summary, at: view.time, &state) }
    state.markets[Int(view.focus.rawValue)].book.add(
      bids: view.bids, asks: view.asks, at: view.time)
    if state.needsReconciliation { reconcile(&state) }
    settlePending(&state)
    state.scoreDrill()
    state.settleGrouping()
    state.followTouch()
    state.followSelection()
  }

  /// Compares the book with the one before.
  private static func observeFlow(_ state: inout DeskState) {
    let view = state.view
    state.markets[Int(view.focus.rawValue)].flow.observe(
      bids: view.bids, asks: view.asks, sequence: view.sequence, at: view.time,
      isMatching: state.summary?.phase.allows(.match) == true)
  }

  private static func remember(
    _ summary: MarketSummary, at time: Instant, _ state: inout DeskState
  ) {
    let index = Int(summary.instrument.rawValue)
    guard index < state.markets.count else { return }
    state.markets[index].eventRate.add(count: summary.bookEvents, at: time)
    state.markets[index].setHalted(!summary.phase.allows(.match), at: time)
    state.markets[index].touch.add(bid: summary.bid, ask: summary.ask, at: time)
  }

  /// Settles cancels of many orders that have nothing left to cancel: each order answers for
  /// itself, and nothing says which answer is the last.
  private static func settlePending(_ state: inout DeskState) {
    let orders = state.view.orders
    state.pending.removeAll { command in
      guard case .cancelAll(let instrument, let side) = command.action else { return false }
      return !orders.contains { order in
        (instrument == nil || order.instrument == instrument)
          && (side == nil || order.side == side)
      }
    }
  }

  /// Brings positions in line with the balances after fills were missed: what a balance of a base
  /// asset differs by from that at the start was traded, wherever only one market trades it.
  private static func reconcile(_ state: inout DeskState) {
    state.needsReconciliation = false
    for (index, instrument) in state.session.instruments.enumerated() {
      let base = Int(instrument.base.id.rawValue)
      let users = state.session.instruments.count {
        $0.base.id == instrument.base.id || $0.quote.id == instrument.base.id
      }
      guard users == 1, base < state.view.balances.count,
        base < state.session.openingBalances.count, index < state.view.markets.count
      else { continue }
      let traded = state.view.balances[base].total - state.session.openingBalances[base].total
      state.markets[index].reconciledThrough = state.view.sequence
      state.markets[index].position.reconcile(
        lots: traded.units / instrument.lotUnits, at: state.view.markets[index].mark,
        of: instrument)
    }
  }

  /// Says that events were missed, and forgets what can no longer be known to be complete.
  static func miss(_ count: UInt64, _ state: inout DeskState, withOwn isOwnMissing: Bool) {
    guard count > 0 else { return }
    let (sum, overflow) = state.missedEvents.addingReportingOverflow(count)
    state.missedEvents = overflow ? .max : sum
    state.queues.removeAll()
    for index in state.markets.indices { state.markets[index].flow.rebase() }
    if isOwnMissing {
      state.needsReconciliation = true
      state.pending.removeAll()
    }
    var run = MissedRun(count: count, isOwnMissing: isOwnMissing)
    var joins = false
    if case .missed(let before) = state.run, before.isOwnMissing == isOwnMissing {
      let (sum, overflow) = count.addingReportingOverflow(before.count)
      run.count = overflow ? .max : sum
      joins = true
    }
    let what = isOwnMissing ? "events" : "trades and changes of the book"
    let gaps = isOwnMissing ? "tape, chart and fills" : "tape and chart"
    let text =
      "\(run.count) \(what) were missed; book, orders and balances are complete, \(gaps) are not"
    if joins {
      state.sayInstead(.warning, text, run: .missed(run))
    } else {
      state.say(.warning, text, run: .missed(run))
    }
  }

  /// Says that a command did not get through.
  static func fail(_ reference: ClientReference, _ state: inout DeskState) -> [Effect] {
    let index = state.pending.firstIndex { $0.reference == reference }
    let what = index.map { state.words(for: state.pending[$0].action) } ?? "a command"
    if let index { state.pending.remove(at: index) }
    state.say(.bad, "not sent, the venue is busy: \(what); try again")
    return [.bell]
  }
}

extension MarketMemory {
  /// Remembers whether the market stands still; the first and the last to say so set the time.
  mutating func setHalted(_ isHalted: Bool, at time: Instant) {
    let isOpenEnded = halts.last.map { $0.end == nil } ?? false
    if isHalted, !isOpenEnded {
      if halts.count >= 256 { halts.removeFirst() }
      halts.append(HaltSpan(start: time))
    } else if !isHalted, isOpenEnded {
      halts[halts.count - 1].end = time
    }
  }

  /// Sets the time of a change of phase exactly, where a view told of it first.
  mutating func setHaltedExactly(_ isHalted: Bool, at time: Instant) {
    setHalted(isHalted, at: time)
    guard let last = halts.indices.last else { return }
    if isHalted {
      halts[last].start = min(halts[last].start, time)
    } else if let end = halts[last].end, end > time, halts[last].start <= time {
      halts[last].end = time
    }
  }
}
