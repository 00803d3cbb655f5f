import Exchange
import Journal
import Lanes
import Market
import Pseudoterminal
import Simulation
import Venue

/// The power fails, or the disk does, under a venue at work.
struct DiskRun {
  private static let directory = "/disk"

  var rounds: Int
  var seed: UInt64

  /// The power fails at random moments: what was not synced is gone or in pieces.
  func power() throws -> Bool {
    var check = FaultCheck()
    for round in 0..<rounds {
      let files = MemoryFileStore()
      let session = try FaultSession(directory: Self.directory, files: files)
      let (_, world, recorder) = try session.open()
      var venue = try Venue.start(
        world, configuration: session.configuration(after: nil), recorder: recorder)
      var trader = FaultTrader(
        port: venue.takePort(of: session.scenario.user), seed: seed &+ UInt64(round),
        firstReference: 1)
      while trader.answered < 20 {
        trader.work(16)
        trader.listen(nanoseconds: 1_000_000)
      }
      let end = Program.now + Int64(round % 40) * 1_000_000
      while Program.now < end { trader.work(16) }
      let heard = trader.takeHeard().map { ($0.sequence, $0.fingerprint) }
      let after = files.copy()
      _ = venue.stop()
      _ = recorder.finish()
      after.failPower(seed: seed &+ UInt64(round))
      try check.check(session.on(after), heard: heard, "power failure \(round)")
    }
    return say("power failures: \(rounds)", check)
  }

  /// Each fault comes, stays a while and goes, again and again: trading stops and goes on.
  func faults() throws -> Bool {
    var isWell = true
    for fault in [
      FaultyFileStore.Fault.diskFull, .writeFails, .syncFails, .readOnly, .shortWrites,
    ] {
      isWell = try faults(fault) && isWell
    }
    return try isWell && twoProcesses()
  }

  private func faults(_ fault: FaultyFileStore.Fault) throws -> Bool {
    var check = FaultCheck()
    let files = FaultyFileStore(MemoryFileStore())
    let session = try FaultSession(directory: Self.directory, files: files)
    let (_, world, recorder) = try session.open()
    var venue = try Venue.start(
      world, configuration: session.configuration(after: nil), recorder: recorder)
    var trader = FaultTrader(
      port: venue.takePort(of: session.scenario.user), seed: seed, firstReference: 1)
    var message = ""
    for round in 0..<max(1, rounds / 20) {
      let end = Program.now + Int64(round % 7 + 1) * 1_000_000
      while Program.now < end { trader.work(16) }
      files.set(fault)
      let refusedBefore = trader.refused
      let patience = Program.now + 5_000_000_000
      while fault != .shortWrites, trader.refused == refusedBefore, Program.now < patience {
        trader.work(4)
        trader.listen(nanoseconds: 1_000_000)
      }
      if fault != .shortWrites, trader.refused == refusedBefore {
        check.note("round \(round): trading did not stop")
      }
      message = recorder.failureText
      files.set(nil)
      while trader.journal == .failing, Program.now < patience {
        trader.listen(nanoseconds: 10_000_000)
      }
      let answeredBefore = trader.answered
      while trader.answered < answeredBefore + 20, Program.now < patience {
        trader.work(16)
        trader.listen(nanoseconds: 1_000_000)
      }
      if trader.answered < answeredBefore + 20 { check.note("round \(round): it did not go on") }
    }
    let outcome = venue.stop()
    if let problem = recorder.finish() { check.note("at the end: \(problem)") }
    trader.listen()
    try check.check(
      session, heard: trader.takeHeard().map { ($0.sequence, $0.fingerprint) }, "\(fault)")
    let recovery = try session.journal.replay(session.scenario, seed: FaultSession.seed)
    if recovery.stateHash != outcome.world.stateHash { check.note("the state is another one") }
    let refusals = "\(trader.refused) commands refused, failed \(recorder.failureCount) times"
    return say("\(fault): \(refusals)\(message.isEmpty ? "" : ", \"\(message)\"")", check)
  }

  private func twoProcesses() throws -> Bool {
    let files = MemoryFileStore()
    let session = try FaultSession(directory: Self.directory, files: files)
    let (_, _, recorder) = try session.open()
    var check = FaultCheck()
    var message = ""
    do throws(RecoveryError) {
      _ = try session.journal.resume(session.scenario, seed: FaultSession.seed)
      check.note("a second one got in")
    } catch { message = error.description }
    _ = recorder.finish()
    return say("two on one journal: \"\(message)\"", check)
  }

  private func say(_ what: String, _ check: FaultCheck) -> Bool {
    print(
      "\(what); \(check.heard) events told, all looked for; \(check.problems.count) problems")
    for problem in check.problems.prefix(20) { print("  \(problem)") }
    return check.problems.isEmpty
  }
}
