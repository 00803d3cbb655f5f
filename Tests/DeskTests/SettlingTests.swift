import Desk
import Market
import Testing

@Suite struct SettlingTests {
  /// A notice of two markets, with two orders there and one elsewhere, in front.
  private func rig(_ instruments: [UInt16] = [0, 1]) -> Rig {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .sell, 250_010, market: 1, haltPolicy: .cancel)
    rig.rest(13, .sell, 950, market: 2)
    rig.show()
    rig.publish(Window(instruments: instruments.map { InstrumentID($0) }), at: 60)
    rig.press("n")
    return rig
  }

  @Test func eachOrderSaysWhatBecomesOfIt() throws {
    var rig = rig()
    let notice = try #require(rig.state.notices.first)
    var exposures = rig.state.exposures(to: notice)
    #expect(exposures.map(\.order.id) == [OrderID(11), OrderID(12)])
    #expect(exposures.map(\.fate) == [.stays, .endsByItself])
    #expect(exposures.map(\.ticksFromTouch) == [2, 9])
    #expect(exposures[0].value == Money(units: 617_323_900_000))
    rig.venue.haltPolicy = .cancel
    rig.show()
    exposures = rig.state.exposures(to: notice)
    #expect(exposures.map(\.fate) == [.endsByAccount, .endsByAccount])
    rig.venue.haltPolicy = .hold
    rig.venue.deadManFiresAt = notice.plan.haltAt
    rig.venue.orders[0].expiresAt = notice.plan.haltAt
    rig.show()
    exposures = rig.state.exposures(to: notice)
    #expect(exposures.map(\.fate) == [.expires, .endsByItself])
    rig.venue.orders[0].expiresAt = nil
    rig.show()
    #expect(rig.state.exposures(to: notice).map(\.fate) == [.endsByDeadMan, .endsByItself])
    let cancelling = Window(restingOrders: .cancel).notice
    #expect(rig.state.exposures(to: cancelling).allSatisfy { $0.fate == .endsByNotice })
  }

  @Test func oneKeyCancelsWhatTheHaltConcernsAndNothingElse() {
    var rig = rig()
    rig.effects = []
    rig.press("x")
    #expect(
      rig.commands == [
        .cancelAll(instrument: InstrumentID(0), side: nil),
        .cancelAll(instrument: InstrumentID(1), side: nil),
      ])
    rig.venue.orders = rig.venue.orders.filter { $0.id == OrderID(13) }
    rig.show()
    rig.effects = []
    rig.press("x")
    #expect(rig.commands.isEmpty && rig.said == "none of your orders is there")
  }

  @Test func flatteningAsksCancelsAndCloses() {
    var rig = rig([0])
    rig.happen(.filled(Rig.fill(9, trade: 1, .buy, .taker, lots: 300, at: 6_173_242)))
    rig.effects = []
    rig.press("f")
    #expect(
      rig.question?.text
        == "Flatten before the halt? This cancels 1 order, sells 0.0300 BTC at market.")
    #expect(rig.commands.isEmpty)
    rig.press("y")
    #expect(rig.commands.first == .cancelAll(instrument: InstrumentID(0), side: nil))
    #expect(rig.orders.map(\.side) == [.sell] && rig.orders.first?.quantity.lots == 300)
    #expect(rig.orders.first?.kind == .market)
  }

  @Test func keepingIsRememberedByTheReminders() throws {
    var rig = rig()
    rig.press("k")
    #expect(
      rig.said
        == "kept as they are for 'Matching engine 4.2': 1 end with the halt all the same")
    var window = Window(instruments: [InstrumentID(0), InstrumentID(1)])
    window.enter(.within5Minutes, at: 121)
    rig.publish(window, at: 121)
    #expect(rig.said.hasSuffix("; your orders stay as you chose"))
    var other = self.rig()
    other.publish(window, at: 121)
    #expect(other.said.hasSuffix("; 1 of your orders stay, 1 end"))
  }

  @Test func theAccountsOwnPolicyIsSwitchedAndSaid() {
    var rig = rig()
    rig.effects = []
    rig.press("h")
    #expect(rig.commands == [.setHaltPolicy(.cancel)])
    rig.happen(.haltPolicy(.cancel, ClientReference(1)))
    #expect(rig.said == "at a halt all your orders are cancelled")
    #expect(rig.state.view.haltPolicy == .cancel)
    rig.effects = []
    rig.press("h")
    #expect(rig.commands == [.setHaltPolicy(.hold)])
  }

  @Test func anArmedDeadManSwitchIsWarnedOfAndDisarmedByAKey() throws {
    var rig = rig()
    #expect(rig.state.deadManWarning(for: try #require(rig.state.notices.first)) == nil)
    rig.press("d")
    #expect(rig.said == "no dead-man switch is armed")
    rig.venue.deadManFiresAt = Rig.start + .minutes(8)
    rig.show()
    let warning = rig.state.deadManWarning(for: try #require(rig.state.notices.first))
    #expect(warning?.hasPrefix("your dead-man switch is armed (14:08:00)") == true)
    rig.effects = []
    rig.press("d")
    #expect(rig.commands == [.keepAlive(within: .zero)])
  }

  @Test func aDeadManSwitchIsArmedAndDisarmedByACommand() {
    var rig = rig()
    rig.press("Esc")
    rig.effects = []
    rig.type(":dead-man 5m")
    rig.press("Enter")
    rig.type(":dead-man off")
    rig.press("Enter")
    #expect(rig.commands == [.keepAlive(within: .minutes(5)), .keepAlive(within: .zero)])
  }

  @Test func afterTheHaltItIsTooLate() {
    var rig = rig()
    var window = Window(instruments: [InstrumentID(0), InstrumentID(1)])
    window.enter(.halted, at: 450)
    rig.publish(window, at: 451)
    rig.effects = []
    rig.press("x")
    #expect(rig.commands.isEmpty && rig.said == "it is too late: the halt has come")
  }
}
