import Market

// What the desk says about what happened, in plain words.
extension DeskState {
  /// Tells of a fill, and explains it where the order rested: what was ahead, what traded there.
  mutating func tell(_ record: FillRecord, of instrument: Instrument) {
    let fill = record.fill
    let value = instrument.value(of: fill.quantity, at: fill.price)
    if case .fills(var run) = self.run, run.join(fill, value: value, at: record.time) {
      sayInstead(.good, text(of: run, instrument), run: .fills(run))
      return
    }
    let run = FillRun(fill, value: value, at: record.time)
    var text = text(of: run, instrument)
    if let ahead = record.quantityAheadAtRest, let traded = record.tradedAtPrice {
      let before =
        ahead == .zero
        ? "you were first in line" : "\(instrument.text(ahead)) were ahead of you"
      text =
        lead(fill, instrument) + "at \(instrument.text(fill.price))   \(before), "
        + "\(instrument.text(traded)) traded there   " + feeText(fill.fee, instrument) + ", maker"
    }
    say(.good, text + openText(fill.openQuantity, instrument), run: .fills(run))
  }

  private func lead(_ fill: Fill, _ instrument: Instrument) -> String {
    "\(prefix(instrument.id))\(fill.side.past) \(instrument.text(fill.quantity)) "
  }

  private func feeText(_ fee: Money, _ instrument: Instrument) -> String {
    "fee \(instrument.quote.text(fee)) \(instrument.quote.symbol)"
  }

  private func openText(_ open: Quantity, _ instrument: Instrument) -> String {
    open == .zero ? "" : "   \(instrument.text(open)) still open"
  }

  /// One fill of a taker or in an auction, or several of a moment taken together.
  private func text(of run: FillRun, _ instrument: Instrument) -> String {
    let first = run.first
    let start = "\(prefix(instrument.id))\(first.side.past) \(instrument.text(run.quantity)) "
    let one = Int128(run.quantity.lots) * Int128(instrument.tickLotUnits)
    let average = Price(
      ticks: one == 0 ? first.price.ticks : Int64((Int128(run.value.units) + one / 2) / one))
    let price =
      run.count == 1
      ? "at \(instrument.text(first.price))"
      : "in \(run.count) trades, \(instrument.text(average)) on average"
    let part =
      switch first.liquidity {
      case .maker: "maker"
      case .taker: "taker"
      case .auction: "in the auction"
      }
    return start + "\(price)   \(feeText(run.fee, instrument)), \(part)"
  }

  /// Tells of an order that ended with something left; orders of one moment are told together.
  mutating func tell(_ cancelled: CancelledOrder, at time: Instant) {
    let reason =
      switch cancelled.reason {
      case .requested: "cancelled"
      case .expired: "expired, nothing more to trade with"
      case .selfTrade: "cancelled, it would have traded with your own order"
      case .halt: "cancelled by the halt"
      case .goodTillDate: "ended, its date has come"
      case .oneCancelsOther: "cancelled, the other order of its pair went first"
      case .deadMan: "cancelled by your dead-man switch"
      case .delisted: "cancelled, its market is delisted"
      case .replaced: "replaced"
      case .budgetSpent: "done, its amount is used up"
      case .priceBand: "stopped at the price band"
      case .wouldTake: "cancelled, it was post-only and would have traded at once"
      }
    if case .cancels(var run) = self.run, run.time == time, run.reason == cancelled.reason,
      run.reference == cancelled.reference
    {
      run.count += 1
      sayInstead(.plain, "\(run.count) orders \(reason)", run: .cancels(run))
      return
    }
    guard let instrument = instrument(cancelled.instrument) else { return }
    let run = CancelRun(
      time: time, reference: cancelled.reference, reason: cancelled.reason, count: 1)
    let price = cancelled.price.ticks > 0 ? " at \(instrument.text(cancelled.price))" : ""
    let what =
      "\(cancelled.side.verb) \(instrument.text(cancelled.openQuantity))" + price
    say(
      cancelled.reason == .requested ? .plain : .warning,
      "\(prefix(cancelled.instrument))\(what): \(reason)", run: .cancels(run))
  }

  /// Tells of a change of phase; markets that change in one moment are told together.
  mutating func tell(_ phase: MarketPhase, of id: InstrumentID, at time: Instant) {
    var phaseRun = PhaseRun(time: time, phase: phase, instruments: [id])
    var joins = false
    if case .phase(let run) = self.run, run.time == time, run.phase == phase {
      phaseRun.instruments = run.instruments + [id]
      joins = true
    }
    let symbols = phaseRun.instruments.compactMap { instrument($0)?.symbol }
    let activity: PhaseActivity = phase == .auction ? .placeImmediate : .placeLimit
    let text =
      symbols.joined(separator: ", ") + ": "
      + PhaseText.arrival(phase, until: until(allowing: activity, in: id))
    let tone: Tone = phase == .open ? .good : .warning
    if joins {
      sayInstead(tone, text, run: .phase(phaseRun))
    } else {
      say(tone, text, run: .phase(phaseRun))
    }
  }

  /// Tells what is new in a notice.
  mutating func tell(_ notice: MaintenanceNotice, before: MaintenanceNotice?) -> [Effect] {
    var effects: [Effect] = []
    let plan = notice.plan
    if let moved = notice.estimates.last, notice.estimates.count > (before?.estimates.count ?? 0) {
      say(
        .warning,
        "\(plan.title): back at \(ClockText.moment(moved.to, from: now)) instead of "
          + "\(ClockText.moment(moved.from, from: now)): \(moved.reason)")
    }
    if let audit = notice.audit, before?.audit == nil {
      say(audit.passed ? .good : .bad, AuditText.result(audit))
      if !audit.passed {
        effects.append(.bell)
        let symbols = session.instruments.filter { notice.concerns($0.id) }.map(\.symbol)
        say(
          .bad,
          "\(symbols.joined(separator: ", ")): halted for good; orders and balances stay as they "
            + "are. \(AuditText.whereToLook(session.keyMap)); "
            + AuditText.whatToDo(session.keyMap))
      }
    }
    if notice.updateOverdue, before?.updateOverdue != true {
      say(.bad, "\(plan.title): the venue let the time for its next update pass")
    }
    if let progress = notice.progress, before?.progress != progress {
      say(.plain, "\(plan.title): step \(progress.step) of \(progress.steps), \(progress.title)")
    }
    guard notice.stage != before?.stage else { return effects }
    let start = ClockText.moment(plan.cancelOnlyAt, from: now)
    switch notice.stage {
    case .announced, .within24Hours, .within30Minutes, .within5Minutes, .within30Seconds:
      let left = ClockText.words(plan.cancelOnlyAt - now)
      let what = before == nil ? "announced: \(plan.title)" : plan.title
      let text =
        "\(what): cancel-only from \(start), in \(left)" + exposureWords(to: notice)
      say(.warning, text)
      if let warning = deadManWarning(for: notice), notice.stage >= .within5Minutes || before == nil
      {
        say(.bad, warning)
      }
      if notice.stage >= .within5Minutes { effects += remind(text) }
    case .verifying: say(.plain, "\(plan.title): comparing orders and balances with before")
    case .completed: say(.good, "\(plan.title): completed")
    case .calledOff:
      let reason = notice.calledOffReason.map { ", \($0)" } ?? ""
      say(.plain, "\(plan.title): called off\(reason)")
    case .cancelOnly, .halted, .reopeningCancelOnly, .reopeningAuction: break
    }
    return effects
  }
}
