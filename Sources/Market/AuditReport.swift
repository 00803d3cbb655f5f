/// One asset in an audit: what all accounts hold together, before and after.
public struct AssetAudit: Hashable, Sendable {
  /// The asset.
  public var asset: AssetID
  /// All balances together before, in minor units, with what came in and went out since then.
  public var totalBefore: Int128
  /// All balances together after.
  public var totalAfter: Int128
  /// What open orders need together, by the books, after.
  public var heldByOrders: Int128
  /// What is held in the accounts together, after.
  public var heldInAccounts: Int128
  /// Makes a line of an audit.
  public init(
    asset: AssetID, totalBefore: Int128, totalAfter: Int128, heldByOrders: Int128,
    heldInAccounts: Int128
  ) {
    self.asset = asset
    self.totalBefore = totalBefore
    self.totalAfter = totalAfter
    self.heldByOrders = heldByOrders
    self.heldInAccounts = heldInAccounts
  }
  /// What is missing or too much; 0 where nothing was lost.
  public var difference: Int128 { (totalAfter - totalBefore) }
}

/// A comparison of orders and balances at two moments; nothing may be lost across a halt.
public struct AuditReport: Hashable, Sendable {
  /// When the first count was taken.
  public var countedAt: Instant
  /// When the second count was taken.
  public var auditedAt: Instant
  /// Open orders at the first count.
  public var ordersBefore: Int
  /// Open orders at the second count.
  public var ordersAfter: Int
  /// A hash over every open order with its place in the queue, at the first count.
  public var orderHashBefore: UInt64
  /// The same at the second count.
  public var orderHashAfter: UInt64
  /// Every asset.
  public var assets: [AssetAudit]
  /// Makes a report.
  public init(
    countedAt: Instant, auditedAt: Instant, ordersBefore: Int, ordersAfter: Int,
    orderHashBefore: UInt64, orderHashAfter: UInt64, assets: [AssetAudit]
  ) {
    self.countedAt = countedAt
    self.auditedAt = auditedAt
    self.ordersBefore = ordersBefore
    self.ordersAfter = ordersAfter
    self.orderHashBefore = orderHashBefore
    self.orderHashAfter = orderHashAfter
    self.assets = assets
  }

  /// Whether orders, queues and balances agree to the last unit.
  public var passed: Bool {
    ordersBefore == ordersAfter && orderHashBefore == orderHashAfter
      && assets.allSatisfy { $0.difference == 0 && $0.heldByOrders == $0.heldInAccounts }
  }
}
