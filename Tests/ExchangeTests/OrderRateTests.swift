import Exchange
import Market
import Testing

@Suite struct OrderRateTests {
  private static func bench(_ count: UInt32 = 2) -> Bench {
    Bench.ruled { $0.orderRate = OrderRate(count: count, per: .seconds(1)) }
  }

  @Test func aWindowBeginsWithItsFirstOrderAndEndsForTheOneAtItsEnd() {
    var bench = Self.bench()
    bench.advance(by: .milliseconds(400))
    #expect(bench.place(.buy, 1, at: 5) != nil)
    bench.advance(by: .milliseconds(999))
    #expect(bench.place(.buy, 1, at: 5) != nil)
    #expect(bench.place(.buy, 1, at: 5) == nil)
    #expect(bench.batch.events.rejection?.have == 1)
    bench.advance(by: .milliseconds(1))
    #expect(bench.place(.buy, 1, at: 5) != nil)
    #expect(bench.place(.buy, 1, at: 5) != nil)
    #expect(bench.place(.buy, 1, at: 5) == nil)
    #expect(bench.batch.events.rejection?.have == 1_000)
  }

  @Test func theWaitIsRoundedUp() {
    var bench = Self.bench(1)
    bench.place(.buy, 1, at: 5)
    bench.advance(by: .microseconds(999_001))
    #expect(bench.place(.buy, 1, at: 5) == nil)
    let rejection = bench.batch.events.rejection
    #expect(rejection?.need == 1 && rejection?.have == 1 && rejection?.instrument == nil)
  }

  @Test func everyAccountHasItsOwn() {
    var bench = Self.bench(1)
    #expect(bench.place(.buy, 1, at: 5) != nil)
    #expect(bench.place(.buy, 1, at: 5, as: Bench.bob) != nil)
    #expect(bench.place(.buy, 1, at: 5) == nil)
  }

  @Test func whatIsRefusedCountsAndCancelsDoNot() throws {
    var bench = Self.bench()
    let order = try accepted(bench.place(.buy, 1, at: 5))
    bench.run(.cancelAll(instrument: nil, side: .sell))
    bench.run(.keepAlive(within: .zero))
    #expect(bench.run(.cancel(order)).cancels.count == 1)
    #expect(bench.place(.buy, -1, at: 5) == nil)
    #expect(bench.batch.events.rejection?.reason == .quantityOutOfRange)
    let order5 = Bench.order(.buy, 1, at: 5)
    let actions: [Command.Action] = [
      .place(order5), .amend(order, price: Price(ticks: 1), quantity: Quantity(lots: 1)),
      .replace(order, with: order5), .placeConditional(order5, Trigger(.stop)),
      .placePair(OneCancelsOther(limit: order5, stopTrigger: Price(ticks: 9))),
      .placeBracket(
        Bracket(entry: order5, takeProfit: Price(ticks: 9), stopTrigger: Price(ticks: 1))),
    ]
    for action in actions {
      #expect(bench.run(action, reference: 8).rejection?.reason == .rateExceeded)
    }
    #expect(bench.run(.cancel(order)).rejection?.reason == .unknownOrder)
  }
}
