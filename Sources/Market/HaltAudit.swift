/// The audit of a market's halt that no notice announced: its open orders as the halt found them
/// and as it left them, and whether the ledger still agrees with all that is open.
public struct HaltAudit: Hashable, Sendable, BitwiseCopyable {
  /// When the orders were counted first: as the halt began.
  public var countedAt: Instant
  /// Open orders then.
  public var ordersBefore: Int
  /// Open orders as the halt ended.
  public var ordersAfter: Int
  /// A hash over every open order with its place in the queue, at the first count.
  public var orderHashBefore: UInt64
  /// The same as the halt ended.
  public var orderHashAfter: UInt64
  /// Whether the orders that accounts list are the ones that stand in the queues, in every market,
  /// and of every asset all balances together are what came in less what went out, and what is held
  /// is what open orders need, to the last unit.
  public var ledgerAgrees: Bool

  /// Makes an audit.
  public init(
    countedAt: Instant, ordersBefore: Int, ordersAfter: Int, orderHashBefore: UInt64,
    orderHashAfter: UInt64, ledgerAgrees: Bool
  ) {
    self.countedAt = countedAt
    self.ordersBefore = ordersBefore
    self.ordersAfter = ordersAfter
    self.orderHashBefore = orderHashBefore
    self.orderHashAfter = orderHashAfter
    self.ledgerAgrees = ledgerAgrees
  }

  /// Whether orders, queues and balances agree.
  public var passed: Bool {
    ordersBefore == ordersAfter && orderHashBefore == orderHashAfter && ledgerAgrees
  }
}
