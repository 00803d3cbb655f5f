import Exchange
import Market
import Testing

@Suite struct MatchingTests {
  @Test func aLimitOrderRestsAndIsMetInPriceTimeOrder() {
    var bench = Bench()
    let first = bench.place(.sell, 5, at: 101)
    let second = bench.place(.sell, 7, at: 100)
    let third = bench.place(.sell, 3, at: 100)
    #expect(bench.depth(.sell) == [[100, 10], [101, 5]])
    bench.place(.buy, 12, at: 101, as: Bench.bob)
    let fills = bench.batch.events.fills.filter { $0.liquidity == .maker }
    #expect(fills.map(\.order) == [second, third, first])
    #expect(fills.map(\.quantity.lots) == [7, 3, 2])
    #expect(fills.map(\.price.ticks) == [100, 100, 101])
    #expect(bench.depth(.sell) == [[101, 3]])
    #expect(bench.depth(.buy) == [])
    #expect(bench.exchange.lastPrice(Bench.market) == Price(ticks: 101))
  }

  @Test func theEventsOfACommandComeInTheDocumentedOrder() {
    var bench = Bench()
    bench.place(.sell, 5, at: 100)
    let taken = bench.place(.buy, 8, at: 102, as: Bench.bob)
    #expect(taken != nil)
    #expect(
      bench.batch.events.kinds == [
        "accepted", "trade", "filled", "filled", "rested", "level", "level", "balance", "balance",
        "balance", "balance", "balance",
      ])
    #expect(bench.depth(.buy) == [[102, 3]])
  }
}
