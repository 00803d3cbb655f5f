import ArgumentParser
import Market

/// How fast market time runs, as typed: `0.1` to `1000`, with or without an `x`.
struct SpeedArgument: ExpressibleByArgument {
  var perMille: Int64

  init(perMille: Int64) { self.perMille = perMille }

  init?(argument: String) {
    let digits = argument.hasSuffix("x") ? String(argument.dropLast()) : argument
    guard let perMille = Decimal.units(digits, decimals: 3),
      VenueControl.speedsPerMille.contains(perMille)
    else { return nil }
    self.perMille = perMille
  }

  var defaultValueDescription: String { "1" }
}
