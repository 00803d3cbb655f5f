import Desk
import Market
import Testing

/// Stops, brackets and the other kinds of order, typed in the command line or opened by name.
@Suite struct TypedTicketTests {
  /// A desk at a market that has traded.
  private func rig(_ safety: Safety = .armed) -> Rig {
    var rig = Rig(safety)
    rig.venue.markets[0].last = Price(ticks: 6_173_241)
    rig.show()
    return rig
  }

  private static func order(
    _ side: Side, _ lots: Int64, at ticks: Int64? = nil, shown: Int64 = 0,
    lives: TimeInForce = .goodTillCancelled
  ) -> NewOrder {
    NewOrder(
      instrument: InstrumentID(0), side: side, kind: ticks == nil ? .market : .limit,
      timeInForce: lives, price: Price(ticks: ticks ?? 0), quantity: Quantity(lots: lots),
      displayQuantity: Quantity(lots: shown))
  }

  static let lines: [(String, Command.Action)] = [
    (
      "stop sell 0.5 61,500",
      .placeConditional(order(.sell, 5_000), Trigger(.stop, price: Price(ticks: 6_150_000)))
    ),
    (
      "stop sell 0.5 61500 61490",
      .placeConditional(
        order(.sell, 5_000, at: 6_149_000), Trigger(.stop, price: Price(ticks: 6_150_000)))
    ),
    (
      "stop-limit buy 0.5 @ask+58 @ask+158",
      .placeConditional(
        order(.buy, 5_000, at: 6_173_400), Trigger(.stop, price: Price(ticks: 6_173_300)))
    ),
    (
      "take-profit sell 0.5 62000",
      .placeConditional(order(.sell, 5_000), Trigger(.takeProfit, price: Price(ticks: 6_200_000)))
    ),
    (
      "trail sell 0.5 100",
      .placeConditional(order(.sell, 5_000), Trigger(.trailing, trailTicks: 10_000))
    ),
    ("iceberg buy 0.5 61732 0.1", .place(order(.buy, 5_000, at: 6_173_200, shown: 1_000))),
    (
      "oco sell 0.5 62000 61500",
      .placePair(
        OneCancelsOther(
          limit: order(.sell, 5_000, at: 6_200_000), stopTrigger: Price(ticks: 6_150_000),
          stopLimit: nil))
    ),
    (
      "one cancels other sell 0.5 62000 61500 61490",
      .placePair(
        OneCancelsOther(
          limit: order(.sell, 5_000, at: 6_200_000), stopTrigger: Price(ticks: 6_150_000),
          stopLimit: Price(ticks: 6_149_000)))
    ),
    (
      "bracket buy 0.5 61700 62000 61500",
      .placeBracket(
        Bracket(
          entry: order(.buy, 5_000, at: 6_170_000), takeProfit: Price(ticks: 6_200_000),
          stopTrigger: Price(ticks: 6_150_000), stopLimit: nil))
    ),
    (
      "bracket buy 0.05 market 62000 61500",
      .placeBracket(
        Bracket(
          entry: order(.buy, 500, lives: .immediateOrCancel),
          takeProfit: Price(ticks: 6_200_000), stopTrigger: Price(ticks: 6_150_000),
          stopLimit: nil))
    ),
  ]

  @Test(arguments: lines) func whatIsTypedInFullIsSent(line: String, action: Command.Action) {
    var rig = rig()
    #expect(Rig.commands(rig.command(line)) == [action], "\(rig.said)")
    var hot = self.rig(.hot)
    #expect(Rig.commands(hot.command(line)) == [action])
    var view = self.rig(.view)
    #expect(Rig.commands(view.command(line)).isEmpty && view.said.hasPrefix("VIEW sends"))
  }

