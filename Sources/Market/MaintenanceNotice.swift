/// What maintenance the operator wants to announce.
///
/// The times run `cancelOnlyAt` < `haltAt` < … < `expectedOpen`. Backwards from `expectedOpen`, the
/// market is for `auction` in the reopening auction, before that for `reopeningCancelOnly` in
/// cancel-only, and before that for `verifying` under audit; the work itself fills the rest.
public struct MaintenancePlan: Hashable, Sendable {
  /// What it is, in a few words.
  public var title: String
  /// Why it is done.
  public var reason: String
  /// The markets concerned; all where empty.
  public var instruments: [InstrumentID]
  /// When only cancels remain.
  public var cancelOnlyAt: Instant
  /// When matching stops.
  public var haltAt: Instant
  /// When continuous trading is expected back.
  public var expectedOpen: Instant
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
  public var nextUpdateDue: Instant

  /// Makes a plan.
  public init(
    title: String, reason: String, instruments: [InstrumentID] = [], cancelOnlyAt: Instant,
    haltAt: Instant, expectedOpen: Instant, verifying: TimeSpan, reopeningCancelOnly: TimeSpan,
    auction: TimeSpan, restingOrders: HaltPolicy = .hold, advice: String, nextUpdateDue: Instant
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

  /// When the reopening auction begins, by the present estimate.
  public var auctionAt: Instant { expectedOpen - auction }
  /// When cancels are allowed again, by the present estimate.
  public var reopeningAt: Instant { auctionAt - reopeningCancelOnly }
  /// When the work ends and the audit begins, by the present estimate.
  public var verifyingAt: Instant { reopeningAt - verifying }
}

/// How far maintenance has come.
public enum MaintenanceStage: UInt8, Hashable, Comparable, Sendable, BitwiseCopyable, CaseIterable {
  /// Announced, more than a day ahead or less.
  case announced
  /// A day or less until cancel-only.
  case within24Hours
  /// Half an hour or less until cancel-only.
  case within30Minutes
  /// Five minutes or less until cancel-only.
  case within5Minutes
  /// Half a minute or less until cancel-only.
  case within30Seconds
  /// Only cancels remain.
  case cancelOnly
  /// Matching stands still; the work goes on.
  case halted
  /// The work is done; orders and balances are compared with those before.
  case verifying
  /// Cancels are allowed again.
  case reopeningCancelOnly
  /// Orders collect for the reopening auction.
  case reopeningAuction
  /// Continuous trading is back.
  case completed
  /// It was called off.
  case calledOff

  /// Orders by time.
  public static func < (left: MaintenanceStage, right: MaintenanceStage) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The stage in a few words, as shown to people.
  public var name: String {
    switch self {
    case .announced: "announced"
    case .within24Hours: "within 24 h"
    case .within30Minutes: "within 30 min"
    case .within5Minutes: "within 5 min"
    case .within30Seconds: "within 30 s"
    case .cancelOnly: "cancel-only"
    case .halted: "halted"
    case .verifying: "verifying"
    case .reopeningCancelOnly: "reopening, cancel-only"
    case .reopeningAuction: "reopening auction"
    case .completed: "completed"
    case .calledOff: "called off"
    }
  }
}

/// A move of the estimate.
public struct EstimateChange: Hashable, Sendable {
  /// When it was moved.
  public var time: Instant
  /// The estimate before.
  public var from: Instant
  /// The estimate after.
  public var to: Instant
  /// Why.
  public var reason: String
  /// Makes a change.
  public init(time: Instant, from: Instant, to: Instant, reason: String) {
    self.time = time
    self.from = from
    self.to = to
    self.reason = reason
  }
}

/// How the work of a window goes on.
public struct WorkProgress: Hashable, Sendable {
  /// The step being done, from 1.
  public var step: Int
  /// How many steps there are.
  public var steps: Int
  /// What is being done.
  public var title: String
  /// Makes a report.
  public init(step: Int, steps: Int, title: String) {
    self.step = step
    self.steps = steps
    self.title = title
  }
}

/// A notice of maintenance as published: the plan, its history and how far it has come.
public struct MaintenanceNotice: Hashable, Sendable {
  /// Its name.
  public let id: NoticeID
  /// Counts up from 1 with every change that is published.
  public var revision: UInt32
  /// When it was first published.
  public let publishedAt: Instant
  /// When it was last changed.
  public var updatedAt: Instant
  /// The plan, with the present estimate.
  public var plan: MaintenancePlan
  /// How far it has come.
  public var stage: MaintenanceStage
  /// Each move of the estimate, oldest first.
  public var estimates: [EstimateChange]
  /// How the work goes on, once it has begun.
  public var progress: WorkProgress?
  /// The comparison before and after, once it was made.
  public var audit: AuditReport?
  /// Whether the venue let the time pass at which news was due.
  public var updateOverdue: Bool
  /// The promises of news that were not kept, oldest first.
  public var missedUpdates: [MissedUpdate]
  /// Why it was called off, where it was.
  public var calledOffReason: String?

  /// Makes a notice as first published.
  public init(id: NoticeID, publishedAt: Instant, plan: MaintenancePlan) {
    self.id = id
    revision = 1
    self.publishedAt = publishedAt
    updatedAt = publishedAt
    self.plan = plan
    stage = .announced
    estimates = []
    updateOverdue = false
    missedUpdates = []
  }

  /// How often the estimate moved to a later time.
  public var slipCount: Int { estimates.count { $0.to > $0.from } }

  /// When a stage begins, by the present estimate; `nil` for one that no clock brings.
  public func time(of stage: MaintenanceStage) -> Instant? {
    switch stage {
    case .announced: publishedAt
    case .within24Hours: plan.cancelOnlyAt - .hours(24)
    case .within30Minutes: plan.cancelOnlyAt - .minutes(30)
    case .within5Minutes: plan.cancelOnlyAt - .minutes(5)
    case .within30Seconds: plan.cancelOnlyAt - .seconds(30)
    case .cancelOnly: plan.cancelOnlyAt
    case .halted: plan.haltAt
    case .verifying: plan.verifyingAt
    case .reopeningCancelOnly: plan.reopeningAt
    case .reopeningAuction: plan.auctionAt
    case .completed: plan.expectedOpen
    case .calledOff: nil
    }
  }

  /// Whether it concerns a market.
  public func concerns(_ instrument: InstrumentID) -> Bool {
    plan.instruments.isEmpty || plan.instruments.contains(instrument)
  }

  /// Whether it still says something about the present or the future.
  public var isActive: Bool { stage < .completed }
}
