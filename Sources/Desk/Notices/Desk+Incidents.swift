import Market

// What is told of things that broke without notice.
extension Desk {
  /// Reads an incident: keeps its newest revision and says what is new in it.
  static func read(_ incident: Incident, _ state: inout DeskState) -> [Effect] {
    state.heardUntil = max(state.heardUntil, incident.updatedAt)
    guard let index = state.incidents.firstIndex(where: { $0.id == incident.id }) else {
      state.incidents.append(incident)
      return state.tell(incident, before: nil)
    }
    let before = state.incidents[index]
    guard incident.revision >= before.revision else { return [] }
    state.incidents[index] = incident
    return state.tell(incident, before: before)
  }
}

extension DeskState {
  /// Says what is new in an incident, each thing once.
  mutating func tell(_ incident: Incident, before: Incident?) -> [Effect] {
    guard before?.revision != incident.revision else { return [] }
    let now = incident.updatedAt
    let update = incident.latest
    var effects: [Effect] = []
    if before?.news.count != incident.news.count {
      let told = update.known.isEmpty ? "" : ", \(update.known)"
      say(
        incident.isActive ? .bad : .good, "\(incident.title): \(update.stage.name)\(told)")
      if !update.unknown.isEmpty { say(.warning, "\(incident.title): unknown: \(update.unknown)") }
      if before?.stage != update.stage { effects.append(.bell) }
    }
    let moves = incident.estimates
    if moves.count > before?.estimates.count ?? 0, let moved = moves.last {
      let why = moved.reason.isEmpty ? "" : ": \(moved.reason)"
      say(
        .warning,
        "\(incident.title): expected open \(ClockText.moment(moved.to, from: now)) instead of "
          + "\(ClockText.moment(moved.from, from: now))\(why)")
    } else if before?.latest.expectedOpen == nil, let estimate = update.expectedOpen {
      say(.plain, "\(incident.title): expected open \(ClockText.moment(estimate, from: now))")
    }
    if incident.updateOverdue, before?.updateOverdue != true {
      let due = incident.missedUpdates.last.map { ClockText.moment($0.dueAt, from: now) } ?? ""
      say(.bad, "\(incident.title): the update that was due \(due) has not come")
    }
    return effects
  }
}
