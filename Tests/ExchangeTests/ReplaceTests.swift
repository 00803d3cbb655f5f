import Exchange
import Market
import Testing

@Suite struct ReplaceTests {
  @Test func theOldOrderEndsAndTheNewOneComesInOneStep() throws {
    var bench = Bench()
    let old = try accepted(bench.place(.buy, 5, at: 100))
    let events = bench.run(.replace(old, with: Bench.order(.sell, 3, at: 120)), reference: 7)
    #expect(
      events.kinds == ["cancelled", "accepted", "rested", "level", "level", "balance", "balance"])
    #expect(events.cancels.first?.reason == .replaced)
    #expect(events.cancels.first?.reference == ClientReference(7))
    #expect(bench.depth(.buy) == [] && bench.depth(.sell) == [[120, 3]])
    #expect(bench.balance(Bench.alice, Bench.quote).held == 0)
    #expect(bench.isSound)
  }

  @Test func theNewOrderMayUseWhatTheOldOneHeld() throws {
    var bench = Bench()
    bench.run(.withdraw(Bench.alice, Bench.quote, Money(units: Bench.funds - 1_002)))
    let old = try accepted(bench.place(.buy, 10, at: 100))
    let events = bench.run(.replace(old, with: Bench.order(.buy, 5, at: 200)))
    #expect(events.rejection == nil)
    #expect(bench.depth(.buy) == [[200, 5]])
  }

  @Test func aRefusalOfTheNewOrderLeavesTheOldOneCancelled() throws {
    var bench = Bench()
    let old = try accepted(bench.place(.buy, 5, at: 100))
    let events = bench.run(.replace(old, with: Bench.order(.buy, 0, at: 100)))
    #expect(events.kinds == ["cancelled", "rejected", "level", "balance"])
    #expect(events.rejection?.reason == .quantityOutOfRange)
    let next = try accepted(bench.place(.buy, 5, at: 100))
    var order = Bench.order(.buy, 1, at: 1)
    order.instrument = InstrumentID(9)
    #expect(bench.run(.replace(next, with: order)).kinds == events.kinds)
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 0)
    #expect(bench.isSound)
  }

  @Test func whereThereIsNothingToCancelNothingIsPlaced() throws {
    var bench = Bench()
    let other = try accepted(bench.place(.buy, 5, at: 100, as: Bench.bob))
    let order = Bench.order(.buy, 5, at: 90)
    #expect(bench.run(.replace(other, with: order)).rejection?.reason == .unknownOrder)
    let own = try accepted(bench.place(.buy, 5, at: 100))
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    let events = bench.run(.replace(own, with: order))
    #expect(events.kinds == ["rejected"] && events.rejection?.reason == .phase)
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 1)
  }

  @Test func theNewOrderMayBeForAnotherMarket() throws {
    var bench = Bench()
    let old = try accepted(bench.place(.buy, 5, at: 100, in: Bench.otherMarket))
    let events = bench.run(.replace(old, with: Bench.order(.buy, 5, at: 90)))
    #expect(events.levels.map(\.instrument) == [Bench.market, Bench.otherMarket])
    #expect(events.kinds == ["cancelled", "accepted", "rested", "level", "level", "balance"])
    #expect(bench.isSound)
  }

  @Test func aWaitingOrderAndALegOfAPairCanBeReplaced() throws {
    var bench = Bench()
    let stop = Bench.order(.sell, 5, at: 80)
    let waiting = try accepted(
      bench.accept(.placeConditional(stop, Trigger(.stop, price: Price(ticks: 90)))))
    let events = bench.run(.replace(waiting, with: Bench.order(.sell, 5, at: 110)))
    #expect(events.cancels.map(\.reason) == [.replaced])
    bench.run(
      .placePair(
        OneCancelsOther(limit: Bench.order(.sell, 5, at: 120), stopTrigger: Price(ticks: 90))))
    let leg = try #require(bench.batch.events.accepted)
    let pair = bench.run(.replace(leg, with: Bench.order(.sell, 5, at: 130)))
    #expect(pair.cancels.map(\.reason) == [.replaced, .oneCancelsOther])
    #expect(bench.depth(.sell) == [[110, 5], [130, 5]])
    #expect(bench.balance(Bench.alice, Bench.base).held == 10)
    #expect(bench.isSound)
  }
}
