/// How long something took by the clock on the wall.
struct RealTime {
  private let start = ContinuousClock.now
  private var end: ContinuousClock.Instant?

  mutating func stop() { end = ContinuousClock.now }

  private var milliseconds: Int64 {
    let (seconds, attoseconds) = (start.duration(to: end ?? ContinuousClock.now)).components
    return max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  /// Seconds with two decimals.
  var text: String {
    let hundredths = milliseconds / 10
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10) s"
  }

  /// How many times faster than real time so much market time went by, rounded down.
  func speed(ofSeconds seconds: Int64) -> Int64 { seconds * 1000 / milliseconds }
}
