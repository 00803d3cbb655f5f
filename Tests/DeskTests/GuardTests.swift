import Desk
import Input
import Market
import Testing

/// Slips of the finger are warned of in place, and need a second, different key.
@Suite struct GuardTests {
  private func far(_ text: String = "51732.41") -> Rig {
    var rig = Rig()
    rig.press("j", "Tab")
    rig.type(text)
    return rig
  }

  @Test func enterTwiceDoesNotSendWhatWasWarnedOf() throws {
    var rig = far()
    #expect(try #require(rig.ticket).warnings.map(\.kind) == [.farFromTouch])
    for _ in 0..<5 { #expect(rig.press("Enter").isEmpty) }
    #expect(
      rig.said == "not sent: 16.1 % below the bid of 61,732.41; ! sends it all the same")
    #expect(Rig.orders(rig.press("!")).map(\.price) == [Price(ticks: 5_173_241)])
    #expect(rig.ticket == nil)
  }

  @Test func insistingNeedsTheWarningFirst() {
    var rig = far()
    #expect(rig.press("!").isEmpty)
    #expect(rig.said == "nothing was warned of; Enter sends the ticket")
    #expect(rig.ticket != nil)
  }

  @Test func anOtherOrderIsWarnedOfAnew() throws {
    var rig = far()
    rig.press("Enter", "Down")
    #expect(try #require(rig.ticket).warned == nil)
    #expect(rig.press("!").isEmpty)
    rig.press("Enter")
    #expect(Rig.orders(rig.press("!")).map(\.price) == [Price(ticks: 5_173_240)])
  }

  @Test func aWarningThatGrewIsReadAnew() throws {
    var rig = far("58000")
    rig.press("Enter")
    rig.setBook(0, bid: 7_000_000, ask: 7_000_001)
    rig.show()
    #expect(rig.press("!").isEmpty)
    #expect(rig.said.hasPrefix("not sent: 17.1 % below the bid of 70,000.00"))
    #expect(Rig.orders(rig.press("!")).count == 1)
  }

  @Test func anotherKindOfWarningIsReadAnew() {
    var rig = far("58000")
    rig.press("Enter")
    rig.venue.balances[0] = Balance(total: Money(units: 600_000_000_000))
    rig.show()
    #expect(rig.press("!").isEmpty)
    #expect(rig.said.contains("of your free USDT"))
    #expect(Rig.orders(rig.press("!")).count == 1)
  }

  @Test func aWarningThatOnlyTrembledStays() {
    var rig = far("58000")
    rig.press("Enter")
    rig.setBook(0, bid: 6_180_000, ask: 6_180_001)
    rig.show()
    #expect(Rig.orders(rig.press("!")).count == 1)
  }

  @Test func whatIsNoLongerWarnedOfGoesByEnter() {
    var rig = far("58000")
    rig.press("Enter")
    rig.setBook(0, bid: 5_800_100, ask: 5_800_101)
    rig.show()
    #expect(Rig.orders(rig.press("Enter")).count == 1)
  }

  @Test func escapePutsItAway() {
    var rig = far()
    rig.press("Enter")
    #expect(rig.press("Esc").isEmpty)
    #expect(rig.ticket == nil)
    #expect(rig.press("j", "Enter").count == 1)
  }

  @Test func hotPutsAnInsaneMarketOrderIntoTheTicket() throws {
    var rig = Rig(.hot)
    rig.setBook(0, bid: 6_173_241, ask: 6_173_242, step: 20_000)
    rig.state.sizes.presets[0][1] = Quantity(lots: 9_000)
    rig.show()
    #expect(rig.press("m").isEmpty)
    let ticket = try #require(rig.ticket)
    #expect(ticket.kind == .market && ticket.warned != nil)
    #expect(ticket.warnings.first?.text == "would trade 1.2 % worse than the middle, on average")
    #expect(rig.press("Enter", "Enter").isEmpty)
    #expect(Rig.orders(rig.press("!")).map(\.quantity) == [Quantity(lots: 9_000)])
  }

  @Test func hotWarnsOfAnOrderLargerThanTheBook() throws {
    var rig = Rig(.hot)
    rig.venue.asks = [rig.level(6_173_242, 500)]
    rig.venue.balances[0] = Balance(total: Money(units: 100_000_000_000_000))
    rig.show()
    #expect(rig.press("t").isEmpty)
    #expect(try #require(rig.ticket).warnings.map(\.kind) == [.largerThanBook])
    #expect(rig.said.contains("200 % of all that the book shows, 0.0500 asked"))
    #expect(Rig.orders(rig.press("!")).count == 1)
  }

  @Test func hotWarnsOfAClickFarAway() throws {
    var rig = Rig(.hot)
    rig.send(.ladderRows(20))
    rig.state.ladder.centre = Price(ticks: 5_000_000)
    #expect(rig.send(.pointer(.click, .ladder(Price(ticks: 5_000_000), .bids))).isEmpty)
    #expect(try #require(rig.ticket).warnings.map(\.kind) == [.farFromTouch])
  }

  @Test func mostOfTheBalanceIsWarnedOf() throws {
    var rig = Rig()
    rig.press("J")
    rig.type("1.6")
    #expect(try #require(rig.ticket).warnings.map(\.text) == ["uses 80 % of your free BTC"])
    #expect(rig.press("Enter").isEmpty)
  }

