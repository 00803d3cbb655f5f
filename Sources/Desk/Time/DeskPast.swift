public import Market

/// What the desk knew of the market and of the account at a moment, kept so that it can go back.
///
/// How the desk looks is not in it: whoever goes back keeps panes, sizes and alerts. Nor is what
/// was stacked and pulled in the last half minute, which is longer ago where the way back ends.
public struct DeskPast: Sendable {
  /// The market time.
  public let time: Instant
  /// Everything that happened up to here was learned.
  public let sequence: Sequence
  let view: MarketView
  let markets: [MarketMemory]
  let notices: [MaintenanceNotice]
  let incidents: [Incident]
  let reconciliations: [Reconciliation]
  let phaseChanges: [PhaseChange]
  let account: AccountTrace
  let keptNotices: [NoticeID]
  let fills: [FillRecord]
  let queues: [QueueTrace]
  let acceptedOrders: [AcceptedOrder]
  let heardUntil: Instant
  let missedEvents: UInt64
  let needsReconciliation: Bool

  /// Keeps what a desk knows.
  ///
  /// - Parameter sequence: The last event of which the desk has heard everything before.
  public init(_ state: DeskState, through sequence: Sequence) {
    time = state.now
    self.sequence = sequence
    view = state.view
    markets = state.markets.map(\.lasting)
    notices = state.notices
    incidents = state.incidents
    reconciliations = state.reconciliations
    phaseChanges = state.phaseChanges
    account = state.account
    keptNotices = state.keptNotices
    fills = state.fills
    queues = state.queues
    acceptedOrders = state.acceptedOrders
    heardUntil = state.heardUntil
    missedEvents = state.missedEvents
    needsReconciliation = state.needsReconciliation
  }
}

/// What the desk knew at some moments: not more than ``most`` of them, thinned out with age.
///
/// Each takes some two hundred kilobytes, most of it volumes by price, candles and trades; pictures
/// of the book are shared.
public struct DeskPasts: Sendable {
  /// The most that are kept.
  public static let most = 8
  /// The market time between two of them at least.
  public static let spacing = TimeSpan.seconds(10)

  /// What was kept, oldest first.
  public private(set) var pasts: [DeskPast] = []

  /// Keeps nothing yet.
  public init() {}

  /// Whether it is time to keep what the desk knows.
  public func isDue(_ state: DeskState) -> Bool {
    guard !state.view.markets.isEmpty else { return false }
    guard let last = pasts.last else { return true }
    return state.now >= last.time + Self.spacing
  }

  /// Keeps what a desk knows.
  public mutating func keep(_ state: DeskState, through sequence: Sequence) {
    guard pasts.last.map({ $0.time < state.now }) ?? true else { return }
    pasts.append(DeskPast(state, through: sequence))
    pasts.thin(toAtMost: Self.most, time: \.time)
  }

  /// What was known last at a moment or before; `nil` where nothing was kept.
  public func latest(at time: Instant) -> DeskPast? { pasts.last { $0.time <= time } }

  /// Forgets everything after a moment.
  public mutating func cut(after time: Instant) { pasts.removeAll { $0.time > time } }
}
