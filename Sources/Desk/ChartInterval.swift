public import Market

/// The length of a candle.
public enum ChartInterval: Int, Hashable, Sendable, CaseIterable {
  /// A second.
  case second
  /// Five seconds.
  case fiveSeconds
  /// Fifteen seconds.
  case fifteenSeconds
  /// A minute.
  case minute
  /// Five minutes.
  case fiveMinutes
  /// A quarter of an hour.
  case quarterHour
  /// An hour.
  case hour
  /// Four hours.
  case fourHours
  /// A day, from midnight UTC.
  case day
  /// Its length.
  public var span: TimeSpan {
    switch self {
    case .second: .seconds(1)
    case .fiveSeconds: .seconds(5)
    case .fifteenSeconds: .seconds(15)
    case .minute: .minutes(1)
    case .fiveMinutes: .minutes(5)
    case .quarterHour: .minutes(15)
    case .hour: .hours(1)
    case .fourHours: .hours(4)
    case .day: .hours(24)
    }
  }
  /// How it is written.
  public var label: String {
    switch self {
    case .second: "1 s"
    case .fiveSeconds: "5 s"
    case .fifteenSeconds: "15 s"
    case .minute: "1 m"
    case .fiveMinutes: "5 m"
    case .quarterHour: "15 m"
    case .hour: "1 h"
    case .fourHours: "4 h"
    case .day: "1 d"
    }
  }
}
