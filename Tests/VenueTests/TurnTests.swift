import Lanes
import Market
import Testing

@testable import Venue

/// What one turn does, and when the next is due.
@Suite struct TurnTests {
  @Test func carriesCommandsOutInOrderAndStampsThem() throws {
    var harness = try LoopHarness()
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    #expect(harness.port.submit(LoopHarness.command(2)) == true)
    harness.turn(after: 3)
    #expect(harness.news() == ["1 answer 1", "2 answer 2"])
    #expect(harness.port.submit(LoopHarness.command(3)) == true)
    harness.turn(after: 4)
    let log = harness.loop.recorder.commands
    #expect(log.map(\.ordinal) == [1, 2, 3])
    #expect(log.map(\.time.nanoseconds) == [3_000_000, 3_000_000, 7_000_000])
    #expect(log.map(\.command) == harness.loop.world.commands)
  }

  @Test func aFullLaneIsTheAnswerBusy() throws {
    var harness = try LoopHarness { $0.commandCapacity = 4 }
    for reference in 1...4 {
      #expect(harness.port.submit(LoopHarness.command(UInt64(reference))) == true)
    }
    #expect(harness.port.submit(LoopHarness.command(5)) == false)
    harness.turn(after: 1)
    #expect(harness.port.submit(LoopHarness.command(6)) == true)
    harness.turn(after: 1)
    #expect(harness.loop.world.commands.map(\.reference.rawValue) == [1, 2, 3, 4, 6])
  }

  /// One participant with a thousand commands does not keep another waiting.
  @Test func takesCommandsInTurn() throws {
    var harness = try LoopHarness { $0.commandsPerTurn = 3 }
    for reference in 1...8 {
      #expect(harness.port.submit(LoopHarness.command(UInt64(reference))) == true)
    }
    let others = LoopHarness.command(100, from: LoopHarness.other)
    #expect(harness.otherPort.submit(others) == true)
    #expect(harness.turn(after: 1).isBusy)
    #expect(harness.loop.world.commands.map(\.reference.rawValue) == [1, 2, 3, 100])
    harness.settle()
    #expect(harness.loop.world.commands.map(\.reference.rawValue) == [1, 2, 3, 100, 4, 5, 6, 7, 8])
  }

  @Test func workOfATurnIsBounded() throws {
    var world = ScriptedWorld()
    world.script = (1...100).map { .trade(UInt64($0), at: $0) }
    var harness = try LoopHarness(world: world) { $0.eventsPerTurn = 10 }
    let turn = harness.turn(after: 200)
    #expect(turn.isBusy)
    #expect(harness.loop.world.lastSequence == 10)
    // A command does not wait for market time to catch up.
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    harness.turn()
    #expect(harness.loop.world.commands.count == 1)
    harness.settle()
    #expect(harness.loop.world.now == .epoch + .milliseconds(200))
  }

  /// A machine that cannot keep up: market time lags, says so, and does not race afterwards.
  @Test func lagIsGivenUpAndShown() throws {
    var world = ScriptedWorld()
    world.script = (1...10_000).map { .trade(UInt64($0), at: $0) }
    var harness = try LoopHarness(world: world) { $0.eventsPerTurn = 10 }
    // Each turn takes 100 ms of real time and does 10 ms of market time.
    for _ in 0..<20 { harness.turn(after: 100) }
    let reached = harness.loop.world.now - .epoch
    #expect(reached <= .milliseconds(200))
    #expect(harness.loop.meter.achievedPerMille <= 110)
    _ = harness.view()
    harness.turn(after: 100)
    #expect(harness.view()?.clock.achievedPerMille == harness.loop.meter.achievedPerMille)
    // Nothing left of the two seconds it was behind but a quarter of a second.
    let target = harness.loop.clock.target(at: harness.real)
    #expect(target - harness.loop.world.now <= .milliseconds(350))
  }

  @Test func sleepsUntilSomethingHappensButNotTooBriefly() throws {
    var world = ScriptedWorld()
    world.script = [.trade(1, at: 1), .trade(2, at: 10), .trade(3, at: 1000)]
    var harness = try LoopHarness(world: world)
    #expect(harness.turn().due == harness.real + 2_000_000)
    _ = harness.view()
    #expect(harness.turn(after: 2).due == harness.real + 8_000_000)
    // Market time itself is shown, so a running clock wakes as often as it may be looked at.
    #expect(harness.turn(after: 12).due == harness.real + 16_666_667 - 14_000_000)
  }

  @Test func pausedItSleepsUntilSomebodyRings() throws {
    var world = ScriptedWorld()
    world.script = (1...100).map { .trade(UInt64($0), at: $0) }
    var harness = try LoopHarness(world: world)
    harness.turn(after: 5)
    #expect(harness.port.control(.pause) == true)
    harness.turn(after: 5)
    let paused = harness.loop.world.now
    #expect(paused == .epoch + .milliseconds(5))
    harness.turn(after: 20)
    #expect(harness.turn(after: 20).due == nil)
    harness.turn(after: 10_000)
    #expect(harness.loop.world.now == paused)

    // Commands are still answered, at the time that stands still.
    _ = harness.news()
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    harness.turn(after: 1)
    #expect(harness.news() == ["6 answer 1"])
    #expect(harness.loop.recorder.commands.map(\.time) == [paused])

    #expect(harness.port.control(.resume) == true)
    harness.turn(after: 1000)
    #expect(harness.loop.world.now == paused)
    harness.turn(after: 7)
    #expect(harness.loop.world.now == paused + .milliseconds(7))
  }

  @Test func aStepRunsOnByASpan() throws {
    var world = ScriptedWorld()
    world.script = (1...100).map { .trade(UInt64($0), at: $0) }
    var harness = try LoopHarness(world: world) {
      $0.startsPaused = true
      $0.eventsPerTurn = 4
    }
    harness.turn(after: 50)
    #expect(harness.loop.world.now == .epoch)
    #expect(harness.port.control(.step(.milliseconds(30))) == true)
    #expect(harness.turn().isBusy)
    harness.settle()
    #expect(harness.loop.world.now == .epoch + .milliseconds(30))
    harness.turn(after: 500)
    #expect(harness.loop.world.now == .epoch + .milliseconds(30))
    #expect(harness.news().count == 30)
  }

  @Test(arguments: [Int64(100), 1000, 50_000])
  func runsAtTheSpeedItIsTold(perMille: Int64) throws {
    var harness = try LoopHarness()
    #expect(harness.port.control(.speed(perMille: perMille)) == true)
    harness.turn()
    harness.turn(after: 1000)
    #expect(harness.loop.world.now == .epoch + .milliseconds(perMille))
    #expect(harness.view()?.clock.speedPerMille == perMille)
  }
}
