import Market
import Simulation

/// The crowds that a scenario file can choose from.
enum AgentPreset: String, CaseIterable {
  /// As at the busiest market there is.
  case deep
  /// As at a busy one that follows it.
  case middling
  /// As at that of a young coin.
  case thin

  private var index: Int {
    switch self {
    case .deep: 0
    case .middling: 1
    case .thin: 2
    }
  }

  /// The plan of the standard market that it was made for.
  var plan: MarketPlan { Scenario.practiceMarkets[index] }

  /// What each agent has of the quote asset, in its units; `nil` where that is not countable.
  func quoteFunds(_ quote: Asset) -> Int64? {
    Int64(exactly: units(plan.quoteFunds.units, in: quote))
  }

  /// What each agent has of the base asset, in its units: worth the same at any price. `nil` where
  /// that is not countable.
  func baseFunds(_ instrument: Instrument, at price: Price) -> Int64? {
    let origin = Scenario.practiceInstruments[index]
    let value =
      Int128(plan.baseFunds.units) * Int128(plan.reference.ticks * origin.tickUnits)
      / Int128(origin.base.unitsPerWhole)
    let units = units(Int64(value), in: instrument.quote)
    let (product, overflow) = units.multipliedReportingOverflow(
      by: Int128(instrument.base.unitsPerWhole))
    guard !overflow else { return nil }
    return Int64(exactly: product / Int128(price.ticks * instrument.tickUnits))
  }

  /// An amount in the units of the standard quote asset, in those of another.
  private func units(_ units: Int64, in quote: Asset) -> Int128 {
    let origin = Scenario.practiceInstruments[index].quote
    return Int128(units) * Int128(quote.unitsPerWhole) / Int128(origin.unitsPerWhole)
  }
}