  @Test(arguments: [
    ("stop 0.5 61500", "column 6: buy or sell stands here, not '0.5'"),
    ("stop sel 0.5", "column 6: buy or sell stands here, not 'sel'; did you mean 'sell'?"),
    ("stop sell 0.5", "column 14: it is written stop buy|sell QUANTITY TRIGGER [LIMIT]"),
    (
      "stop sell 0.5 1 2 3",
      "column 19: '3' is too much; it is written stop buy|sell QUANTITY TRIGGER [LIMIT]"
    ),
    ("trail sell 0.5 far", "column 16: a distance is a number above 0, not 'far'"),
    (
      "oco sell 0.5 market 5",
      "column 14: a price stands here; only a bracket's entry can be at market"
    ),
  ])
  func aMistakeSaysWhereAndWhatWouldBeRight(line: String, words: String) {
    #expect {
      try CommandParser().parse(line)
    } throws: { "\($0)" == words }
  }

  @Test func whatTheTicketHasSomethingAgainstOpensIt() {
    var rig = rig()
    // A sell stop above the market would be triggered at once.
    #expect(Rig.commands(rig.command("stop sell 0.5 62000")).isEmpty)
    #expect(rig.ticket?.kind == .stop && rig.ticket?.fault?.hasPrefix("waits for") == true)
    #expect(rig.said.hasPrefix("waits for"))
    rig.press("Esc")
    // What is no figure of this market is refused with the reason.
    #expect(Rig.commands(rig.command("stop sell 0.00001 61500")).isEmpty)
    #expect(rig.ticket == nil && rig.said.contains("multiple of the lot"))
  }

  @Test func aTypedStopThatLooksLikeASlipIsWarnedOf() {
    var rig = rig(.hot)
    #expect(Rig.commands(rig.command("stop sell 0.5 6150")).isEmpty)
    #expect(rig.ticket?.kind == .stop && rig.ticket?.warnings.isEmpty == false)
    #expect(Rig.commands(rig.press("!")).count == 1)
  }

  @Test func aMacroOfAStopGoesThroughTheTicket() {
    var rig = rig()
    var session = Rig.session
    session.macros = [Macro(name: "guard", text: "stop sell 0.5 61500")]
    rig.state = DeskState(session: session, theme: "dark")
    rig.show()
    #expect(Rig.commands(rig.command("guard")).isEmpty)
    #expect(rig.ticket?.kind == .stop && rig.ticket?[.trigger] == "61500")
    #expect(Rig.commands(rig.press("Enter")).count == 1)
  }

  @Test(arguments: [
    ("stop", TicketKind.stop), ("stop-limit", .stopLimit), ("take profit", .takeProfit),
    ("trailing-stop", .trailingStop), ("iceberg", .iceberg), ("bracket", .bracket),
    ("one-cancels-other", .oneCancelsOther), ("order-by-amount", .marketByAmount),
  ])
  func everyKindHasANameThatOpensItsTicket(name: String, kind: TicketKind) throws {
    var rig = rig()
    #expect(Rig.commands(rig.command(name)).isEmpty)
    let ticket = try #require(rig.ticket)
    #expect(ticket.kind == kind && ticket.lines.contains(ticket.field))
    rig.press("Esc", "Ctrl-P")
    rig.type(name.replacing(" ", with: "-"))
    rig.press("Enter")
    #expect(rig.ticket?.kind == kind, "the palette finds it")
  }

  @Test func aSideCanBeNamedAndAPositionNamesItsExit() {
    var rig = rig()
    rig.command("stop sell")
    #expect(rig.ticket?.kind == .stop && rig.ticket?.side == .sell)
    rig.press("Esc")
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 700, at: 6_173_242)))
    rig.command("trailing-stop")
    #expect(rig.ticket?.side == .sell)
  }

  @Test func wordsOfPricesNeedNoSign() throws {
    let parser = CommandParser(symbols: ["BTC-USDT", "ETH-USDT"])
    for (word, sign) in [("bid-2", "@bid-2"), ("ask", "@ask"), ("mid+1", "@mid+1")] {
      let steps = try parser.parse("buy 1 \(word)").map(\.step)
      #expect(try parser.parse("buy 1 \(sign)").map(\.step) == steps)
    }
    #expect(try parser.parse("market eth-usdt").map(\.step) == [.symbol("ETH-USDT")])
    #expect(try parser.parse("resume").map(\.step) == [.running(true)])
  }
}
