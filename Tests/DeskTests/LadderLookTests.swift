import Analytics
import Desk
import Market
import Testing

@Suite struct LadderLookTests {
  @Test func dSwitchesTheBars() {
    var rig = Rig()
    rig.press("d")
    #expect(rig.state.ladderLook.bars == .cumulative)
    #expect(rig.said == "bars: all that rests from the touch to each price")
    rig.press("d")
    #expect(rig.state.ladderLook.bars == .perLevel)
  }

  @Test func kGoesThroughTheMarketsSizes() {
    var rig = Rig()
    #expect(rig.state.flowMinimum == .zero)
    rig.press("k")
    #expect(rig.state.flowMinimum == Quantity(lots: 100))
    #expect(rig.said == "stacked and pulled: from 0.0100 BTC on")
    rig.press("k", "k", "k", "k")
    #expect(rig.state.flowMinimum == Quantity(lots: 10_000))
    #expect(rig.said == "that is the largest of your sizes")
    rig.press("K", "K", "K", "K")
    #expect(rig.state.flowMinimum == .zero)
    rig.press("K")
    #expect(rig.said == "everything stacked and pulled is shown already")
  }

  @Test func aMarketWithFewerSizesTakesItsLargest() {
    var rig = Rig()
    rig.press("k", "k", "k", "k", ">")
    rig.setBook(1, bid: 250_000, ask: 250_001)
    rig.show()
    #expect(rig.state.flowMinimum == Quantity(lots: 10_000))
    rig.press("K")
    #expect(rig.state.flowMinimum == Quantity(lots: 1_000))
  }

  @Test func columnsAreSwitchedInAList() {
    var rig = Rig()
    rig.press("C")
    #expect(rig.state.overlay == .ladderParts(row: 0))
    rig.press("Down", "Down", "Enter")
    #expect(rig.state.ladderLook[.flow] == .shown)
    rig.press("Enter")
    #expect(rig.state.ladderLook[.flow] == .hidden)
    rig.press("Enter")
    #expect(rig.state.ladderLook[.flow] == .automatic)
    rig.press("Up", "Up", "Up", "Enter")
    #expect(rig.state.ladderLook[.volume] == .shown, "round about")
    rig.press("C")
    #expect(rig.state.overlay == nil)
    #expect(rig.effects.isEmpty)
  }

  @Test func theListTakesTheKeysOfTheDesk() {
    var rig = Rig(.hot)
    rig.press("C")
    #expect(rig.press("b", "m", "f").isEmpty)
    #expect(rig.state.overlay == .ladderParts(row: 0))
  }
}

@Suite struct FlowTests {
  private func flow(_ rig: Rig, _ ticks: Int64, _ side: Side = .buy) -> FlowLevel {
    let price = Price(ticks: ticks)
    return rig.state.memory.flow.sum(side, from: price, through: price)
  }

  @Test func whatIsNotTradedIsStackedOrPulled() {
    var rig = Rig()
    rig.venue.bids[2].quantity = Quantity(lots: 1_400)
    rig.venue.bids[3].quantity = Quantity(lots: 700)
    rig.venue.asks.remove(at: 4)
    rig.pass(.milliseconds(20))
    #expect(flow(rig, 6_173_239).stacked.lots == 400)
    #expect(flow(rig, 6_173_238).pulled.lots == 300)
    #expect(flow(rig, 6_173_246, .sell).pulled.lots == 1_000)
    #expect(flow(rig, 6_173_241) == FlowLevel(price: Price(ticks: 6_173_241)))
  }

  @Test func tradesExplainWhatIsGone() {
    var rig = Rig()
    rig.happen(Rig.trade(1, lots: 300, at: 6_173_241), to: nil)
    rig.venue.bids[0].quantity = Quantity(lots: 650)
    rig.venue.sequence = Sequence(5)
    rig.pass(.milliseconds(20))
    let level = flow(rig, 6_173_241)
    #expect(level.traded.lots == 300 && level.pulled.lots == 50 && level.stacked == .zero)
  }

  @Test func aTradeThatTheBookDoesNotContainYetWaitsForTheNext() {
    var rig = Rig()
    for number in 1...3 as ClosedRange<UInt64> {
      rig.happen(Rig.trade(number, lots: 100, at: 6_173_241), to: nil)
    }
    rig.venue.sequence = Sequence(2)
    rig.venue.bids[0].quantity = Quantity(lots: 800)
    rig.pass(.milliseconds(20))
    rig.venue.sequence = Sequence(3)
    rig.venue.bids[0].quantity = Quantity(lots: 700)
    rig.pass(.milliseconds(20))
    let level = flow(rig, 6_173_241)
    #expect(level.stacked == .zero && level.pulled == .zero && level.traded.lots == 300)
  }

  @Test func aLevelThatIsThereAgainAfterAllOfItTradedWasRefilled() {
    var rig = Rig()
    rig.happen(Rig.trade(1, lots: 1_000, at: 6_173_241), to: nil)
    rig.venue.sequence = Sequence(5)
    rig.pass(.milliseconds(20))
    #expect(flow(rig, 6_173_241).refills == 1 && flow(rig, 6_173_241).stacked.lots == 1_000)
  }

  @Test func itIsForgottenAfterAWhile() {
    var rig = Rig()
    rig.venue.bids[2].quantity = Quantity(lots: 1_400)
    rig.pass(.milliseconds(20))
    rig.pass(.seconds(27))
    #expect(flow(rig, 6_173_239).stacked.lots == 400)
    rig.pass(.seconds(6))
    #expect(flow(rig, 6_173_239).stacked == .zero)
  }

  @Test func anotherMarketsBookIsNotComparedWithThisOne() {
    var rig = Rig()
    rig.press(">")
    rig.setBook(1, bid: 6_173_241, ask: 6_173_242)
    rig.venue.bids[0].quantity = Quantity(lots: 9)
    rig.pass(.milliseconds(20))
    #expect(flow(rig, 6_173_241).pulled == .zero)
    rig.press("<")
    rig.setBook(0, bid: 6_173_241, ask: 6_173_242)
    rig.venue.bids[0].quantity = Quantity(lots: 9)
    rig.pass(.milliseconds(20))
    #expect(flow(rig, 6_173_241).pulled == .zero, "nobody saw what happened meanwhile")
  }

  @Test func missedTradesAndAuctionsCompareNothing() {
    for isAuction in [true, false] {
      var rig = Rig()
      if isAuction {
        rig.venue.markets[0].phase = .auction
        rig.show()
        rig.venue.markets[0].phase = .open
      } else {
        rig.send(.missedPublic(3))
      }
      rig.venue.bids[0].quantity = Quantity(lots: 9)
      rig.pass(.milliseconds(20))
      #expect(flow(rig, 6_173_241).pulled == .zero)
      rig.venue.bids[0].quantity = Quantity(lots: 4)
      rig.pass(.milliseconds(20))
      #expect(flow(rig, 6_173_241).pulled.lots == 5)
    }
  }
}
