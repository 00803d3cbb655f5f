import Lanes
import Market
import Testing

@testable import Venue

/// Who gets to know what, and in which order.
@Suite struct RoutingTests {
  @Test func anElementOfTheFeedFitsItsSlot() {
    #expect(MemoryLayout<PublicEvent>.size <= 64)
  }

  @Test func privateEventsReachTheirAccountOnly() throws {
    var world = ScriptedWorld()
    world.script = [
      .balance(of: LoopHarness.user, at: 1), .balance(of: AccountID(99), at: 1),
      .balance(of: LoopHarness.other, at: 2), .phase(.cancelOnly, at: 3),
    ]
    var harness = try LoopHarness(world: world)
    harness.turn(after: 5)
    #expect(harness.news() == ["1 balance", "4 cancel-only"])
    #expect(harness.otherNews() == ["3 balance", "4 cancel-only"])
  }

  @Test func privateAndPublicEventsComeInOneOrder() throws {
    var world = ScriptedWorld()
    world.script = [
      .trade(1, at: 1), .balance(of: LoopHarness.user, at: 1), .level(50, at: 1),
      .trade(2, at: 2), .phase(.auction, at: 2), .trade(3, at: 3),
    ]
    var harness = try LoopHarness(world: world)
    harness.turn(after: 5)
    #expect(
      harness.news(max: 2) == ["1 trade 1", "2 balance"], "the rest stays for the next time")
    #expect(harness.news() == ["4 trade 2", "5 auction", "6 trade 3"])
    harness.otherPort.interest = .levels
    #expect(
      harness.otherNews() == ["1 trade 1", "3 level 50", "4 trade 2", "5 auction", "6 trade 3"])
    #expect(harness.news().isEmpty)
  }

  /// What was sent while a participant drains is left for the next time, so that nothing overtakes:
  /// a trade in the feed may be older than an answer that is still on its way into the lane.
  @Test func nothingIsTakenPastWhatIsKnownToBeComplete() throws {
    var harness = try LoopHarness()
    let half = ScriptedWorld.Happening.trade(5, at: 0)
    let event = Event(sequence: Sequence(1), time: half.time, account: nil, body: half.body)
    harness.loop.feed.publish(try #require(PublicEvent(event)))
    #expect(harness.news().isEmpty)
    harness.loop.shared.markRouted(Sequence(1))
    #expect(harness.news() == ["1 trade 5"])
  }

  @Test func aNoticeFollowsItsEventInFull() throws {
    var world = ScriptedWorld()
    let id = NoticeID(3)
    world.script = [.phase(.open, at: 1), .notice(id, at: 2), .phase(.cancelOnly, at: 3)]
    world.notices = [
      MaintenanceNotice(id: NoticeID(2), publishedAt: .epoch, plan: Self.plan("older")),
      MaintenanceNotice(id: id, publishedAt: .epoch, plan: Self.plan("new disks")),
    ]
    var harness = try LoopHarness(world: world)
    harness.turn(after: 5)
    #expect(
      harness.news() == ["1 open", "2 noticed 3", "notice 3 new disks", "3 cancel-only"])
    #expect(harness.otherNews().count == 4)
  }

  @Test func whoeverComesGetsTheNoticesThatThereAre() throws {
    var world = ScriptedWorld()
    world.notices = [
      MaintenanceNotice(id: NoticeID(1), publishedAt: .epoch, plan: Self.plan("soon"))
    ]
    var harness = try LoopHarness(world: world)
    harness.loop.introduce(at: harness.real)
    #expect(harness.news() == ["notice 1 soon"])
    #expect(harness.view()?.bids.count == 3)
  }

  /// A full lane: what follows is counted, then made good by a snapshot, and nothing comes twice.
  @Test func aParticipantBehindGetsASnapshotInPlaceOfWhatItMissed() throws {
    var world = ScriptedWorld()
    world.script = (1...10).map { .balance(of: LoopHarness.user, at: $0) }
    world.script += [
      .balance(of: LoopHarness.other, at: 10), .balance(of: LoopHarness.user, at: 50),
    ]
    world.notices = [
      MaintenanceNotice(id: NoticeID(1), publishedAt: .epoch, plan: Self.plan("soon"))
    ]
    var harness = try LoopHarness(world: world) { $0.eventCapacity = 4 }
    harness.turn(after: 20)
    #expect(harness.otherNews() == ["11 balance"], "the others do not notice")

    #expect(harness.news(max: 3) == ["1 balance", "2 balance", "3 balance"])
    harness.turn(after: 1)
    #expect(harness.news() == ["4 balance"], "not before everything was read")
    harness.turn(after: 1)
    var snapshots: [AccountSnapshot] = []
    harness.port.drain { event in
      if case .resync(let snapshot) = event { snapshots.append(snapshot) }
    }
    #expect(snapshots.count == 1)
    #expect(snapshots.first?.missed == 6)
    #expect(snapshots.first?.sequence == Sequence(11))
    #expect(snapshots.first?.balances == [Balance(total: Money(units: 7))])
    #expect(snapshots.first?.phases == [.open])
    #expect(snapshots.first?.notices.map(\.plan.title) == ["soon"])

    harness.turn(after: 40)
    #expect(harness.news() == ["12 balance"])
  }

  /// Reading makes room, and room is what the venue may be asleep for.
  @Test func readingWakesTheVenue() throws {
    var world = ScriptedWorld()
    world.script = (1...10).map { .balance(of: LoopHarness.user, at: $0) }
    var harness = try LoopHarness(world: world) { $0.eventCapacity = 4 }
    harness.turn(after: 20)
    let bell = harness.loop.shared.doorbell
    #expect(bell.arm())
    bell.disarm()
    #expect(harness.news().count == 4)
    #expect(!bell.arm(), "it was rung")
    harness.turn()
    #expect(harness.news() == ["resync 10 missed 6"])
  }

  @Test func aReaderOfTheFeedThatWasLappedIsTold() throws {
    var world = ScriptedWorld()
    world.script = (1...20).map { .trade(UInt64($0), at: $0) }
    var harness = try LoopHarness(world: world) { $0.feedCapacity = 8 }
    harness.turn(after: 30)
    #expect(harness.news() == ["missed public 19", "20 trade 20"])
  }

  @Test func aParticipantThatLeftIsNoBurden() throws {
    var world = ScriptedWorld()
    world.script = (1...20).map { .phase(.open, at: $0) }
    var harness = try LoopHarness(world: world) { $0.eventCapacity = 4 }
    try harness.loseOtherPort()
    harness.turn(after: 30)
    #expect(harness.loop.links[0].missed != nil)
    #expect(harness.loop.links[1].missed == nil)
  }

  static func plan(_ title: String) -> MaintenancePlan {
    MaintenancePlan(
      title: title, reason: "", cancelOnlyAt: .epoch + .hours(1), haltAt: .epoch + .hours(2),
      expectedOpen: .epoch + .hours(3), verifying: .minutes(1), reopeningCancelOnly: .minutes(1),
      auction: .minutes(1), advice: "", nextUpdateDue: .epoch + .hours(1))
  }
}
