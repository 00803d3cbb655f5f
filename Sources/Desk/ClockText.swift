public import Market

/// Moments and spans of market time as people read them. All times are UTC.
public enum ClockText {
  /// A moment as `14:02:31`.
  public static func time(_ moment: Instant) -> String {
    let second = secondOfDay(moment)
    return "\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
  }

  /// A moment as `14:02:31.047`.
  public static func timeWithMilliseconds(_ moment: Instant) -> String {
    let nanoseconds = moment.nanoseconds % 1_000_000_000
    let rest = (nanoseconds < 0 ? nanoseconds + 1_000_000_000 : nanoseconds) / 1_000_000
    let padding = rest < 10 ? "00" : rest < 100 ? "0" : ""
    return "\(time(moment)).\(padding)\(rest)"
  }

  /// A moment as short as it can be said exactly to the second: `14:12`, or `14:07:30`.
  public static func shortTime(_ moment: Instant) -> String {
    let second = secondOfDay(moment)
    return second % 60 == 0 ? "\(two(second / 3_600)):\(two(second / 60 % 60))" : time(moment)
  }

  /// A moment as seen from another: `14:07:00` on the same day, else `23 Nov 14:07:00`.
  public static func moment(_ moment: Instant, from now: Instant) -> String {
    day(moment) == day(now) ? time(moment) : "\(date(moment)) \(time(moment))"
  }

  /// The day of a moment, as `23 Nov`.
  public static func date(_ moment: Instant) -> String {
    let date = civilDate(day(moment))
    return "\(date.day) \(months[date.month - 1])"
  }

  /// A span that runs down, as `04:58` or `1:04:58`; from a day on as `2 d 03 h`. Rounded up to
  /// the second, so that `00:00` is said only when it is over; a span below zero is `00:00`.
  public static func countdown(_ span: TimeSpan) -> String {
    guard span > .zero else { return clock(seconds: 0) }
    let isWhole = span.nanoseconds % 1_000_000_000 == 0
    return clock(seconds: isWhole ? span.wholeSeconds : span.wholeSeconds + 1)
  }

  /// A span that runs up, such as an age: `00:41`, `1:04:58`, `2 d 03 h`. Rounded down.
  public static func elapsed(_ span: TimeSpan) -> String {
    clock(seconds: span > .zero ? span.wholeSeconds : 0)
  }

  private static func clock(seconds: Int64) -> String {
    if seconds >= 86_400 { return "\(seconds / 86_400) d \(two(seconds / 3_600 % 24)) h" }
    let minutes = "\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    return seconds >= 3_600 ? "\(seconds / 3_600):\(minutes)" : minutes
  }

  /// A difference, as `+2 m`, `-30 s` or `+1 h 05 m`, rounded to zero to the second.
  public static func difference(_ span: TimeSpan) -> String {
    (span < .zero ? "-" : "+")
      + words(TimeSpan(nanoseconds: Int64(clamping: span.nanoseconds.magnitude)))
  }

  /// A span as `30 s`, `2 m`, `2 m 30 s`, `1 h 05 m` or `2 d 03 h`, rounded down to the second.
  public static func words(_ span: TimeSpan) -> String {
    let seconds = span > .zero ? span.wholeSeconds : 0
    if seconds >= 86_400 { return "\(seconds / 86_400) d \(two(seconds / 3_600 % 24)) h" }
    if seconds >= 3_600 { return "\(seconds / 3_600) h \(two(seconds / 60 % 60)) m" }
    if seconds < 60 { return "\(seconds) s" }
    return seconds % 60 == 0 ? "\(seconds / 60) m" : "\(seconds / 60) m \(two(seconds % 60)) s"
  }

  /// A speed of market time in thousandths, as `1x`, `0.25x` or `100x`.
  public static func speed(perMille: Int64) -> String {
    var text = Decimal.text(perMille, decimals: 3, grouping: false)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + "x"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days since the epoch, rounded down.
  private static func day(_ moment: Instant) -> Int64 {
    let second = TimeSpan(nanoseconds: moment.nanoseconds).wholeSeconds
    return (second - secondOfDay(moment)) / 86_400
  }

  private static func secondOfDay(_ moment: Instant) -> Int64 {
    let rest = TimeSpan(nanoseconds: moment.nanoseconds).wholeSeconds % 86_400
    return rest < 0 ? rest + 86_400 : rest
  }

  /// Month and day of the Gregorian calendar, from days since 1 January 1970.
  private static func civilDate(_ days: Int64) -> (month: Int, day: Int) {
    // Years are counted from March, so that the leap day is a year's last.
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    return (Int(month < 10 ? month + 3 : month - 9), Int(day))
  }

  private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
