import Exchange
import Market
import Testing

@Suite struct AmendTests {
  /// An order of 10 at 100, of which 4 are filled, between two others of 5.
  private func queue() -> (bench: Bench, order: OrderID, behind: OrderID) {
    var bench = Bench()
    guard let order = bench.place(.buy, 10, at: 100),
      let behind = bench.place(.buy, 5, at: 100, as: Bench.bob)
    else { preconditionFailure("the bench takes orders") }
    bench.place(.sell, 4, at: 100, as: Bench.carol)
    return (bench, order, behind)
  }

  @Test(
    arguments: [
      // price, quantity: kept, open, quantity ahead
      (100, 9, true, 5, 0), (100, 10, true, 6, 0), (100, 5, true, 1, 0), (100, 11, false, 7, 5),
      (99, 10, false, 6, 0), (101, 5, false, 1, 0),
    ] as [(Int64, Int64, Bool, Int64, Int64)])
  func onlyLessAtTheSamePriceKeepsThePlace(
    price: Int64, quantity: Int64, kept: Bool, open: Int64, ahead: Int64
  ) {
    var (bench, order, _) = queue()
    let events = bench.run(
      .amend(order, price: Price(ticks: price), quantity: Quantity(lots: quantity)), reference: 5)
    guard case .amended(let amended) = events.first?.body else {
      Issue.record("it was not amended: \(events)")
      return
    }
    #expect(amended.keptPriority == kept)
    #expect(amended.reference == ClientReference(5))
    #expect(amended.quantity.lots == quantity)
    #expect(events.rested.map(\.quantity.lots) == (kept ? [] : [open]))
    let now = bench.exchange.order(order)
    #expect(now?.openQuantity.lots == open)
    #expect(now?.filled.lots == 4)
    #expect(now?.quantityAhead.lots == ahead)
    #expect(now?.price.ticks == price)
  }

  @Test func anAmendedOrderMayTakeAndRestTheRemainder() {
    var (bench, order, _) = queue()
    bench.place(.sell, 2, at: 103, as: Bench.carol)
    let events = bench.run(.amend(order, price: Price(ticks: 103), quantity: Quantity(lots: 10)))
    #expect(
      events.kinds.prefix(5) == ["amended", "trade", "filled", "filled", "rested"])
    #expect(events.fills.map(\.openQuantity.lots) == [0, 4])
    #expect(bench.depth(.buy) == [[103, 4], [100, 5]])
    #expect(bench.exchange.order(order)?.filled.lots == 6)
  }

  @Test func anAmendedOrderMayBeFilledAltogether() {
    var (bench, order, _) = queue()
    bench.place(.sell, 20, at: 103, as: Bench.carol)
    bench.run(.amend(order, price: Price(ticks: 103), quantity: Quantity(lots: 10)))
    #expect(bench.exchange.order(order) == nil)
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 0)
    #expect(bench.depth(.sell) == [[103, 14]])
    #expect(bench.exchange.audit(at: bench.now).passed)
  }

  @Test(
    arguments: [
      (100, 4, .belowFilled, 5, 4), (100, 1, .belowFilled, 5, 1),
      (100, 0, .quantityOutOfRange, 1, 0),
      (100, 1_000_001, .quantityOutOfRange, 1_000_000, 1_000_001), (0, 9, .priceOutOfRange, 1, 0),
      (1_000_001, 9, .priceOutOfRange, 1_000_000, 1_000_001),
    ] as [(Int64, Int64, RejectReason, Int64, Int64)])
  func whatCannotBeIsRefusedAndChangesNothing(
    price: Int64, quantity: Int64, reason: RejectReason, need: Int64, have: Int64
  ) {
    var (bench, order, _) = queue()
    let before = bench.exchange.order(order)
    let events = bench.run(
      .amend(order, price: Price(ticks: price), quantity: Quantity(lots: quantity)))
    #expect(events.kinds == ["rejected"])
    #expect(events.rejection?.reason == reason)
    #expect(events.rejection.map { [$0.need, $0.have] } == [need, have])
    #expect(events.rejection?.order == order)
    #expect(bench.exchange.order(order) == before)
  }

  @Test func anAmendmentToTheSameChangesNothing() {
    var (bench, order, _) = queue()
    let events = bench.run(.amend(order, price: Price(ticks: 100), quantity: Quantity(lots: 10)))
    #expect(events.kinds == ["amended"])
  }

  @Test func onlyWhatIsOpenNeedsMoney() {
    var bench = Bench(maximumPrice: 100_000_000)
    guard let order = bench.place(.buy, 90, at: 10_000_000) else { return }
    bench.place(.sell, 80, at: 10_000_000, as: Bench.carol)
    // 800,800,000 are spent, 199,200,000 are left, of which ten at 19 million need 190,380,000.
    bench.run(.amend(order, price: Price(ticks: 19_000_000), quantity: Quantity(lots: 90)))
    #expect(bench.batch.events.rejection == nil)
    #expect(bench.balance(Bench.alice, Bench.quote) == (199_200_000, 190_380_000))
  }

  @Test func aPostOnlyOrderStaysPostOnly() {
    var bench = Bench()
    guard let order = bench.place(.buy, 10, at: 100, postOnly: true) else { return }
    bench.place(.sell, 2, at: 103, as: Bench.carol)
    let events = bench.run(.amend(order, price: Price(ticks: 103), quantity: Quantity(lots: 10)))
    #expect(events.rejection?.reason == .wouldTake)
    #expect(events.rejection?.need == 102)
  }

  @Test func inPostOnlyNoAmendmentTrades() {
    var (bench, order, _) = queue()
    bench.place(.sell, 2, at: 103, as: Bench.carol)
    bench.run(.setPhase(Bench.market, .postOnly))
    bench.run(.amend(order, price: Price(ticks: 103), quantity: Quantity(lots: 10)))
    #expect(bench.batch.events.rejection?.reason == .wouldTake)
    bench.run(.amend(order, price: Price(ticks: 102), quantity: Quantity(lots: 10)))
    #expect(bench.depth(.buy) == [[102, 6], [100, 5]])
  }

  @Test func whoWasBehindIsServedFirstThen() {
    var (bench, order, behind) = queue()
    bench.run(.amend(order, price: Price(ticks: 100), quantity: Quantity(lots: 12)))
    bench.place(.sell, 6, at: 100, as: Bench.carol)
    let made = bench.batch.events.fills.filter { $0.liquidity == .maker }
    #expect(made.map(\.order) == [behind, order])
    #expect(made.map(\.quantity.lots) == [5, 1])
  }
}
