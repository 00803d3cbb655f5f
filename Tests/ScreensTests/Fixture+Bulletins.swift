import Desk
import Market

// Incidents, halts afterwards, and a notice that is settled before it.
extension Fixture {
  static let bulletins: [Named] = [
    Named(name: "incident", state: outage()),
    Named(name: "incident-panel", state: with(.bulletin(.incident(0), scroll: 0), outage())),
    Named(
      name: "incident-over",
      state: with(.bulletin(.incident(0), scroll: 0), outage(isOver: true))),
    Named(name: "incident-rows", state: listed),
    Named(name: "settling", state: settling),
    Named(name: "settling-cancelling", state: cancelling),
    Named(
      name: "reconciliation",
      state: with(.bulletin(.reconciliation(0), scroll: 0), outage(isOver: true))),
    Named(name: "post-mortem", state: with(.bulletin(.postMortem(0), scroll: 0), maintained)),
  ]

  /// An outage of the first market that began without a word.
  private static func outage(isOver: Bool = false) -> DeskState {
    var state = busy
    let market = InstrumentID(0)
    let start = now - .minutes(40)
    func happen(_ body: Event.Body, _ sequence: UInt64, at time: Instant) {
      _ = Desk.update(
        &state,
        .event(Event(sequence: Sequence(sequence), time: time, account: nil, body: body)))
    }
    happen(.phase(market, from: .open, to: .halted(.fault)), 1 << 40, at: start)
    state.view.markets[0].phase = .halted(.fault)
    var incident = Incident(
      id: IncidentID(1), publishedAt: start + .minutes(9),
      report: IncidentReport(
        title: "BTC-USDT has stopped matching", instruments: [market],
        startedAt: start - .seconds(20),
        update: IncidentUpdate(
          stage: .investigating, impact: .major, known: "No order is matched or accepted.",
          unknown: "Why, and for how long.", advice: "Wait. Orders keep their place.",
          nextUpdateDue: start + .minutes(19))))
    incident.missedUpdates = [
      MissedUpdate(dueAt: start + .minutes(19), toldAt: start + .minutes(24))
    ]
    func tell(_ minutes: Int64, _ stage: IncidentStage, _ known: String, open: Int64?) {
      incident.news.append(
        IncidentNews(
          time: start + .minutes(minutes),
          update: IncidentUpdate(
            stage: stage, impact: .major, known: known,
            unknown: stage == .resolved ? "" : "Whether the copy holds.",
            advice: stage == .resolved ? "" : "Wait. Orders keep their place.",
            expectedOpen: open.map { start + .minutes($0) }, reason: "The copy is slower.",
            nextUpdateDue: stage == .resolved ? nil : start + .minutes(38))))
      incident.revision += 1
      incident.updatedAt = start + .minutes(minutes)
    }
    tell(24, .identified, "A copy of the database fell behind.", open: 34)
    tell(30, .identified, "The copy is made anew.", open: 60)
    if isOver {
      let audit = HaltAudit(
        countedAt: start, ordersBefore: 214, ordersAfter: 214, orderHashBefore: 0x5EED_0F0C_EA75,
        orderHashAfter: 0x5EED_0F0C_EA75, ledgerAgrees: true)
      happen(.haltAudited(market, audit), 2 << 40 - 1, at: now - .minutes(5))
      happen(.phase(market, from: .halted(.fault), to: .cancelOnly), 2 << 40, at: now - .minutes(5))
      happen(.phase(market, from: .cancelOnly, to: .open), 3 << 40, at: now - .minutes(2))
      state.view.markets[0].phase = .open
      tell(39, .resolved, "A copy of the database fell behind.", open: nil)
    } else {
      incident.missedUpdates.append(MissedUpdate(dueAt: start + .minutes(38)))
      incident.revision += 1
    }
    state.incidents = [incident]
    return state
  }

  /// The list of what was announced and told.
  private static var listed: DeskState {
    var state = outage()
    state.notices = noticed(.within5Minutes).notices
    state.tab = .notices
    state.pane = .blotter
    return state
  }

  /// The notice in front, before its window.
  private static var settling: DeskState {
    with(.notice(0, scroll: 0), noticed(.within5Minutes))
  }

  /// The same where the account cancels at a halt and a dead-man switch is armed.
  private static var cancelling: DeskState {
    var state = settling
    state.view.haltPolicy = .cancel
    state.view.deadManFiresAt = now + .minutes(6)
    return state
  }

  /// Maintenance that is over.
  private static var maintained: DeskState {
    var state = noticed(.completed)
    state.notices[0].missedUpdates = [
      MissedUpdate(dueAt: now - .minutes(4), toldAt: now - .minutes(3))
    ]
    return state
  }
}
