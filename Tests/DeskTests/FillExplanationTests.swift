import Analytics
import Desk
import Market
import Testing

@Suite struct FillExplanationTests {
  private func taker(
    _ trade: UInt64, lots: Int64, at ticks: Int64, open: Int64 = 0, side: Side = .buy
  ) -> Event.Body {
    .filled(
      Rig.fill(5, trade: trade, side, .taker, lots: lots, at: ticks, open: open, fee: 1_000))
  }

  @Test func aTakerPaysHalfTheSpread() throws {
    var rig = Rig()
    rig.setBook(0, bid: 6_173_240, ask: 6_173_244)
    rig.show()
    rig.happen(taker(1, lots: 1_000, at: 6_173_244))
    let cost = try #require(rig.state.fills.last?.cost)
    // 2 ticks of 0.01 on 0.1 BTC: 0.002 USDT.
    #expect(cost.spread == Money(units: 200_000))
    #expect(cost.impact == .zero && cost.fee == Money(units: 1_000))
    #expect(cost.total == Money(units: 201_000))
  }

  @Test func aSweepPaysImpactFromItsFirstPriceOn() {
    var rig = Rig()
    rig.setBook(0, bid: 6_173_241, ask: 6_173_243)
    rig.show()
    // The touch moved since the view: the first fill tells what was best.
    for (trade, ticks) in [(1, 6_173_244), (2, 6_173_246), (3, 6_173_250)] as [(UInt64, Int64)] {
      rig.happen(taker(trade, lots: 100, at: ticks))
    }
    #expect(rig.state.fills.compactMap { $0.cost?.spread.units } == [20_000, 20_000, 20_000])
    #expect(rig.state.fills.compactMap { $0.cost?.impact.units } == [0, 20_000, 60_000])
    rig.venue.time = rig.venue.time + .seconds(1)
    rig.happen(taker(4, lots: 100, at: 6_173_250))
    #expect(rig.state.fills.last?.cost?.impact == .zero, "another moment begins anew")
  }

  @Test(arguments: [(Side.buy, Int64(6_173_240)), (.sell, 6_173_244)])
  func whoRestsEarnsHalfTheSpread(side: Side, ticks: Int64) {
    var rig = Rig()
    rig.setBook(0, bid: 6_173_240, ask: 6_173_244)
    rig.show()
    rig.happen(.filled(Rig.fill(5, trade: 1, side, .maker, lots: 1_000, at: ticks)))
    #expect(rig.state.fills.last?.cost?.spread == Money(units: -200_000))
    #expect(rig.state.fills.last?.cost?.impact == .zero)
  }

  @Test func withoutAMiddleNothingIsMadeUp() {
    var rig = Rig()
    rig.setTouch(0, bid: 6_173_240, ask: nil)
    rig.show()
    rig.happen(taker(1, lots: 1, at: 6_173_240, side: .sell))
    #expect(rig.state.fills.last?.cost == nil)
    rig.setTouch(0, bid: 6_173_250, ask: 6_173_240)
    rig.show()
    rig.happen(.filled(Rig.fill(6, trade: 2, .buy, .auction, lots: 1, at: 6_173_245)))
    #expect(rig.state.fills.last?.cost == nil, "an auction has no spread")
  }

