/// A moment of market time: nanoseconds since 1 January 1970 UTC, leap seconds left out.
///
/// | expression | yields |
/// |---|---|
/// | `Instant - Instant` | `TimeSpan` |
/// | `Instant + TimeSpan`, `Instant - TimeSpan` | `Instant` |
public struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Nanoseconds since the epoch.
  public var nanoseconds: Int64

  /// Makes a moment from nanoseconds since the epoch.
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The earliest moment: 1 January 1970 UTC.
  public static let epoch = Instant(nanoseconds: 0)
  /// Later than everything that happens.
  public static let distantFuture = Instant(nanoseconds: .max)

  /// Orders by time.
  public static func < (left: Instant, right: Instant) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
  /// The moment a span later.
  public static func + (left: Instant, right: TimeSpan) -> Instant {
    Instant(nanoseconds: left.nanoseconds + right.nanoseconds)
  }
  /// The moment a span earlier.
  public static func - (left: Instant, right: TimeSpan) -> Instant {
    Instant(nanoseconds: left.nanoseconds - right.nanoseconds)
  }
  /// The span from the right moment to the left one.
  public static func - (left: Instant, right: Instant) -> TimeSpan {
    TimeSpan(nanoseconds: left.nanoseconds - right.nanoseconds)
  }
}

/// A length of market time in nanoseconds; may be negative.
public struct TimeSpan: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Nanoseconds.
  public var nanoseconds: Int64

  /// Makes a span from nanoseconds.
  public init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// No time at all.
  public static let zero = TimeSpan(nanoseconds: 0)

  /// A span of so many microseconds.
  public static func microseconds(_ count: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: count * 1_000)
  }
  /// A span of so many milliseconds.
  public static func milliseconds(_ count: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: count * 1_000_000)
  }
  /// A span of so many seconds.
  public static func seconds(_ count: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: count * 1_000_000_000)
  }
  /// A span of so many minutes.
  public static func minutes(_ count: Int64) -> TimeSpan { seconds(count * 60) }
  /// A span of so many hours.
  public static func hours(_ count: Int64) -> TimeSpan { minutes(count * 60) }

  /// Whole seconds in it, rounded down.
  public var wholeSeconds: Int64 {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    return rest < 0 ? seconds - 1 : seconds
  }

  /// Orders by length.
  public static func < (left: TimeSpan, right: TimeSpan) -> Bool {
    left.nanoseconds < right.nanoseconds
  }
  /// Two spans one after the other.
  public static func + (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(nanoseconds: left.nanoseconds + right.nanoseconds)
  }
  /// What is left of one span after another.
  public static func - (left: TimeSpan, right: TimeSpan) -> TimeSpan {
    TimeSpan(nanoseconds: left.nanoseconds - right.nanoseconds)
  }
  /// A span several times over.
  public static func * (left: TimeSpan, right: Int64) -> TimeSpan {
    TimeSpan(nanoseconds: left.nanoseconds * right)
  }
}
