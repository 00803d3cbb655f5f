public import Market

// What the operator tells of things that break without notice.
extension Exchange {
  /// Publishes an incident.
  mutating func openIncident(_ report: IncidentReport, into events: inout EventBatch) {
    if let unknown = report.instruments.first(where: { Int($0.rawValue) >= books.count }) {
      return refuse(Refusal(.unknownInstrument), instrument: unknown, into: &events)
    }
    guard report.update.stage != .resolved, report.startedAt <= floor.time,
      isInOrder(report.update)
    else { return refuse(Refusal(.noticeOutOfOrder), into: &events) }
    calendar.append(
      Incident(id: calendar.nextIncidentID, publishedAt: floor.time, report: report))
    publishIncident(calendar.incidents.count - 1, into: &events)
  }

  /// Tells something new of an incident that is not over.
  mutating func updateIncident(
    _ id: IncidentID, _ update: IncidentUpdate, into events: inout EventBatch
  ) {
    let index = Int(id.rawValue) - 1
    guard calendar.incidents.indices.contains(index), calendar.incidents[index].isActive else {
      return refuse(Refusal(.unknownNotice), into: &events)
    }
    guard isInOrder(update) else { return refuse(Refusal(.noticeOutOfOrder), into: &events) }
    let now = floor.time
    calendar.updateIncident(index) {
      $0.missedUpdates.closeLast(at: now)
      $0.news.append(IncidentNews(time: now, update: update))
      $0.revision += 1
      $0.updatedAt = now
    }
    publishIncident(index, into: &events)
  }

  /// Notes that promised news of an incident has not come.
  mutating func missUpdate(ofIncident index: Int, into events: inout EventBatch) {
    let now = floor.time
    calendar.updateIncident(index) {
      $0.missedUpdates.append(MissedUpdate(dueAt: $0.latest.nextUpdateDue ?? now))
      $0.revision += 1
      $0.updatedAt = now
    }
    publishIncident(index, into: &events)
  }

  /// Whether nothing that is promised lies in the past.
  private func isInOrder(_ update: IncidentUpdate) -> Bool {
    [update.expectedOpen, update.nextUpdateDue].allSatisfy { $0.map { $0 >= floor.time } ?? true }
  }

  private mutating func publishIncident(_ index: Int, into events: inout EventBatch) {
    let incident = calendar.incidents[index]
    floor.publish(
      .incident(incident.id, revision: incident.revision, stage: incident.stage), to: nil,
      into: &events)
  }

  /// All incidents that were ever told of, oldest first, each as it was told last.
  public var incidents: [Incident] { calendar.incidents }
}

extension Incident {
  /// When its news is overdue: just after the moment for which it was promised.
  var updateDue: Instant? {
    guard isActive, !updateOverdue, let due = latest.nextUpdateDue, due < .distantFuture else {
      return nil
    }
    return due + TimeSpan(nanoseconds: 1)
  }
}

extension [MissedUpdate] {
  /// Notes that news came after all, where it had not.
  mutating func closeLast(at now: Instant) {
    guard let index = indices.last, self[index].toldAt == nil else { return }
    self[index].toldAt = now
  }
}
