import Analytics
import Market
import Testing

@Suite struct EquityTests {
  private func equity(
    now: [Int64], before: [Int64], marks: [Int64], references: [Int64]
  ) -> Equity {
    Equity(
      in: Listed.usdt.id, balances: now.map { Balance(total: Money(units: $0)) },
      openingBalances: before.map { Balance(total: Money(units: $0)) },
      instruments: [Listed.bitcoin, Listed.ether], marks: marks.map { Price(ticks: $0) },
      references: references.map { Price(ticks: $0) })
  }

  @Test func whatIsWorthMoreThanFitsIsCutOff() {
    let start: [Int64] = [0, 0, 0]
    let much: [Int64] = [.max, .max, 0]
    let worth = equity(now: much, before: start, marks: [.max, 1], references: [1, 1])
    #expect(worth.total == Money(units: .max))
    #expect(worth.opening == .zero)
    #expect(worth.drift <= .zero)
  }

  @Test func withoutTradesThePriceAloneMovesTheEquity() {
    // 2 BTC and 100 USDT; BTC goes from 10.00 to 12.50.
    let start: [Int64] = [200_000_000, 10_000_000_000, 0]
    let worth = equity(now: start, before: start, marks: [1_250, 1], references: [1_000, 1])
    #expect(worth.opening == Money(units: 12_000_000_000))
    #expect(worth.total == Money(units: 12_500_000_000))
    #expect(worth.trading == .zero)
    #expect(worth.drift == Money(units: 500_000_000))
  }

  @Test func tradingIsWhatTheTradesBroughtAfterFees() {
    // Bought 1 BTC for 10.00 and a fee of 0.02; it stands at 12.50 now.
    let worth = equity(
      now: [300_000_000, 10_000_000_000 - 1_002_000_000, 0],
      before: [200_000_000, 10_000_000_000, 0], marks: [1_250, 1], references: [1_000, 1])
    #expect(worth.trading == Money(units: 248_000_000))
    #expect(worth.total - worth.opening == worth.trading + worth.drift)
  }

  @Test func everyMarketAgainstTheAssetCounts() {
    let worth = equity(
      now: [0, 0, 300_000_000], before: [0, 0, 100_000_000], marks: [1, 400],
      references: [1, 300])
    #expect(worth.total == Money(units: 1_200_000_000))
    #expect(worth.opening == Money(units: 300_000_000))
    #expect(worth.trading == Money(units: 800_000_000))
    #expect(worth.drift == Money(units: 100_000_000))
  }

  @Test(arguments: 0..<10)
  func tradingAgreesWithThePositions(seed: UInt64) {
    var random = SplitMix(state: seed)
    let markets = [Listed.bitcoin, Listed.ether]
    var positions = [Position(), Position()]
    var balances: [Int64] = [500_000_000, 900_000_000_000, 700_000_000]
    let before = balances
    for _ in 0..<200 {
      let market = Int.random(in: 0...1, using: &random)
      let side: Side = Bool.random(using: &random) ? .buy : .sell
      let fill = Listed.fill(
        side, Int64.random(in: 1...9, using: &random),
        at: Int64.random(in: 90...110, using: &random), fee: 3)
      positions[market].add(fill, of: markets[market])
      let base = fill.quantity.lots * markets[market].lotUnits
      let quote = fill.quantity.lots * fill.price.ticks * markets[market].tickLotUnits
      balances[market == 0 ? 0 : 2] += side == .buy ? base : -base
      balances[1] += (side == .buy ? -quote : quote) - 3
    }
    let worth = equity(now: balances, before: before, marks: [97, 104], references: [100, 100])
    let net =
      positions[0].net(at: Price(ticks: 97), of: markets[0])
      + positions[1].net(at: Price(ticks: 104), of: markets[1])
    #expect(worth.trading == net)
  }

  @Test func theMarkIsTheMiddleOfAnOrderlyTouch() {
    func summary(_ bid: Int64?, _ ask: Int64?, last: Int64?) -> MarketSummary {
      func level(_ ticks: Int64?) -> DepthLevel? {
        ticks.map {
          DepthLevel(price: Price(ticks: $0), quantity: Quantity(lots: 1), orderCount: 1)
        }
      }
      return MarketSummary(
        instrument: InstrumentID(0), phase: .open, bid: level(bid), ask: level(ask),
        last: last.map { Price(ticks: $0) }, reference: Price(ticks: 7), indication: nil,
        bookEvents: 0)
    }
    #expect(summary(100, 103, last: 90).mark == Price(ticks: 101))
    #expect(summary(103, 100, last: 90).mark == Price(ticks: 90))
    #expect(summary(100, nil, last: 90).mark == Price(ticks: 90))
    #expect(summary(nil, nil, last: nil).mark == Price(ticks: 7))
  }
}
