internal import Market

/// What market time should be, as a function of real time: a value without a clock of its own.
///
/// Running, market time is `anchorMarket + (real - anchorReal) x speed`. Every change of pace sets
/// the anchor anew at the market time that was really reached, so nothing is ever caught up in a
/// burst.
struct VenueClock: Equatable, Sendable {
  private(set) var speedPerMille: Int64
  private(set) var isPaused: Bool
  /// Where a step made while paused ends; nil when none is being made.
  private(set) var stepEnd: Instant?
  private var anchorReal: Int64
  private var anchorMarket: Instant

  /// Makes a clock at a real time in nanoseconds and the market time that goes with it.
  init(real: Int64, market: Instant, speedPerMille: Int64, isPaused: Bool) {
    anchorReal = real
    anchorMarket = market
    self.speedPerMille = Self.clamped(speedPerMille)
    self.isPaused = isPaused
  }

  /// The market time that should be reached at a real time.
  func target(at real: Int64) -> Instant {
    if isPaused { return stepEnd ?? anchorMarket }
    let elapsed = Int128(max(0, real - anchorReal)) * Int128(speedPerMille) / 1000
    return Instant(nanoseconds: Int64(clamping: Int128(anchorMarket.nanoseconds) + elapsed))
  }

  /// The real time at which a market time is reached; nil if it is not, because time stands still.
  func real(of market: Instant) -> Int64? {
    if isPaused {
      guard let stepEnd, market <= stepEnd else { return nil }
      return anchorReal
    }
    let ahead = max(0, Int128(market.nanoseconds) - Int128(anchorMarket.nanoseconds))
    let wait = (ahead * 1000 + Int128(speedPerMille) - 1) / Int128(speedPerMille)
    return Int64(clamping: Int128(anchorReal) + wait)
  }

  /// Takes the market time that was reached as the one that goes with a real time: gives up the
  /// lag.
  mutating func anchor(real: Int64, market: Instant) {
    anchorReal = real
    anchorMarket = market
  }

  /// Ends a step that has been made.
  mutating func settle(at market: Instant) {
    guard let end = stepEnd, market >= end else { return }
    stepEnd = nil
    anchorMarket = market
  }

  /// Stands at a market time that was reached while paused, with no step left to make.
  mutating func stand(at market: Instant) {
    stepEnd = nil
    anchorMarket = market
  }

  /// Changes the pace, at a real time and the market time that was reached by then.
  mutating func apply(_ control: VenueControl, real: Int64, market: Instant) {
    switch control {
    case .pause:
      anchor(real: real, market: market)
      isPaused = true
    case .resume:
      anchor(real: real, market: market)
      isPaused = false
      stepEnd = nil
    case .speed(let perMille):
      if !isPaused { anchor(real: real, market: market) }
      speedPerMille = Self.clamped(perMille)
    case .step(let span):
      guard isPaused, span > .zero else { return }
      stepEnd = (stepEnd ?? market) + span
    case .focus, .stepEvent, .stepTrade:
      break
    }
  }

  private static func clamped(_ perMille: Int64) -> Int64 {
    let speeds = VenueControl.speedsPerMille
    return min(max(perMille, speeds.lowerBound), speeds.upperBound)
  }
}
