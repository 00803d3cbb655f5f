import Analytics
import Market
import Testing

@Suite struct DepthFlowTests {
  private func level(_ ticks: Int64, _ lots: Int64) -> DepthLevel {
    DepthLevel(price: Price(ticks: ticks), quantity: Quantity(lots: lots), orderCount: 1)
  }

  private func at(_ milliseconds: Int64) -> Instant {
    Instant(nanoseconds: 1_000_000_000_000) + .milliseconds(milliseconds)
  }

  private func trade(_ lots: Int64, at ticks: Int64, _ aggressor: Side?) -> Trade {
    Trade(
      id: TradeID(1), instrument: InstrumentID(0), price: Price(ticks: ticks),
      quantity: Quantity(lots: lots), aggressor: aggressor)
  }

  /// A random book of one side, trades of a moment, and what was really stacked and pulled: the
  /// flow must find the difference of the two at every price.
  @Test(arguments: 0..<8) func theDifferenceIsWhatReallyHappened(seed: UInt64) {
    var random = SplitMix(state: seed)
    var book: [Int64: Int64] = [:]
    for ticks in 80...120 as ClosedRange<Int64> { book[ticks] = 50 }
    var expected: [Int64: Int64] = [:]
    var traded: [Int64: Int64] = [:]
    var flow = DepthFlow()
    func bids() -> [DepthLevel] {
      (80...120).reversed().compactMap { ticks in
        (book[ticks] ?? 0) > 0 ? level(ticks, book[ticks] ?? 0) : nil
      }
    }
    flow.observe(
      bids: bids(), asks: [level(200, 1)], sequence: Sequence(0), at: at(0), isMatching: true)
    for step in 1...200 as ClosedRange<UInt64> {
      // The lowest price stays, so that both books reach as far.
      let ticks = Int64.random(in: 81...119, using: &random)
      let rests = book[ticks] ?? 0
      switch Int64.random(in: 0...2, using: &random) {
      case 0:
        let lots = Int64.random(in: 1...30, using: &random)
        book[ticks] = rests + lots
        expected[ticks, default: 0] += lots
      case 1 where rests > 0:
        let lots = Int64.random(in: 1...rests, using: &random)
        book[ticks] = rests - lots
        expected[ticks, default: 0] -= lots
      case 2 where rests > 0:
        let lots = Int64.random(in: 1...rests, using: &random)
        book[ticks] = rests - lots
        traded[ticks, default: 0] += lots
        flow.add(
          trade(lots, at: ticks, .sell), sequence: Sequence(step), at: at(Int64(step)))
      default: break
      }
      guard step % 7 == 0 || step == 200 else { continue }
      flow.observe(
        bids: bids(), asks: [level(200, 1)], sequence: Sequence(step), at: at(Int64(step)),
        isMatching: true)
    }
    for ticks in 80...120 as ClosedRange<Int64> {
      let found = flow.sum(.buy, from: Price(ticks: ticks), through: Price(ticks: ticks))
      #expect(found.stacked.lots - found.pulled.lots == expected[ticks] ?? 0, "\(ticks)")
      #expect(found.traded.lots == traded[ticks] ?? 0, "\(ticks)")
    }
  }

  @Test func pricesBeyondTheShallowerBookAreNotCompared() {
    var flow = DepthFlow()
    flow.observe(
      bids: [level(100, 5), level(99, 5), level(98, 5)], asks: [], sequence: Sequence(0), at: at(0),
      isMatching: true)
    flow.observe(
      bids: [level(101, 5), level(100, 5), level(99, 5)], asks: [], sequence: Sequence(1),
      at: at(10), isMatching: true)
    let all = flow.sum(.buy, from: Price(ticks: 1), through: Price(ticks: 1_000))
    #expect(all.stacked.lots == 5 && all.pulled == .zero)
  }

  @Test func whatCameAndTradedBetweenTwoBooksWasStacked() {
    var flow = DepthFlow()
    let bids = [level(100, 5), level(90, 5)]
    flow.observe(bids: bids, asks: [], sequence: Sequence(0), at: at(0), isMatching: true)
    flow.add(trade(7, at: 101, .sell), sequence: Sequence(1), at: at(5))
    flow.observe(bids: bids, asks: [], sequence: Sequence(2), at: at(10), isMatching: true)
    let found = flow.sum(.buy, from: Price(ticks: 101), through: Price(ticks: 101))
    #expect(found.stacked.lots == 7 && found.traded.lots == 7 && found.refills == 0)
  }

  @Test func tradesOfBuyersTakeFromTheAsks() {
    var flow = DepthFlow()
    flow.add(trade(7, at: 101, .buy), sequence: Sequence(1), at: at(5))
    #expect(flow.sum(.sell, from: Price(ticks: 101), through: Price(ticks: 101)).traded.lots == 7)
    #expect(flow.sum(.buy, from: Price(ticks: 101), through: Price(ticks: 101)).traded == .zero)
  }
}
