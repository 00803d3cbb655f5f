public import Market

/// Where to go in time, as it is typed.
public enum TimeTarget: Hashable, Sendable {
  /// So far away.
  case span(TimeSpan)
  /// When the clock shows this, in seconds of the day.
  case clock(Int64)

  /// How it is written, for messages.
  public static let usage = "10s, 5m, 1h30m or a time of the day such as 09:03:10"

  /// Reads it.
  public init?(_ text: String) {
    if text.contains(":") {
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard (2...3).contains(parts.count) else { return nil }
      var seconds: Int64 = 0
      for (place, part) in parts.enumerated() {
        guard (1...2).contains(part.count), part.allSatisfy({ $0.isASCII && $0.isNumber }),
          let number = Int64(part), number < (place == 0 ? 24 : 60)
        else { return nil }
        seconds = seconds * 60 + number
      }
      self = .clock(parts.count == 2 ? seconds * 60 : seconds)
      return
    }
    // A number alone is seconds.
    guard let span = TimeSpan(typed: text) ?? TimeSpan(typed: text + "s") else { return nil }
    self = .span(span)
  }

  /// The moment it means before another one: the last that the clock showed.
  func moment(before now: Instant) -> Instant {
    switch self {
    case .span(let span): return now - span
    case .clock(let second):
      let moment = Self.moment(second, onTheDayOf: now)
      return moment <= now ? moment : moment - .seconds(Self.day)
    }
  }

  /// The moment it means after another one, or that one itself: the next that the clock shows.
  public func moment(after start: Instant) -> Instant {
    switch self {
    case .span(let span): return start + span
    case .clock(let second):
      let moment = Self.moment(second, onTheDayOf: start)
      return moment >= start ? moment : moment + .seconds(Self.day)
    }
  }

  private static let day: Int64 = 86_400

  private static func moment(_ second: Int64, onTheDayOf time: Instant) -> Instant {
    let today = TimeSpan(nanoseconds: time.nanoseconds).wholeSeconds / day * day
    return Instant(nanoseconds: (today + second) * 1_000_000_000)
  }
}
