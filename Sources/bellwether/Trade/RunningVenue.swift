import Desk
import Lanes
import Market
import Simulation
import Venue

/// The venue while the desk is open, and the exchange of it for a new one.
struct RunningVenue: ~Copyable {
  private var venue: Venue?
  /// What is played, and where it is recorded.
  var prepared: PreparedSession
  /// How the venue is run.
  var configuration: VenueConfiguration
  private var upgrade: VenueUpgrade?
  /// Whether anything is kept that could be gone back to.
  let keepsMoments: Bool

  /// Starts the venue of a session.
  ///
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  init(
    _ world: consuming World, of prepared: PreparedSession, _ configuration: VenueConfiguration
  ) throws(SystemFailure) {
    self.prepared = prepared
    self.configuration = configuration
    keepsMoments = configuration.chronicle != nil
    venue = nil
    try begin(world, at: configuration.resumePoint)
  }

  /// Starts a venue.
  mutating func begin(_ world: consuming World, at point: ResumePoint) throws(SystemFailure) {
    configuration.resumePoint = point
    if let recorder = prepared.recorder {
      venue = try Venue.start(
        consume world, configuration: configuration, recorder: recorder)
    } else {
      venue = try Venue.start(consume world, configuration: configuration)
    }
    // The venue has it now.
    configuration.chronicle = nil
  }

  /// Gives the port of the person's account, once.
  mutating func takePort() -> VenuePort { takePort(of: prepared.scenario.user) }

  /// Gives the port of another account, once.
  mutating func takePort(of account: AccountID) -> VenuePort {
    guard var running = venue.take() else { preconditionFailure("a venue runs") }
    let port = running.takePort(of: account)
    venue = consume running
    return port
  }

  /// Begins to build a new venue that takes over; says how far that is.
  mutating func beginUpgrade() -> UpgradeStage {
    guard upgrade == nil else { return .refused("one is on its way already") }
    guard let recorder = prepared.recorder, let folder = prepared.folder,
      var running = venue.take()
    else { return .refused("the journal is off") }
    let stage: UpgradeStage
    do {
      upgrade = try running.beginUpgrade(
        journal: VenueJournal(directory: folder.path), scenario: prepared.scenario,
        seed: prepared.seed, recorder: recorder)
      stage = .building(played: 0, of: recorder.durable)
    } catch {
      stage = .refused("\(error)")
    }
    venue = consume running
    return stage
  }

  /// How far an upgrade has come; nil where none is on its way. Its end is told once.
  mutating func upgradeStage() -> UpgradeStage? {
    guard let current = upgrade.take() else { return nil }
    guard current.isOver else {
      let progress = current.progress
      upgrade = consume current
      return progress.stage == .building
        ? .building(played: progress.played, of: progress.recorded) : .handingOver
    }
    let report = current.wait()
    guard report.hasSwitched else { return .refused(report.problem ?? "nobody knows why") }
    return .done(
      UpgradeResult(
        stateHash: report.newHash, orderCount: report.orderCount, recordCount: report.recordCount,
        buildNanoseconds: report.buildNanoseconds, pauseNanoseconds: report.pauseNanoseconds))
  }

  /// Whether an upgrade is on its way.
  var isUpgrading: Bool { upgrade != nil }

  /// Ends the venue, and its record. An upgrade on its way is given up.
  mutating func end() -> VenueOutcome {
    guard let running = venue.take() else { preconditionFailure("a venue is ended once") }
    let outcome = running.stop()
    if let current = upgrade.take() {
      current.abandon()
      _ = current.wait()
    }
    prepared.unwritten = prepared.finish()
    return outcome
  }

  /// Goes on where a venue was ended.
  mutating func goOn(after outcome: VenueOutcome) {
    prepared.reopen()
    configuration.chronicle = outcome.chronicle
    do {
      try begin(
        outcome.world,
        at: ResumePoint(events: outcome.sequence, commandCount: outcome.commandCount))
    } catch {
      preconditionFailure("the thread that has just ended leaves room for another: \(error)")
    }
  }

  /// Ends it for good: what the venue leaves behind, and what could not be written of it.
  consuming func stop() -> (outcome: VenueOutcome, unwritten: String?) {
    let outcome = end()
    return (outcome, prepared.unwritten)
  }
}
