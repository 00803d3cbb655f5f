public import Market

/// What a run of streams reached: a run is only worth something if it reached everything.
public struct Coverage: Sendable {
  /// How many steps there were.
  public private(set) var steps = 0
  /// How many events there were.
  public private(set) var events = 0
  /// How often each kind of event was seen.
  public private(set) var kinds: [String: Int] = [:]
  /// How often orders ended for each reason.
  public private(set) var endings: [CancelReason: Int] = [:]
  /// How often each reason for a refusal was seen.
  public private(set) var refusals: [RejectReason: Int] = [:]
  /// How often each occasion came about.
  public var occasions: [Occasion: Int] = [:]

  /// Nothing yet.
  public init() {}

  /// The kinds that an event can be.
  public static let eventKinds = [
    "accepted", "rested", "rejected", "amended", "filled", "cancelled", "balance", "armed",
    "triggered", "linked", "replenished", "decremented", "deadManSwitch", "trade", "level", "phase",
    "indicative", "uncrossed", "notice", "audited", "auctionExtended", "listed", "delisted",
    "incident", "haltPolicy", "haltAudited",
  ]

  /// An event's place in ``eventKinds``.
  static func kind(_ body: Event.Body) -> Int {
    switch body {
    case .accepted: 0
    case .rested: 1
    case .rejected: 2
    case .amended: 3
    case .filled: 4
    case .cancelled: 5
    case .balance: 6
    case .armed: 7
    case .triggered: 8
    case .linked: 9
    case .replenished: 10
    case .decremented: 11
    case .deadManSwitch: 12
    case .trade: 13
    case .level: 14
    case .phase: 15
    case .indicative: 16
    case .uncrossed: 17
    case .notice: 18
    case .audited: 19
    case .auctionExtended: 20
    case .listed: 21
    case .delisted: 22
    case .incident: 23
    case .haltPolicy: 24
    case .haltAudited: 25
    }
  }

  private var counts = Array(repeating: 0, count: Coverage.eventKinds.count)

  mutating func take(_ step: Step, _ events: [Event]) {
    steps += 1
    self.events += events.count
    for event in events {
      counts[Self.kind(event.body)] += 1
      if case .cancelled(let order) = event.body { endings[order.reason, default: 0] += 1 }
      if case .rejected(let refusal) = event.body { refusals[refusal.reason, default: 0] += 1 }
    }
  }

  /// Adds what another run reached.
  public mutating func add(_ other: Coverage, occasions more: [Occasion: Int] = [:]) {
    steps += other.steps
    events += other.events
    for index in counts.indices { counts[index] += other.counts[index] }
    endings.merge(other.endings, uniquingKeysWith: +)
    refusals.merge(other.refusals, uniquingKeysWith: +)
    occasions.merge(more, uniquingKeysWith: +)
    occasions.merge(other.occasions, uniquingKeysWith: +)
  }

  /// How often everything was reached, in the order of the enums.
  public var table: [(what: String, count: Int)] {
    var table: [(what: String, count: Int)] = []
    for (index, kind) in Self.eventKinds.enumerated() {
      table.append(("event \(kind)", counts[index]))
    }
    for reason in CancelReason.allCases {
      table.append(("ending \(reason)", endings[reason] ?? 0))
    }
    for reason in RejectReason.allCases where reason != .journalUnavailable {
      table.append(("refusal \(reason)", refusals[reason] ?? 0))
    }
    for occasion in Occasion.allCases {
      table.append(("occasion \(occasion)", occasions[occasion] ?? 0))
    }
    return table
  }

  /// What was not reached.
  public var missing: [String] { table.filter { $0.count == 0 }.map(\.what) }
}
