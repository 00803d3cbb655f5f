import Analytics
import Market
import Testing

@Suite struct CandleTests {
  private func series(_ trades: [(Int64, Int64, Int64)], capacity: Int = 10) -> CandleSeries {
    var series = CandleSeries(interval: .seconds(60), capacity: capacity)
    for (second, price, lots) in trades {
      series.add(
        price: Price(ticks: price), quantity: Quantity(lots: lots),
        at: Instant.epoch + .seconds(second))
    }
    return series
  }

  @Test func aCandleHoldsWhatItsTradesDid() {
    let candles = series([(61, 100, 1), (70, 120, 2), (80, 90, 3), (119, 110, 4)]).candles
    #expect(
      candles == [
        Candle(
          start: Instant.epoch + .seconds(60), open: Price(ticks: 100), high: Price(ticks: 120),
          low: Price(ticks: 90), close: Price(ticks: 110), volume: Quantity(lots: 10))
      ])
    #expect(candles.first?.isRising == true)
  }

  @Test func candlesBeginAtFullIntervalsOfTheClock() {
    let starts = series([(59, 1, 1), (60, 1, 1), (119, 1, 1), (120, 1, 1)]).candles.map(\.start)
    #expect(starts == [0, 60, 120].map { Instant.epoch + .seconds($0) })
  }

  @Test func aHaltIsAGapAndTheGridStaysAfterIt() {
    let candles = series([(10, 5, 1), (10_000, 7, 1)]).candles
    #expect(candles.map(\.start.nanoseconds) == [0, 9_960_000_000_000])
    #expect(candles.map(\.open.ticks) == [5, 7])
  }

  @Test func theOldestCandleGoesWhenThereIsNoRoom() {
    let candles = series((0..<25).map { (Int64($0) * 60, Int64($0) + 1, 1) }).candles
    #expect(candles.count == 10)
    #expect(candles.first?.open == Price(ticks: 16))
    #expect(candles.last?.open == Price(ticks: 25))
  }

  @Test func anOlderTradeCountsInTheNewestCandle() {
    let candles = series([(130, 10, 1), (59, 4, 2)]).candles
    #expect(candles.count == 1)
    #expect(candles.first?.low == Price(ticks: 4))
    #expect(candles.first?.volume == Quantity(lots: 3))
  }

  @Test func timeBeforeTheEpochHasItsOwnGrid() {
    let series = CandleSeries(interval: .seconds(60), capacity: 1)
    #expect(
      series.start(of: Instant(nanoseconds: -1)) == Instant(nanoseconds: -60_000_000_000))
  }
}
