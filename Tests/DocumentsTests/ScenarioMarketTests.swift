import Documents
import Exchange
import Market
import Simulation
import Testing

@Suite("Markets in scenario files")
struct ScenarioMarketTests {
  static let own = """
    summary: S
    assets:
      DOGE: {decimals: 8, shown: 2}
    markets:
      DOGE-USDT:
        price: 0.1734
        tick: 0.00001
        lot: 1
        largest order: 5000000
        highest price: 10
        fees: {maker: 0%, taker: 0.1%}
        agents: thin
        follows: BTC-USDT
      BTC-USDT:
      ETH-BTC:
        price: 0.043
        tick: 0.00001
        lot: 0.001
        largest order: 1000
        agents: {like: middling, quote funds: 900, base funds: 12_000.5}
    """

  @Test("an own market, a standard one and one between two coins")
  func own() throws {
    let scenario = try ScenarioText.scenario(Self.own)
    #expect(scenario.configuration.assets.map(\.symbol) == ["USDT", "BTC", "ETH", "DOGE"])
    let instruments = scenario.configuration.instruments
    #expect(instruments.map(\.symbol) == ["DOGE-USDT", "BTC-USDT", "ETH-BTC"])
    let doge = instruments[0]
    #expect(doge.base.id == AssetID(3) && doge.quote.id == AssetID(0))
    #expect(doge.tickUnits == 1_000 && doge.lotUnits == 100_000_000 && doge.tickLotUnits == 1_000)
    #expect(doge.maximumQuantity.lots == 5_000_000 && doge.maximumPrice.ticks == 1_000_000)
    #expect(doge.fees == FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 1_000))
    #expect(scenario.markets[0].reference.ticks == 17_340)
    #expect(scenario.markets[0].fairValue.follows?.leader == InstrumentID(1))
    #expect(scenario.markets[0].fairValue.follows?.share == 1.3)
    // As much as the agents of the young coin have, at another price: 21,000,000 USDT.
    let funds = Int128(2_100_000_000_000_000) * 100_000_000 / 17_340_000
    #expect(scenario.markets[0].baseFunds.units == Int64(funds))
    #expect(scenario.markets[1].fairValue.follows == nil)
    #expect(instruments[1].fees.takerPartsPerMillion == 400)
    #expect(scenario.markets[2].quoteFunds.units == 90_000_000_000)
    #expect(scenario.markets[2].baseFunds.units == 1_200_050_000_000)
    #expect(scenario.markets[2].fairValue.follows == nil)
  }

  @Test("some of the standard markets; who followed one that is not there goes its own way")
  func some() throws {
    let scenario = try ScenarioText.scenario("summary: S\nmarkets: [HEFT-USDT, ETH-USDT]\n")
    #expect(scenario.configuration.assets.map(\.symbol) == ["USDT", "ETH", "HEFT"])
    #expect(scenario.configuration.instruments.map(\.symbol) == ["HEFT-USDT", "ETH-USDT"])
    #expect(scenario.markets.map(\.fairValue.follows) == [nil, nil])
    #expect(scenario.accounts[0].deposits.map(\.asset) == [AssetID(0), AssetID(1), AssetID(2)])
  }

  @Test("a standard market keeps what is not said")
  func changed() throws {
    let scenario = try ScenarioText.scenario(
      """
      summary: S
      markets:
        BTC-USDT: {price: 98000.01}
        HEFT-USDT:
          agents: {takers: {orders per second: 2.5}}
      """)
    #expect(scenario.markets[0].reference.ticks == 9_800_001)
    #expect(scenario.configuration.instruments[0].maximumPrice.ticks == 100_000_000)
    #expect(scenario.configuration.instruments[1] != Scenario.practiceInstruments[2])
    var heft = Scenario.practiceMarkets[2]
    heft.instrument = InstrumentID(1)
    heft.takers.ordersPerSecond = 2.5
    #expect(scenario.markets[1] == heft)
  }

