import Desk
import Market
import Testing

@Suite struct StaleBookTests {
  private func frozen(_ safety: Safety = .hot, _ milliseconds: Int64 = 3_200) -> Rig {
    var rig = Rig(safety)
    rig.send(.silence(milliseconds: 1_000))
    rig.send(.silence(milliseconds: milliseconds))
    return rig
  }

  @Test func aLiveBookHasNoAge() {
    var rig = Rig()
    #expect(rig.state.bookAge == nil)
    rig.send(.silence(milliseconds: 999))
    #expect(rig.state.bookAge == nil && rig.state.messages.isEmpty)
  }

  @Test func aFrozenFeedIsSaidOnceAndHasAnAge() {
    let rig = frozen()
    #expect(rig.state.bookAge == BookAge(cause: .silence, milliseconds: 3_200))
    #expect(rig.state.bookAge?.words == "book is 3.2 s old")
    #expect(
      rig.state.messages.map(\.text) == [
        "no news from the venue for 1.0 s: the book is not live"
      ])
  }

  @Test func theNextViewEndsIt() {
    var rig = frozen()
    rig.show()
    #expect(rig.state.bookAge == nil)
    #expect(rig.said == "the book is live again, after 3.2 s")
    rig.show()
    #expect(rig.state.messages.count == 2)
  }

  @Test(arguments: [
    (Int64(0), "0.0 s"), (999, "0.9 s"), (9_999, "9.9 s"), (10_000, "10 s"), (125_000, "2 m 05 s"),
    (.max, "365 d 00 h"),
  ])
  func agesAreReadAsPeopleSayThem(milliseconds: Int64, text: String) {
    #expect(BookAge(cause: .silence, milliseconds: milliseconds).text == text)
  }

  @Test func anotherMarketMakesTheOldBookAgeUntilItComes() {
    var rig = Rig()
    rig.press(">")
    #expect(rig.state.bookAge == BookAge(cause: .otherMarket(InstrumentID(1)), milliseconds: 0))
    rig.pass(.milliseconds(400))
    #expect(rig.state.bookAge?.milliseconds == 400)
    rig.venue.clock.speedPerMille = 2_000
    rig.show()
    #expect(rig.state.bookAge?.milliseconds == 200, "at 2x, in real time")
    rig.setBook(1, bid: 250_000, ask: 250_001)
    rig.show()
    #expect(rig.state.bookAge == nil)
  }

  @Test func aBookBehindWhatWasToldIsLate() {
    var rig = Rig()
    rig.happen(Rig.trade(1, lots: 1, at: 6_173_241), to: nil, at: Rig.start + .milliseconds(900))
    #expect(rig.state.bookAge == nil)
    rig.happen(Rig.trade(2, lots: 1, at: 6_173_241), to: nil, at: Rig.start + .milliseconds(1_500))
    #expect(rig.state.bookAge == BookAge(cause: .lag, milliseconds: 1_500))
    rig.pass(.milliseconds(1_400))
    #expect(rig.state.bookAge == nil)
  }

  @Test func aStepOfASecondIsNoLag() {
    var rig = Rig()
    rig.happen(Rig.trade(1, lots: 1, at: 6_173_241), to: nil, at: Rig.start + .seconds(1))
    #expect(rig.state.bookAge == nil)
  }

  @Test func hotKeysAtAnOldBookOpenTheTicketAndSaySo() throws {
    var rig = frozen(.hot)
    #expect(rig.press("b").isEmpty)
    #expect(rig.ticket?.side == .buy)
    #expect(rig.said == "the book is 3.2 s old and not live; look before you send")
    #expect(Rig.orders(rig.press("Enter")).count == 1, "who insists, sends")
  }

  @Test func aClickAtAnOldBookOpensTheTicketToo() {
    var rig = frozen(.hot)
    let row = Target.ladder(Price(ticks: 6_173_240), .bids)
    #expect(rig.send(.pointer(.click, row)).isEmpty)
    #expect(rig.ticket != nil)
  }

  @Test func flattenAtAnOldBookAsks() {
    var rig = Rig(.hot)
    rig.happen(.filled(Rig.fill(5, trade: 1, .buy, .taker, lots: 100, at: 6_173_242)))
    rig.send(.silence(milliseconds: 2_500))
    #expect(rig.press("f").isEmpty)
    #expect(rig.question?.text.hasSuffix("The book is 2.5 s old.") == true)
    rig.show()
    rig.press("Esc")
    #expect(Rig.orders(rig.press("f")).count == 1, "live again, it sends at once")
  }

  @Test func cancelsGoOutWhateverTheAge() {
    var rig = frozen(.view)
    rig.rest(11, .buy, 6_173_235)
    rig.show()
    rig.send(.silence(milliseconds: 4_000))
    #expect(Rig.commands(rig.press("X")) == [.cancelAll(instrument: nil, side: nil)])
  }

  @Test func aPausedDeskExpectsNothing() {
    var rig = Rig()
    #expect(rig.state.expectsViews)
    rig.venue.clock.isPaused = true
    rig.show()
    #expect(!rig.state.expectsViews)
    rig.press("p")
    #expect(rig.state.expectsViews, "the end of the pause is to be shown")
    rig.press(">")
    #expect(rig.state.expectsViews)
  }

  @Test func whereTheJournalFailsThatIsTheReason() {
    var rig = Rig()
    rig.send(.journal(.failing))
    rig.send(.silence(milliseconds: 5_000))
    #expect(rig.state.bookAge != nil)
    #expect(rig.said.hasPrefix("the venue cannot write its journal"))
  }
}
