import Desk
import Market
import Testing

/// A ticket of every kind: its lines, what they say, and what is sent.
@Suite struct TicketKindTests {
  /// A ticket of a kind, opened by joining the bid (or the ask).
  static func rig(_ kind: TicketKind, _ side: Side = .buy) -> Rig {
    var rig = Rig()
    rig.venue.markets[0].last = Price(ticks: 6_173_241)
    rig.show()
    rig.press(side == .buy ? "j" : "J")
    for _ in 0..<TicketKind.allCases.count where rig.ticket?.kind != kind { rig.press("k") }
    return rig
  }

  /// Types into a line, wherever it is.
  static func fill(_ rig: inout Rig, _ field: Ticket.Field, _ text: String) {
    rig.send(.pointer(.click, .field(field)))
    rig.type(text)
  }

  @Test func aKeyGoesThroughEveryKindAndComesBack() throws {
    var rig = Rig()
    rig.press("j")
    let before = try #require(rig.ticket)
    var kinds = [before.kind]
    for _ in 1..<TicketKind.allCases.count {
      rig.press("k")
      kinds.append(try #require(rig.ticket).kind)
    }
    #expect(kinds == TicketKind.allCases)
    rig.press("k")
    #expect(try #require(rig.ticket).kind == .limit)
    #expect(try #require(rig.ticket).priceText == before.priceText)
    rig.press("K")
    #expect(try #require(rig.ticket).kind == .bracket)
  }

  @Test func aStopIsTriggeredAtTheChosenPrice() {
    var rig = Rig()
    rig.venue.markets[0].last = Price(ticks: 6_173_241)
    rig.show()
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_235), .price)))
    rig.press("s", "k", "k", "k")
    let sent = Rig.commands(rig.press("Enter"))
    let order = NewOrder(
      instrument: InstrumentID(0), side: .sell, kind: .market, quantity: Quantity(lots: 1_000))
    #expect(
      sent == [.placeConditional(order, Trigger(.stop, price: Price(ticks: 6_173_235)))])
  }

  @Test func aStopLimitHasItsLimitBeyondTheTrigger() throws {
    var rig = Self.rig(.stopLimit)
    let ticket = try #require(rig.ticket)
    #expect(ticket[.trigger] == "61794.15" && ticket[.price] == "61825.01")
    guard case .placeConditional(let order, let trigger) = Rig.commands(rig.press("Enter")).first
    else {
      Issue.record("nothing waits")
      return
    }
    #expect(order.kind == .limit && order.price == Price(ticks: 6_182_501))
    #expect(trigger == Trigger(.stop, price: Price(ticks: 6_179_415)))
  }

  @Test func aTakeProfitMayHaveALimitOrNone() {
    var rig = Self.rig(.takeProfit, .sell)
    Self.fill(&rig, .trigger, "62000")
    guard case .placeConditional(let order, let trigger) = Rig.commands(rig.press("Enter")).first
    else {
      Issue.record("nothing waits")
      return
    }
    #expect(
      order.kind == .market && trigger == Trigger(.takeProfit, price: Price(ticks: 6_200_000)))
    rig = Self.rig(.takeProfit, .sell)
    Self.fill(&rig, .trigger, "62000")
    Self.fill(&rig, .price, "61990")
    guard case .placeConditional(let limited, _) = Rig.commands(rig.press("Enter")).first else {
      Issue.record("nothing waits")
      return
    }
    #expect(limited.kind == .limit && limited.price == Price(ticks: 6_199_000))
  }

  @Test func aTrailingStopNamesItsDistance() {
    var rig = Self.rig(.trailingStop, .sell)
    Self.fill(&rig, .trail, "12.5")
    guard case .placeConditional(let order, let trigger) = Rig.commands(rig.press("Enter")).first
    else {
      Issue.record("nothing waits")
      return
    }
    #expect(order.kind == .market)
    #expect(trigger == Trigger(.trailing, trailTicks: 1_250))
  }

  @Test func anIcebergShowsAFifthUnlessToldOtherwise() {
    var rig = Self.rig(.iceberg)
    #expect(Rig.orders(rig.press("Enter")).first?.displayQuantity == Quantity(lots: 200))
    rig = Self.rig(.iceberg)
    Self.fill(&rig, .display, "0.05")
    #expect(Rig.orders(rig.press("Enter")).first?.displayQuantity == Quantity(lots: 500))
  }

  @Test func anOrderByAmountNamesMoney() {
    var rig = Self.rig(.marketByAmount)
    rig.type("2500")
    let order = Rig.orders(rig.press("Enter")).first
    #expect(order?.kind == .market && order?.quantity == .zero)
    #expect(order?.budget == Money(units: 250_000_000_000))
  }

  @Test func aPairHasALimitAndAStop() {
    var rig = Self.rig(.oneCancelsOther, .sell)
    Self.fill(&rig, .price, "62000")
    Self.fill(&rig, .trigger, "61500")
    Self.fill(&rig, .stopLimit, "61490")
    guard case .placePair(let pair) = Rig.commands(rig.press("Enter")).first else {
      Issue.record("no pair was sent")
      return
    }
    #expect(pair.limit.side == .sell && pair.limit.price == Price(ticks: 6_200_000))
    #expect(pair.stopTrigger == Price(ticks: 6_150_000))
    #expect(pair.stopLimit == Price(ticks: 6_149_000))
  }

  @Test func aBracketWithoutAnEntryPriceEntersAtMarket() {
    var rig = Self.rig(.bracket)
    rig.send(.pointer(.click, .field(.price)))
    rig.press("Backspace")
    for _ in 0..<10 { rig.press("Backspace") }
    Self.fill(&rig, .target, "62000")
    Self.fill(&rig, .trigger, "61500")
    guard case .placeBracket(let bracket) = Rig.commands(rig.press("Enter")).first else {
      Issue.record("no bracket was sent")
      return
    }
    #expect(bracket.entry.kind == .market && bracket.entry.timeInForce == .immediateOrCancel)
    #expect(bracket.takeProfit == Price(ticks: 6_200_000))
    #expect(bracket.stopTrigger == Price(ticks: 6_150_000) && bracket.stopLimit == nil)
  }

  /// Dates as typed at 14:00:00, and how many seconds away that is.
  static let dates: [(String, Int64)] = [
    ("30", 1_800), ("1", 60), ("14:30", 1_800), ("14:00:05", 5), ("13:59", 86_340),
    ("0:00", 36_000), ("14.30", 1_800), ("14.00.05", 5),
  ]

  @Test(arguments: dates) func aDateIsInMinutesOrATimeOfDay(text: String, seconds: Int64) {
    var rig = Self.rig(.limit)
    rig.press("f", "f", "f")
    Self.fill(&rig, .expiry, text)
    let order = Rig.orders(rig.press("Enter")).first
    #expect(order?.timeInForce == .goodTillDate)
    #expect(order?.expiresAt == Rig.start + .seconds(seconds))
  }

  @Test(arguments: ["0", "24:00", "14:60", "1:2", "9999999", "1:", "2.5", "14:30:5"])
  func aDateThatIsNoneIsSaid(text: String) throws {
    var rig = Self.rig(.limit)
    rig.press("f", "f", "f")
    Self.fill(&rig, .expiry, text)
    #expect(try #require(rig.ticket).fault?.contains("is no time; minutes such as 30") == true)
    #expect(rig.press("Enter").isEmpty && rig.ticket != nil)
  }

  @Test func linesOfAnotherKindKeepWhatWasTyped() throws {
    var rig = Self.rig(.stop)
    Self.fill(&rig, .trigger, "61900")
    rig.press("k")
    #expect(try #require(rig.ticket)[.trigger] == "61900")
    #expect(try #require(rig.ticket)[.price] == "61930.86")
    rig.press("s")
    #expect(try #require(rig.ticket)[.trigger] == "61900")
  }

  @Test func suggestionsFollowTheSide() throws {
    var rig = Self.rig(.stop)
    #expect(try #require(rig.ticket)[.trigger] == "61794.15")
    rig.press("s")
    #expect(try #require(rig.ticket)[.trigger] == "61670.68")
  }

  @Test func shiftTabGoesBack() throws {
    var rig = Self.rig(.bracket)
    #expect(try #require(rig.ticket).field == .quantity)
    rig.press("Shift-Tab")
    #expect(try #require(rig.ticket).field == .stopLimit)
    rig.press("Tab", "Tab")
    #expect(try #require(rig.ticket).field == .price)
  }

  @Test func aClickOnTheLadderFillsTheLineInHand() throws {
    var rig = Self.rig(.stop)
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_250), .asks)))
    #expect(try #require(rig.ticket)[.trigger] == "61732.50")
    rig = Self.rig(.bracket)
    rig.send(.pointer(.click, .field(.target)))
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_249), .price)))
    #expect(try #require(rig.ticket)[.target] == "61732.49")
    #expect(try #require(rig.ticket).priceText == "61732.41")
  }

  /// Something wrong in a line, and how the ticket says it.
  struct Wrong: CustomTestStringConvertible, Sendable {
    var kind: TicketKind
    var side: Side
    var field: Ticket.Field
    var text: String
    var fault: String
    var testDescription: String { "\(kind) \(field) \(text)" }

    init(
      _ kind: TicketKind, _ side: Side, _ field: Ticket.Field, _ text: String, _ fault: String
    ) {
      self.kind = kind
      self.side = side
      self.field = field
      self.text = text
      self.fault = fault
    }
  }

  static let wrongs = [
    Wrong(.stop, .sell, .trigger, "61740", "waits for the price to fall to"),
    Wrong(.stop, .buy, .trigger, "61700", "waits for the price to rise to 61,700.00; it is at"),
    Wrong(.bracket, .buy, .trigger, "61800", "a buying bracket needs stop < entry < target"),
    Wrong(.bracket, .sell, .target, "61800", "a selling bracket needs target < entry < stop"),
    Wrong(.oneCancelsOther, .sell, .trigger, "62000", "of a selling pair the price must be above"),
    Wrong(.oneCancelsOther, .buy, .trigger, "60000", "of a buying pair the price must be below"),
    Wrong(.iceberg, .buy, .display, "0.5", "an iceberg cannot show more than it has, 0.1000"),
    Wrong(.trailingStop, .buy, .trail, "0.001", "0.001 is not on the tick of 0.01"),
    Wrong(.marketByAmount, .buy, .amount, "0", "the amount must be above 0"),
    Wrong(.stopLimit, .buy, .price, "2000000", "the highest price is 1,000,000.00"),
  ]

  @Test(arguments: wrongs) func whatIsWrongIsSaidInTheTicket(wrong: Wrong) throws {
    var rig = Self.rig(wrong.kind, wrong.side)
    Self.fill(&rig, wrong.field, wrong.text)
    let fault = try #require(rig.ticket).fault ?? ""
    #expect(fault.hasPrefix(wrong.fault), "\(fault)")
  }

  @Test func aTrailingStopNeedsALastPrice() throws {
    var rig = Rig()
    rig.press("j")
    while rig.ticket?.kind != .trailingStop { rig.press("k") }
    #expect(try #require(rig.ticket).fault?.hasPrefix("a trailing stop needs a last price") == true)
  }
}

