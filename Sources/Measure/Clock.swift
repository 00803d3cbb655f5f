internal import CMeasure

/// The clock that never goes back.
public enum Clock {
  /// Nanoseconds since some moment before the start.
  public static var nanoseconds: Int64 { cmeasure_nanoseconds() }

  /// What reading the clock twice in a row costs, in nanoseconds: the median of many.
  public static var readingNanoseconds: Int64 {
    var costs = (0..<10_001).map { _ in
      let before = nanoseconds
      return nanoseconds - before
    }
    costs.sort()
    return costs[costs.count / 2]
  }
}
