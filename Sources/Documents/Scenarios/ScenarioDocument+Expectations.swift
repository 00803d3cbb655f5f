import Market
import Simulation

// What must be seen, and what is to be practised.
extension ScenarioDocument {
  private static let expectationsMax = 200
  private static let frame = ["at", "from", "to", "markets"]

  /// Reads what must be seen.
  ///
  /// - Parameter length: when the scenario is over, where that is said.
  mutating func readExpectations(_ node: DocumentNode, length: TimeSpan?) -> [Expectation] {
    guard !node.isNothing, let items = reader.list(node, "expect") else { return [] }
    if items.count > Self.expectationsMax {
      reader.report(
        "there may be \(Self.expectationsMax) expectations, found \(items.count)", at: node)
      return []
    }
    var all: [Expectation] = []
    for item in items { all += readExpectation(item, length: length) }
    return all
  }

  private mutating func readExpectation(
    _ item: DocumentNode, length: TimeSpan?
  ) -> [Expectation] {
    let subjects = Expectation.Subject.allCases.map(\.rawValue)
    guard
      let fields = reader.fields(
        of: item, describing: "an expectation", allowed: subjects + Self.frame)
    else { return [] }
    let named = fields.entries.filter { subjects.contains($0.name) }
    guard let first = named.first, let subject = Expectation.Subject(rawValue: first.name) else {
      // Where a key was wrong, that was told already.
      if case .fields(let pairs) = item.content, pairs.count == fields.entries.count {
        reader.report("an expectation needs one of \(subjects.joined(separator: ", "))", at: item)
      }
      return []
    }
    for other in named.dropFirst() {
      reader.report(
        "an expectation is about one thing, and this one about '\(first.name)' already; begin "
          + "another", at: other.key)
    }
    let chosen = chosenMarkets(subject, fields)
    guard let (from, to) = readSpan(subject, fields, length: length), let chosen else { return [] }
    if subject.isOfVenue {
      return readBounds(subject, first.value, nil).map {
        [Expectation(subject, from: from, to: to, least: $0.least, most: $0.most)]
      } ?? []
    }
    var all: [Expectation] = []
    for market in chosen {
      guard let number = built.firstIndex(where: { $0.instrument.id == market }) else { continue }
      guard let bounds = readBounds(subject, first.value, built[number].instrument) else { break }
      all.append(
        Expectation(
          subject, market: market, from: from, to: to, least: bounds.least, most: bounds.most))
    }
    return all
  }

  /// The markets that are meant: those named, or all; none for what is the venue's.
  private mutating func chosenMarkets(
    _ subject: Expectation.Subject, _ fields: DocumentFields
  ) -> [InstrumentID]? {
    let node = fields["markets"]
    if subject.isOfVenue {
      guard let node else { return [] }
      reader.report("'\(subject.rawValue)' is the venue's, and has no markets", at: node)
      return nil
    }
    guard let chosen = readMarkets(fields) else { return nil }
    guard subject != .price || node != nil || markets.count == 1 else {
      reader.report("a price needs its market, as in markets: BTC-USDT", at: fields.node)
      return nil
    }
    return chosen.isEmpty ? markets.indices.map { InstrumentID(UInt16($0)) } : chosen
  }

  private mutating func readSpan(
    _ subject: Expectation.Subject, _ fields: DocumentFields, length: TimeSpan?
  ) -> (from: TimeSpan, to: TimeSpan)? {
    let allowed = subject.isMomentary ? ["at"] : ["from", "to"]
    var isSound = true
    for (key, name, _) in fields.entries where Self.frame.dropLast().contains(name) {
      guard !allowed.contains(name) else { continue }
      let hint = subject.isMomentary ? "one moment: say at" : "a while: say from and to"
      reader.report("'\(subject.rawValue)' is seen over \(hint)", at: key)
      isSound = false
    }
    guard isSound else { return nil }
    let last = subject.isMomentary ? "at" : "to"
    guard let end = fields[last].map({ readTime($0, last, length) }) ?? length else {
      if fields[last] == nil {
        reader.report(
          "say when it is looked at, with '\(last)', or how long the scenario 'lasts'",
          at: fields.node)
      }
      return nil
    }
    guard !subject.isMomentary else { return (end, end) }
    guard let node = fields["from"] else { return (.zero, end) }
    guard let from = readTime(node, "from", length) else { return nil }
    guard from < end else {
      reader.report("from must come before to, \(DurationText.text(end))", at: node)
      return nil
    }
    return (from, end)
  }

  private mutating func readTime(
    _ node: DocumentNode, _ what: String, _ length: TimeSpan?
  ) -> TimeSpan? {
    guard let time = reader.duration(node, what, in: .zero...Self.longest) else { return nil }
    guard let length, time > length else { return time }
    reader.report("the scenario lasts \(DurationText.text(length)) only", at: node)
    return nil
  }

  private mutating func readBounds(
    _ subject: Expectation.Subject, _ node: DocumentNode, _ instrument: Instrument?
  ) -> (least: Int64?, most: Int64?)? {
    switch subject.unit {
    case .phase:
      return reader.choice(node, "phase", of: Expectation.phases.map(\.name)).map {
        (Int64($0), Int64($0))
      }
    case .verdict:
      return reader.choice(node, subject.rawValue, of: ["failed", "passed"]).map {
        (Int64($0), Int64($0))
      }
    default:
      let text = node.text ?? ""
      if let bounds = BoundsText.bounds(text, in: subject.unit, of: instrument) { return bounds }
      reader.report(
        "\(subject.rawValue) must be \(BoundsText.allowed(subject.unit)), found \(node.kind)",
        at: node)
      return nil
    }
  }

  /// Reads what is to be practised.
  mutating func readDrill(_ node: DocumentNode, length: TimeSpan?) -> Drill? {
    guard
      let fields = reader.fields(
        of: node, describing: "a drill", allowed: ["goal", "within", "score"])
    else { return nil }
    let goal = requiredLine("goal", of: fields, charactersMax: 200)
    let limit = fields["within"].map { readTime($0, "within", length) } ?? length
    if fields["within"] == nil, length == nil {
      reader.report(
        "say how long there is, with 'within', or how long the scenario 'lasts'", at: fields.node)
    }
    let score = reader.required("score", of: fields).flatMap {
      reader.choice($0, "score", of: Drill.Score.allCases.map(\.rawValue))
    }
    guard let goal, let limit, let score else { return nil }
    return Drill(goal: goal, limit: limit, score: Drill.Score.allCases[score])
  }
}
