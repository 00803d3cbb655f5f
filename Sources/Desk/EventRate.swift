public import Market

/// Events a second, measured over the last seconds of market time.
public struct EventRate: Hashable, Sendable {
  /// The rate; 0 before there is one.
  public private(set) var perSecond: Int64 = 0
  private var samples: [Sample] = []
  private struct Sample: Hashable, Sendable {
    var time: Instant
    var count: UInt64
  }
  /// Makes an empty measurement.
  public init() {}
  /// Adds what had been counted until a moment.
  public mutating func add(count: UInt64, at time: Instant) {
    if let last = samples.last {
      if time < last.time || count < last.count { samples.removeAll() }
      if let last = samples.last, time - last.time < .milliseconds(250) { return }
    }
    samples.append(Sample(time: time, count: count))
    while samples.count > 2, let first = samples.first, time - first.time > .seconds(4) {
      samples.removeFirst()
    }
    guard let first = samples.first, time > first.time else { return }
    let span = (time - first.time).nanoseconds
    perSecond = Int64(Int128(count - first.count) * 1_000_000_000 / Int128(span))
  }
}
