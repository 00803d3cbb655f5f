import Analytics
import Market

// Keeping the books of halts.
extension DeskState {
  /// The most halts, and changes of phase, that are remembered.
  static let reconciliationsMax = 64
  static let phaseChangesMax = 2_048

  /// Takes in an event before anything else is learned from it.
  mutating func trace(_ event: Event) {
    if case .phase(let instrument, let from, let to) = event.body {
      follow(PhaseChange(time: event.time, instrument: instrument, from: from, to: to))
      return
    }
    if case .haltAudited(let instrument, let audit) = event.body {
      noteAudit(audit, of: instrument)
      return
    }
    if case .trade(let trade) = event.body {
      notePrice(trade)
      return
    }
    guard event.account != nil else { return }
    account.take(event.body)
    noteEnd(event.body)
  }

  private mutating func follow(_ change: PhaseChange) {
    if phaseChanges.count >= Self.phaseChangesMax {
      phaseChanges.removeFirst(Self.phaseChangesMax / 4)
    }
    phaseChanges.append(change)
    if case .halted(let reason) = change.to, reason != .delisted, !change.from.isHalted {
      beginHalt(change, reason)
    } else if change.to.allows(.match) {
      endHalt(change)
    }
  }

  /// Takes note of what a halt finds. A market that stood still already is one of its halt.
  private mutating func beginHalt(_ change: PhaseChange, _ reason: HaltReason) {
    let isKnown = reconciliations.contains {
      $0.markets.contains { $0.instrument == change.instrument && $0.reopenedAt == nil }
    }
    guard !isKnown, Int(change.instrument.rawValue) < markets.count else { return }
    let last = markets[Int(change.instrument.rawValue)].tape.newest?.trade.price
    let market = Reconciliation.Gap(instrument: change.instrument, before: last)
    let entries = account.orders.filter { $0.instrument == change.instrument }.map {
      Reconciliation.Entry(order: $0, openQuantity: $0.openQuantity)
    }
    if let index = reconciliations.indices.last,
      reconciliations[index].haltedAt == change.time, reconciliations[index].reason == reason
    {
      reconciliations[index].markets.append(market)
      reconciliations[index].entries += entries
      return
    }
    if reconciliations.count >= Self.reconciliationsMax { reconciliations.removeFirst() }
    reconciliations.append(
      Reconciliation(
        haltedAt: change.time, reason: reason, markets: [market], entries: entries,
        balancesBefore: account.balances, balancesAfter: account.balances))
  }

  private mutating func noteAudit(_ audit: HaltAudit, of instrument: InstrumentID) {
    for index in reconciliations.indices.reversed() {
      let place = reconciliations[index].markets.firstIndex {
        $0.instrument == instrument && $0.reopenedAt == nil
      }
      guard let place else { continue }
      reconciliations[index].markets[place].audit = audit
      return
    }
  }

  private mutating func endHalt(_ change: PhaseChange) {
    for index in reconciliations.indices where reconciliations[index].reopenedAt == nil {
      guard
        let place = reconciliations[index].markets.firstIndex(where: {
          $0.instrument == change.instrument && $0.reopenedAt == nil
        })
      else { continue }
      reconciliations[index].markets[place].reopenedAt = change.time
      if reconciliations[index].reopenedAt != nil {
        reconciliations[index].balancesAfter = account.balances
      }
    }
  }

  /// Says what became of the orders in the halt that a market's reopening has ended.
  mutating func sayReconciled(_ instrument: InstrumentID, at time: Instant) {
    guard
      let halt = reconciliations.last(where: {
        $0.reopenedAt == time
          && $0.markets.contains { $0.instrument == instrument && $0.reopenedAt == time }
      })
    else { return }
    let key = session.keyMap.keyName(of: .showReconciliation, in: .desk)
    let isAudited = halt.markets.allSatisfy { $0.audit?.passed ?? false }
    let audit = isAudited ? ", audit passed" : ""
    say(.good, "reconciled\(audit): \(ReconciliationText.summary(halt)); \(key) shows it")
  }

  private mutating func notePrice(_ trade: Trade) {
    for index in reconciliations.indices.reversed() {
      guard
        let place = reconciliations[index].markets.firstIndex(where: {
          $0.instrument == trade.instrument
        })
      else { continue }
      if reconciliations[index].markets[place].after == nil {
        reconciliations[index].markets[place].after = trade.price
      }
      return
    }
  }

  /// Takes note of what becomes of an order that an unfinished halt found.
  private mutating func noteEnd(_ body: Event.Body) {
    for index in reconciliations.indices where reconciliations[index].reopenedAt == nil {
      switch body {
      case .filled(let fill):
        change(fill.order, in: index) {
          $0.filled = $0.filled + fill.quantity
          $0.fillPrice = fill.price
          $0.openQuantity = fill.openQuantity
        }
      case .cancelled(let cancelled):
        change(cancelled.order, in: index) {
          $0.ended = cancelled.reason
          $0.openQuantity = .zero
        }
      case .amended(let amended):
        change(amended.order, in: index) {
          let before = $0.order.quantity - $0.order.openQuantity
          $0.openQuantity = amended.quantity - before - $0.filled
        }
      default: return
      }
    }
  }

  private mutating func change(
    _ order: OrderID, in index: Int, _ change: (inout Reconciliation.Entry) -> Void
  ) {
    guard let place = reconciliations[index].entries.firstIndex(where: { $0.order.id == order })
    else { return }
    change(&reconciliations[index].entries[place])
  }
}
