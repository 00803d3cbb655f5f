import Desk
import Market
import Testing

@Suite struct PointerTests {
  private func ladder(_ ticks: Int64, _ column: LadderColumn) -> Target {
    .ladder(Price(ticks: ticks), column)
  }

  @Test(arguments: [(LadderColumn.bids, Side.buy), (.asks, .sell)])
  func aClickBesideThePriceTradesThere(column: LadderColumn, side: Side) throws {
    var hot = Rig(.hot)
    let orders = Rig.orders(hot.send(.pointer(.click, ladder(6_173_240, column))))
    #expect(orders.map(\.side) == [side] && orders.map(\.price.ticks) == [6_173_240])
    #expect(orders.map(\.quantity.lots) == [1_000])

    var armed = Rig(.armed)
    #expect(armed.send(.pointer(.click, ladder(6_173_240, column))).isEmpty)
    let ticket = try #require(armed.ticket)
    #expect(ticket.side == side && ticket.priceText == "61732.40")

    var view = Rig(.view)
    #expect(view.send(.pointer(.click, ladder(6_173_240, column))).isEmpty)
    #expect(view.state.overlay == nil)
    #expect(view.state.ladder.cursor == Price(ticks: 6_173_240))
  }

  @Test func aClickOnThePriceOnlyChooses() {
    var rig = Rig(.hot)
    #expect(rig.send(.pointer(.click, ladder(6_173_240, .price))).isEmpty)
    #expect(rig.state.ladder.cursor == Price(ticks: 6_173_240))
  }

  @Test func ownOrdersAreSelectedByOneButtonAndCancelledByTheOther() {
    var rig = Rig(.hot)
    rig.rest(11, .buy, 6_173_235)
    rig.rest(12, .buy, 6_173_235)
    rig.rest(13, .buy, 6_173_230)
    rig.show()
    #expect(rig.send(.pointer(.click, ladder(6_173_235, .own))).isEmpty)
    #expect(rig.state.selectedOrder == OrderID(12))
    let cancel = rig.send(.pointer(.secondaryClick, ladder(6_173_235, .own)))
    #expect(Rig.commands(cancel) == [.cancel(OrderID(12))])
    #expect(rig.send(.pointer(.secondaryClick, ladder(6_173_235, .own))).isEmpty)
    #expect(rig.send(.pointer(.secondaryClick, ladder(6_173_231, .own))).isEmpty)
    let listed = rig.send(.pointer(.secondaryClick, .order(OrderID(13))))
    #expect(Rig.commands(listed) == [.cancel(OrderID(13))])
  }

  @Test func rowsAndTabsAreSelected() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_235)
    rig.rest(12, .buy, 6_173_234)
    rig.show()
    rig.send(.pointer(.click, .row(1)))
    #expect(rig.state.selectedOrder == OrderID(12) && rig.state.pane == .blotter)
    rig.send(.pointer(.click, .order(OrderID(11))))
    #expect(rig.state.selectedRow == 0)
    rig.send(.pointer(.click, .tab(.messages)))
    #expect(rig.state.tab == .messages)
    rig.send(.pointer(.click, .row(99)))
    #expect(rig.state.selectedRow == 0)
    rig.send(.pointer(.click, .pane(.ladder)))
    #expect(rig.state.pane == .ladder)
    #expect(rig.effects.isEmpty)
  }

  @Test func hintsAndMarketsAreClicked() {
    var rig = Rig(.hot)
    #expect(Rig.orders(rig.send(.pointer(.click, .action(.marketBuy)))).count == 1)
    #expect(
      rig.send(.pointer(.click, .market(InstrumentID(2)))) == [.control(.focus(InstrumentID(2)))])
    #expect(rig.send(.pointer(.click, .market(InstrumentID(9)))).isEmpty)
  }

  @Test func whatLiesInFrontTakesTheMouse() {
    for opening in ["?", "n", "H", "m"] {
      var rig = Rig(.armed)
      rig.send(.notice(Window().notice))
      rig.rest(11, .buy, 6_173_235)
      rig.show()
      rig.press(opening)
      let context = rig.state.context
      #expect(rig.state.overlay != nil)
      for target in [
        Target.action(.marketSell), .ladder(Price(ticks: 6_173_240), .bids), .row(0), .tab(.fills),
        .market(InstrumentID(1)), .pane(.blotter), .order(OrderID(11)),
      ] {
        #expect(rig.send(.pointer(.click, target)).isEmpty)
        #expect(rig.send(.pointer(.secondaryClick, target)).isEmpty)
        #expect(rig.state.context == context)
      }
      rig.send(.pointer(.click, .action(.dismiss)))
      #expect(rig.state.overlay == nil)
    }
  }

  @Test func theTicketIsSentByAClickToo() {
    var rig = Rig(.armed)
    rig.send(.pointer(.click, .action(.joinBid)))
    #expect(Rig.orders(rig.send(.pointer(.click, .action(.confirm)))).count == 1)
  }

  @Test func theWheelScrollsWhatIsUnderIt() {
    var rig = Rig()
    for number in 1...9 { rig.rest(UInt64(number), .buy, 6_173_200 - Int64(number)) }
    rig.show()
    rig.send(.pointer(.click, .row(4)))
    rig.send(.pointer(.wheel(-2), .row(0)))
    #expect(rig.state.selectedRow == 6)
    rig.press("?")
    rig.send(.pointer(.wheel(-2), nil))
    #expect(rig.state.overlay == .help(scroll: 6))
    rig.send(.pointer(.wheel(9), nil))
    #expect(rig.state.overlay == .help(scroll: 0))
    rig.send(.pointer(.wheel(Int.min), nil))
    rig.send(.pointer(.wheel(Int.max), nil))
  }
}

@Suite struct StaleClickTests {
  @Test func aClickOnARowThatIsGoneSendsNothing() {
    var rig = Rig(.hot)
    let old = Target.ladder(Price(ticks: 6_173_243), .bids)
    rig.press("g", "g")
    #expect(rig.send(.pointer(.click, old)).isEmpty)
    #expect(rig.said == "the ladder moved; click again")
    rig.press("G", "G")
    #expect(Rig.orders(rig.send(.pointer(.click, old))).count == 1)
    rig.press(">")
    rig.setBook(1, bid: 250_000, ask: 250_001)
    rig.show()
    #expect(rig.send(.pointer(.click, old)).isEmpty)
    #expect(rig.send(.pointer(.secondaryClick, old)).isEmpty)
  }
}
