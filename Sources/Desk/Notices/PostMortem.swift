public import Market

/// What can be said of a halt afterwards, put together from events with their times.
public enum PostMortem {
  /// Of an incident: from its first symptom to the reopening.
  public static func lines(of incident: Incident, in state: DeskState) -> [BulletinLine] {
    let halt = state.halt(of: incident)
    var lines = [BulletinLine("", "Post-mortem: \(incident.title)", .title)]
    let symptom = min(incident.startedAt, halt?.haltedAt ?? incident.startedAt)
    lines.append(BulletinLine("first symptom", moment(symptom, state)))
    lines += haltLines(halt, state)
    let first = incident.publishedAt
    lines.append(
      BulletinLine(
        "first news", moment(first, state) + relative(first, to: halt?.haltedAt ?? symptom),
        first > (halt?.haltedAt ?? symptom) ? .bad : .good))
    for stage in [IncidentStage.identified, .monitoring, .resolved] {
      guard let entry = incident.news.first(where: { $0.update.stage == stage }) else { continue }
      lines.append(
        BulletinLine(stage.name, moment(entry.time, state) + after(entry.time, symptom)))
    }
    lines += estimateLines(
      incident.estimates,
      first: incident.news.first { $0.update.expectedOpen != nil }.map {
        ($0.time, $0.update.expectedOpen ?? .epoch)
      }, slips: incident.slipCount, state)
    lines += breachLines(incident.missedUpdates, state)
    for market in halt?.markets ?? [] where incident.concerns(market.instrument) {
      guard let audit = market.audit else { continue }
      let symbol = state.instrument(market.instrument)?.symbol ?? ""
      lines.append(
        BulletinLine(
          "audit", AuditText.result(audit, of: symbol), audit.passed ? .good : .bad))
    }
    lines += endLines(halt, state) { incident.concerns($0) }
    return lines
  }

  /// Of announced maintenance: what was promised, and what came.
  public static func lines(of notice: MaintenanceNotice, in state: DeskState) -> [BulletinLine] {
    let halt = state.halt(of: notice)
    var lines = [BulletinLine("", "Post-mortem: \(notice.plan.title)", .title)]
    let begin = halt?.haltedAt ?? notice.plan.haltAt
    lines.append(
      BulletinLine(
        "first news",
        moment(notice.publishedAt, state)
          + ", \(ClockText.words(begin - notice.publishedAt)) before the halt", .good))
    if notice.stage == .calledOff {
      lines.append(
        BulletinLine("called off", moment(notice.updatedAt, state)))
      if let reason = notice.calledOffReason {
        lines.append(BulletinLine("", reason, .quiet, indent: 2))
      }
    }
    lines += haltLines(halt, state)
    let promised = notice.estimates.first?.from ?? notice.plan.expectedOpen
    lines += estimateLines(
      notice.estimates, first: (notice.publishedAt, promised), slips: notice.slipCount, state)
    lines += breachLines(notice.missedUpdates, state)
    if let audit = notice.audit {
      lines.append(
        BulletinLine("audit", AuditText.result(audit), audit.passed ? .good : .bad))
    }
    lines += endLines(halt, state) { notice.concerns($0) }
    return lines
  }

  private static func moment(_ time: Instant, _ state: DeskState) -> String {
    ClockText.moment(time, from: state.now)
  }

  private static func after(_ time: Instant, _ start: Instant) -> String {
    time > start ? ", \(ClockText.words(time - start)) after it" : ""
  }

  private static func relative(_ time: Instant, to halt: Instant) -> String {
    if time > halt { return ", \(ClockText.words(time - halt)) AFTER the halt" }
    return time == halt
      ? ", with the halt" : ", \(ClockText.words(halt - time)) before the halt"
  }

  private static func haltLines(_ halt: Reconciliation?, _ state: DeskState) -> [BulletinLine] {
    guard let halt else { return [BulletinLine("halt", "nothing stood still")] }
    return [BulletinLine("halt", moment(halt.haltedAt, state))]
  }

  private static func estimateLines(
    _ moves: [EstimateChange], first: (told: Instant, open: Instant)?, slips: Int,
    _ state: DeskState
  ) -> [BulletinLine] {
    guard let first else {
      return [BulletinLine("estimate", "none was ever given", .bad)]
    }
    var lines = [
      BulletinLine(
        "first estimate",
        "open \(moment(first.open, state)), given \(moment(first.told, state))")
    ]
    for move in moves {
      lines.append(
        BulletinLine(
          "moved",
          "\(moment(move.time, state)): to \(moment(move.to, state)), "
            + "\(ClockText.difference(move.to - move.from))"
            + (move.reason.isEmpty ? "" : ": \(move.reason)"),
          move.to > move.from ? .warning : .plain, indent: 2))
    }
    if slips > 0 {
      lines.append(BulletinLine("slips", "\(slips)", .warning))
    }
    return lines
  }

  private static func breachLines(_ missed: [MissedUpdate], _ state: DeskState) -> [BulletinLine] {
    missed.isEmpty
      ? [BulletinLine("promised news", "came in time, wherever it was promised", .good)]
      : IncidentText.breaches(missed, at: state.now)
  }

  /// How trading came back, what became of the orders, and the prices on both sides.
  private static func endLines(
    _ halt: Reconciliation?, _ state: DeskState, concerns: (InstrumentID) -> Bool
  ) -> [BulletinLine] {
    guard let halt else { return [] }
    var lines: [BulletinLine] = []
    var seen: [MarketPhase] = []
    for change in state.phaseChanges
    where change.time > halt.haltedAt && change.time <= halt.reopenedAt ?? state.now
      && halt.concerns(change.instrument) && !change.to.isHalted && !seen.contains(change.to)
    {
      seen.append(change.to)
      let what = change.to == .open ? "reopening" : change.to.name
      lines.append(BulletinLine(what, moment(change.time, state)))
    }
    if let end = halt.reopenedAt {
      lines.append(BulletinLine("stood still", ClockText.words(end - halt.haltedAt)))
    } else {
      lines.append(BulletinLine("stood still", "not open again", .bad))
    }
    lines.append(BulletinLine("your orders", ReconciliationText.summary(halt)))
    lines += halt.markets.filter { concerns($0.instrument) }
      .compactMap { ReconciliationText.priceLine($0, in: state) }
    return lines
  }
}
