import Desk
import Input
import Market
import Testing

@Suite struct FindingTests {
  private func palette(_ rig: Rig) -> Palette? {
    if case .palette(let palette) = rig.state.overlay { palette } else { nil }
  }

  private func search(_ rig: Rig) -> Search? {
    if case .search(let search) = rig.state.overlay { search } else { nil }
  }

  @Test func thePaletteHasEveryCommandWithItsKeyAndHelp() throws {
    var rig = Rig()
    rig.press("Ctrl-P")
    let entries = try #require(palette(rig)).entries
    #expect(entries.map(\.name) == ActionTable.commands.map(\.name))
    let join = try #require(entries.first { $0.name == "join-bid" })
    #expect(join.keys == "j" && join.help == "buys at the best bid")
  }

  @Test func enterDoesTheChosenRow() {
    var rig = Rig(.hot)
    rig.press("Ctrl-P")
    rig.type("mbuy")
    #expect(Rig.orders(rig.press("Enter")).map(\.kind) == [.market])
    #expect(rig.state.overlay == nil)
  }

  @Test func theArrowsChooseAndTypingBeginsAnew() throws {
    var rig = Rig()
    rig.press("Ctrl-P", "Down", "Down", "Up")
    #expect(palette(rig)?.selected == 1)
    rig.press("PgDn")
    #expect(palette(rig)?.selected == 11)
    rig.type("cancel")
    #expect(palette(rig)?.selected == 0)
    rig.press("PgDn", "PgDn", "PgDn", "PgDn", "PgDn", "PgDn")
    let now = try #require(palette(rig))
    #expect(now.selected == now.entries.count - 1)
  }

  @Test func wordsOfTheHelpFindAnActionToo() throws {
    var rig = Rig()
    rig.press("Ctrl-P")
    rig.type("until it is the shell")
    #expect(try #require(palette(rig)).entries.isEmpty)
    #expect(rig.press("Enter").isEmpty && palette(rig) != nil)
    rig.press("Ctrl-U")
    rig.type("real time")
    #expect(try #require(palette(rig)).entries.first?.name == "1x")
  }

  @Test func thePaletteObeysTheSafety() {
    var rig = Rig(.view)
    rig.press("Ctrl-P")
    rig.type("market-buy")
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.said.hasPrefix("VIEW sends no orders"))
  }

  @Test func withoutMacrosTheirListSaysHowToMakeOne() {
    var rig = Rig()
    rig.press("@")
    #expect(rig.state.overlay == nil && rig.said.hasPrefix("there are no macros"))
  }

  @Test func searchFindsAnOrderAndGoesThere() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 6_173_249)
    rig.show()
    rig.press("/")
    rig.type("sell 61732.49")
    #expect(search(rig)?.results.map(\.place) == [.order(OrderID(12))])
    rig.press("Enter")
    #expect(rig.state.tab == .orders && rig.state.selectedOrder == OrderID(12))
    #expect(rig.state.pane == .blotter && rig.state.overlay == nil)
  }

  @Test func searchFindsFillsMessagesNoticesAndMarkets() throws {
    var rig = Rig()
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 700, at: 6_173_242)))
    rig.happen(.filled(Rig.fill(6, trade: 2, .sell, .taker, lots: 300, at: 6_173_241)))
    rig.send(.notice(Window().notice))
    rig.press("/")
    rig.type("bought")
    let kinds = try #require(search(rig)).results.map(\.kind)
    #expect(kinds.contains("fill") && kinds.contains("message"))
    rig.press("Enter")
    #expect(rig.state.tab == .fills && rig.state.selectedRow == 1)
    rig.press("/")
    rig.type("ETH-USDT")
    #expect(search(rig)?.results.first?.place == .market(InstrumentID(1)))
    #expect(rig.press("Enter") == [.control(.focus(InstrumentID(1)))])
    rig.press("/")
    rig.type(Window().notice.plan.title)
    let place = try #require(search(rig)).results.firstIndex { $0.kind == "notice" }
    for _ in 0..<(try #require(place)) { rig.press("Down") }
    rig.press("Enter")
    #expect(rig.state.context == .notice)
  }

  @Test func searchGoesToAMessage() {
    var rig = Rig()
    for number in 0..<5 { rig.send(.note(.plain, "word number \(number)")) }
    rig.press("/")
    rig.type("number 2")
    rig.press("Enter")
    #expect(rig.state.tab == .messages && rig.state.selectedRow == 2)
  }

  @Test func searchInTheHelpOpensItThere() {
    var rig = Rig()
    rig.press("/")
    rig.type("tick above the best bid")
    rig.press("Enter")
    guard case .help(_, let filter) = rig.state.overlay else {
      Issue.record("no help")
      return
    }
    #expect(filter?.line.text == "buys a tick above the best bid")
    #expect(rig.state.context == .help)
  }

  @Test func whatWentMeanwhileIsSaidToBeGone() {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    rig.press("/")
    rig.type("buy 61732")
    rig.venue.orders = []
    rig.show()
    #expect(rig.press("Enter").isEmpty)
    #expect(rig.said.hasPrefix("that order is no longer there"))
  }

  @Test func nothingTypedFindsNothing() {
    var rig = Rig()
    rig.press("/")
    #expect(search(rig)?.results.isEmpty == true)
    rig.type("  ")
    #expect(search(rig)?.results.isEmpty == true)
    rig.press("Enter")
    #expect(rig.state.overlay == nil)
  }

  @Test func theHelpIsFilteredAndEscapeClosesIt() {
    var rig = Rig()
    rig.press("?", "/")
    #expect(rig.state.context == .filter)
    rig.type("cancelq?")
    #expect(rig.state.context == .filter, "letters are typed")
    rig.press("Backspace", "Backspace", "Enter")
    #expect(rig.state.context == .help)
    guard case .help(_, let filter?) = rig.state.overlay else {
      Issue.record("no filter")
      return
    }
    #expect(filter.keeps("X cancels everything") && !filter.keeps("b buys"))
    rig.press("Esc")
    #expect(rig.state.overlay == nil)
    rig.press("?", "/", "Backspace")
    #expect(rig.state.overlay == .help(scroll: 0))
  }

  @Test func theMouseChoosesARowAndTheWheelMoves() {
    var rig = Rig()
    rig.press("Ctrl-P")
    rig.type("theme")
    rig.send(.pointer(.wheel(-1), nil))
    #expect(palette(rig)?.selected == 1 || palette(rig)?.entries.count == 1)
    #expect(rig.send(.pointer(.click, .choice(0))) == [.theme("light")])
    #expect(rig.state.overlay == nil)
    #expect(rig.send(.pointer(.click, .choice(0))).isEmpty, "there is no list any more")
    rig.press("/")
    rig.type("ETH-USDT")
    #expect(rig.send(.pointer(.click, .choice(99))).isEmpty)
    #expect(rig.send(.pointer(.click, .choice(0))) == [.control(.focus(InstrumentID(1)))])
  }

  @Test func noListGrowsWithoutEnd() {
    var rig = Rig()
    for number in 0..<600 { rig.send(.note(.plain, "the same \(number)")) }
    rig.press("/")
    rig.type("same")
    #expect(search(rig)?.results.count == Search.resultsMax)
  }
}
