import Exchange
import Market
import Testing

@Suite struct FeeTierTests {
  /// A market whose first two tiers pay 0.1 and 0.2 %, and 0.05 and 0.5 %.
  private static func bench() -> Bench {
    Bench.ruled {
      $0.instruments[0].furtherFeeTiers = [
        FeeSchedule(makerPartsPerMillion: 500, takerPartsPerMillion: 5_000)
      ]
    }
  }

  @Test(arguments: [(0, 20), (1, 50), (2, 50), (7, 50), (255, 50)] as [(UInt8, Int64)])
  func theTakerPaysHisTier(tier: UInt8, fee: Int64) {
    var bench = Self.bench()
    #expect(bench.run(.setFeeTier(Bench.alice, tier)).isEmpty)
    bench.place(.sell, 10, at: 1_000, as: Bench.bob)
    bench.place(.buy, 10, at: 1_000)
    #expect(bench.batch.events.fills.map(\.fee.units) == [10, fee])
    #expect(bench.isSound)
  }

  @Test func anOpenOrderKeepsTheTierItCameWith() throws {
    var bench = Self.bench()
    let old = try accepted(bench.place(.buy, 10, at: 1_000))
    #expect(bench.balance(Bench.alice, Bench.quote).held == 10_020)
    bench.run(.setFeeTier(Bench.alice, 1))
    bench.place(.buy, 10, at: 1_000)
    #expect(bench.balance(Bench.alice, Bench.quote).held == 10_020 + 10_050)
    bench.run(.amend(old, price: Price(ticks: 1_001), quantity: Quantity(lots: 10)))
    #expect(bench.balance(Bench.alice, Bench.quote).held == 10_031 + 10_050)
    bench.place(.sell, 10, at: 1_001, as: Bench.bob)
    #expect(bench.batch.events.fills.first?.fee.units == 11)
    bench.place(.sell, 10, at: 1_000, as: Bench.bob)
    #expect(bench.batch.events.fills.first?.fee.units == 5)
    #expect(bench.balance(Bench.alice, Bench.quote).held == 0)
    #expect(bench.isSound)
  }

  @Test func fundsAreCheckedByTheTier() {
    var bench = Self.bench()
    bench.run(.setFeeTier(Bench.alice, 1))
    bench.run(.withdraw(Bench.alice, Bench.quote, Money(units: Bench.funds - 10_049)))
    #expect(bench.place(.buy, 10, at: 1_000) == nil)
    #expect(bench.batch.events.rejection?.need == 10_050)
    bench.place(.sell, 10, at: 1_000, as: Bench.bob)
    bench.place(.buy, 10, at: 0, kind: .market, .immediateOrCancel)
    #expect(bench.batch.events.rejection?.need == 10_050)
    bench.run(.setFeeTier(Bench.alice, 0))
    #expect(bench.place(.buy, 10, at: 0, kind: .market, .immediateOrCancel) != nil)
  }
}
