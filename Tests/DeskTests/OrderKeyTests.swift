import Desk
import Market
import Testing

@Suite struct OrderKeyTests {
  /// What an order key means in the rig's first view: bid 6,173,241, ask 6,173,242 unless said.
  struct Meaning: CustomTestStringConvertible, Sendable {
    var key: String
    var side: Side
    var kind = OrderKind.limit
    var timeInForce = TimeInForce.goodTillCancelled
    var ticks: Int64
    var testDescription: String { key }
  }

  static let meanings = [
    Meaning(key: "b", side: .buy, ticks: 6_173_241),
    Meaning(key: "s", side: .sell, ticks: 6_173_250),
    Meaning(key: "j", side: .buy, ticks: 6_173_241),
    Meaning(key: "J", side: .sell, ticks: 6_173_250),
    Meaning(key: "i", side: .buy, ticks: 6_173_242),
    Meaning(key: "I", side: .sell, ticks: 6_173_249),
    Meaning(key: "t", side: .buy, timeInForce: .immediateOrCancel, ticks: 6_173_250),
    Meaning(key: "T", side: .sell, timeInForce: .immediateOrCancel, ticks: 6_173_241),
    Meaning(key: "m", side: .buy, kind: .market, timeInForce: .immediateOrCancel, ticks: 0),
    Meaning(key: "M", side: .sell, kind: .market, timeInForce: .immediateOrCancel, ticks: 0),
  ]

  private func rig(_ safety: Safety) -> Rig {
    var rig = Rig(safety)
    rig.setBook(0, bid: 6_173_241, ask: 6_173_250)
    rig.show()
    return rig
  }

  private func order(_ meaning: Meaning) -> NewOrder {
    NewOrder(
      instrument: InstrumentID(0), side: meaning.side, kind: meaning.kind,
      timeInForce: meaning.timeInForce, price: Price(ticks: meaning.ticks),
      quantity: Quantity(lots: 1_000))
  }

  @Test(arguments: meanings) func hotSendsAtOnce(meaning: Meaning) {
    var rig = rig(.hot)
    #expect(Rig.orders(rig.press(meaning.key)) == [order(meaning)])
    #expect(rig.state.overlay == nil)
    #expect(rig.state.pending.count == 1)
  }

