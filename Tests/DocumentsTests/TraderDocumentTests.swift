import Documents
import Market
import Simulation
import Testing

@Suite("Traders' files")
struct TraderDocumentTests {
  private static func problems(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder(["mine.yaml": text])
    let scenario = try ScenarioLibrary().scenario(named: "calm-day")
    do {
      _ = try TraderLibrary.trader(named: folder.path + "/mine.yaml", in: scenario)
      return []
    } catch {
      return error.problems.map { String($0.description.trimmingPrefix(folder.path + "/")) }
    }
  }

  @Test("the trader that is built in")
  func steady() throws {
    let scenario = try ScenarioLibrary().scenario(named: "calm-day")
    let plan = try TraderLibrary.trader(named: TraderLibrary.standardName, in: scenario)
    #expect(plan.instrument == InstrumentID(0))
    #expect(plan.looksEvery == .minutes(55))
    #expect(
      plan.ask == TraderPlan.Quote(partsPerMillion: 30_000, amount: Money(units: 50_000_000)))
    #expect(plan.stop?.partsPerMillion == 50_000)
    #expect(plan.precaution?.lead == .minutes(30))
    #expect(plan.precaution?.soldPartsPerMillion == 0)
    #expect(plan.deposits.map(\.amount.units) == [2_000_000_000_000, 200_000_000])
  }

  @Test("what is wrong is told with its place")
  func wrong() throws {
    let text = """
      summary: S
      market: BTC-USDC
      looks every: 1
      bid: {distance: 3, amount: 0.5}
      asks: {distance: 3%, amount: 0.5}
      """
    #expect(
      try Self.problems(text) == [
        "mine.yaml:2:9: market must be one of BTC-USDT, ETH-USDT, HEFT-USDT, found 'BTC-USDC'; did "
          + "you mean 'BTC-USDT'?",
        "mine.yaml:3:14: looks every must be a length of time with its units, such as 20s, 5m55s, "
          + "1h30m, 2d or 250ms, found '1'; a number without a unit could be anything",
        "mine.yaml:5:1: a trader has no key 'asks'; did you mean 'ask'?",
      ])
    #expect(
      try Self.problems("summary: S\nlooks every: 1h\nbid: {distance: 3, amount: 0.5}\n") == [
        "mine.yaml:3:17: the distance must be from 0% to 90% with at most 4 decimals, such as "
          + "0.04%, found '3'"
      ])
  }

  @Test("there is no such trader")
  func absent() throws {
    let scenario = try ScenarioLibrary().scenario(named: "calm-day")
    #expect(throws: DocumentError.self) {
      try TraderLibrary.trader(named: "stead", in: scenario)
    }
  }
}
