public import Market

/// What is told of an incident at a moment, with times that count from the scenario's start.
public struct ScheduledIncidentUpdate: Hashable, Sendable {
  /// How far it has come.
  public var stage: IncidentStage
  /// How bad it is.
  public var impact: IncidentImpact
  /// What is known.
  public var known: String
  /// What is not known.
  public var unknown: String
  /// What the reader should do now.
  public var advice: String
  /// When continuous trading is expected back; `nil` where nobody says.
  public var expectedOpen: TimeSpan?
  /// Why the estimate is another than before.
  public var reason: String
  /// When the next news is due at the latest; `nil` where none is promised.
  public var nextUpdateDue: TimeSpan?

  /// Makes an update.
  public init(
    stage: IncidentStage, impact: IncidentImpact, known: String, unknown: String = "",
    advice: String = "", expectedOpen: TimeSpan? = nil, reason: String = "",
    nextUpdateDue: TimeSpan? = nil
  ) {
    self.stage = stage
    self.impact = impact
    self.known = known
    self.unknown = unknown
    self.advice = advice
    self.expectedOpen = expectedOpen
    self.reason = reason
    self.nextUpdateDue = nextUpdateDue
  }

  /// The update in market time.
  public func update(start: Instant) -> IncidentUpdate {
    IncidentUpdate(
      stage: stage, impact: impact, known: known, unknown: unknown, advice: advice,
      expectedOpen: expectedOpen.map { start + $0 }, reason: reason,
      nextUpdateDue: nextUpdateDue.map { start + $0 })
  }
}

/// What is told first of an incident, with times that count from the scenario's start.
public struct ScheduledIncident: Hashable, Sendable {
  /// What is seen, in a few words.
  public var title: String
  /// The markets concerned; all where empty.
  public var instruments: [InstrumentID]
  /// When it began.
  public var startedAt: TimeSpan
  /// What is told first.
  public var update: ScheduledIncidentUpdate

  /// Makes an incident.
  public init(
    title: String, instruments: [InstrumentID] = [], startedAt: TimeSpan,
    update: ScheduledIncidentUpdate
  ) {
    self.title = title
    self.instruments = instruments
    self.startedAt = startedAt
    self.update = update
  }

  /// The report in market time.
  public func report(start: Instant) -> IncidentReport {
    IncidentReport(
      title: title, instruments: instruments, startedAt: start + startedAt,
      update: update.update(start: start))
  }
}
