public import Market

/// Something the operator does at a moment of the scenario.
public struct ScheduledAction: Hashable, Sendable {
  /// When, from the start.
  public var offset: TimeSpan
  /// What.
  public var action: OperatorAction

  /// Makes an entry of the timeline.
  public init(at offset: TimeSpan, _ action: OperatorAction) {
    self.offset = offset
    self.action = action
  }
}

/// What the operator can do in a scenario. Every time in it counts from the scenario's start.
public enum OperatorAction: Hashable, Sendable {
  /// Announce maintenance. The first that is announced is notice 1.
  case announce(ScheduledMaintenance)
  /// Move the estimate of a notice.
  case revise(notice: UInt32, expectedOpen: TimeSpan, reason: String, nextUpdateDue: TimeSpan)
  /// Report how the work of a window goes on.
  case report(notice: UInt32, WorkProgress, nextUpdateDue: TimeSpan)
  /// Call announced maintenance off.
  case callOff(notice: UInt32, reason: String)
  /// Tell of something that broke without notice. The first that is told of is incident 1.
  case openIncident(ScheduledIncident)
  /// Tell more of an incident; its stage `resolved` ends it.
  case updateIncident(incident: UInt32, ScheduledIncidentUpdate)
  /// Set a market's phase by hand.
  case setPhase(InstrumentID, MarketPhase)
  /// List a new instrument, whose number is the next, with the assets that are new with it.
  case list(Instrument, MarketPhase)
  /// Delist an instrument: its orders end, and its market stays halted for good.
  case delist(InstrumentID)
  /// Have somebody begin to work a large order. Without effect where nobody trades its market.
  case parent(ParentOrderPlan)
  /// Move a market's fair value by so many basis points, above -10,000: at once, or evenly over a
  /// span. Markets that follow it do so after their lag.
  case news(InstrumentID, basisPoints: Double, over: TimeSpan = .zero)

  /// The directive that it is, in a scenario that starts at a moment; `nil` for what the exchange
  /// itself has no part in.
  public func directive(start: Instant) -> Directive? {
    switch self {
    case .announce(let maintenance): .announce(maintenance.plan(start: start))
    case .revise(let notice, let expectedOpen, let reason, let nextUpdateDue):
      .revise(
        NoticeID(notice), expectedOpen: start + expectedOpen, reason: reason,
        nextUpdateDue: start + nextUpdateDue)
    case .report(let notice, let progress, let nextUpdateDue):
      .report(NoticeID(notice), progress, nextUpdateDue: start + nextUpdateDue)
    case .callOff(let notice, let reason): .callOff(NoticeID(notice), reason: reason)
    case .openIncident(let incident): .openIncident(incident.report(start: start))
    case .updateIncident(let incident, let update):
      .updateIncident(IncidentID(incident), update.update(start: start))
    case .setPhase(let instrument, let phase): .setPhase(instrument, phase)
    case .list(let instrument, let phase): .list(instrument, phase: phase)
    case .delist(let instrument): .delist(instrument)
    case .parent, .news: nil
    }
  }
}

/// A plan of maintenance whose times count from the scenario's start.
public struct ScheduledMaintenance: Hashable, Sendable {
  /// What it is, in a few words.
  public var title: String
  /// Why it is done.
  public var reason: String
  /// The markets concerned; all where empty.
  public var instruments: [InstrumentID]
  /// When only cancels remain.
  public var cancelOnlyAt: TimeSpan
  /// When matching stops.
  public var haltAt: TimeSpan
  /// When continuous trading is expected back.
  public var expectedOpen: TimeSpan
  /// How long the audit takes, after the work.
  public var verifying: TimeSpan
  /// How long only cancels are allowed before the reopening auction.
  public var reopeningCancelOnly: TimeSpan
  /// How long orders collect before the uncross.
  public var auction: TimeSpan
  /// What happens to resting orders that do not say themselves.
  public var restingOrders: HaltPolicy
  /// What the reader should do now.
  public var advice: String
  /// When the next news is due at the latest.
  public var nextUpdateDue: TimeSpan

  /// Makes a plan.
  public init(
    title: String, reason: String, instruments: [InstrumentID] = [], cancelOnlyAt: TimeSpan,
    haltAt: TimeSpan, expectedOpen: TimeSpan, verifying: TimeSpan,
    reopeningCancelOnly: TimeSpan, auction: TimeSpan, restingOrders: HaltPolicy = .hold,
    advice: String, nextUpdateDue: TimeSpan
  ) {
    self.title = title
    self.reason = reason
    self.instruments = instruments
    self.cancelOnlyAt = cancelOnlyAt
    self.haltAt = haltAt
    self.expectedOpen = expectedOpen
    self.verifying = verifying
    self.reopeningCancelOnly = reopeningCancelOnly
    self.auction = auction
    self.restingOrders = restingOrders
    self.advice = advice
    self.nextUpdateDue = nextUpdateDue
  }

  /// The plan in market time.
  public func plan(start: Instant) -> MaintenancePlan {
    MaintenancePlan(
      title: title, reason: reason, instruments: instruments, cancelOnlyAt: start + cancelOnlyAt,
      haltAt: start + haltAt, expectedOpen: start + expectedOpen, verifying: verifying,
      reopeningCancelOnly: reopeningCancelOnly, auction: auction, restingOrders: restingOrders,
      advice: advice, nextUpdateDue: start + nextUpdateDue)
  }
}
