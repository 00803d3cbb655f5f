import ArgumentParser
import Market

/// How far the desk is from the exchange, as typed: `none`, `50ms`, `1s`.
struct LatencyArgument: ExpressibleByArgument {
  var profile: LatencyProfile

  init?(argument: String) {
    if argument == "none" {
      profile = LatencyProfile(.zero)
      return
    }
    let units: [(String, Int64)] = [("ms", 1), ("s", 1_000)]
    guard let unit = units.first(where: { argument.hasSuffix($0.0) }) else { return nil }
    let number = argument.dropLast(unit.0.count)
    guard (1...5).contains(number.count), number.allSatisfy({ $0.isASCII && $0.isNumber }),
      let count = Int64(number), .milliseconds(count * unit.1) <= LatencyProfile.longest
    else { return nil }
    profile = LatencyProfile(.milliseconds(count * unit.1))
  }
}
