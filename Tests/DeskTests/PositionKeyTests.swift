import Desk
import Market
import Testing

/// Keys that end, halve or turn a position, and sizes by the balance.
@Suite struct PositionKeyTests {
  private func rig(_ safety: Safety, _ side: Side = .buy, lots: Int64 = 700, fee: Int64 = 0) -> Rig
  {
    var rig = Rig(safety)
    rig.happen(
      .filled(Rig.fill(5, trade: 1, side, .taker, lots: lots, at: 6_173_242, fee: fee)))
    rig.show()
    return rig
  }

  @Test func aNewcomerIsThereInThreeKeys() {
    // From a cold start, as the desk is opened: ARMED.
    var rig = Rig()
    #expect(DeskState(session: Rig.session, theme: "dark").safety == .armed)
    let bid = NewOrder(
      instrument: InstrumentID(0), side: .buy, price: Price(ticks: 6_173_241),
      quantity: Quantity(lots: 1_000))
    #expect(Rig.orders(rig.press("j", "Enter")) == [bid])
    let orders = Rig.orders(rig.press("m", "Enter"))
    #expect(orders.map(\.kind) == [.market])
    rig.rest(11, .buy, 6_173_241)
    rig.show()
    #expect(Rig.commands(rig.press("X")) == [.cancelAll(instrument: nil, side: nil)])
  }

