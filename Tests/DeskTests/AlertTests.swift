import Desk
import Input
import Market
import Testing

/// Alerts: what makes them ring, and what that does.
@Suite struct AlertTests {
  private func rig(_ conditions: AlertCondition...) -> Rig {
    var rig = Rig()
    rig.venue.markets[0].last = Price(ticks: 6_173_241)
    rig.show()
    for condition in conditions { _ = Desk.carryOut(.add(condition), &rig.state) }
    return rig
  }

  private let bitcoin = InstrumentID(0)
  private func price(_ ticks: Int64) -> AlertCondition { .price(bitcoin, Price(ticks: ticks)) }

  private static func notes(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .notify(_, let text) = $0 { text } else { nil } }
  }

  @Test func aPriceThatRisesThereRingsOnce() {
    var rig = rig(price(6_180_000))
    #expect(rig.happen(Rig.trade(1, lots: 5, at: 6_179_999), to: nil).isEmpty)
    let effects = rig.happen(Rig.trade(2, lots: 5, at: 6_180_500), to: nil)
    #expect(
      effects == [
        .bell,
        .notify(
          title: "Bellwether", text: "BTC-USDT rose to 61,805.00, alert at 61,800.00"),
      ])
    #expect(rig.said == "alert: BTC-USDT rose to 61,805.00, alert at 61,800.00")
    #expect(rig.state.alerts.list[0].isDone)
    #expect(rig.happen(Rig.trade(3, lots: 5, at: 6_190_000), to: nil).isEmpty)
  }

  @Test func aPriceThatFallsThereRingsFromTheViewToo() {
    var rig = rig(price(6_170_000))
    rig.venue.markets[0].last = Price(ticks: 6_180_000)
    #expect(rig.send(.view(rig.venue)).isEmpty)
    rig.venue.markets[0].last = Price(ticks: 6_170_000)
    #expect(Self.notes(rig.send(.view(rig.venue))).first?.contains("fell to 61,700.00") == true)
  }

  @Test func anotherMarketsTradesDoNotCount() {
    var rig = rig(.price(InstrumentID(1), Price(ticks: 250_500)))
    rig.venue.markets[1].last = Price(ticks: 250_000)
    rig.show()
    #expect(rig.happen(Rig.trade(1, lots: 5, at: 6_180_000), to: nil).isEmpty)
    rig.venue.markets[1].last = Price(ticks: 250_600)
    #expect(Self.notes(rig.send(.view(rig.venue))).count == 1)
  }

  @Test func anAlertSetBeforeAnythingTradedWaitsForADirection() {
    var rig = Rig()
    _ = Desk.carryOut(.add(price(6_180_000)), &rig.state)
    #expect(rig.happen(Rig.trade(1, lots: 5, at: 6_190_000), to: nil).isEmpty)
    #expect(rig.state.alerts.list[0].rises == false)
    #expect(!rig.happen(Rig.trade(2, lots: 5, at: 6_180_000), to: nil).isEmpty)
  }

  @Test func aWideSpreadRingsEachTimeItBecomesWide() {
    var rig = rig(.spread(InstrumentID(0), widerThanTicks: 5))
    func wide(_ ticks: Int64) -> Int {
      rig.setBook(0, bid: 6_173_241, ask: 6_173_241 + ticks)
      return Self.notes(rig.send(.view(rig.venue))).count
    }
    #expect([wide(5), wide(6), wide(9), wide(3), wide(8)] == [0, 1, 0, 0, 1])
    #expect(rig.said == "alert: BTC-USDT: the spread is 8 ticks, wider than 5")
  }

  @Test func aHaltedMarketHasNoSpread() {
    var rig = rig(.spread(InstrumentID(0), widerThanTicks: 5))
    rig.venue.markets[0].phase = .halted(.maintenance)
    rig.setTouch(0, bid: nil, ask: nil)
    #expect(rig.send(.view(rig.venue)).isEmpty)
  }

  @Test func fillsRingOnceAMoment() {
    var rig = rig(.fill)
    func fill(_ trade: UInt64, _ time: Instant) -> [Effect] {
      rig.happen(
        .filled(Rig.fill(5, trade: trade, .buy, .taker, lots: 700, at: 6_173_242)), at: time)
    }
    #expect(Self.notes(fill(1, Rig.start)) == ["bought 0.0700 BTC-USDT at 61,732.42"])
    #expect(fill(2, Rig.start).isEmpty)
    #expect(!fill(3, Rig.start + .seconds(1)).isEmpty)
    #expect(rig.said.hasPrefix("bought"))
  }

  @Test func phasesRing() {
    var rig = rig(.phase)
    let effects = rig.happen(
      .phase(bitcoin, from: .open, to: .halted(.maintenance)), to: nil)
    #expect(Self.notes(effects) == ["BTC-USDT: halted"])
  }

  @Test func quietAlertsAreOnlySaid() {
    var rig = rig(price(6_180_000))
    rig.press("Q")
    #expect(rig.state.alerts.isQuiet && rig.said == "quiet: alerts are only said")
    #expect(rig.happen(Rig.trade(1, lots: 5, at: 6_180_500), to: nil).isEmpty)
    #expect(rig.said.hasPrefix("alert: BTC-USDT rose"))
    #expect(rig.state.alerts.flash == nil)
    rig.press("Q")
    #expect(!rig.state.alerts.isQuiet)
  }

  @Test func aFlashEndsByAKeyAndByTime() {
    var rig = rig(price(6_180_000), price(6_190_000))
    rig.happen(Rig.trade(1, lots: 5, at: 6_180_500), to: nil)
    #expect(rig.state.alerts.flash != nil)
    rig.press("j", "Esc")
    #expect(rig.state.alerts.flash == nil && rig.ticket == nil)
    rig.happen(Rig.trade(2, lots: 5, at: 6_190_500), to: nil)
    rig.pass(.seconds(4))
    #expect(rig.state.alerts.flash != nil)
    rig.pass(.seconds(1))
    #expect(rig.state.alerts.flash == nil)
  }

  @Test func escapeEndsTheFlashAndLeavesTheTicket() {
    var rig = rig(price(6_180_000))
    rig.press("j")
    rig.happen(Rig.trade(1, lots: 5, at: 6_180_500), to: nil)
    rig.press("Esc")
    #expect(rig.state.alerts.flash == nil && rig.ticket != nil)
  }

  @Test func aFlashLastsAsLongForThePersonWhereTimeRunsFast() {
    var rig = rig(price(6_180_000))
    rig.venue.clock.speedPerMille = 100_000
    rig.show()
    rig.happen(Rig.trade(1, lots: 5, at: 6_180_500), to: nil)
    rig.pass(.seconds(499))
    #expect(rig.state.alerts.flash != nil)
    rig.pass(.seconds(1))
    #expect(rig.state.alerts.flash == nil)
  }

  @Test func whoLooksAtTheScreenGetsNoWindowOverIt() {
    var rig = rig(price(6_180_000), price(6_190_000))
    rig.send(.input(.focus(true)))
    #expect(rig.happen(Rig.trade(1, lots: 5, at: 6_180_500), to: nil) == [.bell])
    rig.send(.input(.focus(false)))
    #expect(Self.notes(rig.happen(Rig.trade(2, lots: 5, at: 6_190_500), to: nil)).count == 1)
  }

  @Test func aKeySetsOneAtTheChosenPrice() {
    var rig = rig()
    rig.press("A")
    #expect(rig.said.hasPrefix("choose a price on the ladder first"))
    rig.send(.pointer(.click, .ladder(Price(ticks: 6_173_250), .price)))
    rig.press("A")
    #expect(rig.said == "alert set: BTC-USDT at 61,732.50")
    #expect(rig.state.alerts.list.map(\.condition) == [price(6_173_250)])
    rig.press("A")
    #expect(rig.said == "there is that alert already: BTC-USDT at 61,732.50")
  }

  @Test func theListSetsAndRemoves() {
    var rig = rig()
    rig.press("!")
    rig.type("61800.5")
    rig.press("Enter", "f", "p")
    rig.type("7")
    rig.press("w")
    #expect(
      rig.state.alerts.list.map(\.condition)
        == [price(6_180_050), .fill, .phase, .spread(bitcoin, widerThanTicks: 7)])
    rig.press("Down", "Down", "x", "f")
    #expect(
      rig.state.alerts.list.map(\.condition)
        == [price(6_180_050), .spread(bitcoin, widerThanTicks: 7)])
    rig.press("Delete", "Delete", "Delete")
    #expect(rig.state.alerts.list.isEmpty && rig.said == "there is no alert to remove")
    rig.press("!")
    #expect(rig.state.overlay == nil)
  }

  @Test func aClickSelects() {
    var rig = rig(price(6_180_000), .fill, .phase)
    rig.press("!")
    rig.send(.pointer(.click, .row(1)))
    rig.press("x")
    #expect(rig.state.alerts.list.map(\.condition) == [price(6_180_000), .phase])
    rig.send(.pointer(.click, .row(99)))
    rig.press("x")
    #expect(rig.state.alerts.list.map(\.condition) == [price(6_180_000)])
  }

  @Test func enterMakesADoneAlertRingAgain() {
    var rig = rig(price(6_180_000))
    rig.happen(Rig.trade(1, lots: 5, at: 6_180_500), to: nil)
    rig.venue.markets[0].last = Price(ticks: 6_180_500)
    rig.show()
    rig.press("!", "Enter")
    #expect(!rig.state.alerts.list[0].isDone && rig.state.alerts.list[0].rises == false)
  }

  @Test func aPriceThatIsNoneIsSaidInTheList() {
    var rig = rig()
    rig.press("!")
    rig.type("61800.555")
    rig.press("Enter")
    guard case .alerts(let panel) = rig.state.overlay else {
      Issue.record("the list closed")
      return
    }
    #expect(panel.fault == "61800.555 is not on the tick of 0.01")
    #expect(rig.state.alerts.list.isEmpty)
  }

  @Test func thereIsAnEnd() {
    var rig = rig()
    for ticks in 1...Int64(AlertState.countMax + 1) {
      _ = Desk.carryOut(.add(price(ticks)), &rig.state)
    }
    #expect(rig.state.alerts.list.count == AlertState.countMax)
    #expect(rig.said == "64 alerts are the most there can be; remove one first")
    _ = Desk.carryOut(.clear, &rig.state)
    #expect(rig.said == "64 alerts removed")
  }

  @Test func aSessionMayBeginWithAlerts() {
    var session = Rig.session
    session.alerts = [.fill, .phase]
    session.isQuiet = true
    let state = DeskState(session: session, theme: "dark")
    #expect(state.alerts.list.map(\.condition) == [.fill, .phase] && state.alerts.isQuiet)
  }
}

