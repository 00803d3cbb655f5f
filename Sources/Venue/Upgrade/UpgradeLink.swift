internal import Lanes
internal import Market
internal import Synchronization

/// What the venue's thread tells the one that builds the new world.
enum UpgradeEntry: Sendable {
  /// What was recorded.
  case entry(JournalEntry)
  /// The running world has come this far: come closer before it has to stand still.
  case approach(TimeMark)
  /// There is a copy of the running world as it was at this mark: compare.
  case compare(TimeMark)
  /// The running world stands still here: take over at this mark.
  case handOver(TimeMark)
}

// SAFETY: the lane's end belongs to the venue's thread; the box is written by one side before it
// sets the stage that lets the other one look, and everything else is atomic.
/// What the two threads of an upgrade share.
final class UpgradeLink: @unchecked Sendable {
  /// How far an upgrade has come.
  enum Stage: UInt8, AtomicRepresentable {
    /// The new world is being built; the venue does not know of it yet.
    case offered
    /// The venue tells the builder everything it records.
    case followed
    /// The new world has carried out everything it was told.
    case caughtUp
    /// A copy of the old world is there to be compared; both go on meanwhile.
    case comparing
    /// The old world stands still until the new one has come to the same place.
    case handingOver
    /// The new world is there.
    case ready
    /// It has taken over.
    case switched
    /// The old one goes on.
    case refused
  }

  let builderDoorbell: Doorbell
  let venueDoorbell: Doorbell
  private let stageNow = Atomic(Stage.offered)
  private let start = Atomic<UInt64>(0)
  private let pause = Atomic<Int64>(0)
  private let oldHashNow = Atomic<UInt64>(0)
  private let newHashNow = Atomic<UInt64>(0)
  private let played = Atomic<UInt64>(0)
  private let recorded = Atomic<UInt64>(0)
  private let abandoned = Atomic(false)
  private let done = Atomic(false)
  /// The copy to be compared; later the new world on its way in, then the old one on its way out.
  var world: (any Sendable)?
  /// A world whose memory the copy may use, made by the builder before it offers the upgrade.
  var spare: (any Sendable)?
  /// Whether the builder has found the new world to be the same as the copy of the old one. Read
  /// and written by both sides, ordered by the stages.
  var hasAgreed = false
  /// How long the old world stood still to be copied, in real nanoseconds; nil while it does.
  var copyNanoseconds: Int64? = 0
  /// Why the venue refused; written before the stage says so.
  var problem: UpgradeProblem?
  private var entries: Lane<UpgradeEntry>.Producer
  /// When the old world was stopped, by the venue's clock.
  var stoodStillAt: Int64 = 0
  /// When the builder was last told how far the old world is, by the same clock.
  var approachedAt: Int64 = 0
  /// How often it was told.
  var approaches: Int64 = 0

  init(entries: consuming Lane<UpgradeEntry>.Producer, venue: Doorbell) throws(SystemFailure) {
    self.entries = entries
    venueDoorbell = venue
    builderDoorbell = try Doorbell()
  }

  var stage: Stage { stageNow.load(ordering: .acquiring) }
  var startRecord: UInt64 { start.load(ordering: .relaxed) }
  var pauseNanoseconds: Int64 { pause.load(ordering: .relaxed) }
  var oldHash: UInt64 { oldHashNow.load(ordering: .relaxed) }
  var newHash: UInt64 { newHashNow.load(ordering: .relaxed) }
  /// Whether nobody wants the new world any more.
  var isAbandoned: Bool { abandoned.load(ordering: .relaxed) }
  /// Whether the builder has nothing left to do.
  var isDone: Bool { done.load(ordering: .acquiring) }

  /// How far the builder is.
  var progress: UpgradeProgress {
    let stage: UpgradeProgress.Stage =
      switch self.stage {
      case .offered, .followed: .building
      case .caughtUp, .comparing, .handingOver, .ready: .handingOver
      case .switched, .refused: .ending
      }
    return UpgradeProgress(
      stage: stage, played: played.load(ordering: .relaxed),
      recorded: recorded.load(ordering: .relaxed))
  }

  /// Has the builder stop as soon as it can.
  func abandon() {
    abandoned.store(true, ordering: .relaxed)
    builderDoorbell.ring()
  }

  // The venue's side.

  /// From now on the builder is told everything that comes after a record.
  func follow(after record: UInt64) {
    start.store(record, ordering: .relaxed)
    set(.followed)
  }

  /// Tells the builder; false if it is too far behind.
  func tell(_ entry: UpgradeEntry) -> Bool {
    guard entries.push(entry) else { return false }
    builderDoorbell.ring()
    return true
  }

  func setOld(hash: UInt64) { oldHashNow.store(hash, ordering: .relaxed) }

  func finish(_ stage: Stage, pause nanoseconds: Int64) {
    pause.store(nanoseconds, ordering: .relaxed)
    set(stage)
  }

  // The builder's side.

  func setNew(hash: UInt64) { newHashNow.store(hash, ordering: .relaxed) }

  /// Takes note of how many records were carried out, and how many there are.
  func note(played count: UInt64, of all: UInt64) {
    played.store(count, ordering: .relaxed)
    recorded.store(all, ordering: .relaxed)
  }

  /// Says that the builder has nothing left to do.
  func finishBuilding() { done.store(true, ordering: .releasing) }

  /// Goes on to a stage, and wakes both sides. A refusal is final.
  func set(_ stage: Stage) {
    var now = self.stage
    while now != .refused {
      let (isSet, found) = stageNow.compareExchange(
        expected: now, desired: stage, ordering: .acquiringAndReleasing)
      if isSet { break }
      now = found
    }
    builderDoorbell.ring()
    venueDoorbell.ring()
  }
}