  @Test func theHelpsFirstStepsAreTrueFromAColdStart() {
    #expect(
      FirstSteps.all.map { $0.keys(in: .standard) }.prefix(4) == [
        "j Enter", "m Enter", "M Enter", "X",
      ])
    for step in FirstSteps.all {
      var rig = Rig()
      rig.venue.markets[0].last = Price(ticks: 6_173_241)
      rig.rest(11, .sell, 6_173_300)
      rig.show()
      let keys = step.keys(in: .standard)
      for name in keys.split(separator: " ") { rig.press(String(name)) }
      #expect(rig.commands.count == 1, "\(keys)")
      #expect(rig.state.overlay == nil)
    }
  }

  @Test(arguments: [("8", Int64(175)), ("9", 350), ("R", 700)])
  func aPartOfThePositionIsClosed(key: String, lots: Int64) throws {
    for side in Side.allCases {
      var rig = rig(.hot, side)
      let order = try #require(Rig.orders(rig.press(key)).first)
      #expect(order.kind == .market && order.side == side.opposite)
      #expect(order.quantity == Quantity(lots: lots))
      #expect(order.reduceOnly == (side == .buy))
    }
    var armed = rig(.armed)
    #expect(armed.press(key).isEmpty)
    #expect(try #require(armed.ticket).kind == .market)
    #expect(Rig.orders(armed.press("Enter")).count == 1)
  }

  @Test(arguments: ["8", "9", "R", "r", "E"]) func aFlatPositionHasNothingToDo(key: String) {
    var rig = Rig(.hot)
    #expect(rig.press(key).isEmpty)
    #expect(rig.said.hasPrefix("flat: nothing to"))
  }

  @Test func aQuarterOfALotIsALot() {
    var rig = rig(.hot, lots: 3)
    #expect(Rig.orders(rig.press("8")).map(\.quantity) == [Quantity(lots: 1)])
  }

  @Test func reverseTradesTwiceThePosition() throws {
    var rig = rig(.hot)
    rig.rest(11, .sell, 6_173_300)
    rig.show()
    let commands = Rig.commands(rig.press("r"))
    #expect(commands.first == .cancelAll(instrument: InstrumentID(0), side: nil))
    guard case .place(let order) = try #require(commands.last) else { return }
    #expect(order.side == .sell && order.quantity == Quantity(lots: 1_400))
  }

  @Test func reverseAsksWhereArmed() throws {
    var rig = rig(.armed, .sell)
    #expect(rig.press("r").isEmpty)
    #expect(try #require(rig.question).text == "Reverse BTC-USDT? Buys 0.1400 BTC at market.")
    #expect(Rig.orders(rig.press("Enter")).map(\.quantity) == [Quantity(lots: 1_400)])
  }

  @Test func reverseIsNotHalfDone() {
    var rig = rig(.hot, lots: 10_001)
    rig.rest(11, .sell, 6_173_300)
    rig.show()
    #expect(rig.press("r").isEmpty)
    #expect(
      rig.said
        == "to reverse takes twice 1.0001, there are 2.00000000 BTC; f flattens")
  }

  @Test func breakEvenBringsBackCostAndFees() throws {
    let fee: Int64 = 700 * 6_173_242 * 100 / 500
    for side in Side.allCases {
      var rig = rig(.hot, side, fee: fee)
      let order = try #require(Rig.orders(rig.press("E")).first)
      #expect(order.kind == .limit && order.side == side.opposite)
      let paid = 700 * 6_173_242 * Int64(100)
      let closed = 700 * order.price.ticks * Int64(100)
      let exit = (closed * 1_000 + 999_999) / 1_000_000
      let net = side == .buy ? closed - paid - fee - exit : paid - closed - fee - exit
      // Nothing is lost, and a tick less would lose.
      #expect(net >= 0 && net < 700 * 100, "\(net)")
    }
  }

  @Test func breakEvenThatWouldTradePaysTheTaker() throws {
    var rig = rig(.hot, fee: 0)
    let resting = try #require(Rig.orders(rig.press("E")).first).price
    rig.setBook(0, bid: 6_200_000, ask: 6_200_001)
    rig.show()
    let taking = try #require(Rig.orders(rig.press("E")).first).price
    #expect(taking > resting)
  }

  @Test func partsOfTheBalanceAreSizes() throws {
    var rig = Rig(.hot)
    rig.press("6")
    let buy = try #require(Rig.orders(rig.press("j")).first)
    // 50,000 USDT at 61,732.41 with a fee of 0.2 %.
    #expect(buy.quantity == Quantity(lots: 8_083))
    #expect(Rig.orders(rig.press("J")).map(\.quantity) == [Quantity(lots: 10_000)])
    rig.press("5")
    #expect(Rig.orders(rig.press("J")).map(\.quantity) == [Quantity(lots: 5_000)])
    rig.press("2")
    #expect(Rig.orders(rig.press("J")).map(\.quantity) == [Quantity(lots: 1_000)])
  }

  @Test func allOfTheBalanceIsWarnedOf() throws {
    var rig = Rig(.hot)
    rig.press("7")
    #expect(rig.press("M").isEmpty)
    #expect(try #require(rig.ticket).warnings.map(\.kind) == [.mostOfBalance])
    #expect(Rig.orders(rig.press("!")).map(\.quantity) == [Quantity(lots: 20_000)])
  }

  @Test func aPartOfNothingIsNoOrder() {
    var rig = Rig(.hot)
    rig.venue.balances[1] = Balance()
    rig.show()
    rig.press("6")
    #expect(rig.press("J").isEmpty)
    #expect(rig.said == "50 % of your free BTC are less than a lot")
  }

  @Test func theTicketTakesPartsOfTheBalance() throws {
    var rig = Rig()
    rig.press("J", "%")
    #expect(try #require(rig.ticket).quantityText == "0.5000")
    rig.press("%")
    #expect(try #require(rig.ticket).quantityText == "1.0000")
    rig.press("%", "%")
    #expect(try #require(rig.ticket).quantityText == "0.5000")
    rig.press("b", "%")
    #expect(try #require(rig.ticket).fault == nil)
    #expect(try #require(rig.ticket).quantityText == "0.8083")
  }

  @Test func thePreviewTellsSlippageAndWhatIsLeft() throws {
    var rig = rig(.armed)
    rig.press("m")
    rig.type("0.25")
    let preview = try #require(rig.state.preview)
    // 0.1 at the touch, 0.1 a tick and 0.05 two ticks above.
    #expect(preview.slippageCost == Money(units: (1_000 + 2 * 500) * 100))
    #expect(preview.slippageTicks == 1)
    #expect(preview.positionChange == 2_500)
    #expect(preview.left == preview.available - preview.need)
    rig.press("k", "k")
    let stop = try #require(rig.state.preview)
    #expect(stop.trigger?.kind == .stop && stop.taken == .zero)
    // A stop holds for its protection, 5 % above the trigger, and the fee.
    let trigger = try #require(stop.trigger).price.ticks
    let limit = trigger + trigger * 50_000 / 1_000_000
    let value = 2_500 * limit * 100
    #expect(stop.need == Money(units: value + (value * 2_000 + 999_999) / 1_000_000))
  }

  @Test func aBracketTellsWhatItMayWinAndLose() throws {
    var rig = TicketKindTests.rig(.bracket)
    TicketKindTests.fill(&rig, .price, "61700")
    TicketKindTests.fill(&rig, .target, "61900")
    TicketKindTests.fill(&rig, .trigger, "61600")
    let preview = try #require(rig.state.preview)
    #expect(preview.gain == Money(units: 2_000_000_000))
    #expect(preview.loss == Money(units: 1_000_000_000))
  }
}
