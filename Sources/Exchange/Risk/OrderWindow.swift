import Market

/// How many orders an account has placed or changed in a while.
struct OrderWindow: BitwiseCopyable, Sendable {
  /// When the while ends, in nanoseconds.
  var end: Int64 = .min
  /// How many there were.
  var count: UInt32 = 0
}

extension Ledger {
  /// Counts an order of an account, or refuses it where there were as many as there may be.
  mutating func refusal(ofOrderBy account: UInt32, at time: Instant, _ rate: OrderRate) -> Refusal?
  {
    let now = time.nanoseconds
    var window = accounts[Int(account)].window
    if now >= window.end {
      let (end, overflow) = now.addingReportingOverflow(rate.per.nanoseconds)
      window = OrderWindow(end: overflow ? .max : end)
    }
    guard window.count < rate.count else {
      let left = window.end - now
      return Refusal(
        .rateExceeded, need: Int64(rate.count),
        have: left / 1_000_000 + (left % 1_000_000 > 0 ? 1 : 0))
    }
    window.count += 1
    accounts[Int(account)].window = window
    return nil
  }
}

extension Command.Action {
  /// Whether it places or changes an order.
  var countsForRate: Bool {
    switch self {
    case .place, .placeConditional, .placePair, .placeBracket, .amend, .replace: true
    case .cancel, .cancelAll, .keepAlive, .setHaltPolicy: false
    }
  }
}
