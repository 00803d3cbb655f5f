import Exchange
import Market
import Testing

/// Refusals of orders that wait or belong together, with their figures.
@Suite struct ConditionalRefusalTests {
  static let start = Bench.start.nanoseconds / 1_000_000_000

  struct Case: Sendable {
    let reason: RejectReason
    var need: Int64 = 0
    var have: Int64 = 0
    let provoke: @Sendable (inout Bench) -> Void
  }

  static let cases: [Case] = [
    Case(reason: .wouldTrigger, need: 100, have: 100) { $0.wait(.stop, .buy, 1, trigger: 100) },
    Case(reason: .wouldTrigger, need: 100, have: 103) { $0.wait(.stop, .sell, 1, trigger: 103) },
    Case(reason: .wouldTrigger, need: 100, have: 103) {
      $0.wait(.takeProfit, .buy, 1, trigger: 103)
    },
    Case(reason: .wouldTrigger, need: 100, have: 99) {
      $0.wait(.takeProfit, .sell, 1, trigger: 99)
    },
    Case(reason: .wouldTrigger, need: 100, have: 101) { $0.pair(.sell, 1, limit: 110, stop: 101) },
    Case(reason: .noReference) {
      $0.wait(.trailing, .buy, 1, trail: 5, in: Bench.otherMarket)
    },
    Case(reason: .expiryInPast, need: start, have: start) {
      $0.wait(.stop, .buy, 1, trigger: 110, limit: 1, .goodTillDate, expiresAt: $0.now)
    },
    Case(reason: .expiryInPast, need: start) {
      $0.wait(.stop, .buy, 1, trigger: 110, limit: 1, .goodTillDate)
    },
    Case(reason: .expiryInPast, need: start, have: start - 1) {
      $0.pair(.sell, 1, limit: 110, stop: 90, expiresAt: $0.now - .seconds(1))
    },
    Case(reason: .spanOutOfRange, need: 1, have: 0) {
      $0.run(.keepAlive(within: .milliseconds(999)))
    },
    Case(reason: .spanOutOfRange, need: 1, have: -1) {
      $0.run(.keepAlive(within: .milliseconds(-1)))
    },
    Case(reason: .spanOutOfRange, need: 86_400, have: 86_401) {
      $0.run(.keepAlive(within: .hours(24) + .milliseconds(1)))
    },
    Case(reason: .contradictoryOrder) { $0.wait(.trailing, .buy, 1, limit: 100, trail: 5) },
    Case(reason: .contradictoryOrder) { $0.wait(.trailing, .buy, 1) },
    Case(reason: .contradictoryOrder) { $0.wait(.stop, .buy, 1, trigger: 110, trail: 5) },
    Case(reason: .contradictoryOrder) { $0.wait(.stop, .buy, 1, trigger: 110, .fillOrKill) },
    Case(reason: .contradictoryOrder) {
      $0.wait(.stop, .buy, 1, trigger: 110, limit: 1, .fillOrKill, postOnly: true)
    },
    Case(reason: .contradictoryOrder) { $0.pair(.sell, 1, limit: 90, stop: 90) },
    Case(reason: .contradictoryOrder) { $0.pair(.buy, 1, limit: 110, stop: 110) },
    Case(reason: .contradictoryOrder) { $0.pair(.buy, 1, limit: 90, stop: 110, stopLimit: 89) },
    Case(reason: .priceOutOfRange, need: 1) { $0.wait(.stop, .buy, 1, trigger: 0) },
    Case(reason: .priceOutOfRange, need: 1_000_000, have: 1_000_001) {
      $0.wait(.stop, .buy, 1, trigger: 1_000_001)
    },
    Case(reason: .priceOutOfRange, need: 1) {
      $0.pair(.sell, 1, limit: 110, stop: 90, stopLimit: 0)
    },
    Case(reason: .quantityOutOfRange, need: 1) { $0.wait(.stop, .buy, 0, trigger: 110) },
    Case(reason: .wouldTake, need: 121, have: 115) {
      $0.place(.buy, 1, at: 120, as: Bench.bob)
      $0.pair(.sell, 1, limit: 115, stop: 90)
    },
    Case(reason: .phase) {
      $0.run(.setPhase(Bench.market, .cancelOnly))
      $0.wait(.stop, .buy, 1, trigger: 110)
    },
    // 10,000 at 105,000 (the protection of 100,000) and 2,100,000 of fee.
    Case(reason: .insufficientFunds, need: 1_052_100_000, have: Bench.funds) {
      $0.wait(.stop, .buy, 10_000, trigger: 100_000)
    },
    // The stop leg is the dearer one.
    Case(reason: .insufficientFunds, need: 1_052_100_000, have: Bench.funds) {
      $0.pair(.buy, 10_000, limit: 90_000, stop: 100_000)
    },
    Case(reason: .tooManyOrders, need: 3, have: 2) {
      $0.place(.buy, 1, at: 5)
      $0.wait(.stop, .buy, 1, trigger: 110)
      $0.pair(.sell, 1, limit: 110, stop: 90)
    },
    Case(reason: .bookFull, need: 6, have: 5) {
      for account in [Bench.alice, Bench.bob, Bench.carol] {
        $0.place(.buy, 1, at: 5, as: account)
        if account != Bench.carol { $0.wait(.stop, .buy, 1, trigger: 110, as: account) }
      }
      $0.pair(.sell, 1, limit: 110, stop: 90, as: Bench.carol)
    },
    Case(reason: .unknownInstrument) {
      $0.wait(.stop, .buy, 1, trigger: 110, in: InstrumentID(9))
    },
  ]

  @Test(arguments: cases.indices)
  func itSaysWhy(index: Int) {
    var bench = Bench(orderCapacity: 6, ordersPerAccount: 3)
    bench.trade(at: 100)
    let held = bench.held()
    let expected = Self.cases[index]
    expected.provoke(&bench)
    let rejection = bench.batch.events.rejection
    #expect(bench.batch.events.kinds == ["rejected"])
    #expect(rejection?.reason == expected.reason)
    #expect(rejection?.need == expected.need && rejection?.have == expected.have)
    #expect(bench.isSound)
    bench.run(.cancelAll(instrument: nil, side: nil))
    #expect(bench.held() == held)
  }

  @Test func aReduceOnlyStopIsCutDownToWhatThereIs() {
    var bench = Bench(accounts: 4, maximumQuantity: 1 << 40)
    bench.trade(at: 100)
    let order = NewOrder(
      instrument: Bench.market, side: .sell, kind: .market, reduceOnly: true,
      quantity: Quantity(lots: 1 << 40))
    let events = bench.run(.placeConditional(order, Trigger(.stop, price: Price(ticks: 90))))
    #expect(events.armed.count == 1 && bench.held() == [Bench.funds, 0])
    let again = bench.run(.placeConditional(order, Trigger(.stop, price: Price(ticks: 90))))
    #expect(again.rejection?.reason == .nothingToReduce)
  }
}
