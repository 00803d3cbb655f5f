import Exchange
import Market
import Testing

@Suite struct PairTests {
  @Test func theStopHoldsForBoth() {
    var bench = Bench()
    bench.trade(at: 100)
    let names = bench.pair(.buy, 10, limit: 90, stop: 110, stopLimit: 120, reference: 5)
    #expect(
      bench.batch.events.kinds == [
        "accepted", "armed", "accepted", "rested", "linked", "level", "balance",
      ])
    #expect(
      bench.batch.events.linked == [
        LinkedOrders(stop: names[0], limit: names[1], reference: ClientReference(5))
      ])
    // 10 at 120 and a fee of 2.4.
    #expect(bench.held() == [0, 1_203])
    #expect(bench.exchange.order(names[0])?.partner == names[1])
    #expect(bench.exchange.order(names[1])?.partner == names[0])
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 2 && bench.isSound)
  }

  @Test func aPartOfTheLimitOrderEndsTheStop() {
    var bench = Bench()
    bench.trade(at: 100)
    let names = bench.pair(.buy, 10, limit: 90, stop: 110, stopLimit: 120)
    bench.place(.sell, 4, at: 90, as: Bench.bob)
    let events = bench.batch.events
    #expect(events.story == ["accepted", "trade", "filled", "cancelled", "filled"])
    #expect(events.cancels.first?.order == names[0])
    #expect(events.cancels.first?.reason == .oneCancelsOther)
    #expect(events.cancels.first?.price == Price(ticks: 120))
    // 6 at 90 and the fee of 1.08, less what rounding the maker's 0.36 up took: 0.44 more, so 1.
    #expect(bench.held() == [0, 541])
    #expect(bench.exchange.order(names[1])?.partner == nil && bench.isSound)
    #expect(bench.trade(at: 120).triggered.isEmpty)
    bench.place(.sell, 6, at: 90, as: Bench.bob)
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  @Test func aFillOfTheWholeLimitOrderEndsTheStop() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.pair(.sell, 10, limit: 110, stop: 90)
    #expect(bench.held() == [10, 0])
    bench.place(.buy, 10, at: 110, as: Bench.bob)
    #expect(bench.batch.events.cancels.map(\.reason) == [.oneCancelsOther])
    #expect(bench.held() == [0, 0] && bench.isSound)
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 0)
  }

  @Test func theTriggerEndsTheLimitOrder() {
    var bench = Bench()
    bench.trade(at: 100)
    let names = bench.pair(.sell, 10, limit: 110, stop: 90, stopLimit: 85)
    let events = bench.trade(at: 90)
    #expect(events.story.suffix(3) == ["cancelled", "triggered", "rested"])
    #expect(events.cancels.map(\.order) == [names[1]])
    #expect(bench.depth(.sell) == [[85, 10]] && bench.held() == [10, 0] && bench.isSound)
  }

  @Test(arguments: [0, 1])
  func theEndOfOneIsTheEndOfTheOther(which: Int) {
    var bench = Bench()
    bench.trade(at: 100)
    let names = bench.pair(.sell, 10, limit: 110, stop: 90, reference: 1)
    let events = bench.run(.cancel(names[which]), reference: 9)
    #expect(events.cancels.map(\.order) == [names[which], names[1 - which]])
    #expect(events.cancels.map(\.reason) == [.requested, .oneCancelsOther])
    #expect(events.cancels.map(\.reference.rawValue) == [9, 0])
    #expect(bench.depth(.sell).isEmpty && bench.held() == [0, 0] && bench.isSound)
  }

  @Test func allOfManyPairsAreCancelled() {
    var bench = Bench()
    bench.trade(at: 100)
    for limit in 0..<5 {
      bench.pair(.sell, 1, limit: 110 + Int64(limit), stop: 90)
      bench.place(.buy, 1, at: 5)
    }
    #expect(bench.run(.cancelAll(instrument: nil, side: .sell)).cancels.count == 10)
    #expect(bench.run(.cancelAll(instrument: nil, side: nil)).cancels.count == 5)
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  @Test func aPairCannotBeAmendedButReplaced() {
    var bench = Bench()
    bench.trade(at: 100)
    let names = bench.pair(.sell, 10, limit: 110, stop: 90)
    for name in names {
      let events = bench.run(.amend(name, price: Price(ticks: 111), quantity: Quantity(lots: 1)))
      #expect(events.rejection?.reason == .linkedOrder && events.rejection?.order == name)
    }
    let order = NewOrder(
      instrument: Bench.market, side: .sell, price: Price(ticks: 120), quantity: Quantity(lots: 3))
    let events = bench.run(.replace(names[1], with: order))
    #expect(events.cancels.map(\.reason) == [.replaced, .oneCancelsOther])
    #expect(bench.depth(.sell) == [[120, 3]] && bench.held() == [3, 0] && bench.isSound)
  }

  @Test func theUncrossPartsAPair() {
    var bench = Bench()
    bench.trade(at: 100)
    let sells = bench.pair(.sell, 5, limit: 105, stop: 90)
    let buys = bench.pair(.buy, 5, limit: 95, stop: 120, as: Bench.bob)
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.buy, 3, at: 106, as: Bench.carol)
    bench.place(.sell, 2, at: 94, as: Bench.carol)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(!events.trades.isEmpty)
    #expect(events.cancels.map(\.reason).allSatisfy { $0 == .oneCancelsOther })
    #expect(events.cancels.map(\.order).contains(sells[0]) == (bench.held()[0] < 5))
    #expect(bench.exchange.order(buys[0]) != nil && bench.isSound)
  }

  @Test func inAnAuctionSelfTradePreventionMayEndIt() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.buy, 1, at: 120)
    bench.pair(.sell, 5, limit: 110, stop: 90)
    let events = bench.batch.events
    #expect(events.story == ["accepted", "armed", "accepted", "cancelled", "cancelled"])
    #expect(events.cancels.map(\.reason) == [.selfTrade, .oneCancelsOther])
    #expect(bench.held()[0] == 0 && bench.isSound)
    bench.pair(.sell, 5, limit: 130, stop: 90)
    bench.place(.buy, 1, at: 135, prevention: .expireMaker)
    #expect(bench.batch.events.cancels.map(\.reason) == [.selfTrade, .oneCancelsOther])
    #expect(bench.held()[0] == 0 && bench.isSound)
    // A decrement is no trade.
    bench.run(.cancelAll(instrument: nil, side: nil))
    bench.pair(.sell, 5, limit: 130, stop: 90)
    bench.place(.buy, 2, at: 135, prevention: .decrement)
    #expect(bench.batch.events.cancels.map(\.reason) == [.selfTrade])
    #expect(bench.held()[0] == 5 && bench.depth(.sell) == [[130, 3]] && bench.isSound)
  }

  @Test func theirDateEndsBoth() {
    var bench = Bench()
    bench.trade(at: 100)
    let date = bench.now + .seconds(10)
    let names = bench.pair(.sell, 5, limit: 110, stop: 90, expiresAt: date)
    #expect(bench.exchange.order(names[0])?.expiresAt == date)
    #expect(bench.exchange.nextDeadline == date)
    let events = bench.advance(to: date)
    #expect(events.cancels.map(\.reason) == [.goodTillDate, .oneCancelsOther])
    #expect(events.cancels.map(\.order) == names)
    #expect(bench.exchange.nextDeadline == nil && bench.held() == [0, 0] && bench.isSound)
  }

  @Test func aHaltEndsThoseThatWantTo() {
    var bench = Bench()
    bench.trade(at: 100)
    let stay = bench.pair(.sell, 5, limit: 110, stop: 90)
    let resting = bench.pair(.sell, 5, limit: 111, stop: 91, haltPolicy: .cancel)
    let waiting = bench.wait(.stop, .buy, 1, trigger: 140, haltPolicy: .cancel)
    let events = bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    #expect(events.cancels.map(\.order) == [resting[1], resting[0], waiting])
    #expect(events.cancels.map(\.reason) == [.halt, .oneCancelsOther, .halt])
    #expect(bench.exchange.order(stay[0]) != nil && bench.held() == [5, 0] && bench.isSound)
  }
}
