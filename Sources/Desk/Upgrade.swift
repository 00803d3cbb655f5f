internal import Market

/// How far the exchange of the running venue for a new one has come.
///
/// The new one is built from snapshot and journal and takes over between two commands; trading goes
/// on all the while.
public enum UpgradeStage: Hashable, Sendable {
  /// The new venue is being built: so many of the journal's records are in it, of so many.
  case building(played: UInt64, of: UInt64)
  /// It has caught up, and the running one stands still for a moment.
  case handingOver
  /// It has taken over.
  case done(UpgradeResult)
  /// It has not, for this reason; the running one goes on.
  case refused(String)

  /// Whether it is settled how it ended.
  public var isOver: Bool {
    switch self {
    case .building, .handingOver: false
    case .done, .refused: true
    }
  }
}

/// What an upgrade came to.
public struct UpgradeResult: Hashable, Sendable {
  /// The state's hash, which the old and the new venue agreed on.
  public var stateHash: UInt64
  /// How many orders, of everybody, were open then; the new venue has them all.
  public var orderCount: Int
  /// How many of the journal's records the new venue was built from.
  public var recordCount: UInt64
  /// How long that took, in real nanoseconds, while trading went on.
  public var buildNanoseconds: Int64
  /// How long nobody was served, in real nanoseconds.
  public var pauseNanoseconds: Int64

  /// Makes a result.
  public init(
    stateHash: UInt64, orderCount: Int, recordCount: UInt64, buildNanoseconds: Int64,
    pauseNanoseconds: Int64
  ) {
    self.stateHash = stateHash
    self.orderCount = orderCount
    self.recordCount = recordCount
    self.buildNanoseconds = buildNanoseconds
    self.pauseNanoseconds = pauseNanoseconds
  }

  /// The pause as `3.1 ms`.
  var pauseText: String {
    Decimal.text(pauseNanoseconds / 100_000, decimals: 1) + " ms"
  }

  /// What it was built from and how long that took, as `340 records in 0.4 s`.
  var buildText: String {
    Decimal.text(Int64(clamping: recordCount), decimals: 0) + " records in "
      + Decimal.text(buildNanoseconds / 100_000_000, decimals: 1) + " s"
  }

  /// The orders as `4,127 orders`.
  var orderText: String {
    Decimal.text(Int64(orderCount), decimals: 0) + (orderCount == 1 ? " order" : " orders")
  }

  /// All digits of the hash, or the first so many.
  func hashText(digits: Int = 16) -> String {
    let text = String(stateHash, radix: 16)
    return String((String(repeating: "0", count: 16 - text.count) + text).prefix(digits))
  }
}
