import Market

/// Moments as text, in UTC: `2026-03-10T09:00:00Z`. Exact to the nanosecond.
enum MomentText {
  /// What a moment may be, for messages.
  static let allowed = "a moment from 2000 to 2099 in UTC, such as 2026-03-10T09:00:00Z"

  private static let secondsPerDay: Int64 = 86_400

  /// The moment that a text names; `nil` where it names none, or one before 2000 or after 2099.
  static func moment(_ text: String) -> Instant? {
    // 2026-03-10T09:00:00 has 19 characters; a fraction and Z follow.
    guard text.hasSuffix("Z"), text.utf8.count >= 20, text.allSatisfy(\.isASCII) else { return nil }
    let characters = Array(text.dropLast())
    let separators: [(Int, [Character])] = [
      (4, ["-"]), (7, ["-"]), (10, ["T", " "]), (13, [":"]), (16, [":"]),
    ]
    guard separators.allSatisfy({ $0.1.contains(characters[$0.0]) }),
      let year = number(characters[0..<4], 2000...2099),
      let month = number(characters[5..<7], 1...12),
      let day = number(characters[8..<10], 1...daysInMonth(month, of: year)),
      let hour = number(characters[11..<13], 0...23),
      let minute = number(characters[14..<16], 0...59),
      let second = number(characters[17..<19], 0...59),
      let fraction = fraction(characters[19...])
    else { return nil }
    let seconds =
      days(year, month, day) * secondsPerDay + hour * 3_600 + minute * 60 + second
    return Instant(nanoseconds: seconds * 1_000_000_000 + fraction)
  }

  private static func number(
    _ digits: ArraySlice<Character>, _ range: ClosedRange<Int64>
  ) -> Int64? {
    guard digits.allSatisfy(\.isNumber), let number = Int64(String(digits)) else { return nil }
    return range.contains(number) ? number : nil
  }

  /// The nanoseconds of `.5`; 0 of nothing.
  private static func fraction(_ characters: ArraySlice<Character>) -> Int64? {
    guard let point = characters.first else { return 0 }
    let digits = characters.dropFirst()
    guard point == ".", digits.allSatisfy(\.isNumber) else { return nil }
    return Decimal.units("0." + String(digits), decimals: 9)
  }

  private static func isLeap(_ year: Int64) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func daysInMonth(_ month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1 January 1970; from 2000 on every fourth year of this century is a leap year.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    var days: Int64 = 10_957 + day - 1
    for earlier in 2000..<year { days += isLeap(earlier) ? 366 : 365 }
    for earlier in 1..<month { days += daysInMonth(earlier, of: year) }
    return days
  }

  /// A moment from 2000 to 2099 as a person reads it, such as `2026-03-10 09:00:00 UTC`.
  static func text(_ moment: Instant) -> String {
    let seconds = moment.nanoseconds / 1_000_000_000
    var day = seconds / secondsPerDay - 10_957
    var year: Int64 = 2000
    while day >= (isLeap(year) ? 366 : 365) {
      day -= isLeap(year) ? 366 : 365
      year += 1
    }
    var month: Int64 = 1
    while day >= daysInMonth(month, of: year) {
      day -= daysInMonth(month, of: year)
      month += 1
    }
    let clock = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map(twoDigits)
    return "\(year)-\(twoDigits(month))-\(twoDigits(day + 1)) \(clock.joined(separator: ":")) UTC"
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
