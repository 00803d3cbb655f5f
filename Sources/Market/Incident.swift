/// Names an incident; counts up from 1, apart from the notices of maintenance.
public struct IncidentID: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// The number.
  public let rawValue: UInt32
  /// Makes an identifier from its number.
  public init(_ rawValue: UInt32) { self.rawValue = rawValue }
  /// Orders by number, which is the time of the first news.
  public static func < (left: IncidentID, right: IncidentID) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// How far the operator has come with what broke. The words are those of public status pages.
public enum IncidentStage: UInt8, Hashable, Comparable, Sendable, BitwiseCopyable, CaseIterable {
  /// Something is wrong; nobody knows yet what.
  case investigating
  /// The cause is known.
  case identified
  /// It was put right, and is watched.
  case monitoring
  /// It is over.
  case resolved

  /// Orders by progress.
  public static func < (left: IncidentStage, right: IncidentStage) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The stage in a word, as shown to people and written in scenarios.
  public var name: String {
    switch self {
    case .investigating: "investigating"
    case .identified: "identified"
    case .monitoring: "monitoring"
    case .resolved: "resolved"
    }
  }
}

/// How bad an incident is, by the operator's own word.
public enum IncidentImpact: UInt8, Hashable, Comparable, Sendable, BitwiseCopyable, CaseIterable {
  /// Nobody is held up.
  case none
  /// Some are held up a little.
  case minor
  /// Many are held up, or much is.
  case major
  /// Nothing works.
  case critical

  /// Orders by badness.
  public static func < (left: IncidentImpact, right: IncidentImpact) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The impact in a word, as shown to people and written in scenarios.
  public var name: String {
    switch self {
    case .none: "none"
    case .minor: "minor"
    case .major: "major"
    case .critical: "critical"
    }
  }
}

/// What the operator tells of an incident at a moment: all that holds from then on.
public struct IncidentUpdate: Hashable, Sendable {
  /// How far it has come.
  public var stage: IncidentStage
  /// How bad it is.
  public var impact: IncidentImpact
  /// What is known.
  public var known: String
  /// What is not known, said in so many words; empty where nothing is said of it.
  public var unknown: String
  /// What the reader should do now; empty where nothing is advised.
  public var advice: String
  /// When continuous trading is expected back; `nil` where the operator gives no estimate.
  public var expectedOpen: Instant?
  /// Why the estimate is another than before; empty where nothing is said of it.
  public var reason: String
  /// When the next news is due at the latest; `nil` where none is promised.
  public var nextUpdateDue: Instant?

  /// Makes an update.
  public init(
    stage: IncidentStage, impact: IncidentImpact, known: String, unknown: String = "",
    advice: String = "", expectedOpen: Instant? = nil, reason: String = "",
    nextUpdateDue: Instant? = nil
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
}

/// What the operator tells first of something that broke without notice.
public struct IncidentReport: Hashable, Sendable {
  /// What is seen, in a few words.
  public var title: String
  /// The markets concerned; all where empty.
  public var instruments: [InstrumentID]
  /// When it began, as far as the operator knows; not after it is first told of.
  public var startedAt: Instant
  /// What is told first.
  public var update: IncidentUpdate

  /// Makes a report.
  public init(
    title: String, instruments: [InstrumentID] = [], startedAt: Instant, update: IncidentUpdate
  ) {
    self.title = title
    self.instruments = instruments
    self.startedAt = startedAt
    self.update = update
  }
}

/// Something that was told of an incident, and when.
public struct IncidentNews: Hashable, Sendable {
  /// When it was told.
  public var time: Instant
  /// What was told.
  public var update: IncidentUpdate
  /// Makes an entry.
  public init(time: Instant, update: IncidentUpdate) {
    self.time = time
    self.update = update
  }
}

/// News that was promised for a moment and did not come by then.
public struct MissedUpdate: Hashable, Sendable {
  /// For when it was promised.
  public var dueAt: Instant
  /// When news came after all; `nil` while it has not.
  public var toldAt: Instant?
  /// Makes an entry.
  public init(dueAt: Instant, toldAt: Instant? = nil) {
    self.dueAt = dueAt
    self.toldAt = toldAt
  }

  /// How late the news was, or is by now.
  public func delay(at now: Instant) -> TimeSpan { (toldAt ?? now) - dueAt }
}

/// An incident as published: what broke without notice, and everything that was told of it.
///
/// It explains, and does no more: whether a market stands still is its phase's word alone.
public struct Incident: Hashable, Sendable {
  /// Its name.
  public let id: IncidentID
  /// What is seen, in a few words.
  public let title: String
  /// The markets concerned; all where empty.
  public let instruments: [InstrumentID]
  /// When it began, as far as the operator knows.
  public let startedAt: Instant
  /// Counts up from 1 with every change that is published.
  public var revision: UInt32
  /// When it was last changed.
  public var updatedAt: Instant
  /// Everything that was told, oldest first; never empty.
  public var news: [IncidentNews]
  /// The promises of news that were not kept, oldest first.
  public var missedUpdates: [MissedUpdate]

  /// Makes an incident as first published.
  public init(id: IncidentID, publishedAt: Instant, report: IncidentReport) {
    self.id = id
    title = report.title
    instruments = report.instruments
    startedAt = report.startedAt
    revision = 1
    updatedAt = publishedAt
    news = [IncidentNews(time: publishedAt, update: report.update)]
    missedUpdates = []
  }

  /// When it was first told of.
  public var publishedAt: Instant { news[0].time }
  /// What holds now.
  public var latest: IncidentUpdate { news[news.count - 1].update }
  /// How far it has come.
  public var stage: IncidentStage { latest.stage }
  /// Whether it is not over.
  public var isActive: Bool { stage != .resolved }
  /// Whether the venue let the time pass at which news was due, and has told nothing since.
  public var updateOverdue: Bool { missedUpdates.last.map { $0.toldAt == nil } ?? false }
  /// When it was resolved; `nil` while it is not.
  public var resolvedAt: Instant? { isActive ? nil : news[news.count - 1].time }

  /// Whether it concerns a market.
  public func concerns(_ instrument: InstrumentID) -> Bool {
    instruments.isEmpty || instruments.contains(instrument)
  }

  /// Each move of an estimate to another, oldest first. A first estimate is no move, and neither is
  /// one that is taken back; the one that follows is a move from the last that was given.
  public var estimates: [EstimateChange] {
    var moves: [EstimateChange] = []
    var last: Instant?
    for entry in news {
      guard let estimate = entry.update.expectedOpen else { continue }
      if let last, last != estimate {
        moves.append(
          EstimateChange(
            time: entry.time, from: last, to: estimate, reason: entry.update.reason))
      }
      last = estimate
    }
    return moves
  }

  /// How often the estimate moved to a later time.
  public var slipCount: Int { estimates.count { $0.to > $0.from } }
}
