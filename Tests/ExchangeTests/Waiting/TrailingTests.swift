import Exchange
import Market
import Testing

@Suite struct TrailingTests {
  @Test func aSellFollowsThePriceUpAndNeverDown() {
    var bench = Bench()
    bench.trade(at: 100)
    let stop = bench.wait(.trailing, .sell, 2, trail: 10)
    #expect(bench.batch.events.armed.first?.trigger.price == Price(ticks: 90))
    // 90 less 5 %, cut off.
    #expect(bench.batch.events.armed.first?.limit == Price(ticks: 86))
    #expect(bench.trade(at: 107).armed.map(\.trigger.price.ticks) == [97])
    #expect(bench.batch.events.armed.first?.limit == Price(ticks: 86))
    #expect(bench.trade(at: 103).armed.isEmpty)
    #expect(bench.trade(at: 107).armed.isEmpty)
    #expect(bench.trade(at: 98).triggered.isEmpty)
    bench.place(.buy, 1, at: 92, as: Bench.bob)
    let events = bench.trade(at: 97)
    #expect(events.triggered.map(\.trigger.ticks) == [97])
    #expect(events.triggered.first?.order == stop)
    // 97 less 5 % is 93: the bid at 92 is not for it any more.
    #expect(events.cancels.map(\.price.ticks) == [93] && bench.isSound)
  }

  @Test func aBuyFollowsThePriceDown() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.wait(.trailing, .buy, 2, trail: 10)
    #expect(bench.batch.events.armed.first?.limit == Price(ticks: 115))
    #expect(bench.held() == [0, 231])
    #expect(bench.trade(at: 80).armed.map(\.trigger.price.ticks) == [90])
    #expect(bench.held() == [0, 231])
    bench.place(.sell, 5, at: 95, as: Bench.bob)
    let events = bench.trade(at: 90)
    #expect(events.triggered.count == 1 && events.cancels.map(\.price.ticks) == [94])
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  @Test func thoseThatMoveAreToldInTheOrderOfAcceptanceAndBecomeTheYoungest() {
    var bench = Bench()
    bench.trade(at: 100)
    let wide = bench.wait(.trailing, .sell, 1, trail: 20)
    bench.trade(at: 95)
    let narrow = bench.wait(.trailing, .sell, 1, trail: 5)
    let plain = bench.wait(.stop, .sell, 1, trigger: 93, limit: 1)
    // Only the younger one has not seen 98 yet.
    #expect(bench.trade(at: 98).armed.map(\.order) == [narrow])
    #expect(bench.batch.events.armed.map(\.trigger.price.ticks) == [93])
    #expect(bench.trade(at: 101).armed.map(\.order) == [wide, narrow])
    #expect(bench.batch.events.armed.map(\.trigger.price.ticks) == [81, 96])
    let late = bench.wait(.stop, .sell, 1, trigger: 96, limit: 1)
    #expect(bench.trade(at: 80).triggered.map(\.order) == [narrow, late, plain, wide])
    #expect(bench.isSound)
  }

  @Test func oneWhoseTriggerMovesOntoAnothersPriceGoesBehindIt() {
    var bench = Bench()
    bench.trade(at: 100)
    let moving = bench.wait(.trailing, .sell, 1, trail: 10)
    let standing = bench.wait(.stop, .sell, 1, trigger: 95, limit: 1)
    bench.trade(at: 105)
    #expect(bench.trade(at: 95).triggered.map(\.order) == [standing, moving])
  }

  @Test func triggersStayBetweenOneTickAndTheHighestPrice() {
    var bench = Bench(maximumPrice: 1_000)
    bench.trade(at: 100)
    bench.wait(.trailing, .sell, 1, trail: .max)
    #expect(bench.batch.events.armed.first?.trigger.price == Price(ticks: 1))
    bench.wait(.trailing, .buy, 1, trail: .max)
    #expect(bench.batch.events.armed.first?.trigger.price == Price(ticks: 1_000))
    #expect(bench.batch.events.armed.first?.limit == Price(ticks: 1_000))
    // Neither moves, and a younger one still does.
    let young = bench.wait(.trailing, .sell, 1, trail: 50)
    #expect(bench.trade(at: 120).armed.map(\.order) == [young])
    #expect(bench.isSound)
  }
}
