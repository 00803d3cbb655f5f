internal import CSystem
internal import Exchange
internal import Journal
internal import Lanes
internal import Market
internal import Simulation

/// How an upgrade of the running venue ended.
public struct UpgradeReport: Sendable {
  /// Whether the new world has taken over.
  public var hasSwitched: Bool
  /// How long the venue served nobody, to be copied and to be replaced together, in real
  /// nanoseconds.
  public var pauseNanoseconds: Int64
  /// The part of it in which the old world was copied.
  public var copyNanoseconds: Int64 = 0
  /// How long building the new world took before, in real nanoseconds.
  public var buildNanoseconds: Int64
  /// How many records the new world was built from.
  public var recordCount: UInt64
  /// How many orders were open when it took over, by the old world's own count; 0 if it did not.
  public var orderCount = 0
  /// The hash of the old world where the two were compared.
  public var oldHash: UInt64
  /// The hash of the new world there.
  public var newHash: UInt64
  /// What went wrong; nil if nothing did.
  public var problem: String?
}

/// How far an upgrade has come.
public struct UpgradeProgress: Hashable, Sendable {
  /// What is being done.
  public enum Stage: Hashable, Sendable {
    /// The new world is being built; the old one goes on.
    case building
    /// The old one stands still until the new one has come to the same place.
    case handingOver
    /// It is settled how it ends.
    case ending
  }

  /// What is being done.
  public var stage: Stage
  /// How many records of the journal are in the new world, those of the snapshot included.
  public var played: UInt64
  /// How many records the journal has by now.
  public var recorded: UInt64
}

/// An upgrade on its way: a thread that builds a new world from snapshot and journal, catches up
/// with the running one, and has the venue go on with it.
public struct VenueUpgrade: ~Copyable, Sendable {
  private let thread: NamedThread<UpgradeReport>
  private let link: UpgradeLink

  init(
    lanes: consuming Lane<UpgradeEntry>.Consumer, link: UpgradeLink, offer: UpgradeOffers,
    journal: VenueJournal, scenario: Scenario, seed: UInt64, recorder: JournalRecorder
  ) throws(SystemFailure) {
    self.link = link
    let builder = UpgradeBuilder(
      entries: lanes, link: link, offers: offer, journal: journal, scenario: scenario, seed: seed,
      recorder: recorder)
    thread = try NamedThread(name: "upgrade", owning: builder) { $0.run() }
  }

  /// Whether it is over, so that `wait` gives its report at once.
  public var isOver: Bool { link.isDone }

  /// How far it has come.
  public var progress: UpgradeProgress { link.progress }

  /// Gives it up, unless it is settled already; `wait` then has not long to wait.
  public func abandon() { link.abandon() }

  /// Waits until it is over.
  public consuming func wait() -> UpgradeReport { thread.join() }
}

/// The thread's own part.
struct UpgradeBuilder: ~Copyable {
  /// With so few records left, the rest comes from the venue itself.
  private static let nearRecords: UInt64 = 4096
  private static let patienceNanoseconds: Int64 = 30_000_000_000

  private var entries: Lane<UpgradeEntry>.Consumer
  private let link: UpgradeLink
  private let offers: UpgradeOffers
  private let journal: VenueJournal
  private let scenario: Scenario
  private let seed: UInt64
  private let recorder: JournalRecorder

  init(
    entries: consuming Lane<UpgradeEntry>.Consumer, link: UpgradeLink, offers: UpgradeOffers,
    journal: VenueJournal, scenario: Scenario, seed: UInt64, recorder: JournalRecorder
  ) {
    self.entries = entries
    self.link = link
    self.offers = offers
    self.journal = journal
    self.scenario = scenario
    self.seed = seed
    self.recorder = recorder
  }

