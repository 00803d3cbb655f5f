import Exchange
import Market
import Testing

@Suite struct ExpiryTests {
  static func place(
    _ bench: inout Bench, _ lots: Int64, seconds: Int64, in market: InstrumentID = Bench.market
  ) -> OrderID? {
    let order = NewOrder(
      instrument: market, side: .buy, timeInForce: .goodTillDate, price: Price(ticks: 50),
      quantity: Quantity(lots: lots), expiresAt: Bench.start + .seconds(seconds))
    return bench.run(.place(order)).accepted
  }

  @Test func anOrderEndsAtItsSecond() {
    var bench = Bench()
    let order = Self.place(&bench, 10, seconds: 5)
    #expect(bench.exchange.nextDeadline == Bench.start + .seconds(5))
    #expect(order.flatMap { bench.exchange.order($0)?.expiresAt } == Bench.start + .seconds(5))
    #expect(bench.advance(to: Bench.start + .milliseconds(4_999)).isEmpty)
    bench.place(.sell, 4, at: 50, as: Bench.bob)
    let events = bench.advance(to: Bench.start + .seconds(9))
    #expect(events.kinds == ["cancelled", "level", "balance"])
    #expect(events.cancels.first?.reason == .goodTillDate)
    #expect(events.cancels.first?.openQuantity == Quantity(lots: 6))
    #expect(events.first?.time == Bench.start + .seconds(5))
    #expect(bench.exchange.nextDeadline == nil && bench.held() == [0, 0] && bench.isSound)
  }

  @Test func theyEndByDateThenByAge() {
    var bench = Bench()
    let seconds: [Int64] = [7, 5, 7, 6, 5]
    let names = seconds.map { Self.place(&bench, 1, seconds: $0) }
    guard let last = Self.place(&bench, 1, seconds: 6) else { return }
    bench.run(.cancel(last))
    let events = bench.advance(by: .seconds(60))
    #expect(events.cancels.map(\.order) == [1, 4, 3, 0, 2].map { names[$0] })
    #expect(events.kinds.filter { $0 == "level" }.count == 5 && bench.isSound)
  }

  @Test func oneThatIsFilledHasNoEnd() {
    var bench = Bench()
    _ = Self.place(&bench, 2, seconds: 5)
    bench.place(.sell, 2, at: 50, as: Bench.bob)
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.advance(by: .seconds(60)).isEmpty)
    // Its slot belongs to another order now, which stays.
    bench.place(.buy, 2, at: 50)
    #expect(bench.advance(by: .seconds(60)).isEmpty && bench.isSound)
  }

  @Test func anAmendmentKeepsTheDate() {
    var bench = Bench()
    guard let order = Self.place(&bench, 2, seconds: 5) else { return }
    bench.run(.amend(order, price: Price(ticks: 60), quantity: Quantity(lots: 9)))
    #expect(bench.advance(by: .seconds(5)).cancels.first?.price == Price(ticks: 60))
  }

  @Test func aHaltPutsTheEndOff() {
    var bench = Bench()
    let late = Self.place(&bench, 1, seconds: 8)
    let early = Self.place(&bench, 1, seconds: 5)
    let other = Self.place(&bench, 1, seconds: 5, in: Bench.otherMarket)
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    #expect(bench.advance(by: .seconds(60)).cancels.map(\.order) == [other])
    #expect(bench.exchange.nextDeadline == nil && bench.isSound)
    let events = bench.run(.setPhase(Bench.market, .cancelOnly))
    #expect(events.kinds == ["haltAudited", "phase", "cancelled", "cancelled", "level", "balance"])
    #expect(events.cancels.map(\.order) == [early, late])
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  @Test func waitingOrdersHaveADateToo() {
    var bench = Bench()
    bench.trade(at: 100)
    let date = bench.now + .seconds(5)
    bench.wait(.stop, .buy, 3, trigger: 110, limit: 120, .goodTillDate, expiresAt: date)
    let active = bench.wait(.stop, .buy, 3, trigger: 104, limit: 90, .goodTillDate, expiresAt: date)
    bench.trade(at: 104)
    let events = bench.advance(to: date)
    #expect(events.cancels.map(\.reason) == [.goodTillDate, .goodTillDate])
    #expect(events.cancels.last?.order == active)
    #expect(bench.held() == [0, 0] && bench.isSound)
  }

  @Test func aDueOrderWhoseDateCameInTheHaltDoesNotTrade() {
    var bench = Bench()
    bench.trade(at: 100)
    let date = bench.now + .seconds(5)
    bench.wait(.stop, .buy, 3, trigger: 104, limit: 110, .goodTillDate, expiresAt: date)
    bench.run(.setPhase(Bench.market, .auction))
    bench.trade(at: 105)
    bench.run(.setPhase(Bench.market, .postOnly))
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    bench.advance(to: date)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.kinds == ["haltAudited", "phase", "cancelled", "balance"])
    #expect(bench.held() == [0, 0] && bench.isSound)
  }
}
