import Exchange
import Market
import Testing

@testable import Venue

/// Steps of a paused market: to the next event, the next trade, a second on.
@Suite struct StepTests {
  private func harness() throws -> LoopHarness {
    var world = ScriptedWorld()
    world.script = [
      .level(100, at: 1_000), .level(101, at: 2_000), .trade(1, at: 3_000), .level(99, at: 4_000),
      .balance(of: LoopHarness.other, at: 4_500), .balance(of: LoopHarness.user, at: 5_000),
      .trade(2, at: 9_000), .balance(of: LoopHarness.other, at: 20_000),
    ]
    var harness = try LoopHarness(world: world) { $0.startsPaused = true }
    harness.settle()
    return harness
  }

  private func seconds(_ harness: borrowing LoopHarness) -> Int64 {
    harness.loop.world.now.nanoseconds / 1_000_000_000
  }

  @Test func anEventIsWhatThePersonCanSee() throws {
    var harness = try harness()
    var reached: [Int64] = []
    for _ in 0..<6 {
      _ = harness.port.control(.stepEvent)
      harness.settle()
      reached.append(seconds(harness))
      #expect(harness.loop.clock.isPaused && harness.loop.search == nil)
    }
    #expect(reached == [1, 2, 3, 4, 5, 9], "what happens to others is passed over")
    harness.turn(after: 10_000)
    #expect(seconds(harness) == 9, "and then it stands still")
  }

  @Test func aTradeIsATradeOfTheMarketOnTheScreen() throws {
    var harness = try harness()
    _ = harness.port.control(.stepTrade)
    harness.settle()
    #expect(seconds(harness) == 3)
    _ = harness.port.control(.stepTrade)
    harness.settle()
    #expect(seconds(harness) == 9)
    // Nothing trades any more: it is looked for as long as was said, and no longer.
    let before = harness.loop.world.now
    _ = harness.port.control(.stepTrade)
    harness.settle()
    #expect(harness.loop.world.now == before + VenueControl.stepReach)
    #expect(harness.loop.search == nil)
    _ = harness.port.control(.focus(InstrumentID(1)))
    _ = harness.port.control(.step(.seconds(1)))
    harness.settle()
    #expect(harness.loop.world.now == before + VenueControl.stepReach + .seconds(1))
  }

  @Test func aRunningMarketMakesNoSteps() throws {
    var harness = try harness()
    _ = harness.port.control(.resume)
    _ = harness.port.control(.stepTrade)
    harness.turn()
    #expect(harness.loop.search == nil && !harness.loop.clock.isPaused)
  }
}
