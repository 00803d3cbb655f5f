import Exchange
import Market
import Testing

@Suite struct BracketTests {
  @Test func aTakenEntryBringsItsExits() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.place(.sell, 5, at: 101, as: Bench.bob)
    bench.bracket(.buy, 5, at: 102, takeProfit: 120, stop: 90, reference: 8)
    let events = bench.batch.events
    #expect(
      events.story == [
        "accepted", "trade", "filled", "filled", "accepted", "armed", "accepted", "rested",
        "linked",
      ])
    #expect(events.linked.first?.reference.rawValue == 8)
    #expect(events.armed.first?.limit == Price(ticks: 86))
    #expect(bench.depth(.sell) == [[120, 5]] && bench.held() == [5, 0] && bench.isSound)
    #expect(bench.trade(at: 90).triggered.count == 1)
    #expect(bench.depth(.sell).isEmpty && bench.held() == [0, 0] && bench.isSound)
  }

  @Test func anEntryThatRestsBringsThemWhenItIsFilled() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.bracket(.buy, 5, at: 98, takeProfit: 120, stop: 90)
    #expect(bench.batch.events.story == ["accepted", "rested"])
    bench.place(.sell, 3, at: 98, as: Bench.bob)
    #expect(bench.batch.events.story == ["accepted", "trade", "filled", "filled"])
    bench.place(.sell, 2, at: 98, as: Bench.bob)
    #expect(bench.batch.events.linked.count == 1)
    #expect(bench.depth(.sell) == [[120, 5]] && bench.isSound)
  }

  @Test func anEntryCancelledAfterAPartBringsThemForThat() {
    var bench = Bench()
    bench.trade(at: 100)
    guard let entry = bench.bracket(.sell, 5, at: 102, takeProfit: 80, stop: 110, stopLimit: 115)
    else { return }
    bench.place(.buy, 2, at: 102, as: Bench.bob)
    let events = bench.run(.cancel(entry))
    #expect(events.story == ["cancelled", "accepted", "armed", "accepted", "rested", "linked"])
    #expect(bench.depth(.buy) == [[80, 2]])
    // 2 at 115 and a fee of 0.46.
    #expect(bench.held() == [0, 231] && bench.isSound)
  }

  @Test func anEntryThatTradedNothingBringsNothing() {
    var bench = Bench()
    bench.trade(at: 100)
    guard let entry = bench.bracket(.buy, 5, at: 98, takeProfit: 120, stop: 90) else { return }
    #expect(bench.run(.cancel(entry)).story == ["cancelled"])
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 0 && bench.isSound)
  }

  @Test func aStopThatIsReachedAlreadyIsDueAtOnceAndAlone() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.place(.sell, 5, at: 101, as: Bench.bob)
    bench.place(.sell, 2, at: 89, as: Bench.bob)
    bench.bracket(.buy, 2, at: 95, takeProfit: 120, stop: 90)
    // It bought at 89, below its stop.
    let events = bench.batch.events
    #expect(
      events.story == [
        "accepted", "trade", "filled", "filled", "accepted", "armed", "triggered", "cancelled",
      ])
    #expect(events.linked.isEmpty && bench.held() == [0, 0] && bench.isSound)
  }

  @Test func aTakeProfitMayTradeAsItComes() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.place(.buy, 3, at: 99, as: Bench.bob)
    guard let entry = bench.bracket(.sell, 5, at: 101, takeProfit: 97, stop: 110) else { return }
    bench.place(.buy, 5, at: 101, as: Bench.carol)
    bench.run(.cancel(entry))
    // Nobody offers below 97; now one does before the exits come.
    var other = Bench()
    other.trade(at: 100)
    other.run(.setPhase(Bench.market, .auction))
    other.bracket(.sell, 5, at: 101, takeProfit: 97, stop: 110)
    other.place(.buy, 5, at: 101, as: Bench.carol)
    other.place(.sell, 2, at: 102, as: Bench.bob)
    other.run(.setPhase(Bench.market, .postOnly))
    #expect(other.batch.events.trades.count == 1 && other.batch.events.allAccepted.isEmpty)
    other.place(.sell, 2, at: 104, as: Bench.bob, postOnly: true)
    let events = other.run(.setPhase(Bench.market, .open))
    #expect(events.story == ["phase", "accepted", "armed", "accepted", "rested", "linked"])
    #expect(bench.isSound && other.isSound)
  }

  @Test func aTakeProfitThatTradesOnArrivalEndsItsStop() {
    var configuration = Bench.configuration()
    configuration.activationsPerStep = 1
    var bench = Bench(configuration)
    bench.trade(at: 100)
    // The first exits take the one turn of the step, so that a bid comes before the second.
    bench.place(.sell, 2, at: 101, as: Bench.bob)
    guard let first = bench.bracket(.buy, 1, at: 99, takeProfit: 130, stop: 50),
      let second = bench.bracket(.buy, 4, at: 99, takeProfit: 105, stop: 60)
    else { return }
    bench.place(.sell, 5, at: 99, as: Bench.bob)
    #expect(bench.batch.events.linked.count == 1)
    #expect(bench.exchange.order(first) == nil && bench.exchange.order(second) == nil)
    bench.run(.cancelAll(instrument: nil, side: nil), as: Bench.bob)
    bench.place(.buy, 3, at: 106, as: Bench.carol)
    let events = bench.advance(by: .milliseconds(1))
    #expect(
      events.story == [
        "accepted", "armed", "accepted", "trade", "filled", "filled", "cancelled", "rested",
      ])
    #expect(events.cancels.map(\.reason) == [.oneCancelsOther])
    #expect(events.trades.map(\.price.ticks) == [106])
    #expect(
      bench.depth(.sell) == [[105, 1], [130, 1]] && bench.held() == [2, 0] && bench.isSound)
  }

  @Test func aMarketEntryBringsThem() {
    var bench = Bench()
    bench.trade(at: 100)
    bench.place(.sell, 5, at: 101, as: Bench.bob)
    bench.bracket(.buy, 3, takeProfit: 120, stop: 90, stopLimit: 80)
    #expect(bench.batch.events.linked.count == 1)
    #expect(bench.batch.events.armed.first?.limit == Price(ticks: 80))
    #expect(bench.held() == [3, 0] && bench.isSound)
  }

  @Test func exitsThatCannotBePaidAreRefused() {
    var bench = Bench(accounts: 4)
    let poor = AccountID(4)
    bench.run(.withdraw(poor, Bench.quote, Money(units: Bench.funds)))
    bench.trade(at: 100)
    bench.bracket(.sell, 4, at: 101, takeProfit: 50, stop: 200, as: poor, reference: 3)
    bench.place(.buy, 4, at: 101, as: Bench.bob)
    let rejection = bench.batch.events.rejection
    // 4 at 210 and 2 (1.68) of fee; the sale brought 404 less 1 of fee.
    #expect(rejection?.reason == .insufficientFunds && rejection?.reference.rawValue == 3)
    #expect(rejection?.need == 842 && rejection?.have == 403)
    #expect(rejection?.asset == Bench.quote && bench.isSound)
  }

  @Test func exitsWaitForAMarketThatMatches() {
    var bench = Bench()
    bench.trade(at: 100)
    guard let entry = bench.bracket(.buy, 5, at: 98, takeProfit: 120, stop: 90) else { return }
    bench.place(.sell, 3, at: 98, as: Bench.bob)
    bench.run(.setPhase(Bench.market, .cancelOnly))
    #expect(bench.run(.cancel(entry)).story == ["cancelled"])
    #expect(bench.run(.cancelAll(instrument: nil, side: nil)).rejection?.reason == .unknownOrder)
    #expect(bench.isSound)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.story == ["phase", "accepted", "armed", "accepted", "rested", "linked"])
    #expect(bench.held() == [3, 0] && bench.isSound)
  }

  @Test(arguments: [
    (Side.buy, Int64?(100), Int64(110), Int64(100), Int64?.none), (.buy, 100, 100, 90, nil),
    (.sell, 100, 90, 100, nil), (.sell, 100, 90, 110, 89), (.buy, nil, 90, 90, nil),
    (.sell, nil, 91, 90, nil),
  ])
  func theWrongWayRoundIsContradictory(
    side: Side, entry: Int64?, takeProfit: Int64, stop: Int64, stopLimit: Int64?
  ) {
    var bench = Bench()
    bench.trade(at: 100)
    bench.bracket(side, 1, at: entry, takeProfit: takeProfit, stop: stop, stopLimit: stopLimit)
    #expect(bench.batch.events.rejection?.reason == .contradictoryOrder)
  }

  @Test func theExitsPricesAreChecked() {
    var bench = Bench(maximumPrice: 1_000)
    bench.bracket(.buy, 1, at: 100, takeProfit: 1_001, stop: 50)
    #expect(bench.batch.events.rejection?.reason == .priceOutOfRange)
    #expect(bench.batch.events.rejection?.have == 1_001)
    bench.bracket(.buy, 1, at: 100, takeProfit: 900, stop: 0)
    #expect(bench.batch.events.rejection?.need == 1)
  }
}
