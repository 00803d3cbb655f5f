import Desk
import Market
import Testing

@Suite struct FailedAuditTests {
  private func rig() -> Rig {
    var rig = Rig()
    rig.rest(11, .buy, 6_173_239)
    rig.rest(12, .buy, 6_173_236)
    rig.show()
    var window = Window()
    window.enter(.verifying, at: 520)
    rig.publish(window, at: 520, phase: .halted(.maintenance))
    window.audit(passed: false, at: 540)
    rig.publish(window, at: 540, phase: .halted(.fault))
    return rig
  }

  @Test func theBannerPromisesNothingAndSaysWhatToDo() throws {
    let rig = rig()
    let banner = try #require(rig.state.banner)
    #expect(banner.kind == .haltedForGood && banner.urgency == .critical)
    #expect(banner.headline == "Halted for good: the audit FAILED")
    #expect(banner.back == nil && banner.schedule.isEmpty && banner.update == nil)
    let details = banner.details()
    #expect(details[0] == "n shows what differs")
    #expect(details[1] == "1 of 3 assets differ")
    #expect(details[2] == "2 of your orders stay as they are")
    #expect(details[3].hasPrefix("q leaves, and the next start begins a new session; 'bellwether"))
  }

  @Test func itStaysHoweverLateItIs() throws {
    var rig = rig()
    rig.pass(.hours(5))
    #expect(rig.state.banner?.headline == "Halted for good: the audit FAILED")
  }

  @Test func itIsSaidOnceInTheLog() {
    let rig = rig()
    let said = rig.state.messages.filter { $0.text.contains("halted for good") }
    #expect(said.count == 1)
    #expect(
      said.first?.text.hasPrefix(
        "BTC-USDT, ETH-USDT, FERN-USDT: halted for good; orders and balances stay as they are. n ")
        == true)
    #expect(said.first?.tone == .bad)
  }

  @Test func aRefusalNamesNoTimeThatWillNotCome() {
    let rig = rig()
    for action in [Action.joinBid, .cancelAll] {
      #expect(
        Desk.availability(of: action, in: rig.state).reason
          == "halted for good, the audit failed: nothing is accepted")
    }
  }

  @Test func anAuditThatPassedPromisesTheReturn() throws {
    var rig = Rig()
    var window = Window()
    window.enter(.verifying, at: 520)
    window.audit(passed: true, at: 530)
    rig.publish(window, at: 530, phase: .halted(.maintenance))
    #expect(try #require(rig.state.banner).headline.hasPrefix("Verifying, back in"))
  }
}
