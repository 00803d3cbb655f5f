internal import Market

/// What every participant sees of a market at a moment, and the fair price as agents make it out.
struct MarketState: Sendable {
  /// The best bid in ticks, where there is one.
  var bid: Int64?
  /// The best ask in ticks, where there is one.
  var ask: Int64?
  /// The fair price in ticks.
  var fair: Double
  /// What the market does.
  var phase: MarketPhase
  /// The moment.
  var now: Instant
  /// When only cancels will remain, where that is announced.
  var cancelOnlyAt: Instant?

  /// How many times the usual deviation the last second had.
  var alarm = 0.0

  /// Ticks in one basis point of the fair price.
  var ticksPerBasisPoint: Double { fair * 1e-4 }

  /// How many seconds remain until only cancels do; `nil` where nothing is announced.
  var secondsLeft: Double? {
    guard let cancelOnlyAt, cancelOnlyAt > now else { return nil }
    return Double((cancelOnlyAt - now).nanoseconds) * 1e-9
  }
}

extension Instant {
  /// The moment so many seconds later, at least a nanosecond.
  func after(seconds: Double) -> Instant {
    let span = seconds * 1e9
    return Instant(nanoseconds: nanoseconds + (span < 1 ? 1 : Int64(min(span, 4e18))))
  }
}
