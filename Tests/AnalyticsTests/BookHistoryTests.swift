import Analytics
import Market
import Testing

@Suite struct BookHistoryTests {
  private func level(_ ticks: Int64, _ lots: Int64) -> DepthLevel {
    DepthLevel(price: Price(ticks: ticks), quantity: Quantity(lots: lots), orderCount: 1)
  }

  private func at(_ milliseconds: Int64) -> Instant { .epoch + .milliseconds(milliseconds) }

  private func trade(_ ticks: Int64, _ lots: Int64, _ side: Side?) -> Trade {
    Trade(
      id: TradeID(1), instrument: InstrumentID(0), price: Price(ticks: ticks),
      quantity: Quantity(lots: lots), aggressor: side)
  }

  @Test func levelsOfABucketAreOne() {
    var history = BookHistory(bucketTicks: 10)
    history.add(
      bids: [level(109, 1), level(105, 2), level(99, 4)], asks: [level(110, 8), level(121, 16)],
      at: at(0))
    let picture = history.newest
    #expect(picture?.bids.map(\.ticks) == [100, 90])
    #expect(picture?.bids.map(\.lots) == [3, 4])
    #expect(picture?.asks.map(\.ticks) == [110, 120])
    #expect(picture?.bestBid == Price(ticks: 109) && picture?.bestAsk == Price(ticks: 110))
  }

  @Test func theLastBookOfAnIntervalCountsAndStepsInBetweenAreLeftOut() {
    var history = BookHistory(bucketTicks: 1)
    history.add(bids: [level(5, 1)], asks: [], at: at(1_000))
    history.add(bids: [level(5, 2)], asks: [], at: at(1_200))
    #expect(history.newest?.bids.first?.lots == 1)
    history.add(bids: [level(5, 3)], asks: [], at: at(1_250))
    history.add(bids: [level(5, 4)], asks: [], at: at(1_999))
    #expect(history.newest?.bids.first?.lots == 4)
    history.add(bids: [level(5, 5)], asks: [], at: at(2_000))
    #expect(history.picture(from: at(1_000), to: at(2_000))?.bids.first?.lots == 4)
    #expect(history.picture(from: at(2_000), to: at(3_000))?.bids.first?.lots == 5)
    #expect(history.picture(from: at(3_000), to: at(4_000)) == nil)
  }

  @Test func tradesOfASpanAddUp() {
    var history = BookHistory(bucketTicks: 1)
    history.add(trade(7, 1, .buy), at: at(0))
    #expect(history.isEmpty, "nothing was seen of the book")
    history.add(bids: [level(5, 1)], asks: [level(6, 1)], at: at(0))
    history.add(trade(6, 10, .buy), at: at(500))
    history.add(trade(5, 4, .sell), at: at(1_500))
    history.add(trade(8, 3, nil), at: at(4_900))
    let traded = history.picture(from: at(0), to: at(5_000))?.traded
    #expect(traded?.bought == Quantity(lots: 10) && traded?.sold == Quantity(lots: 4))
    #expect(traded?.volume == Quantity(lots: 17))
    #expect(traded?.low == Price(ticks: 5) && traded?.high == Price(ticks: 8))
    #expect(traded?.last == Price(ticks: 8))
    #expect(history.picture(from: at(1_000), to: at(2_000))?.traded?.volume == Quantity(lots: 4))
    // The book is taken to stand until a view says otherwise.
    #expect(history.newest?.bids.first?.ticks == 5)
  }

  @Test func memoryIsBounded() {
    var history = BookHistory(bucketTicks: 1, capacity: 30)
    let levels = (0..<400).map { level(1_000 - Int64($0), 1) }
    for second in 0..<500 {
      history.add(bids: levels, asks: levels, at: at(Int64(second) * 1_000))
    }
    #expect(history.newest?.bids.count == BookHistory.bucketsMax)
    let known = (0..<500).count {
      history.picture(from: at(Int64($0) * 1_000), to: at(Int64($0 + 1) * 1_000)) != nil
    }
    #expect(known == 30)
    // Longer intervals reach further back.
    #expect(history.picture(from: at(60_000), to: at(75_000)) != nil)
  }

  @Test func theLastSecondsMayBeKeptAloneAndLongerIntervalsStayWhole() {
    var history = BookHistory(bucketTicks: 1)
    for second in 0..<Int64(100) {
      history.add(bids: [level(5, second + 1)], asks: [], at: at(second * 1_000))
    }
    let kept = history.keepingShortest(of: .seconds(15))
    func lots(_ history: BookHistory, _ from: Int64, _ to: Int64) -> Int64? {
      history.picture(from: at(from * 1_000), to: at(to * 1_000))?.bids.first?.lots
    }
    for second in Int64(0)..<100 {
      #expect(lots(kept, second, second + 1) == (second < 84 ? nil : second + 1))
    }
    for quarter in Int64(0)..<6 {
      let from = quarter * 15
      #expect(lots(kept, from, from + 15) == lots(history, from, from + 15))
      #expect(lots(kept, from, from + 15) == from + 15)
    }
    #expect(BookHistory(bucketTicks: 1).keepingShortest(of: .seconds(15)).isEmpty)
  }

