import Market
import Testing

@testable import Exchange

@Suite struct FeeTests {
  @Test(
    arguments: [
      // value, rate, credit: fee, credit afterwards
      [1_000_000, 1_000, 0, 1_000, 0],
      [1, 1_000, 0, 1, 999_000],
      [1, 1_000, 999_000, 0, 998_000],
      [1_000, 1_000, 999_999, 1, 999_999],
      [1_001, 1_000, 0, 2, 999_000],
      [0, 2_000, 5, 0, 5],
      [123_456, 0, 0, 0, 0],
      [999, 1_000, 999_000, 0, 0],
      [999, 1_000, 998_999, 1, 999_999],
    ] as [[Int64]])
  func aChargeIsRoundedUpLessItsCredit(figures: [Int64]) {
    let charge = Charge(value: figures[0], rate: figures[1], credit: figures[2])
    #expect(charge.fee == figures[3])
    #expect(charge.credit == figures[4])
  }

  @Test func largeValuesAreChargedExactly() {
    let charge = Charge(value: .max, rate: 100_000, credit: 0)
    let exact = Int128(Int64.max) * 100_000
    #expect(Int128(charge.fee) == (exact + 999_999) / 1_000_000)
    #expect(Int128(charge.credit) == Int128(charge.fee) * 1_000_000 - exact)
    // Both ways of computing agree where both can.
    let edge = Int64.max / 100_000 - 20
    let short = Charge(value: edge, rate: 100_000, credit: 7)
    let wide = (Int128(edge) * 100_000 - 7 + 999_999) / 1_000_000
    #expect(Int128(short.fee) == wide)
  }

  @Test func howeverAnOrderIsFilledItPaysOneRounding() {
    var random = Random(seed: 4)
    for _ in 0..<2_000 {
      let rate = random.within(0...100_000)
      var credit: Int64 = 0
      var fees: Int64 = 0
      var exact: Int128 = 0
      for _ in 0..<(1 + random.below(12)) {
        let value = random.within(1...(random.chance(5) ? 1 << 60 : 5_000))
        let charge = Charge(value: value, rate: rate, credit: credit)
        #expect(charge.fee >= 0 && (0..<1_000_000).contains(charge.credit))
        fees += charge.fee
        credit = charge.credit
        exact += Int128(value) * Int128(rate)
      }
      #expect(Int128(fees) == (exact + 999_999) / 1_000_000)
    }
  }

  @Test func makerAndTakerPayTheirRatesToTheExchange() {
    var bench = Bench()
    bench.place(.sell, 10, at: 1_000)
    bench.place(.buy, 10, at: 1_000, as: Bench.bob)
    // Worth 10,000: the maker pays 0.1 %, the taker 0.2 %.
    #expect(bench.batch.events.fills.map(\.fee.units) == [10, 20])
    #expect(bench.balance(Bench.alice, Bench.quote).total == Bench.funds + 10_000 - 10)
    #expect(bench.balance(Bench.bob, Bench.quote).total == Bench.funds - 10_000 - 20)
    #expect(bench.balance(Bench.alice, Bench.base).total == Bench.funds - 10)
    #expect(bench.balance(Bench.bob, Bench.base).total == Bench.funds + 10)
    #expect(bench.balance(.exchange, Bench.quote).total == 30)
  }

  @Test func manySmallFillsPayNoMoreThanOneLargeOne() {
    var bench = Bench()
    bench.place(.buy, 10, at: 1)
    var fees: [Int64] = []
    for _ in 0..<10 {
      bench.place(.sell, 1, at: 1, as: Bench.bob)
      fees += bench.batch.events.fills.filter { $0.liquidity == .maker }.map(\.fee.units)
    }
    // Worth 10 together: 0.01 units, rounded up once. Each taker is an order of its own.
    #expect(fees == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(bench.balance(.exchange, Bench.quote).total == 11)
  }

  @Test func theCreditOfRoundingStaysWithAnOrderThatIsAmended() {
    var bench = Bench()
    guard let order = bench.place(.buy, 10, at: 1) else { return }
    bench.place(.sell, 1, at: 1, as: Bench.bob)
    bench.run(.amend(order, price: Price(ticks: 2), quantity: Quantity(lots: 11)))
    bench.place(.sell, 10, at: 2, as: Bench.bob)
    let made = bench.batch.events.fills.filter { $0.liquidity == .maker }
    #expect(made.map(\.fee.units) == [0])
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds - 1 - 1 - 20, 0))
  }

  @Test func bothSidesOfAnUncrossPayTheMakersRate() {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.sell, 10, at: 1_000)
    bench.place(.buy, 10, at: 1_000, as: Bench.bob)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.fills.map(\.fee.units) == [10, 10])
    #expect(events.fills.allSatisfy { $0.liquidity == .auction })
    #expect(bench.balance(.exchange, Bench.quote).total == 20)
  }
}
