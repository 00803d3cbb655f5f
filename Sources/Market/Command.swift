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
}
