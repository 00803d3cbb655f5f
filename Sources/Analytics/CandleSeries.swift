public import Market

/// The candles of one market at one interval. Time without a trade has no candle: a halt is a gap.
///
/// Intervals are anchored to the clock, not to the first trade: a candle of a minute begins at a
/// full minute, before a halt as after it, however long the halt was.
public struct CandleSeries: Hashable, Sendable {
  /// The length of an interval.
  public let interval: TimeSpan
  /// How many candles are kept.
  public let capacity: Int
  /// The candles, oldest first.
  public private(set) var candles: [Candle] = []

  /// Makes an empty series.
  public init(interval: TimeSpan, capacity: Int) {
    precondition(interval > .zero, "a candle lasts longer than nothing")
    precondition(capacity > 0, "a series keeps at least one candle")
    self.interval = interval
    self.capacity = capacity
  }

  /// The beginning of the interval that a moment belongs to.
  public func start(of time: Instant) -> Instant {
    let rest = time.nanoseconds % interval.nanoseconds
    return Instant(nanoseconds: time.nanoseconds - (rest < 0 ? rest + interval.nanoseconds : rest))
  }

  /// Adds a trade.
  ///
  /// Market time does not run backwards; a trade older than the newest candle counts in that one.
  ///
  /// - Complexity: O(1), and O(``capacity``) where a new candle drives out the oldest.
  public mutating func add(price: Price, quantity: Quantity, at time: Instant) {
    let start = start(of: time)
    if let last = candles.indices.last, candles[last].start >= start {
      candles[last].add(price: price, quantity: quantity)
      return
    }
    if candles.count == capacity { candles.removeFirst() }
    candles.append(Candle(start: start, price: price, quantity: quantity))
  }

  /// The candles of the intervals from one moment to before another, oldest first.
  ///
  /// - Complexity: O(log *n*).
  public func candles(from start: Instant, to end: Instant) -> ArraySlice<Candle> {
    let first = firstIndex(from: start)
    return candles[first..<max(first, firstIndex(from: end))]
  }

  /// The place of the first candle that begins at a moment or later.
  private func firstIndex(from moment: Instant) -> Int {
    var low = 0
    var high = candles.count
    while low < high {
      let middle = (low + high) / 2
      if candles[middle].start < moment { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
