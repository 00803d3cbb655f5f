import Documents
import Exchange
import Journal
import Market
import Simulation
import Venue

/// The session that is disturbed: a market with agents, and one participant from outside.
struct FaultSession {
  static let scenarioName = "calm-day"
  static let seed: UInt64 = 7

  let scenario: Scenario
  let text: ScenarioText
  let directory: String
  let files: any FileStore

  init(directory: String, files: any FileStore) throws {
    text = try ScenarioLibrary().text(named: Self.scenarioName)
    scenario = try text.scenario(file: Self.scenarioName)
    self.directory = directory
    self.files = files
  }

  var journal: VenueJournal { VenueJournal(directory: directory, files: files) }

  /// The same session on other files.
  func on(_ files: any FileStore) throws -> FaultSession {
    try FaultSession(directory: directory, files: files)
  }

  /// Begins the session, or goes on with it.
  func open() throws -> (recovery: Recovery?, world: World, recorder: JournalRecorder) {
    if ((try? files.names(in: directory)) ?? []).contains(where: { $0.hasSuffix(".journal") }) {
      let (recovery, recorder) = try journal.resume(scenario, seed: Self.seed)
      return (recovery, recovery.world, recorder)
    }
    let world = World(scenario: scenario, seed: Self.seed)
    let opening = JournalOpening(
      scenarioName: text.name, scenarioText: text.bytes, seed: Self.seed, programVersion: "faults",
      startHash: world.stateHash)
    return (nil, world, try journal.begin(opening))
  }

  /// How the venue is run.
  func configuration(after recovery: Recovery?) -> VenueConfiguration {
    var configuration = VenueConfiguration(participants: [scenario.user])
    configuration.speedPerMille = 5_000
    configuration.resumePoint = recovery?.resumePoint ?? ResumePoint()
    configuration.eventCapacity = 1 << 14
    return configuration
  }

  /// No reference that an earlier part of the session used.
  func firstReference(after recovery: Recovery?) -> UInt64 {
    ((recovery?.commandCount ?? 0) + 1) * 1_000_000
  }

  /// Replays the journal, and gives what the participant was or would have been told.
  func recovered() throws -> (recovery: Recovery, events: [HeardEvent]) {
    var events: [HeardEvent] = []
    let recovery = try journal.replay(scenario, seed: Self.seed) { batch in
      for event in batch where event.account == scenario.user {
        events.append(HeardEvent(event))
      }
    }
    return (recovery, events)
  }
}

/// What is found wrong after a disturbance: nothing, if all is well.
struct FaultCheck {
  private(set) var problems: [String] = []
  private(set) var heard = 0
  private(set) var commands: UInt64 = 0
  private(set) var torn = 0

  /// Compares what was heard with what is recovered, and the recovery with a second one.
  mutating func check(
    _ session: FaultSession, heard reports: [(sequence: UInt64, fingerprint: UInt64)],
    _ name: String
  ) throws {
    let (recovery, events) = try session.recovered()
    var known: [UInt64: UInt64] = [:]
    var answers: Set<UInt64> = []
    for event in events {
      if known.updateValue(event.fingerprint, forKey: event.sequence) != nil {
        problems.append("\(name): event \(event.sequence) happened twice")
      }
      if let answer = event.answers, !answers.insert(answer).inserted {
        problems.append("\(name): command \(answer) was carried out twice")
      }
    }
    for report in reports {
      guard let fingerprint = known[report.sequence] else {
        problems.append("\(name): event \(report.sequence) was told and is missing")
        continue
      }
      if fingerprint != report.fingerprint {
        problems.append("\(name): event \(report.sequence) was told otherwise")
      }
    }
    let second = try session.journal.replay(session.scenario, seed: FaultSession.seed)
    if second.stateHash != recovery.stateHash {
      problems.append("\(name): two recoveries differ")
    }
    if !recovery.world.exchange.audit(at: recovery.world.now).passed {
      problems.append("\(name): the audit fails")
    }
    heard += reports.count
    commands = max(commands, recovery.commandCount)
    torn += recovery.tornBytes > 0 ? 1 : 0
  }

  mutating func note(_ problem: String) { problems.append(problem) }
}