  @Test func whereTheMarketWentIsFilledInAsTimePasses() throws {
    var rig = Rig()
    rig.setBook(0, bid: 6_173_240, ask: 6_173_242)
    rig.show()
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .maker, lots: 100, at: 6_173_240)))
    func gains(_ rig: Rig) -> [Int64?] {
      rig.state.fills.last.map { record in
        (0..<3).map { record.markOuts.gainHalfTicks($0, of: record.fill) }
      } ?? []
    }
    rig.pass(.milliseconds(990))
    #expect(gains(rig) == [nil, nil, nil])
    rig.setBook(0, bid: 6_173_243, ask: 6_173_246)
    rig.pass(.milliseconds(20))
    // 990 ms and 1,010 ms are as near: the later one.
    #expect(gains(rig) == [9, nil, nil])
    rig.setBook(0, bid: 6_173_230, ask: 6_173_231)
    rig.pass(.seconds(8))
    rig.pass(.milliseconds(990))
    #expect(gains(rig) == [9, -19, nil])
    rig.pass(.seconds(50))
    #expect(gains(rig) == [9, -19, -19])
    #expect(try #require(rig.state.fills.last).markOuts.isComplete)
  }

  @Test func aSellGainsWhereTheMarketFalls() {
    var rig = Rig()
    rig.happen(.filled(Rig.fill(5, trade: 1, .sell, .taker, lots: 100, at: 6_173_241)))
    rig.setBook(0, bid: 6_173_230, ask: 6_173_232)
    rig.pass(.seconds(1))
    let record = rig.state.fills[0]
    #expect(record.markOuts.gainHalfTicks(0, of: record.fill) == 20)
  }

  @Test func aMarketWithoutAMiddleIsMarkedWhenItHasOneAgainOrNever() {
    var rig = Rig()
    rig.happen(taker(1, lots: 1, at: 6_173_242))
    rig.setTouch(0, bid: nil, ask: nil)
    rig.pass(.seconds(2))
    #expect(rig.state.fills[0].markOuts.marks[0] == nil)
    rig.setTouch(0, bid: 6_173_250, ask: 6_173_252)
    rig.pass(.seconds(3))
    #expect(rig.state.fills[0].markOuts.marks[0]?.time == Rig.start + .seconds(5))
    rig.pass(.seconds(500))
    #expect(rig.state.fills[0].markOuts.marks[2] == nil, "minutes late tells nothing")
  }

  @Test func theWholeOrderIsKnown() {
    var rig = Rig()
    rig.rest(9, .buy, 6_173_241, lots: 3_000)
    rig.show()
    rig.happen(.filled(Rig.fill(9, trade: 1, .buy, .maker, lots: 100, at: 6_173_241, open: 2_900)))
    #expect(rig.state.fills.last?.orderQuantity == Quantity(lots: 3_000))
    let request = NewOrder(
      instrument: InstrumentID(0), side: .buy, quantity: Quantity(lots: 700))
    rig.happen(
      .accepted(
        AcceptedOrder(order: OrderID(5), reference: ClientReference(1), request: request)))
    rig.happen(taker(2, lots: 700, at: 6_173_242))
    #expect(rig.state.fills.last?.orderQuantity == Quantity(lots: 700))
    rig.happen(.filled(Rig.fill(77, trade: 3, .buy, .taker, lots: 1, at: 6_173_242)))
    #expect(rig.state.fills.last?.orderQuantity == nil)
  }

  @Test func enterOnAFillOpensItAndArrowsGoOn() {
    var rig = Rig()
    for trade in 1...3 as ClosedRange<UInt64> {
      rig.happen(taker(trade, lots: 1, at: 6_173_242))
    }
    func shown(_ rig: Rig) -> TradeID? {
      if case .fill(let name, _) = rig.state.overlay { name.trade } else { nil }
    }
    rig.press("h", "Down", "Enter")
    #expect(shown(rig) == TradeID(2))
    rig.press("Left", "Left")
    #expect(shown(rig) == TradeID(1) && rig.state.selectedRow == 2)
    rig.press("Right", "Right", "Right")
    #expect(shown(rig) == TradeID(3) && rig.state.selectedRow == 0)
    rig.happen(taker(4, lots: 1, at: 6_173_242))
    #expect(shown(rig) == TradeID(3), "a new fill leaves what is read in place")
    rig.press("q")
    #expect(rig.state.overlay == nil)
    #expect(rig.effects.isEmpty)
  }

  @Test func aSecondClickOnAFillOpensIt() {
    var rig = Rig()
    for trade in 1...2 as ClosedRange<UInt64> {
      rig.happen(taker(trade, lots: 1, at: 6_173_242))
    }
    rig.press("h")
    rig.send(.pointer(.click, .row(1)))
    #expect(rig.state.overlay == nil && rig.state.selectedRow == 1)
    rig.send(.pointer(.click, .row(1)))
    #expect(rig.state.overlay == .fill(FillName(rig.state.fills[0].fill), scroll: 0))
  }

  @Test func averagesAreOfOneMarketAndOnePart() {
    var rig = Rig()
    rig.happen(taker(1, lots: 100, at: 6_173_242))
    rig.happen(.filled(Rig.fill(6, trade: 2, .buy, .maker, lots: 100, at: 6_173_241)))
    #expect(rig.state.averages(of: InstrumentID(0), as: .taker).count == 1)
    #expect(rig.state.averages(of: InstrumentID(0), as: .maker).count == 1)
    #expect(rig.state.averages(of: InstrumentID(1), as: .maker).count == 0)
  }

  @Test func anIcebergsNextPartBeginsItsQueueAnew() {
    var rig = Rig()
    func rested(_ ahead: Int64) -> RestedOrder {
      RestedOrder(
        order: OrderID(5), instrument: InstrumentID(0), side: .buy,
        price: Price(ticks: 6_173_241), quantity: Quantity(lots: 10),
        quantityAhead: Quantity(lots: ahead))
    }
    rig.happen(.rested(rested(40)))
    rig.happen(Rig.trade(1, lots: 50, at: 6_173_241), to: nil)
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .maker, lots: 10, at: 6_173_241, open: 90)))
    rig.happen(.replenished(rested(300)))
    #expect(rig.state.queues.first?.refreshCount == 1)
    rig.happen(Rig.trade(2, lots: 310, at: 6_173_241), to: nil)
    rig.happen(.filled(Rig.fill(5, trade: 2, .buy, .maker, lots: 10, at: 6_173_241, open: 80)))
    #expect(rig.state.fills.last?.quantityAheadAtRest == Quantity(lots: 300))
    #expect(rig.state.fills.last?.tradedAtPrice == Quantity(lots: 310))
  }

  @Test func howAnOrderCameForwardIsTradedOrCancelled() throws {
    var rig = Rig()
    rig.happen(
      .rested(
        RestedOrder(
          order: OrderID(5), instrument: InstrumentID(0), side: .buy,
          price: Price(ticks: 6_173_241), quantity: Quantity(lots: 10),
          quantityAhead: Quantity(lots: 400))))
    rig.happen(Rig.trade(1, lots: 100, at: 6_173_241), to: nil)
    let queue = try #require(rig.state.queues.first)
    let progress = queue.progress(ahead: Quantity(lots: 250))
    #expect(progress.moved.lots == 150)
    #expect(progress.traded.lots == 100 && progress.cancelled.lots == 50)
    #expect(queue.progress(ahead: Quantity(lots: 900)).moved == .zero)
  }
}
