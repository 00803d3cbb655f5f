import Exchange
import Journal
import Market
import Simulation
import Venue

/// A journal cut at every byte, and flipped at every byte.
struct DamageRun {
  private static let directory = "/damage"
  private static let segment = directory + "/segment-000001.journal"
  /// Kept short, because it is replayed for every byte.
  private static let commands = 60

  private let bytes: [UInt8]
  /// The state's hash after each record.
  private let states: [UInt64]

  /// Makes the sample: a real venue's journal.
  init() throws {
    let files = MemoryFileStore()
    let journal = VenueJournal(directory: Self.directory, files: files)
    let world = LoadWorld.make(producers: 1, orderCapacity: 1 << 8)
    let recorder = try journal.begin(
      JournalOpening(
        scenarioName: "load", scenarioText: [], seed: 1, programVersion: "faults",
        startHash: world.stateHash))
    var venue = try Venue.start(
      world, configuration: VenueConfiguration(participants: [LoadWorld.producer(0)]),
      recorder: recorder)
    var trader = FaultTrader(
      port: venue.takePort(of: LoadWorld.producer(0)), seed: 5, firstReference: 1)
    while trader.answered < Self.commands {
      trader.work(3)
      trader.listen(nanoseconds: 1_000_000)
    }
    _ = venue.stop()
    if let problem = recorder.finish() { preconditionFailure(problem) }
    guard let bytes = files.bytes(of: Self.segment) else {
      preconditionFailure("a journal has a first segment")
    }
    self.bytes = bytes
    var reader = try JournalReader(directory: Self.directory, files: files)
    var replay = JournalReplay(scenario: world.scenario, seed: 1)
    var states = [replay.recovery.stateHash]
    while try replay.next(&reader) { states.append(replay.recovery.stateHash) }
    self.states = states
  }

  /// Cuts at every byte.
  func cut() throws -> Bool {
    try disturb("cut") { length in Array(bytes[..<length]) }
  }

  /// Flips every byte, one bit of it in turn.
  func flip() throws -> Bool {
    try disturb("flip") { index in
      var flipped = bytes
      flipped[index] ^= 1 << UInt8(index % 8)
      return flipped
    }
  }

  private func disturb(_ name: String, _ damage: (Int) -> [UInt8]) throws -> Bool {
    let scenario = LoadWorld.make(producers: 1, orderCapacity: 1 << 8).scenario
    var refused = 0
    var shortened = 0
    var whole = 0
    var wrong: [String] = []
    for index in bytes.indices {
      let files = MemoryFileStore()
      files.put(damage(index), at: Self.segment)
      do throws(RecoveryError) {
        let recovery = try VenueJournal(directory: Self.directory, files: files)
          .replay(scenario, seed: 1)
        let count = Int(recovery.recordCount)
        if recovery.stateHash != states[min(count, states.count - 1)] {
          wrong.append("byte \(index): a state that never was, after \(count) records")
        } else if count < states.count - 1 {
          shortened += 1
        } else {
          whole += 1
          if name == "flip" { wrong.append("byte \(index): it was not noticed") }
        }
      } catch {
        refused += 1
      }
    }
    print(
      "\(name): \(bytes.count) bytes, \(states.count - 1) records; \(shortened) recovered to the "
        + "last whole record, \(refused) clear errors, \(whole) whole; \(wrong.count) problems")
    for problem in wrong.prefix(20) { print("  \(problem)") }
    return wrong.isEmpty
  }
}
