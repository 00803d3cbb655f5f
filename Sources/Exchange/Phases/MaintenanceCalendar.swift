import Market

/// A notice and what the exchange knows of it beyond what it publishes.
struct CalendarEntry: Sendable {
  /// The notice in its latest revision.
  var notice: MaintenanceNotice
  /// Orders and balances as they were counted when matching stopped.
  var count: HaltCount?
  /// Whether the audit failed; the notice does not go on then.
  var isBlocked = false

  /// What it wants its markets to do.
  var phase: MarketPhase {
    switch notice.stage {
    case .announced, .within24Hours, .within30Minutes, .within5Minutes, .within30Seconds: .open
    case .cancelOnly, .reopeningCancelOnly: .cancelOnly
    case .halted, .verifying: .halted(isBlocked ? .fault : .maintenance)
    case .reopeningAuction: .auction
    case .completed, .calledOff: .open
    }
  }

  /// When its next stage begins; `nil` where it does not go on.
  var stageDue: Instant? {
    guard notice.isActive, !isBlocked else { return nil }
    return notice.stage.next.flatMap { notice.time(of: $0) }
  }

  /// When its news is overdue: just after the moment for which it was promised.
  var updateDue: Instant? {
    guard notice.isActive, !notice.updateOverdue, notice.plan.nextUpdateDue < .distantFuture else {
      return nil
    }
    return notice.plan.nextUpdateDue + TimeSpan(nanoseconds: 1)
  }

  /// When something about it is due next.
  var due: Instant? {
    guard let stageDue else { return updateDue }
    guard let updateDue else { return stageDue }
    return min(stageDue, updateDue)
  }
}

extension MaintenanceStage {
  /// The stage that time brings after this one.
  var next: MaintenanceStage? { self < .completed ? MaintenanceStage(rawValue: rawValue + 1) : nil }
}

/// All notices, and when the next of them has something due.
struct MaintenanceCalendar: Sendable {
  /// The notices, by their number less one.
  private(set) var entries: [CalendarEntry] = []
  /// What broke without notice, by its number less one.
  private(set) var incidents: [Incident] = []
  /// The auctions that were extended, by market.
  private(set) var extensions: [AuctionExtension] = []
  /// When something is due next; `nil` where nothing is.
  private(set) var nextDue: Instant?

  /// Makes a calendar of notices and incidents, each numbered from 1.
  init(
    entries: [CalendarEntry] = [], incidents: [Incident] = [], extensions: [AuctionExtension] = []
  ) {
    self.entries = entries
    self.incidents = incidents
    self.extensions = extensions
    refresh()
  }

  /// The notice that has something due first; of two at the same time the older one.
  var firstDue: Int? { entries.firstIndex { $0.due != nil && $0.due == nextDue } }

  /// The number that the next notice gets.
  var nextID: NoticeID { NoticeID(UInt32(entries.count + 1)) }

  /// The place of a notice; `nil` where there is none of that number.
  func index(of id: NoticeID) -> Int? {
    let number = Int(id.rawValue)
    return (1...max(1, entries.count)).contains(number) && !entries.isEmpty ? number - 1 : nil
  }

  /// Adds a notice.
  mutating func append(_ notice: MaintenanceNotice) {
    entries.append(CalendarEntry(notice: notice))
    refresh()
  }

  /// Changes a notice.
  mutating func update(_ index: Int, _ change: (inout CalendarEntry) -> Void) {
    change(&entries[index])
    refresh()
  }

  /// The number that the next incident gets.
  var nextIncidentID: IncidentID { IncidentID(UInt32(incidents.count + 1)) }

  /// The incident whose news is overdue first; of two at the same time the older one.
  var firstOverdueIncident: Int? {
    incidents.firstIndex { $0.updateDue != nil && $0.updateDue == nextDue }
  }

  /// Adds an incident.
  mutating func append(_ incident: Incident) {
    incidents.append(incident)
    refresh()
  }

  /// Changes an incident.
  mutating func updateIncident(_ index: Int, _ change: (inout Incident) -> Void) {
    change(&incidents[index])
    refresh()
  }

  /// The extension that ends first; of two at the same time that of the older market.
  var firstExtension: AuctionExtension? { extensions.min { $0.until < $1.until } }

  /// The extension of a market's auction.
  func auctionExtension(of instrument: InstrumentID) -> AuctionExtension? {
    extensions.first { $0.instrument == instrument }
  }

  /// Extends an auction.
  mutating func extend(_ extended: AuctionExtension) {
    extensions.removeAll { $0.instrument == extended.instrument }
    let place = extensions.firstIndex { $0.instrument > extended.instrument }
    extensions.insert(extended, at: place ?? extensions.count)
    refresh()
  }

  /// Forgets the extension of a market's auction.
  mutating func removeExtension(of instrument: InstrumentID) {
    guard !extensions.isEmpty else { return }
    extensions.removeAll { $0.instrument == instrument }
    refresh()
  }

  private mutating func refresh() {
    nextDue = entries.lazy.compactMap(\.due).min()
    if let update = incidents.lazy.compactMap(\.updateDue).min() {
      nextDue = min(nextDue ?? update, update)
    }
    guard let until = firstExtension?.until else { return }
    nextDue = min(nextDue ?? until, until)
  }
}

extension MaintenancePlan {
  /// Whether its times are in order: cancel-only, halt, and from the halt on enough time for the
  /// audit, the reopening cancel-only and the auction. Nothing here can overflow.
  var isInOrder: Bool {
    guard .epoch <= cancelOnlyAt, cancelOnlyAt < haltAt, haltAt < expectedOpen else { return false }
    var rest = expectedOpen - haltAt
    for span in [auction, reopeningCancelOnly, verifying] {
      guard .zero <= span, span <= rest else { return false }
      rest = rest - span
    }
    return true
  }
}