  @Test("the highest price is a power of ten, at least ten times the price")
  func ceiling() throws {
    for (price, ceiling) in [
      ("99999.99", 1_000_000), ("100000", 1_000_000), ("100000.01", 10_000_000), ("1", 10),
    ] as [(String, Int64)] {
      let scenario = try ScenarioText.scenario(
        "summary: S\nmarkets:\n  BTC-USDT: {price: \(price), largest order: 1}\n")
      #expect(
        scenario.configuration.instruments[0].maximumPrice.ticks == ceiling * 100,
        "\(price)")
    }
  }

  static func market(_ terms: String) -> String {
    "summary: S\nmarkets:\n  ETH-BTC: {\(terms)}\n"
  }

  @Test(
    "steps, prices and sizes that do not settle exactly",
    arguments: [
      (
        "price: 0.04, tick: 0.00000001, lot: 0.1, largest order: 10, agents: thin",
        "3:32: a tick of 0.00000001 BTC times a lot of 0.1 ETH is no whole number of the smallest "
          + "unit of BTC, 0.00000001; take a larger tick or lot"
      ),
      (
        "price: 0.040005, tick: 0.00001, lot: 0.01, largest order: 10, agents: thin",
        "3:20: the price must be a multiple of the tick, 0.00001; the nearest: 0.04000, 0.04001"
      ),
      (
        "price: 0.04, tick: 0.00001, lot: 0.3, largest order: 10, agents: thin",
        "3:66: the largest order must be a multiple of the lot, 0.3; the nearest: 9.9, 10.2"
      ),
      (
        "price: 0.04, tick: 0.00001, lot: 0.01, largest order: 10, agents: thin, "
          + "highest price: 0.04",
        "3:100: the highest price must be above the price at the start, 0.04000"
      ),
      (
        "price: 0.04, tick: 0, lot: 0.01, largest order: 10, agents: thin",
        "3:32: the tick must be an amount of BTC above 0 with at most 8 decimals, such as 1250.25, "
          + "found '0'"
      ),
      (
        "price: 20000000000, tick: 10000000000, lot: 10000000000, largest order: 10000000000, "
          + "agents: thin",
        "3:39: a tick of 10,000,000,000 BTC times a lot of 10,000,000,000 ETH is more than can be "
          + "counted"
      ),
      (
        "price: 1000000, tick: 0.01, lot: 0.01, largest order: 10000, agents: thin",
        "3:67: the largest order at the highest price, 10,000,000.00, would be worth more than "
          + "46,116,860,184 BTC, which is all that can be counted"
      ),
      (
        "price: 90000000000, tick: 0.01, lot: 0.01, largest order: 1, agents: thin",
        "3:20: the price: more than can be counted"
      ),
      (
        "tick: 0.01, lot: 0.01",
        "3:3: ETH-BTC is not a standard market, so it needs price, largest order, agents"
      ),
      (
        "price: 0.04, tick: 0.00001, lot: 0.01, largest order: 10, agents: thin, "
          + "follows: ETH-USDT",
        "3:94: ETH-BTC cannot follow 'ETH-USDT'; there is no other"
      ),
    ])
  func inexact(terms: String, problem: String) throws {
    #expect(try ScenarioText.problems(Self.market(terms)) == ["mine.yaml:" + problem])
  }

  @Test("a change that a standard value does not bear is told where the market is named")
  func standardPlaces() throws {
    #expect(
      try ScenarioText.problems("summary: S\nmarkets:\n  BTC-USDT: {tick: 0.03}\n") == [
        "mine.yaml:3:3: the price must be a multiple of the tick, 0.03; the nearest: 61,699.98, "
          + "61,700.01"
      ])
  }

  @Test("names of markets")
  func names() throws {
    #expect(
      try ScenarioText.problems("summary: S\nmarkets: [BTC-USD, BTC-USDT, BTC-USDT]\n") == [
        "mine.yaml:2:11: there is no standard market 'BTC-USD'; did you mean 'BTC-USDT'?",
        "mine.yaml:2:30: BTC-USDT is in the list already",
      ])
    #expect(
      try ScenarioText.problems(
        "summary: S\nmarkets:\n  BTCUSDT: {}\n  BTC-BTC: {}\n  BTC-EURO: {}\n  XRP-UDST: {}\n") == [
          "mine.yaml:3:3: a market is named after its two assets, as in BTC-USDT, found 'BTCUSDT'",
          "mine.yaml:4:3: a market is named after its two assets, as in BTC-USDT, found 'BTC-BTC'",
          "mine.yaml:5:3: there is no asset 'EURO'; allowed: USDT, BTC, ETH, HEFT; or give it "
            + "under assets",
          "mine.yaml:6:3: there is no asset 'XRP'; allowed: USDT, BTC, ETH, HEFT; or give it under "
            + "assets",
          "mine.yaml:6:3: there is no asset 'UDST'; did you mean 'USDT'? Or give it under assets",
        ])
    for text in ["[]", "{}"] {
      #expect(
        try ScenarioText.problems("summary: S\nmarkets: \(text)\n") == [
          "mine.yaml:2:10: a scenario needs at least one market"
        ])
    }
  }
}
