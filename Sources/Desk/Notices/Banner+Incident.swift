import Analytics
import Market

extension DeskState {
  /// The incident to speak of: one that concerns the market in the ladder before another, one that
  /// is not over before one that is, the worse before the other; `nil` where there is none.
  var speakingIncident: Incident? {
    var chosen: Incident?
    for incident in incidents {
      let isFresh =
        view.time >= incident.updatedAt
        && view.time - incident.updatedAt < Banner.afterglow
      guard incident.isActive || isFresh else { continue }
      guard let other = chosen else {
        chosen = incident
        continue
      }
      let rank = { (incident: Incident) in
        (incident.concerns(self.focus) ? 1 : 0, incident.isActive ? 1 : 0, incident.latest.impact)
      }
      if rank(other) <= rank(incident) { chosen = incident }
    }
    return chosen
  }

  /// How long nothing has traded in the market in the ladder; `nil` before the first trade.
  var sinceLastTrade: TimeSpan? {
    memory.tape.newest.map { now - $0.time }
  }
}

extension Banner {
  /// Makes the banner of an incident.
  init(_ incident: Incident, in state: DeskState, others: Int) {
    let now = state.view.time
    let update = incident.latest
    let isHere = incident.concerns(state.focus)
    let market = isHere ? state.focus : incident.instruments.first ?? state.focus
    let phase = state.phase(of: market)
    self.incident = incident.id
    kind = .incident
    title = incident.title
    stage = update.stage.name
    let word = incident.isActive ? "Incident, \(update.stage.name)" : "Resolved"
    headline = "\(word): \(incident.title)"
    allowance = phase == .open ? "" : "allowed now: \(PhaseText.allowance(phase))"
    othersCount = others
    urgency =
      !incident.isActive
      ? .information
      : update.impact == .critical || phase.isHalted && isHere ? .critical : .warning
    if let open = update.expectedOpen, incident.isActive {
      schedule = [
        Step(
          name: "open", time: open, remaining: open - now,
          timeText: ClockText.moment(open, from: now))
      ]
      next = schedule.first
    }
    slip = Self.slip(incident.estimates, now: update.expectedOpen)
    if incident.isActive { tellNews(incident, at: now) }
    facts = Self.facts(incident, in: state, isHere: isHere)
    advice = update.advice.isEmpty || !incident.isActive ? nil : update.advice
    let count = state.view.orders.count { incident.concerns($0.instrument) }
    exposedCount = count
    if count > 0, phase != .open {
      exposure = count == 1 ? "1 of your orders waits" : "\(count) of your orders wait"
    }
  }

  private mutating func tellNews(_ incident: Incident, at now: Instant) {
    isUpdateOverdue = incident.updateOverdue
    if incident.updateOverdue, let missed = incident.missedUpdates.last {
      update = Self.overdue(since: missed.dueAt, at: now)
      urgency = .critical
    } else {
      update = incident.latest.nextUpdateDue.map {
        "next update by \(ClockText.moment($0, from: now))"
      }
    }
  }

  /// That promised news has not come: `update was due 12:00:00, 4 m late`.
  static func overdue(since due: Instant, at now: Instant) -> String {
    "update was due \(ClockText.moment(due, from: now)), \(ClockText.words(now - due)) late"
  }

  /// How often and how far estimates moved.
  static func slip(_ moves: [EstimateChange], now estimate: Instant?) -> String? {
    guard let first = moves.first, let last = estimate ?? moves.last?.to else { return nil }
    return "moved \(IncidentText.times(moves.count)), \(ClockText.difference(last - first.from))"
  }

  private static func facts(
    _ incident: Incident, in state: DeskState, isHere: Bool
  ) -> [String] {
    let update = incident.latest
    guard incident.isActive else { return [update.known].filter { !$0.isEmpty } }
    var facts = [update.known]
    if !update.unknown.isEmpty { facts.append("not known: \(update.unknown)") }
    if update.expectedOpen == nil { facts.insert("no estimate", at: 0) }
    if isHere, let age = state.sinceLastTrade, age >= .seconds(10) {
      facts.append("last trade \(ClockText.words(age)) ago")
    }
    return facts.filter { !$0.isEmpty }
  }
}
