import Desk
import Market
import Testing

/// An order that the venue refuses is not lost: its ticket is there again.
@Suite struct RefusedTicketTests {
  /// A desk whose ticket has just been sent.
  private func sent() throws -> (rig: Rig, ticket: Ticket) {
    var rig = Rig()
    rig.press("b")
    rig.type("0.25")
    let ticket = try #require(rig.ticket)
    rig.press("Enter")
    #expect(rig.orders.count == 1 && rig.state.overlay == nil)
    return (rig, ticket)
  }

  private func refuse(_ rig: inout Rig, _ reason: RejectReason = .noLiquidity) throws {
    let reference = try #require(rig.state.pending.first?.reference)
    rig.happen(
      .rejected(
        Rejection(reference: reference, reason: reason, instrument: InstrumentID(0))))
  }

  @Test func itIsThereAgainWithItsEntriesAndTheReason() throws {
    var (rig, before) = try sent()
    try refuse(&rig)
    let ticket = try #require(rig.ticket)
    #expect(ticket.quantityText == "0.25" && ticket.priceText == before.priceText)
    #expect(ticket.refused?.reason == "refused: nobody stands on the other side")
    #expect(rig.said == "refused: nobody stands on the other side")
    // The same can be tried again; the reason goes once it is another order.
    #expect(Rig.orders(rig.press("Enter")).count == 1)
    try refuse(&rig)
    #expect(rig.ticket?.refused != nil)
    rig.type("0.5")
    #expect(rig.ticket?.quantityText == "0.5" && rig.ticket?.refused == nil)
  }

  @Test func aBusyVenueKeepsItToo() throws {
    var (rig, _) = try sent()
    rig.send(.busy(try #require(rig.state.pending.first?.reference)))
    #expect(rig.ticket?.quantityText == "0.25")
    #expect(rig.ticket?.refused?.reason.contains("busy") == true)
  }

  @Test func itDoesNotPushAwayWhatIsInFront() throws {
    var (rig, _) = try sent()
    rig.press("?")
    try refuse(&rig)
    #expect(rig.ticket == nil && rig.state.overlay == .help(scroll: 0))
  }

  @Test func itStaysAwayOnceThePersonHasGoneOn() throws {
    var (rig, _) = try sent()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    rig.press("X")
    try refuse(&rig)
    #expect(rig.state.overlay == nil, "another command was sent since")
    var (view, _) = try sent()
    view.press("v")
    try refuse(&view)
    #expect(view.state.overlay == nil, "VIEW sends nothing")
  }

  @Test func anOrderWithoutATicketOpensNone() throws {
    var rig = Rig(.hot)
    rig.press("j")
    try refuse(&rig)
    #expect(rig.state.overlay == nil)
  }

  @Test func aChangeOfAnOrderThatIsGoneIsNotOffered() throws {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.show()
    rig.press("e", "Down", "Enter")
    #expect(rig.commands.count == 1)
    rig.venue.orders = []
    rig.show()
    try refuse(&rig, .unknownOrder)
    #expect(rig.state.overlay == nil)
  }
}
