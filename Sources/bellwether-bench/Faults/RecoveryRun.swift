import Exchange
import Journal
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
    let files = SystemFileStore()
    let directory = "\(folder)/recovery-\(count)"
    try files.makeDirectory(folder)
    try files.makeDirectory(directory)
    defer {
      for name in (try? files.names(in: directory)) ?? [] {
        try? files.remove(directory + "/" + name)
      }
      try? files.remove(directory)
    }
    let world = LoadWorld.make(producers: 1, orderCapacity: 1 << 17)
    let journal = VenueJournal(directory: directory, files: files)
    let recorder = try journal.begin(
      JournalOpening(
        scenarioName: "load", scenarioText: [], seed: 1, programVersion: "faults",
        startHash: world.stateHash))
    var configuration = VenueConfiguration(participants: [LoadWorld.producer(0)])
    configuration.commandCapacity = 1 << 13
    configuration.eventCapacity = 1 << 17
    configuration.commandsPerTurn = 256
    var venue = try Venue.start(world, configuration: configuration, recorder: recorder)
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
    let problem = recorder.finish()
    let writing = seconds(since: begun)
    let bytes = files.byteCount(of: directory)
    let start = Program.now
    let recovery = try journal.replay(world.scenario, seed: 1)
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
