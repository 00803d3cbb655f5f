import Analytics
import Desk
import Market
import Testing

@Suite struct FillTests {
  private func rested(_ order: UInt64, ahead: Int64, at ticks: Int64 = 6_173_241) -> Event.Body {
    .rested(
      RestedOrder(
        order: OrderID(order), instrument: InstrumentID(0), side: .buy,
        price: Price(ticks: ticks), quantity: Quantity(lots: 1_000),
        quantityAhead: Quantity(lots: ahead)))
  }

  @Test(arguments: [true, false])
  func aFillSaysWhatWasAheadAndWhatTraded(isTradeFirst: Bool) throws {
    var rig = Rig()
    rig.happen(rested(5, ahead: 4_100))
    #expect(rig.said == "resting: buy 0.1000 at 61,732.41, 0.4100 ahead of you")
    rig.happen(Rig.trade(1, lots: 4_000, at: 6_173_241), to: nil)
    rig.happen(Rig.trade(2, lots: 9_000, at: 6_173_240), to: nil)
    rig.happen(Rig.trade(3, lots: 100, at: 6_173_241), to: nil)
    let fill = Rig.fill(
      5, trade: 4, .buy, .maker, lots: 1_000, at: 6_173_241, fee: 62_000_000)
    if isTradeFirst { rig.happen(Rig.trade(4, lots: 1_000, at: 6_173_241), to: nil) }
    rig.happen(.filled(fill))
    if !isTradeFirst { rig.happen(Rig.trade(4, lots: 1_000, at: 6_173_241), to: nil) }
    let record = try #require(rig.state.fills.last)
    #expect(record.quantityAheadAtRest == Quantity(lots: 4_100))
    #expect(record.tradedAtPrice == Quantity(lots: 5_100))
    #expect(
      rig.said == "bought 0.1000 at 61,732.41   0.4100 were ahead of you, 0.5100 traded there   "
        + "fee 0.62 USDT, maker")
    #expect(rig.state.queues.isEmpty)
    #expect(rig.state.markets[0].position.lots == 1_000)
    #expect(rig.state.markets[0].position.fees == Money(units: 62_000_000))
  }

  @Test(arguments: [true, false]) func partialFillsCountTogether(isTradeFirst: Bool) throws {
    var rig = Rig()
    rig.happen(rested(5, ahead: 0))
    for (trade, lots, open) in [(1, 300, 700), (2, 200, 500), (3, 500, 0)]
      as [(UInt64, Int64, Int64)]
    {
      let body = Rig.trade(trade, lots: lots, at: 6_173_241)
      if isTradeFirst { rig.happen(body, to: nil) }
      rig.happen(
        .filled(
          Rig.fill(5, trade: trade, .buy, .maker, lots: lots, at: 6_173_241, open: open)))
      if !isTradeFirst { rig.happen(body, to: nil) }
    }
    #expect(rig.state.fills.map(\.tradedAtPrice?.lots) == [300, 500, 1_000])
    #expect(rig.state.messages.count == 4)
    #expect(rig.state.messages[1].text.hasSuffix("0.0700 still open"))
    #expect(rig.state.messages[1].text.contains("you were first in line"))
  }

  @Test func whatTradedBeforeTheOrderRestedDoesNotCount() throws {
    var rig = Rig()
    rig.happen(Rig.trade(1, lots: 9_000, at: 6_173_241), to: nil)
    rig.happen(rested(5, ahead: 10))
    rig.happen(Rig.trade(2, lots: 40, at: 6_173_241), to: nil)
    rig.happen(.filled(Rig.fill(5, trade: 3, .buy, .maker, lots: 10, at: 6_173_241, open: 990)))
    #expect(try #require(rig.state.fills.last).tradedAtPrice == Quantity(lots: 50))
  }

  @Test func aTradeReportedLateIsNotCountedAsLater() throws {
    var rig = Rig()
    let late = Event(
      sequence: Sequence(0), time: Rig.start, account: nil,
      body: Rig.trade(1, lots: 500, at: 6_173_241))
    rig.happen(rested(5, ahead: 10))
    rig.send(.event(late))
    rig.happen(.filled(Rig.fill(5, trade: 2, .buy, .maker, lots: 10, at: 6_173_241, open: 990)))
    #expect(try #require(rig.state.fills.last).tradedAtPrice == Quantity(lots: 10))
  }

  @Test func anOrderThatWentToTheBackStartsAnew() throws {
    var rig = Rig()
    rig.happen(rested(5, ahead: 100))
    rig.happen(Rig.trade(1, lots: 60, at: 6_173_241), to: nil)
    rig.happen(rested(5, ahead: 800, at: 6_173_240))
    rig.happen(Rig.trade(2, lots: 800, at: 6_173_240), to: nil)
    rig.happen(.filled(Rig.fill(5, trade: 3, .buy, .maker, lots: 1_000, at: 6_173_240)))
    let record = try #require(rig.state.fills.last)
    #expect(record.quantityAheadAtRest == Quantity(lots: 800))
    #expect(record.tradedAtPrice == Quantity(lots: 1_800))
  }

  @Test func oneSweepIsOneMessage() {
    var rig = Rig()
    for (trade, lots, ticks) in [(1, 600, 6_173_242), (2, 300, 6_173_244), (3, 100, 6_173_250)]
      as [(UInt64, Int64, Int64)]
    {
      rig.happen(
        .filled(
          Rig.fill(5, trade: trade, .buy, .taker, lots: lots, at: ticks, fee: 10_000_000)))
    }
    #expect(rig.state.fills.count == 3)
    #expect(rig.state.messages.count == 1)
    #expect(
      rig.said == "bought 0.1000 in 3 trades, 61,732.43 on average   fee 0.30 USDT, taker")
    #expect(rig.state.fills.allSatisfy { $0.tradedAtPrice == nil })
    rig.venue.time = rig.venue.time + .seconds(1)
    rig.happen(.filled(Rig.fill(5, trade: 4, .buy, .taker, lots: 1, at: 6_173_242)))
    #expect(rig.state.messages.count == 2)
  }

  @Test func anAuctionIsNoQueue() {
    var rig = Rig()
    rig.happen(rested(5, ahead: 100))
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .auction, lots: 1_000, at: 6_173_000)))
    #expect(rig.said == "bought 0.1000 at 61,730.00   fee 0.00 USDT, in the auction")
  }

  @Test func othersEventsAreNobodysBusiness() {
    var rig = Rig()
    rig.happen(
      .filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 1, at: 6_173_242)), to: AccountID(99))
    #expect(rig.state.fills.isEmpty && rig.state.messages.isEmpty)
  }

  @Test func everyTradeIsOnTapeCandlesAndStatistics() {
    var rig = Rig()
    for number in 1...600 {
      rig.happen(
        Rig.trade(UInt64(number), lots: 1, at: 6_173_000 + Int64(number)), to: nil,
        at: Rig.start + .seconds(Int64(number)))
    }
    let memory = rig.state.markets[0]
    #expect(memory.tape.count == 512)
    #expect(memory.tape.newest?.trade.id == TradeID(600))
    #expect(memory.candles.map(\.candles.count) == [600, 121, 41, 11, 3, 1, 1, 1, 1])
    #expect(memory.statistics.volume == Quantity(lots: 600))
    #expect(memory.statistics.high == Price(ticks: 6_173_600))
    let all = memory.volumes.quantity(from: Price(ticks: 0), through: Price(ticks: 9_000_000))
    #expect(all == Quantity(lots: 600))
    #expect(rig.state.markets[1].tape.count == 0)
  }

  @Test func cancelsOfOneMomentAreOneMessage() {
    var rig = Rig()
    for number in 1...3 {
      rig.happen(
        .cancelled(
          CancelledOrder(
            order: OrderID(UInt64(number)), reference: ClientReference(9),
            instrument: InstrumentID(0), side: .buy, price: Price(ticks: 6_173_239),
            openQuantity: Quantity(lots: 1_000), reason: .requested)))
      if number == 1 { #expect(rig.said == "buy 0.1000 at 61,732.39: cancelled") }
    }
    #expect(rig.state.messages.count == 1)
    #expect(rig.said == "3 orders cancelled")
  }

  @Test func answersSettleWhatWasSent() throws {
    var rig = Rig(.hot)
    rig.press("b", "s")
    let references = rig.state.pending.map(\.reference)
    let request = NewOrder(
      instrument: InstrumentID(0), side: .buy, quantity: Quantity(lots: 1))
    rig.happen(
      .accepted(
        AcceptedOrder(order: OrderID(5), reference: references[0], request: request)))
    #expect(rig.state.pending.map(\.reference) == [references[1]])
    #expect(rig.send(.busy(references[1])) == [.bell])
    #expect(rig.state.pending.isEmpty)
    #expect(rig.said == "not sent, the venue is busy: sell 0.1000 at 61,732.42; try again")
    rig.send(.busy(ClientReference(99)))
    #expect(rig.said.contains("a command"))
  }
}
