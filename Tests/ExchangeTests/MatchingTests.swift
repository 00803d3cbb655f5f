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
    #expect(fills.map(\.openQuantity.lots) == [0, 0, 3])
    #expect(bench.depth(.sell) == [[101, 3]])
    #expect(bench.depth(.buy) == [])
    #expect(bench.exchange.lastPrice(Bench.market) == Price(ticks: 101))
  }

  @Test func theEventsOfACommandComeInTheDocumentedOrder() {
    var bench = Bench()
    bench.place(.sell, 5, at: 100)
    bench.place(.buy, 8, at: 102, as: Bench.bob)
    let events = bench.batch.events
    #expect(
      events.kinds == [
        "accepted", "trade", "filled", "filled", "rested", "level", "level", "balance", "balance",
        "balance", "balance", "balance",
      ])
    #expect(events.fills.map(\.liquidity) == [.maker, .taker])
    #expect(events.levels.map(\.side) == [.buy, .sell])
    #expect(events.levels.map(\.quantity.lots) == [3, 0])
    #expect(events.trades.first?.aggressor == .buy)
    #expect(bench.depth(.buy) == [[102, 3]])
    #expect(Set(events.balances.map(\.account)) == [Bench.alice, Bench.bob, .exchange])
  }

  /// What comes of an order for 10 at 101 that meets 4 at 100 and 4 at 101, with 4 more at 102.
  struct Case: Sendable {
    var kind = OrderKind.limit
    var timeInForce = TimeInForce.goodTillCancelled
    var postOnly = false
    var lots: Int64 = 10
    var filled: [Int64] = []
    var rests: Int64 = 0
    var cancelled: Int64 = 0
    var reason: RejectReason?
  }

  @Test(
    arguments: [
      Case(filled: [4, 4], rests: 2),
      Case(lots: 6, filled: [4, 2]),
      Case(timeInForce: .immediateOrCancel, filled: [4, 4], cancelled: 2),
      Case(timeInForce: .immediateOrCancel, lots: 3, filled: [3]),
      Case(timeInForce: .fillOrKill, reason: .wouldNotFill),
      Case(timeInForce: .fillOrKill, lots: 8, filled: [4, 4]),
      Case(kind: .market, filled: [4, 4, 2]),
      Case(kind: .market, lots: 15, filled: [4, 4, 4], cancelled: 3),
      Case(kind: .market, timeInForce: .immediateOrCancel, lots: 1, filled: [1]),
      Case(kind: .market, timeInForce: .fillOrKill, lots: 12, filled: [4, 4, 4]),
      Case(kind: .market, timeInForce: .fillOrKill, lots: 13, reason: .wouldNotFill),
      Case(postOnly: true, reason: .wouldTake),
      Case(kind: .market, postOnly: true, reason: .contradictoryOrder),
      Case(timeInForce: .immediateOrCancel, postOnly: true, reason: .contradictoryOrder),
      Case(timeInForce: .fillOrKill, postOnly: true, reason: .contradictoryOrder),
    ], Side.allCases)
  func everyKindOfOrder(_ example: Case, side: Side) {
    var bench = Bench()
    // Selling is the same with prices counted down from 200.
    func price(_ ticks: Int64) -> Int64 { side == .buy ? ticks : 200 - ticks }
    for ticks in [Int64(100), 101, 102] { bench.place(side.opposite, 4, at: price(ticks)) }
    let id = bench.place(
      side, example.lots, at: price(101), as: Bench.bob, kind: example.kind, example.timeInForce,
      postOnly: example.postOnly)
    let events = bench.batch.events
    #expect(events.rejection?.reason == example.reason)
    #expect((id == nil) == (example.reason != nil))
    #expect(
      events.fills.filter { $0.liquidity == .taker }.map(\.quantity.lots) == example.filled)
    #expect(events.rested.map(\.quantity.lots) == (example.rests > 0 ? [example.rests] : []))
    #expect(
      events.cancels.map(\.openQuantity.lots) == (example.cancelled > 0 ? [example.cancelled] : []))
    #expect(events.cancels.allSatisfy { $0.reason == .expired && $0.order == id })
    #expect(bench.exchange.openOrderCount(of: Bench.bob) == (example.rests > 0 ? 1 : 0))
    #expect(bench.exchange.audit(at: bench.now).passed)
  }

  @Test func refusalsOfTheBookSayTheirFigures() {
    var bench = Bench()
    bench.place(.buy, 5, as: Bench.bob, kind: .market)
    #expect(bench.batch.events.rejection?.reason == .noLiquidity)
    bench.place(.sell, 4, at: 100)
    bench.place(.buy, 5, at: 100, as: Bench.bob, .fillOrKill)
    #expect(bench.batch.events.rejection.map { [$0.need, $0.have] } == [5, 4])
    bench.place(.buy, 5, at: 100, as: Bench.bob, postOnly: true)
    #expect(bench.batch.events.rejection.map { [$0.need, $0.have] } == [99, 100])
    bench.place(.buy, 5, at: 99, as: Bench.bob, postOnly: true)
    #expect(bench.batch.events.rested.count == 1)
    for ticks in [Int64(98), 99] {
      bench.place(.sell, 5, at: ticks, postOnly: true)
      #expect(bench.batch.events.rejection.map { [$0.need, $0.have] } == [100, ticks])
    }
  }

  @Test func theQuantityAheadFallsAsTheQueueIsEaten() {
    var bench = Bench()
    bench.place(.buy, 5, at: 100, as: Bench.bob)
    let left = bench.place(.buy, 7, at: 100, as: Bench.bob)
    guard let mine = bench.place(.buy, 3, at: 100) else { return }
    #expect(bench.batch.events.rested.first?.quantityAhead.lots == 12)
    bench.place(.buy, 2, at: 100, as: Bench.bob)
    func ahead() -> [Int64]? {
      bench.exchange.order(mine).map { [$0.quantityAhead.lots, $0.quantityBehind.lots] }
    }
    #expect(ahead() == [12, 2])
    bench.place(.sell, 6, at: 100, as: Bench.carol)
    #expect(ahead() == [6, 2])
    if let left { bench.run(.cancel(left), as: Bench.bob) }
    #expect(ahead() == [0, 2])
    bench.place(.sell, 1, at: 100, as: Bench.carol)
    #expect(bench.exchange.order(mine)?.filled.lots == 1)
    #expect(bench.exchange.order(mine)?.openQuantity.lots == 2)
  }

  @Test func aCancelNamesTheCommandThatAskedForIt() {
    var bench = Bench()
    guard let id = bench.place(.buy, 5, at: 100) else { return }
    #expect(bench.run(.cancel(id), as: Bench.bob).rejection?.reason == .unknownOrder)
    let events = bench.run(.cancel(id), reference: 77)
    #expect(events.kinds == ["cancelled", "level", "balance"])
    #expect(events.cancels.first?.reference == ClientReference(77))
    #expect(events.cancels.first?.reason == .requested)
    #expect(bench.run(.cancel(id)).rejection?.order == id)
    let next = bench.place(.buy, 5, at: 100)
    #expect(next?.slot == id.slot && next != id)
    #expect(bench.run(.cancel(id)).rejection?.reason == .unknownOrder)
  }

  @Test(
    arguments: [
      (nil, nil, [0, 1, 2, 3]), (Bench.market, nil, [0, 1, 2]), (Bench.market, .buy, [0, 2]),
      (nil, .sell, [1, 3]), (Bench.otherMarket, .buy, []),
    ] as [(InstrumentID?, Side?, [Int])])
  func cancelAllTakesWhatItNames(instrument: InstrumentID?, side: Side?, cancelled: [Int]) {
    var bench = Bench()
    let ids = [
      bench.place(.buy, 5, at: 90), bench.place(.sell, 5, at: 110), bench.place(.buy, 5, at: 89),
      bench.place(.sell, 5, at: 110, in: Bench.otherMarket),
    ]
    bench.place(.buy, 1, at: 90, as: Bench.bob)
    let events = bench.run(.cancelAll(instrument: instrument, side: side), reference: 9)
    #expect(events.cancels.map(\.order) == cancelled.map { ids[$0] })
    #expect(events.cancels.allSatisfy { $0.reference == ClientReference(9) })
    #expect(events.rejection?.reason == (cancelled.isEmpty ? .unknownOrder : nil))
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 4 - cancelled.count)
    #expect(bench.exchange.openOrderCount(of: Bench.bob) == 1)
  }

  @Test func cancelAllLeavesAndCountsWhatStandsStill() {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    bench.place(.buy, 5, at: 91)
    let free = bench.place(.buy, 5, at: 90, in: Bench.otherMarket)
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    let events = bench.run(.cancelAll(instrument: nil, side: nil))
    #expect(events.cancels.map(\.order) == [free])
    #expect(events.rejection?.reason == .phase)
    #expect(events.rejection?.have == 2)
    #expect(events.rejection?.instrument == Bench.market)
  }

  @Test func aLevelIsToldOnceHoweverOftenItChanges() {
    var bench = Bench()
    for ticks in [Int64(91), 90, 91, 90, 91] { bench.place(.buy, 5, at: ticks) }
    bench.place(.buy, 3, at: 90, as: Bench.bob)
    let before = bench.exchange.bookEvents(Bench.market)
    let events = bench.run(.cancelAll(instrument: nil, side: nil))
    #expect(events.levels.map { [$0.price.ticks, $0.quantity.lots] } == [[91, 0], [90, 3]])
    #expect(bench.exchange.bookEvents(Bench.market) == before + 2)
  }

  @Test func aCopyOfAnExchangeGoesItsOwnWay() {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    var other = bench
    let hash = bench.exchange.stateHash
    other.place(.sell, 5, at: 90, as: Bench.bob)
    #expect(bench.exchange.stateHash == hash)
    #expect(other.exchange.stateHash != hash)
    #expect(bench.depth(.buy) == [[90, 5]])
  }
}
