import Desk
import Input
import Market
import Testing

@Suite struct LadderTests {
  @Test func theAxisStandsStillWhileTheMarketMoves() {
    var rig = Rig(rows: 20)
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_241))
    for move in [1, 3, 5, -2, -5, 0] as [Int64] {
      rig.setBook(0, bid: 6_173_241 + move, ask: 6_173_242 + move)
      rig.show()
      #expect(rig.state.ladder.centre == Price(ticks: 6_173_241))
    }
    rig.setBook(0, bid: 6_173_247, ask: 6_173_248)
    rig.show()
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_247))
  }

  @Test func spaceCentresAtOnce() {
    var rig = Rig(rows: 20)
    rig.setBook(0, bid: 6_173_244, ask: 6_173_245)
    rig.show()
    rig.press("Space")
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_244))
  }

  @Test func rowsDoNotMoveWhileAButtonIsDown() {
    var rig = Rig(rows: 20)
    rig.send(.pointer(.held(true), nil))
    rig.setBook(0, bid: 6_173_300, ask: 6_173_301)
    rig.show()
    rig.press("Space", "g")
    rig.send(.pointer(.wheel(3), .pane(.ladder)))
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_241))
    #expect(rig.state.ladder.groupingTicks == 1)
    rig.send(.pointer(.held(false), nil))
    rig.show()
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_300))
  }

  @Test func leavingTheWindowLetsGoOfTheButton() {
    var rig = Rig()
    rig.send(.pointer(.held(true), nil))
    rig.send(.input(.focus(false)))
    #expect(!rig.state.isPointerHeld && !rig.state.isFocused)
  }

  @Test func whoScrollsKeepsTheAxisUntilSpace() {
    var rig = Rig(rows: 20)
    rig.send(.pointer(.wheel(5), .ladder(Price(ticks: 6_173_241), .price)))
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_256))
    rig.show()
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_256))
    rig.press("Space")
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_241))
    rig.setBook(0, bid: 6_173_300, ask: 6_173_301)
    rig.show()
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_300))
  }

  @Test func theCursorStartsAtTheTouchAndScrollsTheLadder() {
    var rig = Rig(rows: 20)
    rig.press("Up")
    #expect(rig.state.ladder.cursor == Price(ticks: 6_173_242))
    rig.press("Esc", "Down")
    #expect(rig.state.ladder.cursor == Price(ticks: 6_173_241))
    rig.press("Down", "PgDn")
    #expect(rig.state.ladder.cursor == Price(ticks: 6_173_230))
    // Rows 0 to 19 around the centre in row 10: the lowest label is 9 below it.
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_239))
    #expect(rig.state.ladder.row(of: Price(ticks: 6_173_230), of: 20) == 19)
    rig.press("Left")
    #expect(rig.state.ladder.cursor == Price(ticks: 6_173_241))
    rig.press("Right", "PgUp", "PgUp")
    #expect(rig.state.ladder.cursor == Price(ticks: 6_173_262))
    #expect(rig.state.ladder.row(of: Price(ticks: 6_173_262), of: 20) == 0)
  }

  @Test func aChosenPriceThatLeavesTheScreenIsLetGo() {
    var rig = Rig(.hot, rows: 20)
    rig.press("Down")
    rig.setBook(0, bid: 6_173_300, ask: 6_173_301)
    rig.show()
    #expect(rig.state.ladder.cursor == nil)
    #expect(rig.press("b").isEmpty)
    #expect(rig.said == "the ladder moved and the chosen price left the screen; choose again")
    rig.press("Esc")
    #expect(Rig.orders(rig.press("b")).map(\.price) == [Price(ticks: 6_173_300)])
  }

  @Test func theCursorStaysWithinThePricesThereAre() {
    var rig = Rig()
    rig.press(">")
    rig.press(">")
    rig.setBook(2, bid: 5, ask: 6)
    rig.show()
    for _ in 0..<5 { rig.press("PgDn") }
    #expect(rig.state.ladder.cursor == Price(ticks: 1))
    let most = Price(ticks: 100_000_000)
    rig.setBook(2, bid: most.ticks - 2, ask: most.ticks - 1)
    rig.press("Esc")
    rig.show()
    for _ in 0..<5 { rig.press("PgUp") }
    #expect(rig.state.ladder.cursor == most)
  }

  @Test func aFullBookIsShownTickByTick() {
    let rig = Rig(rows: 30)
    #expect(rig.state.ladder.groupingTicks == 1)
  }

  @Test func theGroupingBeginsNoFinerThanTheSessionsFinest() {
    let rig = Rig(rows: 30)
    var session = Rig.session
    session.finestGroupings = [100, 1, 1]
    var state = DeskState(session: session, theme: "dark")
    _ = Desk.update(&state, .view(rig.venue))
    #expect(state.ladder.groupingTicks == 100)
  }

  @Test(arguments: [(Int64(2), Int64(2)), (7, 5), (20, 20), (100, 100), (340, 500)])
  func aThinBookIsGroupedUntilItFillsTheRows(step: Int64, grouping: Int64) {
    var rig = Rig(rows: 20)
    rig.press(">")
    rig.setBook(1, bid: 250_000, ask: 250_000 + step, step: step)
    rig.show()
    #expect(rig.state.ladder.groupingTicks == grouping)
    let filled = (0..<20).count { row in
      guard let label = rig.state.ladder.label(row: row, of: 20) else { return false }
      let bids = rig.state.ladder.span(of: label, .buy)
      let asks = rig.state.ladder.span(of: label, .sell)
      return rig.venue.bids.contains { $0.price >= bids.low && $0.price <= bids.high }
        || rig.venue.asks.contains { $0.price >= asks.low && $0.price <= asks.high }
    }
    #expect(filled >= 12)
  }

  @Test func theFirstWordAboutTheRowsChoosesTheGroupingAgain() {
    // Ten levels tick by tick, then one every fifty ticks.
    var rig = Rig(rows: 20)
    for index in 10..<50 {
      rig.venue.bids[index].price = Price(ticks: 6_173_231 - Int64(index - 9) * 50)
      rig.venue.asks[index].price = Price(ticks: 6_173_251 + Int64(index - 9) * 50)
    }
    var state = DeskState(session: Rig.session, theme: "dark")
    _ = Desk.update(&state, .view(rig.venue))
    #expect(state.ladder.groupingTicks == 1)
    _ = Desk.update(&state, .ladderRows(70))
    #expect(state.ladder.groupingTicks == 50)
    _ = Desk.update(&state, .ladderRows(20))
    #expect(state.ladder.groupingTicks == 50)
  }

  @Test func theGroupingIsThePersonsFromThenOnAndKeptForEachMarket() {
    var rig = Rig(rows: 20)
    rig.press("g", "g")
    #expect(rig.state.ladder.groupingTicks == 5)
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_240))
    rig.press(">")
    rig.setBook(1, bid: 250_000, ask: 250_020, step: 20)
    rig.show()
    #expect(rig.state.ladder.groupingTicks == 20)
    rig.press("<")
    rig.setBook(0, bid: 6_173_241, ask: 6_173_242, step: 50)
    rig.show()
    #expect(rig.state.ladder.groupingTicks == 5)
    rig.press("G", "G", "G")
    #expect(rig.state.ladder.groupingTicks == 1)
  }

  @Test func rowsRoundBidsDownAndAsksUp() {
    var ladder = LadderState()
    ladder.groupingTicks = 5
    ladder.centre = Price(ticks: 100)
    #expect(ladder.label(of: Price(ticks: 104), .buy) == Price(ticks: 100))
    #expect(ladder.label(of: Price(ticks: 104), .sell) == Price(ticks: 105))
    #expect(ladder.label(of: Price(ticks: 105), .buy) == Price(ticks: 105))
    #expect(ladder.label(of: Price(ticks: 105), .sell) == Price(ticks: 105))
    #expect(ladder.label(row: 0, of: 10) == Price(ticks: 125))
    #expect(ladder.label(row: 5, of: 10) == Price(ticks: 100))
    #expect(ladder.row(of: Price(ticks: 80), of: 10) == 9)
    #expect(ladder.row(of: Price(ticks: 75), of: 10) == nil)
    for side in Side.allCases {
      for ticks in Int64(90)...110 {
        let label = ladder.label(of: Price(ticks: ticks), side)
        let span = ladder.span(of: label, side)
        #expect(span.low.ticks <= ticks && ticks <= span.high.ticks)
      }
    }
  }

  @Test func anOrderOfAGroupedRowHasTheRowsPrice() {
    var rig = Rig(.hot, rows: 20)
    rig.press("g", "g")
    let bids = Target.ladder(Price(ticks: 6_173_235), .bids)
    #expect(Rig.orders(rig.send(.pointer(.click, bids))).map(\.price.ticks) == [6_173_235])
    rig.press("Left")
    #expect(rig.state.ladder.cursor == Price(ticks: 6_173_240))
    #expect(Rig.orders(rig.press("b")).map(\.price.ticks) == [6_173_240])
  }

  @Test func anotherMarketNeverShowsTheOldBooksAxis() {
    var rig = Rig(rows: 20)
    rig.press("Down", ">")
    #expect(rig.state.focus == InstrumentID(0))
    rig.setBook(1, bid: 250_000, ask: 250_001)
    rig.show()
    #expect(rig.state.ladder.centre == Price(ticks: 250_000))
    #expect(rig.state.ladder.cursor == nil)
    rig.press("<")
    rig.setBook(0, bid: 6_199_000, ask: 6_199_001)
    rig.show()
    #expect(rig.state.ladder.centre == Price(ticks: 6_199_000))
    #expect(rig.state.ladder.cursor == nil)
  }

  @Test func anEmptyBookLeavesTheAxisAlone() {
    var rig = Rig(rows: 20)
    rig.setTouch(0, bid: nil, ask: nil)
    rig.venue.markets[0].last = Price(ticks: 6_173_242)
    rig.venue.bids = []
    rig.venue.asks = []
    rig.show()
    #expect(rig.state.ladder.centre == Price(ticks: 6_173_241))
  }
}
