import Lanes
import Market
import Testing

@testable import Venue

/// When views are published, and what they show.
@Suite struct ViewTests {
  @Test func viewsComeAtMostSixtyTimesASecond() throws {
    var harness = try LoopHarness()
    var views = 0
    for _ in 0..<1000 {
      harness.turn(after: 1)
      if harness.view() != nil { views += 1 }
    }
    #expect(views >= 55)
    #expect(views <= 60)
  }

  @Test func aViewNobodyLooksAtIsNotReplacedWhileTimeRuns() throws {
    var harness = try LoopHarness()
    harness.turn(after: 1)
    for _ in 0..<100 { harness.turn(after: 17) }
    #expect(harness.view()?.time == .epoch + .milliseconds(1), "the first one still lies there")
    harness.turn(after: 17)
    #expect(harness.view()?.time == .epoch + .milliseconds(1 + 101 * 17))
  }

  /// Nobody comes along later to publish what a parked venue has not.
  @Test func beforeParkingTheLatestViewIsPublishedWhateverLiesThere() throws {
    var harness = try LoopHarness { $0.startsPaused = true }
    harness.turn(after: 1)
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    let turn = harness.turn(after: 1)
    #expect(turn.due == harness.real - 1_000_000 + 16_666_667, "too soon after the last one")
    #expect(harness.turn(after: 20).due == nil)
    #expect(harness.view()?.markets.first?.bookEvents == 1)
    #expect(harness.view() == nil)
  }

  @Test func aViewTellsItsClockItsPlaceAndItsFocus() throws {
    var world = ScriptedWorld()
    world.script = [.trade(1, at: 1), .trade(2, at: 2)]
    var harness = try LoopHarness(world: world) {
      $0.focus = InstrumentID(4)
      $0.speedPerMille = 2000
    }
    harness.turn(after: 2)
    let first = harness.view()
    #expect(first?.sequence == Sequence(2))
    #expect(first?.focus == InstrumentID(4))
    #expect(first?.clock.speedPerMille == 2000)
    #expect(first?.clock.isPaused == false)
    #expect(first?.balances.first?.total == Money(units: 7))

    #expect(harness.port.control(.focus(InstrumentID(9))) == true)
    #expect(harness.port.control(.pause) == true)
    harness.turn(after: 20)
    let second = harness.view()
    #expect(second?.focus == InstrumentID(9))
    #expect(second?.clock.isPaused == true)

    var others = MarketView()
    #expect(harness.otherPort.updateView(&others) == true)
    #expect(others.focus == InstrumentID(4), "each participant has its own focus")
    #expect(others.balances.first?.total == Money(units: 8))
  }

  /// A view is copied into the reader's own arrays: the writer's buffers stay the writer's, and
  /// once the reader's arrays have grown nothing is allocated on either side.
  @Test func aViewSharesNoStorageWithTheVenue() throws {
    var harness = try LoopHarness()
    var view = MarketView()
    var addresses: Set<UInt> = []
    for round in 1...6 {
      harness.turn(after: 20)
      #expect(harness.port.updateView(&view) == true)
      #expect(view.time == .epoch + .milliseconds(Int64(round) * 20))
      // SAFETY: the address is compared, not used.
      let address = unsafe view.bids.withUnsafeBufferPointer {
        UInt(bitPattern: $0.baseAddress)
      }
      addresses.insert(address)
    }
    #expect(addresses.count == 1)
  }

  @Test func theParticipantIsRungForNewsAndForViewsOnly() throws {
    var world = ScriptedWorld()
    world.script = [.trade(1, at: 5), .balance(of: LoopHarness.user, at: 10)]
    var harness = try LoopHarness(world: world)
    harness.turn(after: 1)
    #expect(harness.rungs() == 1, "the first view")
    harness.turn(after: 6)
    #expect(harness.rungs() == 0, "a trade is worth a look at the next frame, not a wake-up")
    harness.turn(after: 5)
    #expect(harness.rungs() == 1, "an event of its own")
  }
}
