import Desk
import Market
import Testing

/// Drills, markets that are yet to be listed, and data that the venue itself says is late.
@Suite struct DrillTests {
  private static func rig(_ score: DrillGoal.Score) -> Rig {
    var session = Rig.session
    session.drill = DrillGoal(
      goal: "Have nothing in the book.", endsAt: Rig.start + .seconds(60), score: score)
    var rig = Rig()
    rig.state = DeskState(session: session, theme: "dark")
    rig.show()
    return rig
  }

  private static func said(_ rig: Rig, _ words: String) -> Bool {
    rig.state.messages.contains { $0.text.contains(words) }
  }

  @Test func aDrillIsScoredOnceWhenItsTimeIsOver() {
    var rig = Self.rig(.openOrders)
    rig.rest(5, .buy, 6_173_000)
    rig.venue.openOrderCount = 1
    rig.show()
    #expect(rig.state.drillScore == "1 open orders" && rig.state.drillResult == nil)
    rig.pass(.seconds(59))
    #expect(!Self.said(rig, "the drill is over"))
    rig.pass(.seconds(1))
    #expect(rig.state.drillResult == "1 open orders")
    #expect(Self.said(rig, "the drill is over; your score: 1 open orders"))
    rig.venue.orders = []
    rig.venue.openOrderCount = 0
    rig.pass(.seconds(10))
    #expect(rig.state.drillResult == "1 open orders", "what was scored stays")
  }

  @Test func whatTheAccountIsWorthIsScoredAgainstTheStart() {
    var rig = Self.rig(.equity)
    rig.setBook(0, bid: 6_183_000, ask: 6_183_001)
    rig.show()
    // 2 BTC, each worth 100 more than the reference of 61,730.
    #expect(rig.state.drillScore == "+200.00 USDT", "\(rig.state.drillScore ?? "")")
    let trading = Self.rig(.trading)
    #expect(trading.state.drillScore == "0.00 USDT")
  }

  @Test func withoutADrillNothingIsScored() {
    var rig = Rig()
    rig.pass(.seconds(90))
    #expect(rig.state.drillScore == nil && rig.state.drillResult == nil)
  }

  @Test func aMarketThatIsYetToBeListedCannotBeShownAndThenCan() {
    var rig = Rig()
    let listed = rig.venue.markets.removeLast()
    rig.show()
    #expect(rig.state.equity != nil, "what the account is worth is known without it")
    let asked = rig.press(">") + rig.press(">")
    #expect(!asked.contains(.control(.focus(listed.instrument))))
    rig.happen(.listed(listed.instrument), to: nil)
    #expect(Self.said(rig, "FERN-USDT is listed from now on"))
    rig.venue.markets.append(listed)
    rig.show()
    let again = rig.press(">") + rig.press(">")
    #expect(again.contains(.control(.focus(listed.instrument))), "\(again)")
  }

  @Test func dataThatTheVenueSaysIsLateMakesTheBookOld() {
    var rig = Rig()
    rig.venue.dataLag = .milliseconds(900)
    rig.show()
    #expect(rig.state.bookAge == nil)
    rig.venue.dataLag = .seconds(4)
    rig.show()
    #expect(rig.state.bookAge == BookAge(cause: .lag, milliseconds: 4_000))
    rig.venue.dataLag = .zero
    rig.show()
    #expect(rig.state.bookAge == nil)
  }
}
