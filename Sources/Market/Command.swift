/// Something a participant asks of the exchange. The answer is always an event.
public struct Command: Hashable, Sendable, BitwiseCopyable {
  /// Who asks.
  public var account: AccountID
  /// What the asker calls it; echoed in the answer.
  public var reference: ClientReference
  /// What is asked.
  public var action: Action

  /// Makes a command.
  public init(account: AccountID, reference: ClientReference = .none, _ action: Action) {
    self.account = account
    self.reference = reference
    self.action = action
  }

  /// What can be asked.
  public enum Action: Hashable, Sendable, BitwiseCopyable {
    /// Place a new order.
    case place(NewOrder)
    /// Change an open order; the quantity is its whole quantity, filled part included. A smaller
    /// quantity at the same price keeps its place in the queue; another price or a larger quantity
    /// goes to the back, and trades first where it reaches the other side.
    case amend(OrderID, price: Price, quantity: Quantity)
    /// Cancel an open order.
    case cancel(OrderID)
    /// Cancel the account's open orders: of one market or all, of one side or both. Orders in
    /// markets that stand still stay where they are.
    case cancelAll(instrument: InstrumentID?, side: Side?)
    /// Place an order that waits for a trigger: stop, stop-limit, take-profit, trailing stop.
    case placeConditional(NewOrder, Trigger)
    /// Place two orders of which one ends the other.
    case placePair(OneCancelsOther)
    /// Place an entry with its exits.
    case placeBracket(Bracket)
    /// Cancel an open order and place a new one in one step. Where there is nothing to cancel,
    /// nothing is placed; where the new order is refused, the old one stays cancelled.
    case replace(OrderID, with: NewOrder)
    /// Arm, renew or (by a span of 0) disarm the account's dead-man switch: without another such
    /// command within the span, all its orders are cancelled. The span is 1 second to 24 hours.
    case keepAlive(within: TimeSpan)
  }
}

/// Something the operator of the exchange does. Rare, and therefore free to carry text and lists.
public enum Directive: Hashable, Sendable {
  /// Open an account.
  case openAccount(AccountID)
  /// Bring money in from outside.
  case deposit(AccountID, AssetID, Money)
  /// Take available money out; refused (as an event) where there is less.
  case withdraw(AccountID, AssetID, Money)
  /// Put an account into a fee tier, from 0; orders that are open keep the tier they came with.
  case setFeeTier(AccountID, UInt8)
  /// List a new instrument, whose number is the next one; an asset of it may be new too and has the
  /// next number then. It starts in the given phase. Refused where the numbers do not fit.
  case list(Instrument, phase: MarketPhase)
  /// Delist an instrument: all its orders are cancelled, and it stays halted for good.
  case delist(InstrumentID)
  /// Set a market's phase by hand, outside of any notice.
  case setPhase(InstrumentID, MarketPhase)
  /// Announce maintenance. Refused where it leaves less notice than the venue's minimum.
  case announce(MaintenancePlan)
  /// Move the estimate of a notice, before or during its window.
  case revise(NoticeID, expectedOpen: Instant, reason: String, nextUpdateDue: Instant)
  /// Report how the work of a window goes on, and when the next report is due.
  case report(NoticeID, WorkProgress, nextUpdateDue: Instant)
  /// Call announced maintenance off, before its cancel-only begins.
  case callOff(NoticeID, reason: String)
  /// Tell of something that broke without notice. It sets no phase.
  case openIncident(IncidentReport)
  /// Tell more of an incident until it is resolved; the stage ``IncidentStage/resolved`` ends it.
  case updateIncident(IncidentID, IncidentUpdate)
}
