import Desk
import Input
import Market
import Testing

@Suite struct CommandLineTests {
  @Test func aTypedOrderIsSentByEnterWhenArmed() throws {
    var rig = Rig()
    let order = try #require(Rig.orders(rig.command("buy 0.5 61732.30")).first)
    #expect(order.side == .buy && order.price == Price(ticks: 6_173_230))
    #expect(order.quantity == Quantity(lots: 5_000) && order.kind == .limit)
    #expect(rig.state.overlay == nil)
  }

  @Test func namesOfPricesAreThoseOfTheMoment() {
    var rig = Rig()
    let prices: [(String, Int64)] = [
      ("buy 0.1 @bid", 6_173_241), ("buy 0.1 @bid-2", 6_173_239), ("sell 0.1 @ask", 6_173_242),
      ("sell 0.1 @ask+10", 6_173_252), ("buy 0.1 @mid", 6_173_241),
    ]
    for (line, ticks) in prices {
      #expect(Rig.orders(rig.command(line)).map(\.price) == [Price(ticks: ticks)], "\(line)")
    }
    #expect(rig.command("buy 0.1 @last").count == 1)
    #expect(rig.said == "nothing has traded yet")
  }

  @Test func marketOrdersAndFlags() throws {
    var rig = Rig()
    let market = try #require(Rig.orders(rig.command("sell 0.1 market")).first)
    #expect(market.kind == .market && market.timeInForce == .immediateOrCancel)
    let post = try #require(Rig.orders(rig.command("buy 0.1 @bid post-only")).first)
    #expect(post.postOnly && post.timeInForce == .goodTillCancelled)
    let fill = try #require(Rig.orders(rig.command("buy 0.1 @ask fok")).first)
    #expect(fill.timeInForce == .fillOrKill && !fill.postOnly)
  }

