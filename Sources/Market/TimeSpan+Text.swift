// Spans as people type them.
extension TimeSpan {
  /// The longest span that is read: 400 days.
  public static let typedMax = TimeSpan.hours(400 * 24)

  /// Reads whole seconds with their units, such as `90s`, `5m`, `1h30m` or `2d`: more than none and
  /// at most ``typedMax``; `nil` where the text is none.
  public init?(typed text: String) {
    let most = Self.typedMax.wholeSeconds
    var seconds: Int64 = 0
    var number: Int64?
    for character in text {
      if character.isASCII, let digit = character.wholeNumberValue {
        let next = (number ?? 0) * 10 + Int64(digit)
        guard next <= most else { return nil }
        number = next
      } else {
        guard let count = number, let unit = Self.seconds(of: character) else { return nil }
        seconds += count * unit
        guard seconds <= most else { return nil }
        number = nil
      }
    }
    guard number == nil, seconds > 0 else { return nil }
    self = .seconds(seconds)
  }

  private static func seconds(of unit: Character) -> Int64? {
    switch unit {
    case "s": 1
    case "m": 60
    case "h": 3_600
    case "d": 86_400
    default: nil
    }
  }
}
