import Desk
import Market
import Testing

/// A colon opens the command line over the ticket, and what is typed there is nobody's quantity.
@Suite struct TicketAndCommandLineTests {
  @Test(arguments: [Safety.armed, .hot]) func whatIsTypedAfterAColonIsNoQuantity(
    safety: Safety
  ) throws {
    var rig = Rig(safety)
    // In HOT an order far larger than the book is warned of, so the ticket stays.
    rig.press("4")
    rig.venue.asks = [rig.level(6_173_242, 10)]
    rig.show()
    rig.press("m")
    let before = try #require(rig.ticket)
    rig.press(":")
    rig.type("cancel 5")
    #expect(rig.prompt == "cancel 5" && rig.orders.isEmpty)
    rig.press("Esc")
    #expect(rig.ticket == before)
  }

  @Test func aColonIsOfTheTimeOfDayOnlyWhereItCanStand() throws {
    var rig = Rig()
    rig.press("b", "f", "f", "f", "Tab")
    #expect(try #require(rig.ticket).field == .expiry)
    rig.press(":")
    #expect(rig.prompt == "", "nothing stands before it")
    rig.press("Esc")
    rig.type("15:30:00")
    #expect(try #require(rig.ticket)[.expiry] == "15:30:00")
    rig.press(":")
    #expect(rig.prompt == "", "a time of day has two colons")
    rig.press("Esc")
    #expect(try #require(rig.ticket)[.expiry] == "15:30:00")
  }

  @Test func whatSendsNothingLeavesTheTicketWhereItWas() throws {
    var rig = Rig()
    rig.press("b")
    rig.type("0.25")
    rig.command("theme light")
    #expect(rig.state.theme == "light")
    #expect(try #require(rig.ticket).quantityText == "0.25")
    rig.press(":", "Backspace")
    #expect(try #require(rig.ticket).quantityText == "0.25")
  }

  @Test func whatSendsTakesItsPlace() {
    var rig = Rig()
    rig.press("b")
    rig.command("sell 0.01 61800")
    #expect(rig.orders.count == 1 && rig.state.overlay == nil)
    // The next Enter does not send the ticket of before.
    rig.press("Enter")
    #expect(rig.orders.count == 1)
  }

  @Test func aTicketThatCannotBeSentAnyMoreStaysAway() {
    var rig = Rig()
    rig.press("b")
    rig.command("view")
    #expect(rig.state.safety == .view && rig.state.overlay == nil)
    rig.press("a", "b")
    rig.command("symbol eth-usdt")
    #expect(rig.state.overlay == nil)
  }

  @Test func itOpensOverWhateverElseIsInFront() {
    for keys in [["?"], ["C"], ["!"], ["U"]] {
      var rig = Rig()
      for key in keys { rig.press(key) }
      #expect(rig.state.overlay != nil)
      rig.press(":")
      #expect(rig.prompt == "", "\(keys)")
    }
  }
}
