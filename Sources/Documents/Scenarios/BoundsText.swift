import Market
import Simulation

/// Bounds as text: `at least 3%`, `at most 5bp`, `2 to 4`, `61700`.
enum BoundsText {
  /// The bounds that a text names in a unit; `nil` where it names none.
  static func bounds(
    _ text: String, in unit: Expectation.Unit, of instrument: Instrument?
  ) -> (least: Int64?, most: Int64?)? {
    let words = text.split(separator: " ").map(String.init)
    let values = words.map { value($0, in: unit, of: instrument) }
    switch (words.count, words.first, words.dropFirst().first) {
    case (1, _, _): return values[0].map { ($0, $0) }
    case (3, "at", "least"): return values[2].map { ($0, nil) }
    case (3, "at", "most"): return values[2].map { (nil, $0) }
    case (3, _, "to"):
      guard let least = values[0], let most = values[2], least <= most else { return nil }
      return (least, most)
    default: return nil
    }
  }

  /// What bounds of a unit may look like, for messages.
  static func allowed(_ unit: Expectation.Unit) -> String {
    let (low, high) =
      switch unit {
      case .ticks: ("61700", "61900.5")
      case .basisPoints: ("0.5bp", "20bp")
      case .share: ("3%", "12.5%")
      case .quote: ("1000", "250000")
      case .count, .phase, .verdict: ("1", "3")
      case .span: ("20s", "1m30s")
      }
    return "'at least \(low)', 'at most \(high)', '\(low) to \(high)' or '\(low)'"
  }

  private static func value(
    _ text: String, in unit: Expectation.Unit, of instrument: Instrument?
  ) -> Int64? {
    guard !text.contains(where: { $0 == "," || $0 == " " }) else { return nil }
    switch unit {
    case .ticks: return instrument?.price(text)?.ticks
    case .basisPoints:
      guard text.hasSuffix("bp") else { return nil }
      return Decimal.units(String(text.dropLast(2)), decimals: 2)
    case .share:
      guard text.hasSuffix("%") else { return nil }
      let isNegative = text.hasPrefix("-")
      let digits = text.dropLast().dropFirst(isNegative ? 1 : 0)
      return Decimal.units(String(digits), decimals: 4).map { isNegative ? -$0 : $0 }
    case .quote, .count, .phase, .verdict: return Decimal.units(text, decimals: 0)
    case .span: return DurationText.span(text)?.nanoseconds
    }
  }

  /// A number of a unit, as a person reads it.
  static func text(_ value: Int64, in unit: Expectation.Unit, of instrument: Instrument?) -> String {
    switch unit {
    case .ticks: return instrument?.text(Price(ticks: value)) ?? "\(value)"
    case .basisPoints: return trimmed(value, decimals: 2) + "bp"
    case .share: return trimmed(value / 100, decimals: 2) + "%"
    case .quote: return Decimal.text(value, decimals: 0)
    case .count: return "\(value)"
    case .span: return DurationText.text(TimeSpan(nanoseconds: value))
    case .phase:
      let phases = Expectation.phases
      return phases.indices.contains(Int(value)) ? phases[Int(value)].name : "another phase"
    case .verdict: return value == 1 ? "passed" : "failed"
    }
  }

  /// Bounds as they are written.
  static func text(
    least: Int64?, most: Int64?, in unit: Expectation.Unit, of instrument: Instrument?
  ) -> String {
    let words = { (value: Int64) in text(value, in: unit, of: instrument) }
    switch (least, most) {
    case (let least?, let most?):
      return least == most ? words(least) : "\(words(least)) to \(words(most))"
    case (let least?, nil): return "at least \(words(least))"
    case (nil, let most?): return "at most \(words(most))"
    case (nil, nil): return "anything"
    }
  }

  /// A number without needless decimals.
  private static func trimmed(_ units: Int64, decimals: Int) -> String {
    let places = units == 0 ? 0 : Decimal.places(ofStep: abs(units), decimals: decimals)
    return Decimal.text(units, decimals: decimals, shown: places)
  }
}
