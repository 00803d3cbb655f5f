import Market
import Testing

@testable import Exchange

@Suite struct HoldTests {
  @Test func aBidHoldsItsValueAndTheHighestFee() {
    var bench = Bench()
    let order = bench.place(.buy, 10, at: 1_000)
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds, 10_020))
    #expect(
      bench.exchange.balance(Bench.alice, Bench.quote).available.units == Bench.funds - 10_020)
    if let order { bench.run(.cancel(order)) }
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds, 0))
  }

  @Test func anAskHoldsWhatItSells() {
    var bench = Bench()
    bench.place(.sell, 10, at: 1_000)
    #expect(bench.balance(Bench.alice, Bench.base) == (Bench.funds, 10))
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds, 0))
  }

  @Test func aFillReleasesWhatTheMakerDidNotNeed() {
    var bench = Bench()
    bench.place(.buy, 10, at: 1_000)
    bench.place(.sell, 4, at: 1_000, as: Bench.bob)
    // 4,000 and 4 of fee are paid; 6,000 and 12 stay held.
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds - 4_004, 6_012))
    #expect(bench.balance(Bench.alice, Bench.base).total == Bench.funds + 4)
  }

  @Test func aBetterPriceReleasesTheSurplusAtOnce() {
    var bench = Bench()
    bench.place(.sell, 4, at: 900)
    bench.place(.buy, 10, at: 1_000, as: Bench.bob)
    // 4 at 900 cost 3,600 and 8 (7.2 rounded up); 6 at 1,000 hold 6,000 and 12 less 0.8, which is
    // 12 rounded up.
    #expect(bench.balance(Bench.bob, Bench.quote) == (Bench.funds - 3_608, 6_012))
  }

  @Test func roundingCreditLowersTheHold() {
    var bench = Bench()
    bench.place(.sell, 1, at: 900)
    bench.place(.buy, 2, at: 1_000, as: Bench.bob)
    // The fee of 1.8 was taken as 2; the next 1,000 need 2 less 0.2, which is 2 rounded up.
    #expect(bench.balance(Bench.bob, Bench.quote) == (Bench.funds - 902, 1_002))
    bench.place(.sell, 1, at: 1_000)
    // As a maker it pays 1 for it, less 0.2, rounded up: 1.
    #expect(bench.balance(Bench.bob, Bench.quote) == (Bench.funds - 902 - 1_001, 0))
  }

  @Test(arguments: [
    (Side.buy, Int64(100), Int64(10_000_000), Bench.quote, Int64(1_002_000_000)),
    (Side.sell, Int64(1_000_000_001), Int64(5), Bench.base, Int64(1_000_000_001)),
  ])
  func aRefusalSaysNeedAndHave(
    side: Side, lots: Int64, ticks: Int64, asset: AssetID, need: Int64
  ) {
    var bench = Bench(maximumPrice: 100_000_000, maximumQuantity: .max)
    bench.place(side, lots, at: ticks)
    let rejection = bench.batch.events.rejection
    #expect(rejection?.reason == .insufficientFunds)
    #expect(rejection?.asset == asset)
    #expect(rejection?.need == need)
    #expect(rejection?.have == Bench.funds)
    #expect(bench.balance(Bench.alice, asset).held == 0)
  }

  @Test func onlyWhatIsAvailableCounts() {
    var bench = Bench(maximumPrice: 100_000_000)
    bench.place(.buy, 90, at: 10_000_000)
    bench.place(.buy, 10, at: 10_000_000)
    #expect(bench.batch.events.rejection?.have == Bench.funds - 901_800_000)
    #expect(bench.place(.buy, 9, at: 10_000_000) != nil)
  }

  @Test func aMarketOrderNeedsExactlyWhatItWouldCost() {
    var bench = Bench(accounts: 2)
    bench.place(.sell, 5, at: 100)
    bench.place(.sell, 5, at: 101)
    bench.run(.openAccount(Bench.carol))
    // 5 x 100 + 3 x 101 = 803, and 1.606 of fee: 805.
    bench.run(.deposit(Bench.carol, Bench.quote, Money(units: 804)))
    bench.place(.buy, 8, as: Bench.carol, kind: .market)
    #expect(bench.batch.events.rejection?.reason == .insufficientFunds)
    #expect(bench.batch.events.rejection?.need == 805)
    #expect(bench.batch.events.rejection?.have == 804)
    bench.run(.deposit(Bench.carol, Bench.quote, Money(units: 1)))
    bench.place(.buy, 8, as: Bench.carol, kind: .market)
    #expect(bench.balance(Bench.carol, Bench.quote) == (0, 0))
    #expect(bench.balance(Bench.carol, Bench.base) == (8, 0))
  }

  @Test(arguments: [TimeInForce.immediateOrCancel, .fillOrKill])
  func aLimitThatIsImmediateNeedsItsLimitOrItsCost(timeInForce: TimeInForce) {
    var bench = Bench(accounts: 2)
    bench.place(.sell, 5, at: 100)
    bench.run(.openAccount(Bench.carol))
    bench.run(.deposit(Bench.carol, Bench.quote, Money(units: 501)))
    let order = bench.place(.buy, 5, at: 200, as: Bench.carol, timeInForce)
    if timeInForce == .fillOrKill {
      #expect(order != nil)
      #expect(bench.balance(Bench.carol, Bench.quote) == (0, 0))
    } else {
      #expect(bench.batch.events.rejection?.need == 1_002)
    }
  }

  @Test func aMarketSaleNeedsAllThatItWouldSell() {
    var bench = Bench(accounts: 2)
    bench.place(.buy, 2, at: 100)
    bench.run(.openAccount(Bench.carol))
    bench.run(.deposit(Bench.carol, Bench.base, Money(units: 4)))
    bench.place(.sell, 5, as: Bench.carol, kind: .market)
    #expect(bench.batch.events.rejection?.need == 5)
    #expect(bench.batch.events.rejection?.have == 4)
  }

  @Test func anAmendmentNeedsOnlyTheDifference() {
    var bench = Bench(maximumPrice: 100_000_000)
    guard let order = bench.place(.buy, 90, at: 10_000_000) else { return }
    bench.run(.amend(order, price: Price(ticks: 11_000_000), quantity: Quantity(lots: 90)))
    #expect(bench.balance(Bench.alice, Bench.quote).held == 991_980_000)
    bench.run(.amend(order, price: Price(ticks: 11_200_000), quantity: Quantity(lots: 90)))
    let rejection = bench.batch.events.rejection
    #expect(rejection?.reason == .insufficientFunds)
    #expect(rejection?.need == 1_010_016_000)
    #expect(rejection?.have == Bench.funds)
    #expect(bench.balance(Bench.alice, Bench.quote).held == 991_980_000)
  }

  @Test func figuresBeyondSixtyFourBitsAreRefusedAndNeverTrap() {
    var bench = Bench(maximumPrice: .max, maximumQuantity: .max)
    for side in Side.allCases {
      for kind in [OrderKind.limit, .market] {
        for timeInForce in [TimeInForce.goodTillCancelled, .immediateOrCancel, .fillOrKill] {
          for lots: Int64 in [.max, 1 << 61, 1] {
            for ticks: Int64 in [.max, 1 << 61, (1 << 61) + 1, 1] {
              bench.place(side, lots, at: ticks, kind: kind, timeInForce)
              bench.run(.cancelAll(instrument: nil, side: nil))
            }
          }
        }
      }
    }
    #expect(bench.exchange.audit(at: bench.now).passed)
  }

  @Test func aMarketOrderThroughAbsurdPricesIsRefusedAndDoesNotTrap() {
    var bench = Bench(maximumPrice: .max, maximumQuantity: .max)
    bench.place(.sell, Bench.funds, at: 1 << 39)
    bench.place(.buy, Bench.funds, as: Bench.bob, kind: .market)
    #expect(bench.batch.events.rejection?.reason == .insufficientFunds)
    #expect(bench.batch.events.rejection?.need == .max)
  }

  @Test func depositsStopWhereTheSumOfAllAccountsWouldOverflow() {
    var bench = Bench()
    let room = Int64.max - 3 * Bench.funds
    bench.run(.deposit(Bench.alice, Bench.base, Money(units: room + 1)))
    #expect(bench.batch.events.rejection?.reason == .quantityOutOfRange)
    #expect(bench.batch.events.rejection?.need == room)
    bench.run(.deposit(Bench.alice, Bench.base, Money(units: room)))
    #expect(bench.balance(Bench.alice, Bench.base).total == Bench.funds + room)
    #expect(bench.exchange.audit(at: bench.now).passed)
  }

  @Test func onlyAvailableMoneyIsWithdrawn() {
    var bench = Bench()
    bench.place(.sell, 10, at: 5)
    bench.run(.withdraw(Bench.alice, Bench.base, Money(units: Bench.funds - 9)))
    #expect(bench.batch.events.rejection?.reason == .insufficientFunds)
    #expect(bench.batch.events.rejection?.have == Bench.funds - 10)
    #expect(bench.batch.events.rejection?.need == Bench.funds - 9)
    bench.run(.withdraw(Bench.alice, Bench.base, Money(units: Bench.funds - 10)))
    #expect(bench.balance(Bench.alice, Bench.base) == (10, 10))
    for units in [Int64(0), -1] {
      #expect(
        bench.run(.withdraw(Bench.alice, Bench.base, Money(units: units))).rejection?.reason
          == .quantityOutOfRange)
      #expect(
        bench.run(.deposit(Bench.alice, Bench.base, Money(units: units))).rejection?.reason
          == .quantityOutOfRange)
    }
  }
}