  @Test func whatIsOldIsPassedOver() {
    var history = BookHistory(bucketTicks: 1)
    history.add(bids: [level(5, 1)], asks: [], at: at(600_000))
    let before = history
    history.add(bids: [level(9, 9)], asks: [], at: at(10_000))
    history.add(trade(9, 9, .buy), at: at(9_000))
    #expect(history == before)
  }

  @Test(arguments: [
    (Int64(1), Int64(1)), (49_999, 1), (100_000, 2), (265_000, 5), (499_999, 5), (500_000, 10),
    (6_173_000, 100),
  ])
  func bucketsAreAFifthOfABasisPoint(ticks: Int64, width: Int64) {
    #expect(BookHistory.bucketTicks(around: Price(ticks: ticks)) == width)
  }

  @Test func hugeQuantitiesDoNotTrap() {
    var history = BookHistory(bucketTicks: 10)
    history.add(bids: [level(9, .max), level(5, .max)], asks: [level(11, .max)], at: at(0))
    #expect(history.newest?.bids.first?.lots == .max)
  }
}

@Suite struct TouchHistoryTests {
  private func level(_ ticks: Int64, _ lots: Int64) -> DepthLevel {
    DepthLevel(price: Price(ticks: ticks), quantity: Quantity(lots: lots), orderCount: 1)
  }

  private func at(_ milliseconds: Int64) -> Instant { .epoch + .milliseconds(milliseconds) }

  @Test func theWidestSpreadAndTheLastImbalanceOfASecondCount() {
    var history = TouchHistory()
    history.add(bid: level(10, 3), ask: level(14, 1), at: at(0))
    history.add(bid: level(10, 1), ask: level(11, 3), at: at(900))
    history.add(bid: level(10, 1), ask: level(12, 1), at: at(1_000))
    let samples = history.latest(2, until: at(1_500))
    #expect(samples.map { $0?.spreadTicks } == [4, 2])
    #expect(samples.map { $0?.imbalancePerMille } == [-500, 0])
  }

  @Test func secondsWithoutAViewAreGaps() {
    var history = TouchHistory()
    history.add(bid: level(10, 1), ask: level(11, 1), at: at(0))
    history.add(bid: level(10, 1), ask: level(11, 1), at: at(3_000))
    #expect(
      history.latest(5, until: at(4_000)).map { $0 != nil } == [true, false, false, true, false])
    #expect(history.latest(0, until: at(4_000)).isEmpty)
    #expect(history.latest(2, until: at(900_000)) == [nil, nil])
  }

  @Test func missingAndCrossedSidesHaveNoSpread() {
    #expect(TouchHistory.spread(nil, level(5, 1)) == nil)
    #expect(TouchHistory.spread(level(6, 1), level(5, 1)) == nil)
    #expect(TouchHistory.imbalance(nil, nil) == nil)
    #expect(TouchHistory.imbalance(level(6, 5), nil) == 1000)
    #expect(TouchHistory.imbalance(level(6, .max), level(7, .max)) == 0)
  }

  @Test func memoryIsBoundedAndOldTouchesArePassedOver() {
    var history = TouchHistory(capacity: 10)
    for second in 0..<100 {
      history.add(bid: level(10, 1), ask: level(11, 1), at: at(Int64(second) * 1_000))
    }
    #expect(history.samples.count == 10)
    let before = history
    history.add(bid: level(1, 1), ask: level(99, 1), at: at(5_000))
    #expect(history == before)
  }
}

@Suite struct CandleRangeTests {
  @Test func candlesOfASpanAreFoundWithoutThoseAround() {
    var series = CandleSeries(interval: .seconds(5), capacity: 100)
    for second: Int64 in [0, 7, 31, 36] {
      series.add(
        price: Price(ticks: second + 1), quantity: Quantity(lots: 1), at: .epoch + .seconds(second))
    }
    func found(_ start: Int64, _ end: Int64) -> [Int64] {
      series.candles(from: .epoch + .seconds(start), to: .epoch + .seconds(end)).map(\.open.ticks)
    }
    #expect(found(0, 60) == [1, 8, 32, 37])
    #expect(found(5, 35) == [8, 32])
    #expect(found(6, 30).isEmpty && found(90, 99).isEmpty && found(9, 3).isEmpty)
  }
}
