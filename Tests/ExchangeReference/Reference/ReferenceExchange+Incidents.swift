import Exchange
import Market

/// An incident as the plain reference exchange has it.
final class ReferenceIncident {
  let id: IncidentID
  var update: IncidentUpdate
  var revision: UInt32 = 1
  var isOverdue = false

  init(_ id: IncidentID, _ update: IncidentUpdate) {
    self.id = id
    self.update = update
  }

  /// When news is overdue: just after the moment for which it was promised.
  var newsDue: Instant? {
    guard update.stage != .resolved, !isOverdue, let due = update.nextUpdateDue,
      due != .distantFuture
    else { return nil }
    return due + TimeSpan(nanoseconds: 1)
  }
}

// What the operator tells of what breaks. It says something, and changes no market.
extension ReferenceExchange {
  func openIncident(_ report: IncidentReport) {
    if let unknown = report.instruments.first(where: { market($0) == nil }) {
      return refuse(Refused(.unknownInstrument), to: .exchange, instrument: unknown)
    }
    if report.update.stage == .resolved || report.startedAt > time || isPast(report.update) {
      return refuse(Refused(.noticeOutOfOrder), to: .exchange)
    }
    let incident = ReferenceIncident(IncidentID(UInt32(incidents.count + 1)), report.update)
    incidents.append(incident)
    say(incident)
  }

  func updateIncident(_ id: IncidentID, _ update: IncidentUpdate) {
    guard let incident = incidents.first(where: { $0.id == id }),
      incident.update.stage != .resolved
    else { return refuse(Refused(.unknownNotice), to: .exchange) }
    if isPast(update) { return refuse(Refused(.noticeOutOfOrder), to: .exchange) }
    incident.update = update
    incident.isOverdue = false
    incident.revision += 1
    say(incident)
  }

  func missNews(of incident: ReferenceIncident) {
    incident.isOverdue = true
    incident.revision += 1
    say(incident)
  }

  private func say(_ incident: ReferenceIncident) {
    say(.incident(incident.id, revision: incident.revision, stage: incident.update.stage))
  }

  /// Whether something is promised for a time that is over.
  private func isPast(_ update: IncidentUpdate) -> Bool {
    for promise in [update.expectedOpen, update.nextUpdateDue] {
      if let promise, promise < time { return true }
    }
    return false
  }
}