  consuming func run() -> UpgradeReport {
    let begun = csystem_monotonic_nanoseconds()
    var report = UpgradeReport(
      hasSwitched: false, pauseNanoseconds: 0, buildNanoseconds: 0, recordCount: 0, oldHash: 0,
      newHash: 0)
    let (link, recorder) = (link, recorder)
    let note = { (played: UInt64) throws in
      if link.isAbandoned { throw UpgradeProblem.abandoned }
      link.note(played: played, of: recorder.durable)
    }
    do {
      try note(0)
      var replay: JournalReplay? = JournalReplay(
        after: try journal.build(scenario, seed: seed, through: recorder.durable, note: note))
      while let count = replay?.recovery.recordCount, recorder.durable - count > Self.nearRecords {
        try replay?.follow(journal, through: recorder.durable, note: note)
      }
      link.spare = replay?.spareWorld()
      offers.add(link)
      try wait { link.stage != .offered }
      try wait { recorder.durable >= link.startRecord }
      try replay?.follow(journal, through: link.startRecord)
      report.buildNanoseconds = csystem_monotonic_nanoseconds() - begun
      try handOver(&replay, &report)
    } catch {
      report.problem = "\(error)"
      if link.stage != .switched { link.set(.refused) }
    }
    report.hasSwitched = link.stage == .switched
    report.pauseNanoseconds = link.pauseNanoseconds
    if report.hasSwitched { report.copyNanoseconds = link.copyNanoseconds ?? 0 }
    report.oldHash = link.oldHash
    report.newHash = link.newHash
    if !report.hasSwitched, report.problem == nil {
      report.problem = (link.problem ?? .tooSlow).description
    }
    if report.hasSwitched, let old = link.world as? World {
      report.orderCount = old.exchange.audit(at: old.now).ordersAfter
    }
    // Freed here, not on the venue's thread.
    link.world = nil
    link.spare = nil
    link.finishBuilding()
    return report
  }

  private mutating func handOver(
    _ replay: inout JournalReplay?, _ report: inout UpgradeReport
  ) throws {
    let end = csystem_monotonic_nanoseconds() + Self.patienceNanoseconds
    while link.stage != .switched, link.stage != .refused {
      guard let entry = entries.pop() else {
        if link.stage == .followed {
          // Later it is for the venue to say, which never takes long.
          if link.isAbandoned { throw UpgradeProblem.abandoned }
          link.set(.caughtUp)
        }
        guard csystem_monotonic_nanoseconds() < end else { throw UpgradeProblem.tooSlow }
        link.builderDoorbell.wait(nanoseconds: 5_000_000)
        continue
      }
      switch entry {
      case .entry(let entry): try replay?.carryOut(entry)
      case .approach(let mark): try replay?.reach(mark)
      case .compare(let mark):
        try replay?.reach(mark)
        try compare(replay)
      case .handOver(let mark):
        try replay?.reach(mark)
        give(&replay, &report)
        if link.stage == .handingOver { link.set(.ready) }
      }
    }
  }

  /// Compares the new world with the copy of the old one at the same place.
  private func compare(_ replay: JournalReplay?) throws {
    guard let replay, let old = link.world as? World else { return }
    link.setOld(hash: old.stateHash)
    link.setNew(hash: replay.recovery.stateHash)
    link.world = nil
    link.spare = nil
    guard link.oldHash == link.newHash else {
      throw UpgradeProblem.other(link.oldHash, link.newHash)
    }
    link.hasAgreed = true
    link.set(.followed)
  }

  /// Puts the new world where the venue takes it, as the only reference to it: with another one,
  /// the first change would copy everything.
  private func give(_ replay: inout JournalReplay?, _ report: inout UpgradeReport) {
    guard let recovery = replay?.recovery else { return }
    report.recordCount = recovery.recordCount
    link.world = recovery.world
    replay = nil
  }

  private func wait(until condition: () -> Bool) throws {
    let end = csystem_monotonic_nanoseconds() + Self.patienceNanoseconds
    while !condition() {
      guard csystem_monotonic_nanoseconds() < end, link.stage != .refused else {
        throw UpgradeProblem.tooSlow
      }
      if link.isAbandoned { throw UpgradeProblem.abandoned }
      link.builderDoorbell.wait(nanoseconds: 1_000_000)
    }
  }
}

/// Why an upgrade was given up.
enum UpgradeProblem: Error, CustomStringConvertible {
  case tooSlow
  case outrun
  case late
  case abandoned
  case other(UInt64, UInt64)

  var description: String {
    switch self {
    case .tooSlow: "the new world did not catch up in time"
    case .outrun: "the new world did not catch up: the running one is too busy"
    case .late: "the new world was not there in time, when the running one stood still for it"
    case .abandoned: "it was given up"
    case .other(let old, let new):
      "the new world has the state hash \(String(new, radix: 16)), the old one "
        + String(old, radix: 16)
    }
  }
}

// SAFETY: the end is used by one upgrade at a time, which `Venue.beginUpgrade` sees to: each waits
// for the one before.
/// The way in which upgrades are offered to the venue's thread.
final class UpgradeOffers: @unchecked Sendable {
  private var offers: Lane<UpgradeLink>.Producer
  private let doorbell: Doorbell

  init(_ offers: consuming Lane<UpgradeLink>.Producer, doorbell: Doorbell) {
    self.offers = offers
    self.doorbell = doorbell
  }

  func add(_ link: UpgradeLink) {
    _ = offers.push(link)
    doorbell.ring()
  }
}
