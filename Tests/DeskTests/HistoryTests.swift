import Analytics
import Desk
import Market
import Testing

@Suite struct HistoryTests {
  private func record(_ trade: UInt64, _ side: Side, lots: Int64, at ticks: Int64) -> FillRecord {
    FillRecord(
      time: Rig.start - .seconds(60),
      fill: Rig.fill(5, trade: trade, side, .maker, lots: lots, at: ticks, fee: 7),
      quantityAheadAtRest: Quantity(lots: 40), tradedAtPrice: Quantity(lots: 140))
  }

  @Test func fillsAndPositionsAreAsIfTheDeskHadBeenThere() {
    let records = [
      record(1, .buy, lots: 300, at: 6_173_000), record(2, .sell, lots: 100, at: 6_174_000),
    ]
    var rig = Rig()
    rig.send(.history(DeskHistory(fills: records, queues: [], isComplete: true)))
    var other = Rig()
    for record in records { other.happen(.filled(record.fill)) }
    #expect(rig.state.fills == records)
    #expect(rig.state.markets[0].position == other.state.markets[0].position)
    #expect(rig.state.markets[0].position.lots == 200)
    #expect(rig.state.markets[0].position.fees == Money(units: 14))
    #expect(rig.state.messages.isEmpty)
    // What comes now is added.
    rig.happen(.filled(Rig.fill(6, trade: 9, .sell, .taker, lots: 200, at: 6_173_500)))
    #expect(rig.state.markets[0].position.isFlat && rig.state.fills.count == 3)
  }

  @Test func anOrderThatRestedBeforeIsExplainedWhenItFills() {
    let rested = RestedOrder(
      order: OrderID(5), instrument: InstrumentID(0), side: .buy, price: Price(ticks: 6_173_000),
      quantity: Quantity(lots: 500), quantityAhead: Quantity(lots: 900))
    var rig = Rig()
    let queue = QueueTrace(rested, at: Sequence(0), traded: Quantity(lots: 850))
    rig.send(.history(DeskHistory(fills: [], queues: [queue], isComplete: true)))
    rig.happen(Rig.trade(1, lots: 50, at: 6_173_000), to: nil)
    rig.happen(Rig.trade(2, lots: 500, at: 6_173_000), to: nil)
    rig.happen(.filled(Rig.fill(5, trade: 2, .buy, .maker, lots: 500, at: 6_173_000)))
    #expect(rig.state.fills.last?.quantityAheadAtRest == Quantity(lots: 900))
    #expect(rig.state.fills.last?.tradedAtPrice == Quantity(lots: 1_400))
  }

  @Test func whatIsSaidBeforeTheFirstViewHasTheTimeOfTheMarket() {
    var session = Rig.session
    session.openedAt = Rig.start + .minutes(9)
    var state = DeskState(session: session, theme: "dark")
    _ = Desk.update(&state, .note(.good, "recovered"))
    #expect(state.messages.first?.time == session.openedAt)
  }

  @Test func whereFillsAreMissingTheBalancesSayWhatIsOpen() {
    var rig = Rig()
    rig.send(
      .history(
        DeskHistory(
          fills: [record(9, .buy, lots: 100, at: 6_173_000)], queues: [], isComplete: false)))
    #expect(rig.said.hasPrefix("the oldest fills of the session are not listed"))
    rig.venue.balances[1].total += Money(units: 5_000_000)
    rig.show()
    #expect(rig.state.markets[0].position.lots == 500)
  }
}
