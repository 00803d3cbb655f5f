import Desk
import Input
import Market
import Testing

@Suite struct TicketTests {
  @Test func typingReplacesWhatWasFilledIn() throws {
    var rig = Rig()
    rig.press("j")
    rig.type("0.25")
    #expect(try #require(rig.ticket).quantityText == "0.25")
    rig.press("Tab")
    rig.type("61000.5")
    let order = Rig.orders(rig.press("Enter")).first
    #expect(order?.price == Price(ticks: 6_100_050))
    #expect(order?.quantity == Quantity(lots: 2_500))
  }

  @Test func backspaceKeepsTheRest() throws {
    var rig = Rig()
    rig.press("j", "Backspace", "Backspace")
    rig.type("5")
    #expect(try #require(rig.ticket).quantityText == "0.105")
  }

  @Test func arrowsStepByTickAndBySmallestSize() throws {
    var rig = Rig()
    rig.press("j", "Up")
    #expect(try #require(rig.ticket).quantityText == "0.1100")
    rig.press("PgDn")
    #expect(try #require(rig.ticket).quantityText == "0.0100")
    rig.press("Down", "Down")
    #expect(try #require(rig.ticket).quantityText == "0.0001")
    rig.press("Tab", "Up")
    #expect(try #require(rig.ticket).priceText == "61732.42")
    rig.press("PgUp", "Down")
    #expect(try #require(rig.ticket).priceText == "61732.51")
  }