/// What a ticket can be switched to.
@Suite struct TicketSwitchTests {
  @Test func onlyASellCanBeReduceOnly() throws {
    var rig = Rig()
    rig.press("j", "r")
    #expect(rig.said.hasPrefix("only a sell can be reduce-only"))
    rig.press("s", "r")
    #expect(try #require(rig.ticket).reduceOnly)
    rig.press("b")
    #expect(try #require(rig.ticket).reduceOnly == false)
    rig.press("s", "r")
    #expect(Rig.orders(rig.press("Enter")).map(\.reduceOnly) == [true])
  }

  @Test func selfTradePreventionGoesRound() throws {
    var rig = Rig()
    rig.press("j")
    var seen: [SelfTradePrevention] = []
    for _ in SelfTradePrevention.allCases {
      seen.append(try #require(rig.ticket).selfTradePrevention)
      rig.press("t")
    }
    #expect(seen == SelfTradePrevention.allCases)
    rig.press("t", "t")
    #expect(Rig.orders(rig.press("Enter")).map(\.selfTradePrevention) == [.expireBoth])
  }

  @Test func eachKindLivesAsTheExchangeLetsIt() throws {
    var rig = TicketKindTests.rig(.stop)
    rig.press("f")
    #expect(rig.said == "a stop order lives in one way only: until cancelled")
    rig = TicketKindTests.rig(.iceberg)
    rig.press("f")
    #expect(try #require(rig.ticket).timeInForce == .goodTillDate)
    rig.press("k")
    #expect(try #require(rig.ticket).kind == .oneCancelsOther)
    rig.press("p")
    #expect(rig.said == "the limit order of a pair is post-only always")
    rig = TicketKindTests.rig(.market)
    #expect(try #require(rig.ticket).timeInForce == .immediateOrCancel)
  }

  @Test func aWaitingOrderIsChangedButNotOneOfAPair() throws {
    var rig = Rig()
    rig.rest(11, .sell, 6_100_000)
    rig.venue.orders[0].trigger = Trigger(.stop, price: Price(ticks: 6_150_000))
    rig.show()
    rig.press("e")
    #expect(try #require(rig.ticket).kind == .stopLimit)
    rig.type("61200")
    #expect(
      Rig.commands(rig.press("Enter")) == [
        .amend(OrderID(11), price: Price(ticks: 6_120_000), quantity: Quantity(lots: 1_000))
      ])
    rig.venue.orders[0].partner = OrderID(12)
    rig.show()
    rig.press("e")
    #expect(rig.ticket == nil)
    #expect(rig.said == "an order of a pair can be cancelled, not changed")
  }

  @Test func goodTillDateMayRestWhereNothingTradesAtOnce() throws {
    var rig = Rig()
    rig.venue.markets[0].phase = .auction
    rig.show()
    rig.press("j", "f", "f", "f")
    #expect(try #require(rig.ticket).timeInForce == .goodTillDate)
    #expect(try #require(rig.ticket).fault == nil)
  }
}