/// The command line's word for alerts.
@Suite struct AlertCommandTests {
  private func read(_ text: String) -> Result<AlertCommand, AlertProblem> {
    Result { () throws(AlertProblem) in
      try AlertCommand.read(
        text, focus: Rig.bitcoin, instruments: Rig.session.instruments)
    }
  }

  @Test(arguments: [
    ("alert 61800", AlertCommand.add(.price(InstrumentID(0), Price(ticks: 6_180_000)))),
    ("  Alert  61,800.50 ", .add(.price(InstrumentID(0), Price(ticks: 6_180_050)))),
    ("alert ETH-USDT 2650", .add(.price(InstrumentID(1), Price(ticks: 265_000)))),
    ("alert spread 5", .add(.spread(InstrumentID(0), widerThanTicks: 5))),
    ("alert eth-usdt spread 12", .add(.spread(InstrumentID(1), widerThanTicks: 12))),
    ("alert fill", .add(.fill)), ("alert fills", .add(.fill)), ("alert phase", .add(.phase)),
    ("alert remove 2", .remove(2)), ("alert clear", .clear), ("alert list", .list),
    ("alert quiet", .quiet(true)), ("alert quiet off", .quiet(false)),
  ])
  func isRead(text: String, command: AlertCommand) {
    #expect(read(text) == .success(command))
  }

