import Exchange
import Journal
import Lanes
import Market
import Simulation
import Testing

@testable import Venue

/// A recorded session happens again as it was, and a branch stands for itself.
@Suite struct PlaybackTests {
  private let scenario = Scenario.oneMarket

  @Test func aRecordingGivesTheSameEventsAndTheSameStateAtItsEnd() throws {
    var session = try LivedSession(seed: 7)
    session.live(turns: 32)
    let end = session.station
    let commands = session.loop.recorder.commands
    var replay = try LivedSession(
      World(scenario: scenario, seed: 7), random: SeededRandom(seed: 1)
    ) {
      $0.playback = Playback(commands: commands, end: end.time)
      $0.chronicle = Chronicle(recorded: commands)
      $0.speedPerMille = VenueControl.speedsPerMille.upperBound
    }
    for _ in 0..<400 where replay.loop.world.now < end.time { replay.pass(milliseconds: 7) }
    #expect(replay.station == end)
    #expect(replay.heard == session.heard)
    #expect(replay.loop.clock.isPaused, "market time stops where the record does")
    // Whoever sends all the same is told no, and nothing changes.
    replay.submit()
    replay.pass(milliseconds: 100)
    #expect(replay.station == end)
    // Going back in it leads through the same places.
    let kept = replay.loop.chronicle
    let chronicle = try #require(kept)
    #expect(chronicle.commands == commands)
    for station in [session.stations[2], session.stations[6]] {
      let walk = try chronicle.seek(to: station.time, in: scenario)
      #expect(walk.world.stateHash == station.hash)
    }
  }

  private func start(
    _ world: World, _ recorder: JournalRecorder, _ point: ResumePoint, _ chronicle: Chronicle
  ) throws -> Venue {
    var configuration = VenueConfiguration(participants: [scenario.user])
    configuration.speedPerMille = 10_000
    configuration.resumePoint = point
    configuration.chronicle = chronicle
    return try Venue.start(world, configuration: configuration, recorder: recorder)
  }

  @Test func aBranchHasAJournalOfItsOwnAndTheParentStaysAsItIs() throws {
    let files = MemoryFileStore()
    let parent = VenueJournal(directory: "/parent", files: files)
    let world = World(scenario: scenario, seed: 3)
    let recorder = try parent.begin(
      JournalOpening(
        scenarioName: scenario.name, scenarioText: [1], seed: 3, programVersion: "0.1",
        startHash: world.stateHash))
    let user = scenario.user
    var venue = try start(world, recorder, ResumePoint(), Chronicle())
    var trader = Trader(port: venue.takePort(of: user))
    for _ in 0..<12 { trader.sendAndAwait(count: 5) }
    let first = venue.stop()
    #expect(recorder.finish() == nil)
    let chronicle = try #require(first.chronicle)
    let middle = chronicle.commands[30].time
    let walk = try chronicle.seek(to: middle, in: scenario)
    #expect(walk.point.commandCount >= 31 && walk.point.commandCount < 60)

    let journal = VenueJournal(directory: "/branch", files: files)
    let again = try journal.begin(branchingFrom: parent, at: walk.point, time: middle)
    var cut = chronicle
    cut.cut(after: middle, commandCount: walk.point.commandCount)
    var branch = try start(walk.world, again, walk.point, cut)
    var later = Trader(port: branch.takePort(of: user))
    for _ in 0..<4 { later.sendAndAwait(count: 5) }
    let second = branch.stop()
    #expect(again.finish() == nil)

    let whole = try journal.replay(scenario, seed: 3)
    #expect(whole.stateHash == second.world.stateHash && whole.wasClosed)
    #expect(whole.commandCount == walk.point.commandCount + 20)
    #expect(try parent.replay(scenario, seed: 3).stateHash == first.world.stateHash)
    let recorded = try journal.recorded()
    #expect(recorded.commands.count == Int(whole.commandCount))
    #expect(recorded.end == second.world.now)
    #expect(throws: RecoveryError.self, "a branch does not overwrite a session") {
      _ = try journal.begin(branchingFrom: parent, at: walk.point, time: middle)
    }

    // The first pass can be gone on with as if nobody had gone back.
    let reopened = try parent.reopen()
    let point = ResumePoint(events: first.sequence, commandCount: first.commandCount)
    var last = try start(first.world, reopened, point, chronicle)
    var trader2 = Trader(port: last.takePort(of: user))
    trader2.sendAndAwait(count: 5)
    let third = last.stop()
    #expect(reopened.finish() == nil)
    #expect(try parent.replay(scenario, seed: 3).stateHash == third.world.stateHash)
  }
}