  @Test(arguments: [
    ("61732.415", "61732.415 is not on the tick of 0.01"), ("", "type a price"),
    ("0", "the price must be above 0"),
    ("99999999999999999999", "99999999999999999999 is no price of this market"),
  ])
  func aPriceThatIsNoneStays(text: String, fault: String) throws {
    var rig = Rig()
    rig.press("j", "Tab")
    for _ in 0..<10 { rig.press("Backspace") }
    rig.type(text)
    #expect(try #require(rig.ticket).fault == fault)
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.said == fault && rig.ticket != nil)
  }

  @Test(arguments: [
    ("0.00005", "0.00005 is not a multiple of the lot of 0.0001"),
    ("0", "the size must be above 0"),
    (".", "type a size"),
  ])
  func aSizeThatIsNoneStays(text: String, fault: String) throws {
    var rig = Rig()
    rig.press("j")
    rig.type(text)
    #expect(try #require(rig.ticket).fault == fault)
    #expect(rig.press("Enter").isEmpty)
  }

  @Test func onlyDigitsAndOnePointAreTyped() throws {
    var rig = Rig()
    rig.press("j")
    rig.type("1-a.2.3,٣")
    #expect(try #require(rig.ticket).quantityText == "1.23")
  }

  @Test func moreThanIsFreeIsSaidAndLeftToTheVenue() throws {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .buy, 6_173_238)
    rig.venue.balances[0] = Balance(
      total: Money(units: 10_000_000_000_000), held: Money(units: 8_509_589_000_000))
    rig.show()
    rig.press("j")
    rig.type("1")
    let fault = "needs 61,855.87 USDT, 14,904.11 free (the rest is held by 2 orders)"
    #expect(try #require(rig.ticket).fault == fault)
    #expect(Rig.orders(rig.press("Enter")).count == 1)
  }

  @Test func sellingNeedsTheBaseAsset() throws {
    var rig = Rig()
    rig.press("J")
    rig.type("3")
    #expect(try #require(rig.ticket).fault == "needs 3.0000 BTC, 2.0000 free")
  }

  @Test func thePreviewMeetsTheBook() throws {
    var rig = Rig()
    rig.press("t", "Tab")
    rig.type("61732.43")
    rig.press("Tab", "f", "f")
    rig.type("0.25")
    let preview = try #require(rig.state.preview)
    // A level of 0.1 at 61,732.42, one at .43, and 0.05 that rest.
    #expect(preview.taken == Quantity(lots: 2_000))
    #expect(preview.averagePrice == Price(ticks: 6_173_243))
    #expect(preview.worstPrice == Price(ticks: 6_173_243))
    #expect(preview.resting == Quantity(lots: 500))
    #expect(preview.quantityAhead == .zero)
    let value = (1_000 * 6_173_242 + 1_000 * 6_173_243 + 500 * 6_173_243) * Int64(100)
    #expect(preview.value == Money(units: value))
    let taker = 1_000 * (6_173_242 + 6_173_243) * Int64(100) / 500
    let maker = 500 * 6_173_243 * Int64(100) / 1_000
    #expect(preview.fee == Money(units: taker + maker))
    let worst = 2_500 * 6_173_243 * Int64(100)
    #expect(preview.need == Money(units: worst + worst / 500))
    #expect(preview.left == Money(units: 10_000_000_000_000 - worst - worst / 500))
    #expect(!preview.isShort)
  }

  @Test func aRestingOrderShowsWhatWouldBeAhead() throws {
    var rig = Rig()
    rig.press("j")
    let preview = try #require(rig.state.preview)
    #expect(preview.taken == .zero && preview.averagePrice == nil)
    #expect(preview.quantityAhead == Quantity(lots: 1_000))
  }

  @Test func aMarketOrderBeyondTheSeenDepthSaysSo() throws {
    var rig = Rig()
    rig.press("m")
    rig.type("6")
    let preview = try #require(rig.state.preview)
    #expect(preview.taken == Quantity(lots: 50_000))
    #expect(preview.expiring == Quantity(lots: 10_000))
  }

  @Test func switchesStayConsistent() throws {
    var rig = Rig()
    rig.press("j", "p")
    #expect(try #require(rig.ticket).postOnly)
    rig.press("f")
    #expect(try #require(rig.ticket).timeInForce == .immediateOrCancel)
    #expect(try #require(rig.ticket).postOnly == false)
    rig.press("p")
    #expect(try #require(rig.ticket).timeInForce == .goodTillCancelled)
    rig.press("h", "s")
    let order = try #require(Rig.orders(rig.press("Enter")).first)
    #expect(order.haltPolicy == .cancel && order.side == .sell && order.postOnly)
  }

  @Test func aPostOnlyOrderThatWouldTradeIsToldSo() throws {
    var rig = Rig()
    rig.press("j", "p", "Tab", "Up")
    #expect(
      try #require(rig.ticket).fault == "post-only, and at 61,732.42 it would trade at once")
  }

  @Test func aMarketOrderHasNoPriceAndNeverRests() throws {
    var rig = Rig()
    rig.press("m", "Tab")
    #expect(try #require(rig.ticket).field == .quantity)
    rig.press("p")
    #expect(rig.said == "a market order cannot be post-only")
    rig.press("f")
    #expect(try #require(rig.ticket).timeInForce == .fillOrKill)
    rig.press("f")
    #expect(try #require(rig.ticket).timeInForce == .immediateOrCancel)
  }

  @Test func anOpenOrderIsChangedInPlace() throws {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239, lots: 5_000)
    rig.show()
    rig.press("o", "e")
    #expect(try #require(rig.ticket).amending == OrderID(11))
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.said == "nothing has changed yet")
    rig.press("s")
    #expect(rig.said == "an open order keeps this; only price and size can be changed")
    rig.press("Tab")
    rig.type("0.2")
    #expect(
      Rig.commands(rig.press("Enter")) == [
        .amend(OrderID(11), price: Price(ticks: 6_173_239), quantity: Quantity(lots: 2_000))
      ])
  }

  @Test func anAmendmentCountsWhatTheOrderHoldsAlready() throws {
    var rig = Rig()
    rig.rest(11, .sell, 6_173_245, lots: 20_000)
    rig.venue.balances[1] = Balance(
      total: Money(units: 200_000_000), held: Money(units: 200_000_000))
    rig.show()
    rig.press("o", "Enter", "Up")
    #expect(try #require(rig.ticket).fault == nil)
    rig.press("Tab")
    rig.type("2.5")
    #expect(try #require(rig.ticket).fault?.hasPrefix("needs 2.5000 BTC, 2.0000 free") == true)
  }

  @Test func theTicketOfAnOrderThatIsGoneCloses() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    rig.press("e")
    rig.venue.orders = []
    rig.show()
    #expect(rig.state.overlay == nil)
    #expect(rig.said == "the order in the ticket is no longer open")
  }

  @Test func lessThanIsFilledIsNoSize() throws {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239, lots: 5_000)
    rig.venue.orders[0].filled = Quantity(lots: 3_000)
    rig.show()
    rig.press("e", "Tab")
    rig.type("0.3")
    #expect(try #require(rig.ticket).fault == "0.3000 are filled already")
  }

  @Test func pasteGoesIntoTheLineAndNowhereElse() throws {
    var rig = Rig(.hot)
    rig.send(.input(.paste("b")))
    #expect(rig.said == "pasted text ignored")
    #expect(rig.effects.isEmpty)
    rig.state.safety = .armed
    rig.press("j", "Tab")
    rig.send(.input(.paste(" 61,000.50\n")))
    #expect(try #require(rig.ticket).priceText == "61000.50")
    for text in ["12x", "", "1.2.3", "\n\n", "999999999999999999999", "b\r"] {
      rig.send(.input(.paste(text)))
      #expect(try #require(rig.ticket).priceText == "61000.50")
      #expect(rig.said == "pasted text ignored: only a number goes into the ticket")
    }
    #expect(rig.effects.isEmpty)
  }

  @Test func aClickOnTheLadderChoosesTheTicketsPrice() throws {
    var rig = Rig()
    rig.press("j")
    #expect(rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_250), .asks))).isEmpty)
    #expect(try #require(rig.ticket).priceText == "61732.50")
    #expect(try #require(rig.ticket).side == .buy)
    rig.send(.pointer(.click, .field(.price)))
    #expect(try #require(rig.ticket).field == .price)
  }
}
