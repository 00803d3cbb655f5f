internal import Market

/// How fast market time really ran, measured over half seconds of real time.
struct SpeedMeter: Equatable, Sendable {
  private static let windowNanoseconds: Int64 = 500_000_000

  private var windowReal: Int64
  private var windowMarket: Instant
  private(set) var achievedPerMille: Int64

  /// Starts to measure; until the first window is over, the wanted speed counts as reached.
  init(real: Int64, market: Instant, wantedPerMille: Int64) {
    windowReal = real
    windowMarket = market
    achievedPerMille = wantedPerMille
  }

  /// Starts anew, because the wanted speed has changed.
  mutating func restart(real: Int64, market: Instant, wantedPerMille: Int64) {
    self = SpeedMeter(real: real, market: market, wantedPerMille: wantedPerMille)
  }

  /// Notes the market time reached at a real time.
  mutating func note(real: Int64, market: Instant, wantedPerMille: Int64) {
    let elapsed = real - windowReal
    guard elapsed >= Self.windowNanoseconds else { return }
    let advanced = Int128((market - windowMarket).nanoseconds)
    let measured = Int64(clamping: advanced * 1000 / Int128(elapsed))
    // Within a fiftieth it is the grain of waking up, not a machine that cannot keep up.
    let isReached = Int128(measured) * 50 >= Int128(wantedPerMille) * 49
    achievedPerMille = isReached ? wantedPerMille : measured
    windowReal = real
    windowMarket = market
  }
}
