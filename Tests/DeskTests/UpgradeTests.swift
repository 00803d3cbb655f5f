import Desk
import Market
import Testing

@Suite struct UpgradeTests {
  private let result = UpgradeResult(
    stateHash: 0x1A2B, orderCount: 214, recordCount: 5_680, buildNanoseconds: 412_000_000,
    pauseNanoseconds: 3_149_999)

  @Test func itAsksFirstAndThenAsksTheProgram() {
    var rig = Rig()
    #expect(rig.press("U").isEmpty)
    #expect(rig.question?.action == .upgrade)
    #expect(rig.question?.text.contains("Trading goes on") == true)
    #expect(rig.press("Esc").isEmpty && rig.state.upgrade == nil)
    #expect(rig.press("U", "y") == [.upgrade])
    #expect(rig.state.overlay == nil)
  }

  @Test func itNeedsNoArms() {
    var rig = Rig(.view)
    #expect(rig.press("U", "Enter") == [.upgrade])
  }

  @Test func theBannerShowsItThrough() throws {
    var rig = Rig()
    rig.send(.upgrade(.building(played: 0, of: 5_678)))
    #expect(rig.said == "upgrade: a new venue is built from the journal, trading goes on")
    rig.send(.upgrade(.building(played: 1_234, of: 5_678)))
    #expect(rig.state.messages.count == 1)
    var banner = try #require(rig.state.banner)
    #expect(banner.kind == .upgrade && banner.headline == "Upgrade: building from the journal")
    #expect(
      banner.details() == ["1,234 of 5,678 records played, 21 %", "trading goes on"])
    rig.send(.upgrade(.handingOver))
    #expect(rig.state.banner?.headline == "Upgrade: handing over")
    rig.send(.upgrade(.done(result)))
    banner = try #require(rig.state.banner)
    #expect(banner.headline == "Upgraded, pause 3.1 ms")
    #expect(
      banner.details() == [
        "0 of 214 orders lost", "hash 00000000 equal", "you could trade all the time",
        "5,680 records in 0.4 s",
      ])
    #expect(
      rig.said
        == "upgraded: pause 3.1 ms, 214 orders kept, 0 lost, state hash 0000000000001a2b equal; "
        + "5,680 records in 0.4 s, and you could trade all the time")
    #expect(rig.state.messages.last?.tone == .good)
    rig.send(.upgrade(nil))
    #expect(rig.state.banner == nil)
  }

  @Test func oneAtATimeAndAgainAfterwards() {
    var rig = Rig()
    rig.send(.upgrade(.building(played: 1, of: 2)))
    #expect(rig.press("U").isEmpty && rig.question == nil)
    #expect(rig.said == "an upgrade is on its way already")
    // Escape does not take a running one off the screen.
    rig.press("Esc")
    #expect(rig.state.upgrade != nil)
    rig.send(.upgrade(.done(result)))
    #expect(rig.press("U", "y") == [.upgrade])
    rig.press("Esc")
    #expect(rig.state.upgrade == nil)
  }

  @Test(arguments: [
    (JournalCondition.off, "Upgrade refused: the journal is off"),
    (.failing, "Upgrade refused: the journal cannot be written"),
  ])
  func withoutAJournalThereIsNothingToBuildFrom(condition: JournalCondition, headline: String) {
    var rig = Rig()
    rig.send(.journal(condition))
    #expect(rig.press("U") == [.bell])
    #expect(rig.question == nil)
    #expect(rig.state.banner?.headline == headline)
    #expect(rig.state.banner?.details() == ["the running venue goes on as before"])
    #expect(rig.said.hasPrefix("upgrade refused: the journal"))
  }

  @Test func aLongReasonStandsAfterTheHeadline() throws {
    var rig = Rig()
    let reason = "the new world has the state hash 1a2b, the old one 3c4d"
    #expect(rig.send(.upgrade(.refused(reason))) == [.bell])
    let banner = try #require(rig.state.banner)
    #expect(banner.headline == "Upgrade refused" && banner.details().first == reason)
    #expect(rig.state.messages.last?.tone == .warning)
  }

  @Test func whatIsAnnouncedStaysInSightAndComesFirstWhereItPresses() throws {
    var rig = Rig()
    var window = Window()
    rig.publish(window, at: 122)
    rig.send(.upgrade(.building(played: 1, of: 2)))
    var banner = try #require(rig.state.banner)
    #expect(banner.kind == .upgrade)
    #expect(banner.companions.map(\.headline) == ["Maintenance in 04:58"])
    // The key for the notice shows it all the same.
    rig.press("n")
    #expect(rig.state.overlay == .notice(0, scroll: 0))
    window.enter(.halted, at: 450)
    rig.publish(window, at: 451, phase: .halted(.maintenance))
    banner = try #require(rig.state.banner)
    #expect(banner.kind == .halted)
    #expect(banner.companions.map(\.headline) == ["Upgrade: building from the journal"])
  }

  @Test func figuresOutOfRangeAreShownAllTheSame() throws {
    var rig = Rig()
    rig.send(.upgrade(.building(played: .max, of: 0)))
    #expect(try #require(rig.state.banner).details()[0].hasSuffix("100 %"))
  }
}
