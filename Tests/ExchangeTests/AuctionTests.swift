import Exchange
import Market
import Testing

@Suite struct AuctionTests {
  /// A book and the uncross that the rules give it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var bids: [[Int64]]
    var asks: [[Int64]]
    var last: Int64?
    var price: Int64?
    var volume: Int64 = 0
    var surplus: Int64 = 0
    var side: Side?
    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "nothing crosses", bids: [[99, 5]], asks: [[100, 5]]),
    Case(name: "one side is empty", bids: [[99, 5]], asks: []),
    Case(
      name: "the most volume", bids: [[103, 100], [102, 200], [101, 400]],
      asks: [[100, 100], [101, 200], [102, 250]], price: 102, volume: 300, surplus: 250,
      side: .sell),
    // 100 to 102 all trade 300; only 102 leaves nothing.
    Case(
      name: "then the least surplus", bids: [[102, 300], [101, 50], [100, 70]],
      asks: [[100, 300], [103, 500]], price: 102, volume: 300),
    Case(
      name: "then pressure: a surplus of buyers takes the highest", bids: [[105, 500]],
      asks: [[100, 200]], price: 105, volume: 200, surplus: 300, side: .buy),
    Case(
      name: "then pressure: a surplus of sellers takes the lowest", bids: [[105, 200]],
      asks: [[100, 500]], price: 100, volume: 200, surplus: 300, side: .sell),
    Case(
      name: "then the reference within the range", bids: [[110, 300]], asks: [[100, 300]],
      last: 104, price: 104, volume: 300),
    Case(
      name: "a reference below takes the lowest", bids: [[110, 300]], asks: [[100, 300]], last: 90,
      price: 100, volume: 300),
    Case(
      name: "a reference above takes the highest", bids: [[110, 300]], asks: [[100, 300]],
      last: 150, price: 110, volume: 300),
    Case(
      name: "without a reference the middle", bids: [[110, 300]], asks: [[100, 300]], price: 105,
      volume: 300),
    // Only between the levels is nothing left over.
    Case(
      name: "prices between the levels count", bids: [[110, 300], [102, 50]],
      asks: [[100, 300], [108, 50]], last: 200, price: 107, volume: 300),
    Case(
      name: "the middle rounds down", bids: [[111, 300]], asks: [[100, 300]], price: 105,
      volume: 300),
    // At 101 buyers are left over by 100, at 102 sellers are: the pressure turns between them.
    Case(
      name: "pressure that turns leaves two prices, a low reference the lower",
      bids: [[103, 100], [101, 100]], asks: [[100, 100], [102, 100]], last: 90, price: 101,
      volume: 100, surplus: 100, side: .buy),
    Case(
      name: "a high reference the higher", bids: [[103, 100], [101, 100]],
      asks: [[100, 100], [102, 100]], last: 150, price: 102, volume: 100, surplus: 100,
      side: .sell),
    Case(
      name: "no reference the lower", bids: [[103, 100], [101, 100]],
      asks: [[100, 100], [102, 100]], price: 101, volume: 100, surplus: 100, side: .buy),
  ]

  private static func bench(_ example: Case) -> Bench {
    var bench = Bench()
    if let last = example.last {
      bench.place(.sell, 1, at: last, as: Bench.carol)
      bench.place(.buy, 1, at: last)
    }
    bench.run(.setPhase(Bench.market, .auction))
    for bid in example.bids { bench.place(.buy, bid[1], at: bid[0]) }
    for ask in example.asks { bench.place(.sell, ask[1], at: ask[0], as: Bench.bob) }
    return bench
  }

  @Test(arguments: cases)
  func theFourRulesDecide(_ example: Case) {
    var bench = Self.bench(example)
    let expected = AuctionIndication(
      price: example.price.map { Price(ticks: $0) }, volume: Quantity(lots: example.volume),
      surplus: Quantity(lots: example.surplus), surplusSide: example.side)
    #expect(bench.exchange.indication(Bench.market) == expected)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.first?.body == .uncrossed(Bench.market, expected))
    #expect(events.trades.reduce(0) { $0 + $1.quantity.lots } == example.volume)
    #expect(events.trades.allSatisfy { $0.price == expected.price && $0.aggressor == nil })
    #expect(bench.exchange.indication(Bench.market) == nil)
    #expect(
      bench.exchange.lastPrice(Bench.market)
        == (expected.price ?? example.last.map { Price(ticks: $0) }))
    let bid = bench.exchange.touch(Bench.market, .buy)?.price
    let ask = bench.exchange.touch(Bench.market, .sell)?.price
    if let bid, let ask { #expect(bid < ask) }
    #expect(bench.exchange.audit(at: bench.now).passed)
  }

  @Test func theUncrossServesPriceThenTime() {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    let late = bench.place(.buy, 4, at: 101)
    let best = bench.place(.buy, 4, at: 103)
    let last = bench.place(.buy, 4, at: 101)
    let first = bench.place(.sell, 3, at: 100, as: Bench.bob)
    let second = bench.place(.sell, 6, at: 100, as: Bench.bob)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(
      events.kinds.filter { $0 != "balance" } == [
        "uncrossed", "trade", "filled", "filled", "trade", "filled", "filled", "trade", "filled",
        "filled", "trade", "filled", "filled", "level", "level", "level", "phase",
      ])
    #expect(
      events.fills.filter { $0.side == .buy }.map(\.order) == [best, best, late, last])
    #expect(
      events.fills.filter { $0.side == .sell }.map(\.order) == [first, second, second, second])
    #expect(events.fills.map(\.quantity.lots) == [3, 3, 1, 1, 4, 4, 1, 1])
    #expect(bench.depth(.buy) == [[101, 3]])
    #expect(bench.depth(.sell) == [])
  }

  @Test func theIndicationIsToldWhenItChangesAndOnlyThen() {
    var bench = Bench()
    let begin = bench.run(.setPhase(Bench.market, .auction))
    #expect(begin.kinds == ["phase", "indicative"])
    bench.place(.buy, 5, at: 100)
    #expect(!bench.batch.events.kinds.contains("indicative"))
    bench.place(.sell, 5, at: 100, as: Bench.bob)
    #expect(bench.batch.events.kinds.last == "indicative")
    bench.place(.sell, 5, at: 120, as: Bench.bob)
    #expect(!bench.batch.events.kinds.contains("indicative"))
    let cancelled = bench.run(.cancelAll(instrument: nil, side: nil))
    #expect(cancelled.kinds.last == "indicative")
    #expect(bench.exchange.indication(Bench.market)?.volume == .zero)
  }

  @Test func anAuctionThatEndsInCancelOnlyIsUncrossedWhenTradingComes() {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.buy, 5, at: 105)
    bench.place(.sell, 5, at: 100, as: Bench.bob)
    #expect(bench.run(.setPhase(Bench.market, .cancelOnly)).trades.isEmpty)
    #expect(bench.exchange.touch(Bench.market, .buy)?.price.ticks == 105)
    #expect(bench.run(.setPhase(Bench.market, .halted(.fault))).trades.isEmpty)
    let events = bench.run(.setPhase(Bench.market, .postOnly))
    #expect(events.trades.map(\.price.ticks) == [102])
    #expect(events.kinds.last == "phase")
    #expect(bench.run(.setPhase(Bench.market, .open)).trades.isEmpty)
  }

  @Test func ordersCollectCrossedAndDoNotTrade() {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.buy, 5, at: 105)
    let id = bench.place(.sell, 5, at: 100, as: Bench.bob, postOnly: true)
    #expect(id != nil)
    #expect(bench.batch.events.trades.isEmpty)
    #expect(bench.depth(.buy) == [[105, 5]] && bench.depth(.sell) == [[100, 5]])
  }

  @Test func theBuyersSurplusAfterTheUncrossIsReleased() {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.buy, 10, at: 1_000)
    #expect(bench.balance(Bench.alice, Bench.quote).held == 10_020)
    bench.place(.sell, 4, at: 500, as: Bench.bob)
    bench.place(.sell, 8, at: 600, as: Bench.bob)
    bench.run(.setPhase(Bench.market, .open))
    // Ten trade, two sellers are left over, so the lowest price with that volume: 600.
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds - 6_006, 0))
  }
}
