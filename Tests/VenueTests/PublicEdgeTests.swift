import Exchange
import Market
import Testing

@testable import Venue

/// Public data that is late: what is held, what is shown meanwhile, and what comes afterwards.
@Suite struct PublicEdgeTests {
  private static func world() -> ScriptedWorld {
    var world = ScriptedWorld()
    world.script = (1...40).map { .trade(UInt64($0), at: Int64($0) * 10) }
    return world
  }

  @Test func nothingIsHeldWhileDataIsAsItShouldBe() throws {
    var harness = try LoopHarness(world: Self.world())
    harness.turn(after: 100)
    let view = harness.view()
    #expect(view?.dataLag == .zero)
    #expect(harness.news().count == 10)
  }

  @Test func tradesAreHeldWhileDataIsFrozenAndComeAfterwardsInOrder() throws {
    var world = Self.world()
    world.frozenAt = .epoch + .milliseconds(100)
    var harness = try LoopHarness(world: world)
    for _ in 0..<20 { harness.turn(after: 10) }
    let before = harness.news()
    #expect(before.count == 10, "\(before)")
    harness.loop.world.frozenAt = nil
    harness.turn(after: 10)
    let after = harness.news()
    #expect(after.count == 11, "what was held, and what happened since: \(after)")
    #expect(before + after == (1...21).map { "\($0) trade \($0)" })
    harness.turn(after: 10)
    #expect(harness.news() == ["22 trade 22"])
  }

  @Test func viewsShowTheBooksAsTheyWereAndHowOldTheyAre() throws {
    var world = Self.world()
    world.frozenAt = .epoch + .milliseconds(100)
    var harness = try LoopHarness(world: world)
    for _ in 0..<10 { harness.turn(after: 10) }
    let view = harness.view()
    #expect(view?.dataLag == .zero)
    harness.turn(after: 20)
    let frozenView = harness.view()
    let frozen = try #require(frozenView)
    #expect(frozen.bids.count == 3)
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    harness.turn(after: 20)
    _ = harness.view()
    harness.turn(after: 60)
    let laterView = harness.view()
    let later = try #require(laterView)
    #expect(later.markets[0].bookEvents == frozen.markets[0].bookEvents)
    #expect(later.bids == frozen.bids)
    #expect(later.time == .epoch + .milliseconds(200), "market time is no public data")
    #expect(later.dataLag == .milliseconds(80), "the picture is of the first turn after 100 ms")
    #expect(later.balances.first?.total == Money(units: 7))
    harness.loop.world.frozenAt = nil
    harness.turn(after: 20)
    let liveView = harness.view()
    let live = try #require(liveView)
    #expect(live.dataLag == .zero && live.markets[0].bookEvents == 1)
  }

  @Test func answersAndPhasesAreNotLate() throws {
    var world = ScriptedWorld()
    world.frozenAt = .epoch
    world.script = [
      .trade(1, at: 10), .phase(.cancelOnly, at: 20), .balance(of: AccountID(7), at: 30),
    ]
    var harness = try LoopHarness(world: world)
    harness.turn(after: 40)
    #expect(harness.news() == ["2 cancel-only", "3 balance"])
  }

  @Test func aLongFreezeIsToldInPortionsThatAReaderCanFollow() throws {
    var world = ScriptedWorld()
    world.frozenAt = .epoch
    world.script = (1...1_000).map { .trade(UInt64($0), at: Int64($0)) }
    var harness = try LoopHarness(world: world)
    harness.turn(after: 1_000)
    harness.loop.world.frozenAt = nil
    harness.turn(after: 1)
    #expect(harness.news().count == PublicEdge.eventsPerTurn)
    for _ in 0..<10 { harness.turn(after: 1) }
    #expect(harness.news().count == 1_000 - PublicEdge.eventsPerTurn)
  }

  /// At a thousand times real time a turn brings thousands of events, and late data is no later.
  @Test func lateDataIsNoLaterWhereTimeRunsFast() throws {
    var world = ScriptedWorld()
    world.script = (1...40_000).map { .trade(UInt64($0), at: Int64($0)) }
    world.frozenAt = .epoch
    var harness = try LoopHarness(world: world) { $0.feedCapacity = 1 << 16 }
    var told = 0
    for turn in 1...40 {
      harness.loop.world.frozenAt = .epoch + .milliseconds(Int64(turn) * 1_000 - 20)
      harness.turn(after: 1_000)
      told += harness.news().count
    }
    #expect(told > 36_000, "\(told)")
  }

  /// A picture is of its moment, not of the moment at which it is shown.
  @Test func dataThatIsLateMovesOn() throws {
    var harness = try LoopHarness(world: ScriptedWorld())
    harness.turn(after: 1_000)
    for step in 0..<40 {
      _ = harness.view()
      harness.loop.world.frozenAt = .epoch + .milliseconds(max(1_000, 100 + Int64(step) * 50))
      harness.turn(after: 50)
      _ = harness.port.submit(LoopHarness.command(UInt64(step)))
    }
    let viewLate = harness.view()
    let view = try #require(viewLate)
    #expect(view.dataLag >= .milliseconds(900) && view.dataLag <= .milliseconds(1_100))
    let events = view.markets[0].bookEvents
    #expect(events > 10 && events < 30, "\(events)")
  }
}