  @Test func withoutAPriceItIsTheChosenOne() {
    var rig = Rig()
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_235), .price)))
    #expect(Rig.orders(rig.command("buy 0.1")).map(\.price) == [Price(ticks: 6_173_235)])
  }

  @Test func viewSendsNothing() {
    var rig = Rig(.view)
    #expect(rig.command("buy 0.5 61732.30") == [.rememberCommand("buy 0.5 61732.30")])
    #expect(rig.said.hasPrefix("VIEW sends no orders"))
  }

  @Test func whatTheTicketWouldWarnOfOpensTheTicket() {
    var rig = Rig()
    // Far more than there is money for.
    #expect(Rig.orders(rig.command("buy 99 61732.30")).isEmpty)
    #expect(rig.ticket?.quantityText.hasPrefix("99") == true)
    #expect(rig.ticket?.fault?.hasPrefix("needs") == true)
    rig.press("Esc")
    #expect(Rig.orders(rig.command("buy 0.1 @ask post-only")).isEmpty)
    #expect(rig.ticket?.postOnly == true && rig.ticket?.fault?.hasPrefix("post-only") == true)
  }

  @Test func aPhaseThatRefusesOpensTheTicket() {
    var rig = Rig()
    rig.venue.markets[0].phase = .cancelOnly
    rig.show()
    #expect(Rig.orders(rig.command("buy 0.1 61732.30")).isEmpty)
    #expect(rig.ticket != nil && rig.said.hasPrefix("cancel-only"))
  }

  @Test func hotSendsAtOnce() {
    var rig = Rig(.hot)
    #expect(Rig.orders(rig.command("3 join-bid")).count == 3)
    #expect(Rig.orders(rig.command("buy 0.1 @bid; sell 0.1 @ask")).map(\.side) == [.buy, .sell])
  }

  @Test func anOrderKeyByNameStillAsksWhenArmed() {
    var rig = Rig()
    #expect(Rig.orders(rig.command("3 join-bid")).isEmpty)
    #expect(rig.ticket != nil)
    #expect(rig.said == "step 1 of 3, join-bid: waits for you; 2 after it not done")
  }

  @Test func figuresThatAreNoneAreRefusedWithAReason() {
    var rig = Rig()
    let lines = [
      ("buy 0.00001 61732", "0.00001 is not a multiple of the lot of 0.0001"),
      ("buy 0.1 61732.123", "61732.123 is not on the tick of 0.01"),
      ("buy 101 61732", "the largest order is 100.0000"),
      ("buy 0.1 99999999", "the highest price is 1,000,000.00"),
      ("buy 0.123456789 61732", "0.123456789 is no size of this market"),
      ("buy 0.1 @last-1", "nothing has traded yet"),
    ]
    for (line, reason) in lines {
      #expect(Rig.orders(rig.command(line)).isEmpty)
      #expect(rig.said == reason, "\(line)")
    }
  }

  @Test func aRefusalNamesTheStepAndEndsTheLine() {
    var rig = Rig()
    let effects = rig.command("size 0.2; buy 0.00001 61732; pause")
    #expect(effects.count == 1)
    #expect(
      rig.said == "step 2 of 3, buy 0.00001 61732: 0.00001 is not a multiple of the lot of 0.0001; "
        + "1 after it not done")
    #expect(rig.state.sizes.quantity(InstrumentID(0)) == Quantity(lots: 2_000))
  }

  @Test func sizesSpeedsThemesIntervalsAndGroups() {
    var rig = Rig()
    let effects = rig.command("size 0.25; speed 10; theme light; interval 1m; group 5")
    #expect(rig.state.sizes.quantity(InstrumentID(0)) == Quantity(lots: 2_500))
    #expect(effects.contains(.control(.speed(perMille: 10_000))))
    #expect(effects.contains(.theme("light")) && rig.state.theme == "light")
    #expect(rig.state.interval == .minute)
    #expect(rig.state.ladder.groupingTicks == 5)
  }

  @Test func anotherMarketIsAskedFor() {
    var rig = Rig()
    #expect(rig.command("symbol eth-usdt").contains(.control(.focus(InstrumentID(1)))))
    // Its book has not come yet, so no order goes out.
    #expect(Rig.orders(rig.command("buy 1 @bid")).isEmpty)
    #expect(rig.said == "the book of ETH-USDT has not come yet")
  }

  @Test func ordersAreCancelledByTheirRows() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 6_173_249)
    rig.show()
    #expect(Rig.commands(rig.command("cancel 2")) == [.cancel(OrderID(12))])
    #expect(Rig.commands(rig.command("cancel 9")).isEmpty)
    #expect(rig.said == "there is no order 9; the list has 2 rows")
    #expect(Rig.commands(rig.command("cancel 2")).isEmpty)
    #expect(rig.said == "its cancel is on its way")
  }

  @Test func aRowMeansTheOrderThatWasThereWhenTheLineWasOpened() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 6_173_249)
    rig.show()
    rig.press(":")
    rig.type("cancel 1")
    rig.venue.orders.removeFirst()
    rig.show()
    #expect(Rig.commands(rig.press("Enter")).isEmpty)
    #expect(rig.said == "the order in row 1 is gone")
  }

  @Test func aQuestionEndsTheLine() {
    var rig = Rig()
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 700, at: 6_173_242)))
    #expect(rig.command("flatten; pause").count == 1)
    #expect(rig.question?.action == .flatten)
    #expect(rig.said == "step 1 of 2, flatten: waits for you; 1 after it not done")
  }

  @Test func aMacroRunsByNameByKeyAndInThePalette() {
    var rig = Rig(.hot)
    rig.give(["scalp": "buy 0.1 @bid; sell 0.1 @ask"], key: "F9")
    #expect(Rig.orders(rig.command("scalp")).count == 2)
    #expect(Rig.orders(rig.command("2 scalp")).count == 4)
    #expect(Rig.orders(rig.press("F9")).count == 2)
    #expect(Rig.orders(rig.press("@", "Enter")).count == 2)
  }

  @Test func ordersOfAMacroGoThroughTheTicketWhenArmed() {
    var rig = Rig()
    rig.give(["scalp": "buy 0.1 @bid; sell 0.1 @ask"], key: "F9")
    #expect(Rig.orders(rig.press("F9")).isEmpty)
    #expect(rig.ticket?.side == .buy)
    rig.press("Esc")
    #expect(Rig.orders(rig.command("scalp")).isEmpty)
    #expect(rig.ticket?.side == .buy)
  }

  @Test func aMacroInViewSendsNothing() {
    var rig = Rig(.view)
    rig.give(["scalp": "buy 0.1 @bid"], key: "F9")
    #expect(rig.press("F9").isEmpty)
    #expect(rig.said.hasPrefix("VIEW sends no orders"))
  }

  @Test func macrosThatRunInACircleEnd() {
    var rig = Rig(.hot)
    rig.give(["one": "two", "two": "one; pause"], key: nil)
    #expect(rig.command("one") == [.rememberCommand("one")])
    #expect(rig.said == "the macros run in a circle")
    rig.give(["many": "100 join-bid; 100 join-ask; pause"], key: nil)
    #expect(Rig.commands(rig.command("many")).isEmpty)
    #expect(rig.said == "a line does at most 200 steps")
  }

  /// Random lines at a desk in VIEW: nothing traps, and no order leaves.
  @Test(arguments: 0..<8) func randomLinesNeverTrapNorSendInView(seed: UInt64) {
    var random = SplitMix(state: seed)
    var rig = Rig(.view)
    rig.give(["m": "buy 1 market; cancel all"], key: "F9")
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    let words =
      rig.state.commandParser.names.filter { $0 != "arm" } + [
        "0.1", "61732", "@bid+1", "market", "x2", "2", ";", "; ", "ioc", "eth-usdt", "1m", "-5",
      ]
    for _ in 0..<150 {
      let line = (0..<Int.random(in: 1...6, using: &random))
        .compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
      rig.press(":")
      rig.send(.input(.paste(line)))
      let effects = rig.press("Enter")
      #expect(Rig.orders(effects).isEmpty, "\(line)")
      #expect(rig.state.safety == .view)
      rig.press("Esc")
      rig.press("Tab", "Esc")
    }
  }
}

extension Rig {
  /// Gives the desk macros, the first of them a key.
  mutating func give(_ macros: KeyValuePairs<String, String>, key: String?) {
    var session = Rig.session
    session.macros = macros.map { Macro(name: $0.key, text: $0.value) }
    if let key, let name = session.macros.first?.name {
      let change = KeyChange(.macro(name), keys: [Rig.key(key)])
      session.keyMap = KeyMap.changed(by: [change]).map
    }
    let before = state
    state = DeskState(session: session, theme: "dark")
    state.safety = before.safety
    send(.ladderRows(20))
    show()
  }
}