  @Test func closingThePositionIsNotWarnedOf() {
    var rig = Rig(.hot)
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 19_000, at: 6_173_242)))
    rig.show()
    let orders = Rig.orders(rig.press("R"))
    #expect(orders.map(\.quantity) == [Quantity(lots: 19_000)])
  }

  @Test func whatIsShortIsLeftToTheVenue() throws {
    var rig = Rig()
    rig.press("J")
    rig.type("3")
    #expect(try #require(rig.ticket).warnings.isEmpty)
    #expect(Rig.orders(rig.press("Enter")).count == 1)
  }

  @Test func aTriggerFarAwayIsWarnedOf() throws {
    var rig = TicketKindTests.rig(.stop, .sell)
    TicketKindTests.fill(&rig, .trigger, "6173")
    #expect(try #require(rig.ticket).warnings.map(\.kind) == [.farTrigger])
    #expect(rig.press("Enter", "Enter").isEmpty)
    #expect(Rig.commands(rig.press("!")).count == 1)
  }

  @Test func aChangeToAFarPriceIsWarnedOfAndASmallerSizeIsNot() {
    var rig = Rig()
    rig.rest(11, .buy, 5_173_239, lots: 5_000)
    rig.show()
    rig.press("e", "Tab")
    rig.type("0.1")
    #expect(Rig.commands(rig.press("Enter")).count == 1)
    rig.press("e")
    rig.type("41732")
    #expect(rig.press("Enter").isEmpty)
    #expect(Rig.commands(rig.press("!")).count == 1)
  }

  @Test func flatteningIntoAThinBookCancelsAndHoldsTheRest() throws {
    var rig = Rig(.hot)
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 5_000, at: 6_173_242)))
    rig.rest(11, .buy, 6_173_239)
    rig.venue.bids = [rig.level(6_173_241, 100), rig.level(3_000_000, 9_000)]
    rig.show()
    #expect(
      Rig.commands(rig.press("f")) == [.cancelAll(instrument: InstrumentID(0), side: nil)])
    #expect(try #require(rig.ticket).warnings.map(\.kind) == [.slippage])
    #expect(Rig.orders(rig.press("!")).map(\.quantity) == [Quantity(lots: 5_000)])
  }

  @Test func cancelsAreNeverWarnedOf() {
    let rig = Rig()
    for action in [
      Command.Action.cancel(OrderID(1)), .cancelAll(instrument: nil, side: nil),
      .keepAlive(within: .seconds(9)),
    ] {
      #expect(rig.state.warnings(of: action).isEmpty)
    }
  }

  @Test func theLimitsAreTheSessions() {
    var session = Rig.session
    session.guards = .off
    var state = DeskState(session: session, theme: "dark")
    var rig = Rig()
    _ = Desk.update(&state, .view(rig.venue))
    let order = NewOrder(
      instrument: InstrumentID(0), side: .buy, price: Price(ticks: 1_000),
      quantity: Quantity(lots: 900_000))
    #expect(state.warnings(of: .place(order)).isEmpty)
    #expect(rig.state.warnings(of: .place(order)).map(\.kind) == [.largerThanBook, .farFromTouch])
    session.guards.touchPerMille = 1
    state = DeskState(session: session, theme: "dark")
    _ = Desk.update(&state, .view(rig.venue))
    let near = NewOrder(
      instrument: InstrumentID(0), side: .buy, price: Price(ticks: 6_160_000),
      quantity: Quantity(lots: 10))
    #expect(state.warnings(of: .place(near)).map(\.perMille) == [2])
    rig.press("j")
    #expect(rig.ticket?.warnings.isEmpty == true)
  }

  @Test func onlyItsOwnKeySendsWhatIsWarnedOf() {
    let insisted = (0..<12).map { pressKeysAtRandom(seed: $0) }
    #expect(insisted.count { $0 > 0 } > 6, "\(insisted)")
  }

  /// Presses the keys of orders and of the ticket with limits so narrow that most orders are warned
  /// of; gives how many left in spite of it.
  private func pressKeysAtRandom(seed: UInt64) -> Int {
    var random = SplitMix(state: seed)
    var session = Rig.session
    session.guards.bookPerMille = 100
    session.guards.balancePerMille = 20
    session.guards.touchPerMille = 1
    session.guards.triggerPerMille = 1
    var rig = Rig()
    rig.state = DeskState(session: session, theme: "dark")
    rig.venue.markets[0].last = Price(ticks: 6_173_241)
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    rig.state.safety = seed % 2 == 0 ? .hot : .armed
    let groups: [ActionGroup] = [.orders, .openOrders, .size, .ticket, .ladder]
    let keys =
      groups.flatMap { ActionTable.definitions(in: $0).flatMap { $0.bindings.map(\.key) } }
      + ["j", "m", "t", "k", "Enter", "Enter", "!", "!", "%"].map(Rig.key)
    var insisted = 0
    for _ in 0..<1_200 {
      guard let key = keys.randomElement(using: &random) else { continue }
      let before = rig.state
      let action = ActionTable.action(for: key, in: before.context)
      for command in Rig.commands(rig.send(.input(.key(key)))) {
        guard !before.warnings(of: command).isEmpty else { continue }
        #expect(action == .sendAnyway, "\(key.name) sent \(command)")
        insisted += 1
      }
    }
    return insisted
  }
}
