import Exchange
import Market
import Pseudoterminal
import Simulation
import Venue

/// How fast a journal is replayed, and how that grows with its length.
struct RecoveryRun {
  var commands: [Int]
  var folder: String

  /// Writes journals of each length, recovers them, and prints a line each.
  func run() throws -> Bool {
    var isWell = true
    for count in commands { isWell = try measure(count) && isWell }
    return isWell
  }

  private func measure(_ count: Int) throws -> Bool {
    let world = LoadWorld.make(producers: 1, orderCapacity: 1 << 17)
    let load = try LoadJournal(of: world, in: "\(folder)-recovery-\(count)")
    let configuration = VenueConfiguration.load([LoadWorld.producer(0)])
    var venue = try Venue.start(world, configuration: configuration, recorder: load.recorder)
    var port = venue.takePort(of: LoadWorld.producer(0))
    var source = LoadSource(
      account: LoadWorld.producer(0), target: 50_000, seed: 3, orderCapacity: 1 << 17)
    let begun = Program.now
    var sent = 0
    while sent < count {
      for _ in 0..<256 where sent < count {
        guard port.submit(source.openCount < 50_000 ? source.passive() : source.next()) else {
          break
        }
        sent += 1
      }
      port.drain { if case .event(let event) = $0 { source.learn(event) } }
    }
    let outcome = venue.stop()
    let problem = load.recorder.finish()
    let writing = seconds(since: begun)
    let bytes = load.byteCount
    let start = Program.now
    let recovery = try load.journal.replay(world.scenario, seed: 1)
    let reading = seconds(since: start)
    let agrees = recovery.stateHash == outcome.world.stateHash && problem == nil
    let size = ScreenReport.decimal(Double(bytes) / 1e6, places: 1)
    print(
      "\(recovery.commandCount) commands, \(size) MB: recorded at "
        + rate(recovery.commandCount, writing) + ", recovered in "
        + ScreenReport.decimal(reading, places: 2) + " s at "
        + rate(recovery.commandCount, reading) + ", hash \(agrees ? "agrees" : "DIFFERS")")
    return agrees
  }

  private func seconds(since start: Int64) -> Double { Double(Program.now - start) / 1e9 }

  private func rate(_ count: UInt64, _ seconds: Double) -> String {
    ScreenReport.decimal(Double(count) / seconds / 1e6, places: 2) + " M commands/s"
  }
}
