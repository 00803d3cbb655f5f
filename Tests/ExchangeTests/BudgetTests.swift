import Exchange
import Market
import Testing

@Suite struct BudgetTests {
  /// 5 at 100 and 5 at 110 on offer.
  private static func offers() -> Bench {
    var bench = Bench()
    bench.place(.sell, 5, at: 100, as: Bench.bob)
    bench.place(.sell, 5, at: 110, as: Bench.bob)
    return bench
  }

  @Test(
    arguments: [
      (99, []), (100, [1]), (499, [4]), (500, [5]), (609, [5]), (610, [5, 1]), (5_000, [5, 5]),
    ] as [(Int64, [Int64])])
  func anAmountBuysWholeLots(budget: Int64, lots: [Int64]) {
    var bench = Self.offers()
    let events = bench.spend(.buy, budget)
    #expect(events.trades.map(\.quantity.lots) == lots)
    #expect(events.cancels.map(\.reason) == [.budgetSpent])
    #expect(events.cancels.map(\.openQuantity.lots) == [0])
    #expect(events.fills.filter { $0.liquidity == .taker }.allSatisfy { $0.openQuantity == .zero })
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 0)
    #expect(bench.isSound)
  }

  @Test func aSaleRaisesNoMoreThanItsAmount() {
    var bench = Bench()
    bench.place(.buy, 1, at: 100, as: Bench.bob)
    bench.place(.buy, 9, at: 5, as: Bench.bob)
    // 105 raise one lot at 100 and, with the 5 that are left, one at 5.
    let events = bench.spend(.sell, 105)
    #expect(events.trades.map(\.quantity.lots) == [1, 1])
    #expect(bench.balance(Bench.alice, Bench.base).total == Bench.funds - 2)
    // 104 leave 4, which is no lot at 5.
    bench.place(.buy, 1, at: 100, as: Bench.bob)
    #expect(bench.spend(.sell, 104).trades.map(\.quantity.lots) == [1])
  }

  @Test func feesComeOnTop() {
    var bench = Self.offers()
    bench.run(.withdraw(Bench.alice, Bench.quote, Money(units: Bench.funds - 500)))
    // 5 at 100 are worth 500, and the fee is 1.
    let poor = bench.spend(.buy, 500)
    #expect(poor.rejection?.reason == .insufficientFunds)
    #expect(poor.rejection?.need == 501)
    #expect(bench.spend(.buy, 499).trades.count == 1)
    #expect(bench.balance(Bench.alice, Bench.quote) == (500 - 401, 0))
  }

  @Test func aSaleNeedsWhatItWouldSell() {
    var bench = Bench()
    bench.place(.buy, 9, at: 100, as: Bench.bob)
    bench.run(.withdraw(Bench.alice, Bench.base, Money(units: Bench.funds - 3)))
    #expect(bench.spend(.sell, 400).rejection?.need == 4)
    #expect(bench.spend(.sell, 399).trades.map(\.quantity.lots) == [3])
  }

  @Test func anOwnOrderStopsOrIsPassed() {
    for (prevention, reasons, lots) in [
      (.expireTaker, [.selfTrade], []), (.expireBoth, [.selfTrade, .selfTrade], []),
      (.expireMaker, [.selfTrade, .budgetSpent], [5]), (.none, [.budgetSpent], [2, 3]),
      (.decrement, [.selfTrade, .budgetSpent], [3]),
    ] as [(SelfTradePrevention, [CancelReason], [Int64])] {
      var bench = Bench()
      bench.place(.sell, 2, at: 100)
      bench.place(.sell, 9, at: 100, as: Bench.bob)
      let events = bench.spend(.buy, 500, prevention: prevention)
      #expect(events.cancels.map(\.reason) == reasons)
      #expect(events.trades.map(\.quantity.lots) == lots)
      #expect(events.decremented.isEmpty)
      #expect(bench.isSound)
    }
  }

  @Test func aBudgetBesideAQuantityIsAContradiction() {
    var bench = Self.offers()
    for (lots, budget) in [(1, 100), (-1, 100), (0, -1)] as [(Int64, Int64)] {
      let order = Bench.order(.buy, lots, kind: .market, .immediateOrCancel, budget: budget)
      #expect(bench.send(order).rejection?.reason == .contradictoryOrder)
    }
    let limit = Bench.order(.buy, 1, at: 100, budget: 100)
    #expect(bench.send(limit).rejection?.reason == .contradictoryOrder)
    let kill = Bench.order(.buy, 0, kind: .market, .fillOrKill, budget: 100)
    #expect(bench.send(kill).rejection?.reason == .contradictoryOrder)
  }
}
