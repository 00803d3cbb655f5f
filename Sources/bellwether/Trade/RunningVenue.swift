import Desk
import Market
import Simulation
import Venue

/// The venue while the desk is open, and the exchange of it for a new one.
struct RunningVenue: ~Copyable {
  private var venue: Venue
  private let prepared: PreparedSession
  private var upgrade: VenueUpgrade?

  init(_ venue: consuming Venue, of prepared: PreparedSession) {
    self.venue = venue
    self.prepared = prepared
  }

  /// Gives the port of the person's account, once.
  mutating func takePort() -> VenuePort { venue.takePort(of: prepared.scenario.user) }

  /// Gives the port of another account, once.
  mutating func takePort(of account: AccountID) -> VenuePort { venue.takePort(of: account) }

  /// Begins to build a new venue that takes over; says how far that is.
  mutating func beginUpgrade() -> UpgradeStage {
    guard upgrade == nil else { return .refused("one is on its way already") }
    guard let recorder = prepared.recorder, let folder = prepared.folder else {
      return .refused("the journal is off")
    }
    do {
      upgrade = try venue.beginUpgrade(
        journal: VenueJournal(directory: folder.path), scenario: prepared.scenario,
        seed: prepared.seed, recorder: recorder)
      return .building(played: 0, of: recorder.durable)
    } catch {
      return .refused("\(error)")
    }
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

  /// Ends it. An upgrade on its way is given up.
  consuming func stop() -> VenueOutcome {
    let outcome = venue.stop()
    if let upgrade {
      upgrade.abandon()
      _ = upgrade.wait()
    }
    return outcome
  }
}