  @Test(arguments: meanings) func armedFillsInTheTicketAndEnterSends(meaning: Meaning) throws {
    var rig = rig(.armed)
    #expect(rig.press(meaning.key).isEmpty)
    let ticket = try #require(rig.ticket)
    #expect(
      ticket.side == meaning.side
        && ticket.kind == (meaning.kind == .limit ? TicketKind.limit : .market))
    #expect(ticket.quantityText == "0.1000")
    #expect(ticket.priceText.isEmpty == (meaning.kind == .market))
    #expect(Rig.orders(rig.press("Enter")) == [order(meaning)])
    #expect(rig.state.overlay == nil)
  }

  @Test(arguments: meanings) func viewSendsNothingAndSaysWhy(meaning: Meaning) {
    var rig = rig(.view)
    #expect(rig.press(meaning.key).isEmpty)
    #expect(rig.state.overlay == nil)
    #expect(rig.said == "VIEW sends no orders; a arms the desk")
  }

  @Test(arguments: ["b", "s"]) func aChosenPriceIsWhereTheOrderGoes(key: String) {
    var rig = rig(.hot)
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_235), .price)))
    let orders = Rig.orders(rig.press(key))
    #expect(orders.map(\.price) == [Price(ticks: 6_173_235)])
    #expect(orders.map(\.side) == [key == "b" ? .buy : .sell])
  }

  @Test func nothingLiesInASpreadOfOneTick() {
    var rig = Rig(.hot)
    #expect(rig.press("i").isEmpty && rig.press("I").isEmpty)
    #expect(rig.said == "the spread is one tick; nothing lies between bid and ask")
  }

  @Test(arguments: ["b", "s", "j", "J", "i", "I", "t", "T", "m", "M"])
  func anEmptyBookOffersNothing(key: String) {
    var rig = Rig(.hot)
    rig.setTouch(0, bid: nil, ask: nil)
    rig.venue.bids = []
    rig.venue.asks = []
    rig.show()
    #expect(rig.press(key).isEmpty)
    #expect(rig.said.contains("nobody") || rig.said.contains("no touch"))
  }

  @Test func ordersWaitForTheBookThatWasAskedFor() {
    var rig = Rig(.hot)
    #expect(rig.press(">") == [.control(.focus(InstrumentID(1)))])
    #expect(rig.press("b").isEmpty)
    #expect(rig.said == "the book of ETH-USDT has not come yet")
    #expect(rig.state.awaitedFocus == InstrumentID(1))
    rig.setBook(1, bid: 250_000, ask: 250_001)
    rig.show()
    #expect(rig.state.awaitedFocus == nil)
    #expect(Rig.orders(rig.press("b")).map(\.instrument) == [InstrumentID(1)])
  }

  @Test func nothingIsSentBeforeTheFirstView() {
    var state = DeskState(session: Rig.session, theme: "dark")
    state.safety = .hot
    for action in Action.allCases where action != .quit {
      #expect(Rig.commands(Desk.update(&state, .pointer(.click, .action(action)))).isEmpty)
    }
  }

  @Test func everyCommandHasItsOwnReference() {
    var rig = Rig(.hot)
    rig.press("b", "s", "t")
    let references = rig.effects.compactMap {
      if case .submit(let command) = $0 { command.reference } else { nil }
    }
    #expect(Set(references).count == 3 && !references.contains(.none))
    #expect(rig.state.pending.map(\.reference) == references)
  }

  @Test func whatThePhaseRefusesIsDimmedSaidAndStillAnsweredByTheVenue() throws {
    var rig = Rig(.armed)
    rig.venue.markets[0].phase = .cancelOnly
    rig.show()
    let reason = "cancel-only: new orders are refused"
    #expect(Desk.availability(of: .buyAtCursor, in: rig.state) == .doubtful(reason))
    rig.press("b")
    #expect(rig.said == reason)
    #expect(try #require(rig.ticket).fault == reason)
    #expect(Rig.orders(rig.press("Enter")).count == 1)
    let command = try #require(rig.state.pending.last)
    rig.happen(
      .rejected(
        Rejection(
          reference: command.reference, reason: .phase, instrument: InstrumentID(0))))
    #expect(rig.said == "refused: " + reason)
    #expect(rig.state.pending.isEmpty)
  }

  @Test func hotLeavesTheAnswerToTheVenue() {
    var rig = Rig(.hot)
    rig.venue.markets[0].phase = .halted(.fault)
    rig.show()
    #expect(Rig.orders(rig.press("m")).count == 1)
  }

  @Test func aPostOnlyPhaseGetsPostOnlyOrders() {
    var rig = Rig(.hot)
    rig.venue.markets[0].phase = .postOnly
    rig.show()
    #expect(Desk.availability(of: .joinBid, in: rig.state) == .allowed)
    #expect(Rig.orders(rig.press("j")).map(\.postOnly) == [true])
    #expect(Desk.availability(of: .marketBuy, in: rig.state).reason != nil)
  }
}

