import Exchange
import Market
import Simulation
import Testing

@Suite("the rules of a market in a scenario") struct ScenarioRulesTests {
  private static func instrument(_ terms: String) throws -> Instrument {
    let scenario = try ScenarioText.scenario(
      "summary: S\nmarkets:\n  BTC-USDT: {price: 100, \(terms)}\n")
    return scenario.configuration.instruments[0]
  }

  @Test("what is not said is no rule")
  func usual() throws {
    let instrument = try Self.instrument("largest order: 1")
    #expect(instrument.rules == TradingRules())
    #expect(instrument.furtherFeeTiers.isEmpty)
  }

  @Test("every rule is read in its unit")
  func every() throws {
    let instrument = try Self.instrument(
      "largest order: 1, smallest order: 0.5, least value: 5, most value: 900, price band: 10%, "
        + "stop protection: 2.5%, auction collar: 5%, extend auction by: 90s, "
        + "extend auction times: 3")
    var rules = TradingRules()
    rules.minimumQuantity = Quantity(lots: instrument.maximumQuantity.lots / 2)
    rules.minimumNotional = Money(units: 5 * instrument.quote.unitsPerWhole)
    rules.maximumNotional = Money(units: 900 * instrument.quote.unitsPerWhole)
    rules.priceBandPartsPerMillion = 100_000
    rules.stopProtectionPartsPerMillion = 25_000
    rules.collarPartsPerMillion = 50_000
    rules.collarExtension = .seconds(90)
    rules.collarExtensionsMax = 3
    rules.openingReference = instrument.price("100")
    #expect(instrument.rules == rules)
  }

  @Test("fees may be a list of tiers")
  func tiers() throws {
    let instrument = try Self.instrument(
      "fees: [{maker: 0.1%, taker: 0.2%}, {maker: 0%, taker: 0.05%}]")
    #expect(instrument.fees.takerPartsPerMillion == 2_000)
    #expect(instrument.furtherFeeTiers.map(\.takerPartsPerMillion) == [500])
  }

  @Test(
    "mistakes say where they are and what is allowed",
    arguments: [
      ("fees: []", "mine.yaml:3:32: fees have 1 to 8 tiers, found 0"),
      (
        "extend auction by: 0s",
        "mine.yaml:3:45: the extension of an auction must be from 1s to 1d, found '0s'"
      ),
      (
        "extend auction times: 101",
        "mine.yaml:3:48: how often an auction is extended must be a whole number from 0 to 100, "
          + "found '101'"
      ),
      (
        "price band: 1001%",
        "mine.yaml:3:38: the price band must be from 0% to 1000% with at most 4 decimals, "
          + "such as 0.04%, found '1001%'"
      ),
      (
        "largest order: 1, smallest order: 2",
        "mine.yaml:3:60: the smallest order must not be above the largest, 1"
      ),
      (
        "least value: 5, most value: 4",
        "mine.yaml:3:39: the least value of an order must not be above the most, 4"
      ),
    ])
  func mistakes(terms: String, message: String) throws {
    let problems = try ScenarioText.problems(
      "summary: S\nmarkets:\n  BTC-USDT: {price: 100, \(terms)}\n")
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(message) == true, "\(problems)")
  }
}