  @Test(arguments: [
    ("", 1, "begin with alert"), ("alarm 5", 1, "begin with alert"), ("alert", 6, "say of what"),
    ("alert x", 7, "x is no price, no market and no word of this"),
    ("alert 61800.555", 7, "61800.555 is not on the tick of 0.01"),
    ("alert 0", 7, "a price is above 0 and at most 1,000,000.00"),
    ("alert 9999999", 7, "a price is above 0 and at most 1,000,000.00"),
    ("alert spread", 13, "add how many ticks"), ("alert spread 0", 14, "0 is no number of ticks"),
    ("alert ETH-USDT", 15, "add a price"), ("alert fill now", 12, "now is too much here"),
    ("alert remove", 13, "add the number"), ("alert remove 0", 14, "0 is no number of the list"),
    ("alert quiet maybe", 13, "maybe is neither on nor off"),
    ("alert 61800 61900", 13, "61900 is too much here"),
  ])
  func isRefusedWithTheColumn(text: String, column: Int, words: String) {
    guard case .failure(let problem) = read(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(problem.column == column, "\(text): \(problem.column)")
    #expect(problem.text.hasPrefix(words), "\(problem.text)")
  }

  @Test(arguments: 0..<8) func noTextTraps(seed: UInt64) {
    var random = SplitMix(state: seed)
    let letters = Array("alertspdfiq 0123456789.:,-\u{1b}\n٣é")
    for _ in 0..<400 {
      let text = String(
        (0..<Int.random(in: 0...24, using: &random)).map { _ in
          letters[Int.random(in: 0..<letters.count, using: &random)]
        })
      _ = read(text)
      _ = read("alert " + text)
    }
  }
}
