import Market
import Testing

@testable import Exchange

@Suite struct TradingRulesTests {
  private static func bench(band: Int64, reference: Int64?) -> Bench {
    var rules = TradingRules()
    rules.priceBandPartsPerMillion = band
    rules.openingReference = reference.map { Price(ticks: $0) }
    return Bench.ruled(by: rules)
  }

  @Test(
    arguments: [
      // reference, parts per million, low, high
      (100, 100_000, 90, 110), (105, 100_000, 95, 115), (109, 100_000, 99, 119),
      (1, 500_000, 1, 1), (100, 1_000_000, 1, 200), (100, 5_000_000, 1, 600),
    ] as [(Int64, Int64, Int64, Int64)])
  func theBandIncludesItsEdges(reference: Int64, parts: Int64, low: Int64, high: Int64) {
    for side in Side.allCases {
      var bench = Self.bench(band: parts, reference: reference)
      for ticks in [low, high] { #expect(bench.place(side, 1, at: ticks) != nil) }
      #expect(bench.place(side, 1, at: high + 1) == nil)
      #expect(bench.batch.events.rejection?.reason == .priceOutsideBand)
      #expect(bench.batch.events.rejection?.need == high)
      if low > 1 {
        #expect(bench.place(side, 1, at: low - 1) == nil)
        #expect(bench.batch.events.rejection?.need == low)
      }
    }
  }

  @Test func sharesAreExactAndNeverOverflow() {
    for (ticks, parts) in [
      (1 << 61, 999_999), (123_456_789_012, 1), (999_999, 999_999), (1 << 40, 50_000),
    ] as [(Int64, Int64)] {
      #expect(Int128(ticks.share(parts)) == Int128(ticks) * Int128(parts) / 1_000_000)
    }
    #expect(Int64.max.share(.max) == .max)
    #expect(PriceBand(around: 1 << 61, partsPerMillion: .max)?.high == .max)
  }

  @Test func theBandFollowsTheLastPriceAndNeedsOne() {
    var bench = Self.bench(band: 100_000, reference: nil)
    #expect(bench.place(.sell, 1, at: 100, as: Bench.bob) != nil)
    #expect(bench.place(.buy, 1, at: 5_000) != nil)
    // 100 was traded.
    #expect(bench.place(.buy, 1, at: 111) == nil)
    #expect(bench.place(.buy, 1, at: 110) != nil)
  }

  @Test func anAmendmentKeepsTheBandUnlessItKeepsThePrice() throws {
    var bench = Self.bench(band: 100_000, reference: nil)
    let order = try accepted(bench.place(.buy, 5, at: 50))
    bench.place(.sell, 1, at: 100, as: Bench.bob)
    bench.place(.buy, 1, at: 100, as: Bench.carol)
    func amend(_ ticks: Int64, _ lots: Int64) -> RejectReason? {
      bench.run(.amend(order, price: Price(ticks: ticks), quantity: Quantity(lots: lots)))
        .rejection?.reason
    }
    #expect(amend(51, 5) == .priceOutsideBand)
    #expect(amend(50, 6) == nil)
    #expect(amend(90, 6) == nil)
  }

  @Test(
    arguments: [(9, 0, .priceBand), (4, 0, nil), (0, 900, .budgetSpent)]
      as [(Int64, Int64, CancelReason?)])
  func aMarketOrderStopsAtTheBand(lots: Int64, budget: Int64, reason: CancelReason?) {
    var bench = Self.bench(band: 200_000, reference: 100)
    bench.place(.sell, 4, at: 105, as: Bench.bob)
    bench.place(.sell, 4, at: 120, as: Bench.bob)
    bench.place(.buy, 1, at: 90, as: Bench.carol)
    bench.place(.sell, 1, at: 90, as: Bench.bob)
    // The band is 72 to 108 now.
    let order = Bench.order(.buy, lots, kind: .market, .immediateOrCancel, budget: budget)
    let events = bench.send(order)
    #expect(events.trades.map(\.quantity.lots) == [4])
    #expect(events.cancels.map(\.reason) == (reason.map { [$0] } ?? []))
    let kill = Bench.order(.buy, 5, kind: .market, .fillOrKill)
    // At 105 it moved to 84 to 126.
    #expect(bench.send(kill).rejection?.have == 4)
    #expect(bench.isSound)
  }

  @Test func aMarketOrderThatFindsNoMoreExpires() {
    var bench = Self.bench(band: 100_000, reference: 100)
    bench.place(.sell, 4, at: 100, as: Bench.bob)
    let events = bench.send(Bench.order(.buy, 9, kind: .market, .immediateOrCancel))
    #expect(events.cancels.map(\.reason) == [.expired])
    #expect(events.cancels.map(\.openQuantity.lots) == [5])
  }

  @Test(arguments: [(4, false), (5, true), (20, true), (21, false)] as [(Int64, Bool)])
  func quantityAndNotionalHaveTwoEnds(lots: Int64, isAllowed: Bool) {
    var rules = TradingRules()
    rules.minimumNotional = Money(units: 500)
    rules.maximumNotional = Money(units: 2_000)
    rules.openingReference = Price(ticks: 100)
    var bench = Bench.ruled(by: rules)
    bench.place(.sell, 20, at: 100, as: Bench.bob)
    let limit = lots < 5 ? 500 : 2_000 as Int64
    for order in [
      Bench.order(.buy, lots, at: 100, .immediateOrCancel),
      Bench.order(.buy, lots, kind: .market, .immediateOrCancel),
      Bench.order(.buy, 0, kind: .market, .immediateOrCancel, budget: lots * 100),
    ] {
      var copy = bench
      let events = copy.send(order)
      #expect((events.rejection == nil) == isAllowed)
      guard let rejection = events.rejection else { continue }
      #expect(rejection.reason == .notionalOutOfRange && rejection.asset == Bench.quote)
      #expect(rejection.need == limit && rejection.have == lots * 100)
    }
  }

  @Test(arguments: [(1, 2), (11, 10)] as [(Int64, Int64)])
  func anIcebergShowsNeitherTooLittleNorTooMuch(shown: Int64, limit: Int64) {
    var rules = TradingRules()
    rules.minimumQuantity = Quantity(lots: 2)
    var bench = Bench.ruled(by: rules)
    let rejection = bench.send(Bench.order(.buy, 10, at: 100, shows: shown)).rejection
    #expect(rejection?.reason == .displayOutOfRange)
    #expect(rejection?.need == limit && rejection?.have == shown)
  }

  @Test func reduceOnlySellsWhatIsAvailable() {
    var bench = Bench()
    bench.run(.withdraw(Bench.alice, Bench.base, Money(units: Bench.funds - 12)))
    bench.place(.sell, 5, at: 200)
    let events = bench.send(Bench.order(.sell, 10, at: 100, reduceOnly: true))
    guard case .accepted(let order)? = events.first?.body else {
      Issue.record("it is accepted")
      return
    }
    #expect(order.request.quantity.lots == 7)
    #expect(bench.depth(.sell) == [[100, 7], [200, 5]])
    let buy = bench.send(Bench.order(.buy, 10, at: 50, reduceOnly: true))
    #expect(buy.rejection?.reason == .nothingToReduce)
    #expect(bench.isSound)
  }
}
