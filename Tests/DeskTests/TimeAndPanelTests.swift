import Analytics
import Desk
import Input
import Market
import Testing

@Suite struct TimeControlTests {
  @Test func speedGoesThroughItsSteps() {
    var rig = Rig()
    var speeds: [Effect] = []
    for _ in 0..<11 { speeds += rig.press("+") }
    #expect(
      speeds
        == [
          2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
        ].map { .control(.speed(perMille: $0)) })
    #expect(rig.said == "market time runs from 0.1x to 1000x")
    #expect(rig.press("0") == [.control(.speed(perMille: 1_000))])
    #expect(rig.press("-", "-", "-", "-").count == 3)
    #expect(rig.state.speedPerMille == 100)
  }

  @Test func whatWasAskedForHoldsUntilTheVenueFollowsOrDoesNot() {
    var rig = Rig()
    rig.press("+", "p")
    rig.show()
    #expect(rig.state.speedPerMille == 2_000 && rig.state.isPaused)
    rig.venue.clock.speedPerMille = 2_000
    rig.venue.clock.isPaused = true
    rig.show()
    #expect(rig.press("p") == [.control(.resume)])
    for _ in 0..<200 { rig.show() }
    #expect(rig.state.isPaused)
    #expect(rig.press("p") == [.control(.resume)])
  }

  @Test func stepsAreForAPausedMarket() {
    var rig = Rig()
    #expect(rig.press(".").isEmpty)
    #expect(rig.said == "market time runs; pause it first, then step")
    for key in ["'", "\""] { #expect(rig.press(key).isEmpty) }
    #expect(rig.press("p", ".") == [.control(.pause), .control(.step(.seconds(1)))])
    #expect(rig.press("'", "\"") == [.control(.stepEvent), .control(.stepTrade)])
  }
}

@Suite struct PanelTests {
  @Test func keysOfTheProgramAskForTheirEffects() {
    var rig = Rig()
    #expect(rig.press("c", "c", "c") == [.theme("light"), .theme("contrast"), .theme("dark")])
    #expect(rig.press("O") == [.theme("dark")] && rig.state.isRedUp)
    #expect(rig.said == "red is up, green is down")
    #expect(rig.press("O") == [.theme("dark")] && !rig.state.isRedUp)
    #expect(rig.press("y", "y") == [.captureMouse(false), .captureMouse(true)])
    #expect(rig.press("Ctrl-L", "Ctrl-Z") == [.redraw, .suspend])
  }

  @Test func marketsGoRoundAndFast() {
    var rig = Rig()
    #expect(
      rig.press(">", ">", ">")
        == [1, 2, 0].map { .control(.focus(InstrumentID($0))) })
    #expect(rig.state.awaitedFocus == nil)
    #expect(rig.press("<") == [.control(.focus(InstrumentID(2)))])
  }

  @Test func tabsAndPanes() {
    var rig = Rig()
    rig.press("Tab")
    #expect(rig.state.pane == .blotter)
    rig.press("Right")
    #expect(rig.state.tab == .fills)
    rig.press("Left", "Left")
    #expect(rig.state.tab == .messages)
    rig.press("h")
    #expect(rig.state.tab == .fills)
    rig.press("Tab")
    #expect(rig.state.pane == .ladder)
    for (key, tab) in [("o", Tab.orders), ("N", .notices), ("l", .messages)] {
      rig.press(key)
      #expect(rig.state.tab == tab)
    }
  }

  @Test func sizesAreChosenAndChanged() {
    var rig = Rig()
    rig.press("4")
    #expect(rig.state.sizes.quantity(InstrumentID(0)) == Quantity(lots: 10_000))
    rig.press("}")
    #expect(rig.state.sizes.quantity(InstrumentID(0)) == Quantity(lots: 20_000))
    rig.press("{", "{", "{")
    #expect(rig.state.sizes.quantity(InstrumentID(0)) == Quantity(lots: 2_000))
    for _ in 0..<30 { rig.press("{") }
    #expect(rig.state.sizes.quantity(InstrumentID(0)) == Quantity(lots: 1))
    for _ in 0..<60 { rig.press("}") }
    #expect(rig.state.sizes.quantity(InstrumentID(0)) == Rig.bitcoin.maximumQuantity)
    rig.press(">")
    rig.setBook(1, bid: 250_000, ask: 250_001)
    rig.show()
    rig.press("3")
    #expect(rig.said == "ETH-USDT has no such size")
  }

  @Test func candlesGetLongerAndShorter() {
    var rig = Rig()
    for _ in 0..<12 { rig.press("]") }
    #expect(rig.state.interval == .day)
    for _ in 0..<12 { rig.press("[") }
    #expect(rig.state.interval == .second)
  }

  @Test func helpScrollsAndCloses() {
    var rig = Rig()
    rig.press("?", "Up", "Down", "PgDn")
    #expect(rig.state.overlay == .help(scroll: 11))
    for _ in 0..<90 { rig.press("PgDn") }
    rig.press("?")
    #expect(rig.state.overlay == nil)
  }

  @Test func messagesAndFillsDoNotGrowWithoutEnd() {
    var rig = Rig()
    for number in 1...5_000 {
      rig.happen(
        .filled(Rig.fill(5, trade: UInt64(number), .buy, .maker, lots: 1, at: 6_173_242)))
    }
    #expect(rig.state.messages.count <= 500 && rig.state.fills.count <= 2_000)
    #expect(rig.state.fills.last?.fill.trade == TradeID(5_000))
  }

  @Test func equityPartsTradingFromPrices() throws {
    var rig = Rig()
    let opening = try #require(rig.state.equity).opening
    #expect(opening == Money(units: 10_000_000_000_000 + 2 * 6_173_000_000_000))
    #expect(try #require(rig.state.equity).trading == .zero)
    rig.setBook(0, bid: 6_183_000, ask: 6_183_001)
    rig.show()
    var equity = try #require(rig.state.equity)
    #expect(equity.trading == .zero && equity.drift == Money(units: 2 * 10_000_000_000))
    rig.venue.balances[0].total -= Money(units: 5)
    rig.show()
    equity = try #require(rig.state.equity)
    #expect(equity.trading == Money(units: -5))
  }
}