@Suite struct CancelTests {
  @Test(arguments: Safety.allCases) func cancelsGoThroughInEverySafetyState(safety: Safety) {
    var rig = Rig(safety)
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 6_173_245)
    rig.show()
    #expect(Rig.commands(rig.press("X")) == [.cancelAll(instrument: nil, side: nil)])
    #expect(Rig.commands(rig.press("B")) == [.cancelAll(instrument: InstrumentID(0), side: .buy)])
    #expect(Rig.commands(rig.press("S")) == [.cancelAll(instrument: InstrumentID(0), side: .sell)])
    rig.press("o")
    #expect(Rig.commands(rig.press("x")) == [.cancel(OrderID(11))])
  }

  @Test func withoutOrdersNothingIsSent() {
    var rig = Rig()
    for key in ["X", "B", "S", "x", "e"] { #expect(rig.press(key).isEmpty) }
    #expect(rig.said == "no open orders")
  }

  @Test func cancellingMeansTheNewestOrderAtTheChosenPrice() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .buy, 6_173_239)
    rig.rest(13, .buy, 6_173_230)
    rig.show()
    #expect(rig.press("x").isEmpty)
    #expect(rig.said == "choose an order first, in the list or by its price on the ladder")
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_239), .price)))
    #expect(Rig.commands(rig.press("x")) == [.cancel(OrderID(12))])
    #expect(rig.press("x").isEmpty)
    #expect(rig.said == "its cancel is on its way")
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_238), .price)))
    #expect(rig.press("x").isEmpty)
    #expect(rig.said == "no order of yours at 61,732.38")
  }

  @Test func aLoneOrderNeedsNoChoosing() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    #expect(Rig.commands(rig.press("x")) == [.cancel(OrderID(11))])
  }

  @Test func cancelAllWorksFromAnywhere() {
    for opening in [["b"], ["?"], ["n"], ["H"], ["f"], ["o"]] {
      var rig = Rig()
      rig.rest(11, .buy, 6_173_239)
      rig.show()
      for key in opening { rig.press(key) }
      #expect(Rig.commands(rig.press("X")) == [.cancelAll(instrument: nil, side: nil)])
    }
  }

  @Test func theSelectionFollowsItsOrder() {
    var rig = Rig()
    for number in 11...14 { rig.rest(UInt64(number), .buy, 6_173_200 - Int64(number)) }
    rig.show()
    rig.press("o", "Down", "Down")
    #expect(rig.state.selectedOrder == OrderID(13))
    rig.venue.orders.remove(at: 0)
    rig.show()
    #expect(rig.state.selectedRow == 1)
    #expect(Rig.commands(rig.press("x")) == [.cancel(OrderID(13))])
  }

  @Test func anOrderThatFilledLeavesNothingSelected() {
    var rig = Rig()
    for number in 11...13 { rig.rest(UInt64(number), .buy, 6_173_200 - Int64(number)) }
    rig.show()
    rig.press("o")
    rig.venue.orders.remove(at: 0)
    rig.show()
    #expect(rig.press("x").isEmpty)
    #expect(rig.said.hasPrefix("choose an order first"))
    rig.press("Down")
    #expect(Rig.commands(rig.press("x")) == [.cancel(OrderID(13))])
  }

  @Test func afterACancelTheSelectionGoesOn() {
    var rig = Rig()
    for number in 11...13 { rig.rest(UInt64(number), .buy, 6_173_200 - Int64(number)) }
    rig.show()
    rig.press("o", "x")
    rig.happen(
      .cancelled(
        CancelledOrder(
          order: OrderID(11), reference: ClientReference(1), instrument: InstrumentID(0),
          side: .buy, price: Price(ticks: 6_173_189), openQuantity: Quantity(lots: 1_000),
          reason: .requested)))
    rig.venue.orders.remove(at: 0)
    rig.show()
    #expect(Rig.commands(rig.press("x")) == [.cancel(OrderID(12))])
  }
}

@Suite struct FlattenTests {
  private func rig(_ safety: Safety, _ side: Side) -> Rig {
    var rig = Rig(safety)
    rig.happen(
      .filled(Rig.fill(5, trade: 1, side, .taker, lots: 700, at: 6_173_242)))
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    return rig
  }

  @Test(arguments: Side.allCases) func hotCancelsAndClosesAtOnce(side: Side) {
    var rig = rig(.hot, side)
    let commands = Rig.commands(rig.press("f"))
    #expect(commands.first == .cancelAll(instrument: InstrumentID(0), side: nil))
    #expect(
      commands.last
        == .place(
          NewOrder(
            instrument: InstrumentID(0), side: side.opposite, kind: .market,
            timeInForce: .immediateOrCancel, quantity: Quantity(lots: 700))))
    #expect(commands.count == 2)
  }

  @Test func armedAsksFirst() throws {
    var rig = rig(.armed, .buy)
    #expect(rig.press("f").isEmpty)
    #expect(
      try #require(rig.question).text
        == "Flatten BTC-USDT? Cancels 1 order, then sells 0.0700 BTC at market.")
    #expect(Rig.commands(rig.press("Enter")).count == 2)
    rig.press("f")
    #expect(rig.press("Esc").isEmpty && rig.state.overlay == nil)
  }

  @Test func aFlatPositionHasNothingToClose() {
    var rig = Rig(.hot)
    #expect(rig.press("f").isEmpty)
    #expect(rig.said == "flat: nothing to close in BTC-USDT")
  }

  @Test func withoutOrdersOnlyTheMarketOrderGoes() {
    var rig = Rig(.hot)
    rig.happen(.filled(Rig.fill(5, trade: 1, .sell, .taker, lots: 700, at: 6_173_242)))
    #expect(Rig.commands(rig.press("f")).count == 1)
  }
}
