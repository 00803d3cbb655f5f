import Desk
import Market
import Simulation

/// What an entry of a timeline does, and what it says with it.
private enum TimelineVerb: String, CaseIterable {
  case announce, revise, report
  case callOff = "call off"
  case phase, list, delist
  case degrade = "degrade data"
  case news, whale
  case crash = "flash crash"
  case incident
  case updateIncident = "update incident"
  case resolveIncident = "resolve incident"

  var keys: [String] {
    switch self {
    case .announce:
      [
        "title", "reason", "cancel-only at", "halt at", "open at", "audit for", "cancels for",
        "auction for", "resting orders", "advice", "news by", "markets",
      ]
    case .revise: ["open at", "reason", "news by"]
    case .report: ["step", "doing", "news by"]
    case .callOff: ["reason"]
    case .incident:
      [
        "title", "stage", "impact", "known", "unknown", "advice", "started at", "expected open",
        "news by", "markets",
      ]
    case .updateIncident:
      ["stage", "impact", "known", "unknown", "advice", "expected open", "reason", "news by"]
    case .resolveIncident: ["known", "unknown", "advice"]
    case .phase: ["markets"]
    case .list: ["auction for"]
    case .delist: []
    case .degrade: ["for", "by", "every"]
    case .news: ["over", "markets"]
    case .whale: ["worth", "over", "share", "shown", "markets"]
    case .crash: ["over", "share", "markets"]
    }
  }
}

// What the operator does, and when.
extension ScenarioDocument {
  private static let entriesMax = 1_000
  private static let phases: [(name: String, phase: MarketPhase)] = [
    ("open", .open), ("post-only", .postOnly), ("cancel-only", .cancelOnly), ("auction", .auction),
    ("halted", .halted(.operatorDecision)), ("broken", .halted(.fault)),
  ]

  /// Reads the timeline.
  mutating func readTimeline(_ node: DocumentNode) -> [ScheduledAction] {
    guard !node.isNothing, let items = reader.list(node, "timeline") else { return [] }
    if items.count > Self.entriesMax {
      reader.report(
        "the timeline may have \(Self.entriesMax) entries, found \(items.count)", at: node)
      return []
    }
    isReadingTimeline = true
    defer { isReadingTimeline = false }
    var actions: [ScheduledAction] = []
    var latest = TimeSpan.zero
    for item in items {
      guard let (verb, subject, fields) = readVerb(item) else { continue }
      let at = reader.required("at", of: fields).flatMap { node -> TimeSpan? in
        guard let at = reader.duration(node, "at", in: .zero...Self.longest) else { return nil }
        guard at >= latest else {
          reader.report(
            "the timeline is told in the order of time: \(DurationText.text(at)) comes after "
              + "\(DurationText.text(latest))", at: node)
          return nil
        }
        latest = at
        return at
      }
      actions += read(verb, subject, fields, at: at)
    }
    checkListings()
    return Self.inOrder(actions)
  }

  /// What an entry does, by the one key that says so.
  private mutating func readVerb(
    _ item: DocumentNode
  ) -> (TimelineVerb, DocumentNode, DocumentFields)? {
    guard let all = reader.fields(of: item, describing: "an entry of the timeline", allowed: nil)
    else { return nil }
    let verbs = TimelineVerb.allCases.map(\.rawValue)
    let found = all.entries.filter { verbs.contains($0.name) }
    guard let first = found.first, let verb = TimelineVerb(rawValue: first.name) else {
      let near = all.entries.first { nearestWord(to: $0.name, among: verbs) != nil }
      let hint =
        near.map { "; \(suggestion(for: $0.name, among: verbs))" } ?? ""
      let place = near?.key ?? item
      reader.report(
        "an entry of the timeline needs one of \(verbs.joined(separator: ", "))\(hint)", at: place)
      return nil
    }
    for other in found.dropFirst() {
      reader.report(
        "an entry does one thing, and this one has '\(first.name)' already; begin another",
        at: other.key)
    }
    let allowed = ["at", verb.rawValue] + verb.keys
    for (key, name, _) in all.entries where !allowed.contains(name) && !verbs.contains(name) {
      let hint = suggestion(for: name, among: ["at"] + verb.keys)
      reader.report("an entry that has '\(verb.rawValue)' has no key '\(name)'; \(hint)", at: key)
    }
    return (verb, first.value, all)
  }

  /// Actions in the order of time; those of one moment stay as they are.
  private static func inOrder(_ actions: [ScheduledAction]) -> [ScheduledAction] {
    actions.enumerated()
      .sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }
      .map(\.element)
  }

  private mutating func read(
    _ verb: TimelineVerb, _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> [ScheduledAction] {
    switch verb {
    case .list: return readListing(subject, fields, at: at)
    case .degrade:
      if let fault = readDataFault(subject, fields, at: at) { dataFaults.append(fault) }
      return []
    default:
      let operations = readOperations(verb, subject, fields, at: at)
      guard let at else { return [] }
      return operations.map { ScheduledAction(at: at, $0) }
    }
  }

  private mutating func readOperations(
    _ verb: TimelineVerb, _ subject: DocumentNode, _ fields: DocumentFields, at: TimeSpan?
  ) -> [OperatorAction] {
    switch verb {
    case .list, .degrade: return []
    case .delist: return readDelisting(subject, at: at).map { [$0] } ?? []
    case .news: return readNewsMove(subject, fields)
    case .whale: return readWhale(subject, fields)
    case .crash: return readCrash(subject, fields)
    case .announce: return readAnnouncement(subject, fields, at: at).map { [.announce($0)] } ?? []
    case .revise: return readRevision(subject, fields, at: at).map { [$0] } ?? []
    case .report: return readReport(subject, fields, at: at).map { [$0] } ?? []
    case .callOff: return readCallOff(subject, fields, at: at).map { [$0] } ?? []
    case .incident: return readIncident(subject, fields, at: at).map { [$0] } ?? []
    case .updateIncident: return readIncidentUpdate(subject, fields, at: at).map { [$0] } ?? []
    case .resolveIncident: return readResolution(subject, fields, at: at).map { [$0] } ?? []
    case .phase:
      let names = Self.phases.map(\.name)
      let place = reader.choice(subject, "phase", of: names)
      let chosen = readMarkets(fields)
      guard let place, let chosen else { return [] }
      let all = markets.indices.filter(isListed).map { InstrumentID(UInt16($0)) }
      return (chosen.isEmpty ? all : chosen).map { .setPhase($0, Self.phases[place].phase) }
    }
  }

  /// The markets that an entry names; none where it means all.
  mutating func readMarkets(_ fields: DocumentFields) -> [InstrumentID]? {
    guard let node = fields["markets"] else { return [] }
    let items = node.text == nil ? reader.list(node, "markets") : [node]
    guard let items else { return nil }
    if items.isEmpty {
      reader.report("markets must name at least one; leave it out for all", at: node)
      return nil
    }
    var chosen: [InstrumentID] = []
    for item in items {
      guard let symbol = reader.text(item, "a market of the list") else { return nil }
      guard let index = markets.firstIndex(where: { $0.symbol == symbol }) else {
        if !markets.isEmpty {
          let hint = suggestion(for: symbol, among: markets.map(\.symbol))
          reader.report("there is no market '\(symbol)'; \(hint)", at: item)
        }
        return nil
      }
      if isReadingTimeline, let problem = unlistedProblem(index) {
        reader.report(problem, at: item)
        return nil
      }
      let id = InstrumentID(UInt16(index))
      if !chosen.contains(id) { chosen.append(id) }
    }
    return chosen
  }
}
