import Market
import Simulation

/// An incident that the timeline has told of.
struct IncidentDraft {
  /// What the author calls it.
  let name: String
  /// What was told last; `nil` where it could not be read.
  var latest: ScheduledIncidentUpdate?
  /// When it was resolved.
  var resolved: TimeSpan?
}

// What breaks without notice, and what is told of it.
extension ScenarioDocument {
  mutating func readIncident(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> OperatorAction? {
    let name = reader.line(subject, "the name of an incident", charactersMax: 60)
    if let name, incidents.contains(where: { $0.name == name }) {
      reader.report(
        "'\(name)' was told of already; tell more of it with 'update incident'", at: subject)
      return nil
    }
    let title = requiredLine("title", of: fields, charactersMax: 80)
    let first = ScheduledIncidentUpdate(stage: .investigating, impact: .major, known: "")
    let known = requiredLine("known", of: fields, charactersMax: 300)
    let update = readTold(first, fields, at: at)
    let startedAt = fields["started at"].map { node -> TimeSpan? in
      guard let began = reader.duration(node, "started at", in: .zero...Self.longest) else {
        return nil
      }
      guard let at, began > at else { return began }
      reader.report(
        "it cannot begin after \(DurationText.text(at)), when it is told of", at: node)
      return nil
    }
    let chosen = readMarkets(fields)
    if let name { incidents.append(IncidentDraft(name: name, latest: update)) }
    guard name != nil, let title, known != nil, let update, let chosen, let at,
      let startedAt = startedAt ?? at
    else { return nil }
    return .openIncident(
      ScheduledIncident(title: title, instruments: chosen, startedAt: startedAt, update: update))
  }

  mutating func readIncidentUpdate(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> OperatorAction? {
    guard let index = readIncidentName(subject) else { return nil }
    guard isUnresolved(index, subject) else { return nil }
    guard let before = incidents[index].latest else { return nil }
    if before.stage != .resolved, Self.told.allSatisfy({ fields[$0] == nil }) {
      reader.report(
        "an update must tell something: \(Self.told.joined(separator: ", "))", at: subject)
      return nil
    }
    guard let update = readTold(before, fields, at: at), at != nil else { return nil }
    incidents[index].latest = update
    return .updateIncident(incident: UInt32(index + 1), update)
  }

  mutating func readResolution(
    _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> OperatorAction? {
    guard let index = readIncidentName(subject), isUnresolved(index, subject),
      let before = incidents[index].latest
    else { return nil }
    guard var update = readTold(before, fields, at: at), let at else { return nil }
    update.stage = .resolved
    update.unknown = fields["unknown"] == nil ? "" : update.unknown
    update.advice = fields["advice"] == nil ? "" : update.advice
    update.expectedOpen = nil
    update.nextUpdateDue = nil
    incidents[index].latest = update
    incidents[index].resolved = at
    return .updateIncident(incident: UInt32(index + 1), update)
  }

  /// What an update can tell.
  private static let told = [
    "stage", "impact", "known", "unknown", "advice", "expected open", "news by",
  ]

  /// What holds after an entry: what it says, and what was said before where it says nothing. A
  /// promise of news holds for one time only, and so does the reason of an estimate.
  private mutating func readTold(
    _ before: ScheduledIncidentUpdate, _ fields: DocumentFields, at: TimeSpan?
  ) -> ScheduledIncidentUpdate? {
    var update = before
    update.reason = ""
    update.nextUpdateDue = nil
    var isSound = true
    if let node = fields["stage"] {
      let stages = IncidentStage.allCases.filter { $0 != .resolved }
      if let place = reader.choice(node, "stage", of: stages.map(\.name)) {
        update.stage = stages[place]
      } else {
        isSound = false
      }
    }
    if let node = fields["impact"] {
      let impacts = IncidentImpact.allCases
      if let place = reader.choice(node, "impact", of: impacts.map(\.name)) {
        update.impact = impacts[place]
      } else {
        isSound = false
      }
    }
    for (key, path) in [
      ("known", \ScheduledIncidentUpdate.known), ("unknown", \.unknown), ("advice", \.advice),
      ("reason", \.reason),
    ] {
      guard let node = fields[key] else { continue }
      guard let line = reader.line(node, key, charactersMax: 300) else {
        isSound = false
        continue
      }
      update[keyPath: path] = line
    }
    isSound = readPromise("expected open", fields, at: at, into: &update.expectedOpen) && isSound
    isSound = readPromise("news by", fields, at: at, into: &update.nextUpdateDue) && isSound
    // An estimate that has passed is not said again.
    if let at, fields["expected open"] == nil, let estimate = update.expectedOpen, estimate < at {
      update.expectedOpen = nil
    }
    return isSound ? update : nil
  }

  /// A time in the future, or `none`.
  private mutating func readPromise(
    _ name: String, _ fields: DocumentFields, at: TimeSpan?, into promise: inout TimeSpan?
  ) -> Bool {
    guard let node = fields[name] else { return true }
    if node.text == "none" {
      promise = nil
      return true
    }
    guard let time = reader.duration(node, name, in: .zero...Self.longest) else { return false }
    if let at, time <= at {
      reader.report(
        "\(name) must be after \(DurationText.text(at)), when this is told, or none", at: node)
      return false
    }
    promise = time
    return true
  }

  /// The incident that an entry is about, among those told of before it.
  private mutating func readIncidentName(_ node: DocumentNode) -> Int? {
    guard let name = reader.text(node, "the name of an incident") else { return nil }
    if let index = incidents.firstIndex(where: { $0.name == name }) { return index }
    let hint =
      incidents.isEmpty
      ? "no incident was told of before" : suggestion(for: name, among: incidents.map(\.name))
    reader.report("there is no incident '\(name)'; \(hint)", at: node)
    return nil
  }

  private mutating func isUnresolved(_ index: Int, _ subject: DocumentNode) -> Bool {
    guard let resolved = incidents[index].resolved else { return true }
    reader.report(
      "'\(incidents[index].name)' was resolved at \(DurationText.text(resolved))", at: subject)
    return false
  }
}
