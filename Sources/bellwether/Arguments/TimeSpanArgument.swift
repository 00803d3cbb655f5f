import ArgumentParser
import Market

/// A length of market time, as typed: `90s`, `10m`, `1h`, `1h30m`, `2d`.
struct TimeSpanArgument: ExpressibleByArgument {
  /// What market time may be asked for: a second to 400 days.
  static let allowedSeconds: ClosedRange<Int64> = 1...(400 * 86_400)

  var span: TimeSpan

  init(_ span: TimeSpan) { self.span = span }

  init?(argument: String) {
    var seconds: Int64 = 0
    var number: Int64?
    for character in argument {
      if let digit = character.wholeNumberValue, character.isASCII {
        let next = (number ?? 0) * 10 + Int64(digit)
        guard next <= Self.allowedSeconds.upperBound else { return nil }
        number = next
      } else {
        guard let count = number, let unit = Self.secondsOf(unit: character) else { return nil }
        seconds += count * unit
        number = nil
      }
    }
    guard number == nil, Self.allowedSeconds.contains(seconds) else { return nil }
    span = .seconds(seconds)
  }

  var defaultValueDescription: String {
    SpanText.of(span).replacing(" ", with: "")
  }

  private static func secondsOf(unit: Character) -> Int64? {
    switch unit {
    case "s": 1
    case "m": 60
    case "h": 3_600
    case "d": 86_400
    default: nil
    }
  }
}
