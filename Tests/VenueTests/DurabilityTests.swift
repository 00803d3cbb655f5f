import Exchange
import Lanes
import Market
import Synchronization
import Testing

@testable import Venue

/// Nothing is told before it is durable, nothing happens that could not be: step by step.
@Suite struct DurabilityTests {
  @Test func anAnswerWaitsForItsRecord() throws {
    let disk = SlowDisk()
    var harness = try LoopHarness(recorder: disk)
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    harness.turn()
    #expect(disk.recorded == 1)
    #expect(harness.rungs() == 0)
    #expect(harness.news().isEmpty)
    disk.durable = 1
    harness.turn()
    #expect(harness.rungs() == 1)
    #expect(harness.news() == ["1 answer 1"])
  }

  @Test func whatAnAgentDidToAParticipantIsMarkedAndWaits() throws {
    let disk = SlowDisk()
    var world = ScriptedWorld()
    world.script = [
      .trade(1, at: 1), .balance(of: LoopHarness.user, at: 4), .trade(2, at: 20),
    ]
    var harness = try LoopHarness(world: world, recorder: disk)
    harness.turn(after: 2)
    #expect(harness.news() == ["1 trade 1"], "the market's own news needs no record")
    #expect(disk.recorded == 0)
    harness.turn(after: 10)
    #expect(disk.marks.map(\.events) == [Sequence(2)])
    #expect(disk.marks.map(\.time) == [.epoch + .milliseconds(12)])
    harness.turn(after: 20)
    #expect(harness.news().isEmpty, "what comes later waits, too: the order is kept")
    disk.durable = 1
    harness.turn()
    #expect(harness.news() == ["2 balance", "3 trade 2"])
  }

  @Test func aViewOfWhatIsNotDurableIsHeldBackAndNotExchanged() throws {
    let disk = SlowDisk()
    var harness = try LoopHarness(recorder: disk)
    harness.turn(after: 20)
    let firstView = harness.view()
    let first = try #require(firstView)
    #expect(first.markets[0].bookEvents == 0)
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    harness.turn(after: 20)
    #expect(harness.view() == nil)
    #expect(harness.port.submit(LoopHarness.command(2)) == true)
    harness.turn(after: 20)
    #expect(harness.view() == nil)
    disk.durable = 1
    harness.turn()
    let secondView = harness.view()
    let second = try #require(secondView)
    #expect(second.markets[0].bookEvents == 1, "the view of the first command, not a later one")
    disk.durable = 2
    harness.turn(after: 20)
    #expect(harness.view()?.markets[0].bookEvents == 2)
  }

  @Test func aFullRecordLeavesCommandsWaitingAndThenIsTheAnswerBusy() throws {
    let disk = SlowDisk()
    disk.roomMax = 3
    var harness = try LoopHarness(recorder: disk) { $0.commandCapacity = 4 }
    for reference in 1...4 {
      #expect(harness.port.submit(LoopHarness.command(UInt64(reference))) == true)
    }
    harness.turn()
    #expect(disk.recorded == 2, "one place is kept for a mark")
    disk.roomMax = 0
    let before = harness.loop.world.now
    harness.turn(after: 50)
    #expect(harness.loop.world.now == before, "time that cannot be recorded does not pass")
    #expect(harness.port.submit(LoopHarness.command(5)) == true)
    #expect(harness.port.submit(LoopHarness.command(6)) == true)
    #expect(harness.port.submit(LoopHarness.command(7)) == false)
    disk.roomMax = 64
    harness.turn()
    disk.durable = 99
    harness.turn()
    #expect(harness.news().count == 6)
  }

  @Test func aFailingDiskStopsTradingAndSaysSo() throws {
    let disk = SlowDisk()
    var world = ScriptedWorld()
    world.script = [.trade(1, at: 30), .balance(of: LoopHarness.user, at: 60)]
    var harness = try LoopHarness(world: world, recorder: disk)
    #expect(harness.port.submit(LoopHarness.command(1)) == true)
    harness.turn()
    #expect(harness.port.journal == .recording)
    disk.condition = .failing
    #expect(harness.port.submit(LoopHarness.command(2)) == true)
    harness.turn(after: 100)
    #expect(harness.rungs() == 1)
    #expect(harness.port.journal == .failing)
    var refusals: [RejectReason] = []
    harness.port.drain { event in
      if case .event(let event) = event, case .rejected(let rejection) = event.body {
        #expect(rejection.reference == ClientReference(2))
        refusals.append(rejection.reason)
      }
    }
    #expect(refusals == [.journalUnavailable], "past the answer that still waits for the disk")
    #expect(harness.loop.world.commands.count == 1)
    #expect(harness.loop.world.now == .epoch)

    disk.condition = .recording
    disk.durable = 9
    harness.turn(after: 40)
    harness.turn(after: 40)
    #expect(harness.news() == ["1 answer 1", "2 trade 1", "3 balance"])
    #expect(harness.port.journal == .recording)
    #expect(harness.loop.world.now == .epoch + .milliseconds(80), "the wait is not made up for")
  }

  @Test func nobodySleepsWhileRefusalsAreOwed() throws {
    let disk = SlowDisk()
    disk.condition = .failing
    var harness = try LoopHarness(recorder: disk) {
      $0.commandCapacity = 64
      $0.commandsPerTurn = 8
    }
    for reference in 1...64 {
      #expect(harness.port.submit(LoopHarness.command(UInt64(reference))) == true)
    }
    // As many as there is room for answers; then the reader makes room and rings.
    harness.settle()
    var answers = harness.news().count
    #expect(answers > 8)
    while harness.loop.shared.doorbell.arm() == false, answers < 64 {
      harness.settle()
      answers += harness.news().count
    }
    #expect(answers == 64)
  }

  @Test func howFarTimeHasRunIsNotedNowAndThen() throws {
    let disk = SlowDisk()
    var harness = try LoopHarness(recorder: disk)
    for _ in 0..<30 { harness.turn(after: 100) }
    #expect(disk.marks.map(\.time) == (1...3).map { .epoch + .seconds($0) })
  }
}

/// A record that becomes durable when a test says so.
final class SlowDisk: Sendable {
  private struct State {
    var recorded: UInt64 = 0
    var durable: UInt64 = 0
    var condition = JournalCondition.recording
    var roomMax = 64
    var marks: [TimeMark] = []
  }
  private let state = Mutex(State())

  var recorded: UInt64 { state.withLock { $0.recorded } }
  var marks: [TimeMark] { state.withLock { $0.marks } }
  var durable: UInt64 {
    get { state.withLock { $0.durable } }
    set { state.withLock { $0.durable = newValue } }
  }
  var condition: JournalCondition {
    get { state.withLock { $0.condition } }
    set { state.withLock { $0.condition = newValue } }
  }
  var roomMax: Int {
    get { state.withLock { $0.roomMax } }
    set { state.withLock { $0.roomMax = newValue } }
  }

  func record(_ command: StampedCommand) { take() }
  func mark(_ mark: TimeMark) {
    state.withLock { $0.marks.append(mark) }
    take()
  }
  private func take() {
    state.withLock {
      $0.recorded += 1
      $0.roomMax -= $0.roomMax < 64 ? 1 : 0
    }
  }
}
