import Market

/// What the newest message tells of, where more of the same moment may join it: one sweep through
/// ten levels is one message, not ten.
enum MessageRun: Hashable, Sendable {
  case fills(FillRun)
  case cancels(CancelRun)
  case phase(PhaseRun)
  case missed(MissedRun)
}

/// Fills of one order in one moment.
struct FillRun: Hashable, Sendable {
  var time: Instant
  var first: Fill
  var count: Int
  var quantity: Quantity
  var value: Money
  var fee: Money

  init(_ fill: Fill, value: Money, at time: Instant) {
    self.time = time
    first = fill
    count = 1
    quantity = fill.quantity
    self.value = value
    fee = fill.fee
  }

  /// Takes a fill in, if it belongs to the run.
  mutating func join(_ fill: Fill, value: Money, at time: Instant) -> Bool {
    guard fill.order == first.order, fill.liquidity == first.liquidity, time == self.time,
      fill.liquidity != .maker
    else { return false }
    count += 1
    quantity += fill.quantity
    self.value += value
    fee += fill.fee
    return true
  }
}

/// Orders cancelled in one moment for one reason.
struct CancelRun: Hashable, Sendable {
  var time: Instant
  var reference: ClientReference
  var reason: CancelReason
  var count: Int
}

/// Markets that went into one phase in one moment.
struct PhaseRun: Hashable, Sendable {
  var time: Instant
  var phase: MarketPhase
  var instruments: [InstrumentID]
}

/// Events missed one time after the other.
struct MissedRun: Hashable, Sendable {
  var count: UInt64
  var isOwnMissing: Bool
}
