import Analytics
import Market
import Testing

@Suite struct StatisticsTests {
  @Test func theFirstTradeTakesThePlaceOfTheReference() {
    var statistics = SessionStatistics(reference: Price(ticks: 1_000))
    #expect(statistics.changeBasisPoints == 0)
    statistics.add(price: Price(ticks: 2_000), quantity: Quantity(lots: 3))
    #expect(statistics.low == Price(ticks: 2_000))
    statistics.add(price: Price(ticks: 2_100), quantity: Quantity(lots: 4))
    statistics.add(price: Price(ticks: 1_900), quantity: Quantity(lots: 5))
    #expect(statistics.first == Price(ticks: 2_000))
    #expect(statistics.last == Price(ticks: 1_900))
    #expect(statistics.high == Price(ticks: 2_100))
    #expect(statistics.low == Price(ticks: 1_900))
    #expect(statistics.volume == Quantity(lots: 12))
    #expect(statistics.tradeCount == 3)
    #expect(statistics.changeBasisPoints == -500)
  }

  @Test func aChangeIsExactForLargePrices() {
    let first = Price(ticks: 4_000_000_000_000_000)
    let last = Price(ticks: 4_400_000_000_000_000)
    #expect(SessionStatistics.basisPoints(from: first, to: last) == 1_000)
  }
}

@Suite struct VolumeProfileTests {
  @Test(arguments: 0..<5)
  func sumsAgreeWithThePlainReckoning(seed: UInt64) {
    var random = SplitMix(state: seed)
    var profile = VolumeProfile(capacity: 1_000)
    var trades: [(Price, Quantity)] = []
    for _ in 0..<300 {
      let trade = (
        Price(ticks: Int64.random(in: 1...90, using: &random)),
        Quantity(lots: Int64.random(in: 1...9, using: &random))
      )
      profile.add(price: trade.0, quantity: trade.1)
      trades.append(trade)
    }
    for low in stride(from: Int64(0), to: 95, by: 7) {
      let high = low + 10
      let plain = trades.filter { (low...high).contains($0.0.ticks) }
      let sum = profile.quantity(from: Price(ticks: low), through: Price(ticks: high))
      #expect(sum.lots == plain.reduce(0) { $0 + $1.1.lots })
    }
    #expect(zip(profile.levels, profile.levels.dropFirst()).allSatisfy { $0.price < $1.price })
  }

  @Test func theFarthestPriceGoesWhenThereIsNoRoom() {
    var profile = VolumeProfile(capacity: 3)
    for ticks in [10, 20, 30, 29, 28] {
      profile.add(price: Price(ticks: Int64(ticks)), quantity: Quantity(lots: 1))
    }
    #expect(profile.levels.map(\.price.ticks) == [28, 29, 30])
  }
}