@Suite struct MissedTests {
  @Test func missedEventsAreSaidAndNothingHalfKnownIsKept() {
    var rig = Rig(.hot)
    rig.press("b")
    rig.happen(
      .rested(
        RestedOrder(
          order: OrderID(5), instrument: InstrumentID(0), side: .buy,
          price: Price(ticks: 6_173_241),
          quantity: Quantity(lots: 1_000), quantityAhead: .zero)))
    rig.send(.missed(0))
    #expect(rig.state.missedEvents == 0 && rig.state.queues.count == 1)
    rig.send(.missed(312))
    #expect(rig.state.missedEvents == 312)
    #expect(rig.state.queues.isEmpty && rig.state.pending.isEmpty)
    #expect(rig.said.hasPrefix("312 events were missed"))
    rig.happen(.filled(Rig.fill(5, trade: 9, .buy, .maker, lots: 10, at: 6_173_241)))
    #expect(rig.state.fills.last?.tradedAtPrice == nil)
    rig.send(.missed(.max))
    #expect(rig.state.missedEvents == .max)
  }

  @Test func positionsAreBroughtInLineWithTheBalances() {
    var rig = Rig()
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 100, at: 6_173_242)))
    rig.send(.missed(10))
    // 0.05 BTC more than at the start: 0.04 were bought in what was missed.
    rig.venue.balances[1].total += Money(units: 5_000_000)
    rig.show()
    #expect(rig.state.markets[0].position.lots == 500)
    rig.venue.balances[1].total += Money(units: 1_000_000)
    rig.show()
    #expect(rig.state.markets[0].position.lots == 500)
  }

  @Test func aFillThatIsInTheBalancesAlreadyCountsOnce() {
    var rig = Rig()
    rig.send(.missed(10))
    rig.venue.sequence = Sequence(3)
    rig.venue.balances[1].total += Money(units: 5_000_000)
    rig.show()
    #expect(rig.state.markets[0].position.lots == 500)
    for trade in 1...4 {
      // Sequences 1 to 4: three of them are contained in the view.
      rig.happen(
        .filled(Rig.fill(5, trade: UInt64(trade), .buy, .taker, lots: 100, at: 6_173_242)))
    }
    #expect(rig.state.markets[0].position.lots == 600)
    #expect(rig.state.fills.count == 4)
  }

  @Test func missedPublicEventsTouchNothingOfTheOwnAccount() {
    var rig = Rig(.hot)
    rig.press("b")
    rig.send(.missedPublic(40))
    rig.send(.missedPublic(2))
    #expect(rig.state.pending.count == 1 && rig.state.missedEvents == 42)
    #expect(rig.state.messages.count == 1)
    #expect(rig.said.hasPrefix("42 trades and changes of the book were missed"))
    rig.venue.balances[1].total += Money(units: 5_000_000)
    rig.show()
    #expect(rig.state.markets[0].position.lots == 0)
  }

  @Test func cancelsOfManyWithNothingLeftToCancelAreSettled() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 6_173_259)
    rig.show()
    rig.press("B", "X")
    rig.show()
    #expect(rig.state.pending.count == 2)
    rig.venue.orders.removeFirst()
    rig.show()
    #expect(rig.state.pending.map(\.action) == [.cancelAll(instrument: nil, side: nil)])
    rig.venue.orders.removeFirst()
    rig.show()
    #expect(rig.state.pending.isEmpty)
  }
}
