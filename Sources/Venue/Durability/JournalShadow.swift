internal import CSystem
internal import Journal
public import Lanes
public import Simulation
internal import Synchronization

// SAFETY: the thread's value is taken once, in `stop` or never; everything else is constant or
// atomic.
/// A second world beside the running one, on a thread of its own that lets all others go first: now
/// and then it is built from the newest snapshot and what the journal has on the disk after it, and
/// stored as the next snapshot.
///
/// The venue's thread knows nothing of it. Between two snapshots there is no second world: it would
/// take as much memory as the first, for nothing.
public final class JournalShadow: @unchecked Sendable {
  private let shared: Shared
  private var thread: NamedThread<Void>?

  /// What the two threads share.
  final class Shared: Sendable {
    let doorbell: Doorbell
    let isStopping = Atomic(false)
    let snapshots = PaddedCounter()
    let problem = Mutex<String?>(nil)

    init() throws(SystemFailure) { doorbell = try Doorbell() }
  }

  /// Starts to follow a journal.
  ///
  /// - Parameters:
  ///   - scenario: what the session was made from.
  ///   - seed: the seed of its chance.
  ///   - recorder: what says how far the disk has come.
  ///   - secondsBetween: how often a snapshot is stored.
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  public init(
    of scenario: Scenario, seed: UInt64, journal: VenueJournal, recorder: JournalRecorder,
    secondsBetween: Int64 = 60
  ) throws(SystemFailure) {
    let shared = try Shared()
    self.shared = shared
    let follower = ShadowFollower(
      scenario: scenario, seed: seed, journal: journal, recorder: recorder, shared: shared)
    thread = try NamedThread(name: "shadow") {
      csystem_thread_step_back()
      var follower = follower
      while !shared.isStopping.load(ordering: .acquiring) {
        shared.doorbell.wait(nanoseconds: secondsBetween * 1_000_000_000)
        if shared.isStopping.load(ordering: .acquiring) { break }
        follower.takeSnapshot()
      }
    }
  }

  deinit { ask() }

  /// How many snapshots were stored.
  public var snapshotCount: Int { shared.snapshots.acquire() }

  /// What went wrong last; nil if all went well.
  public var problem: String? { shared.problem.withLock { $0 } }

  /// Ends the thread at once, in the middle of a replay too: nobody who leaves waits for a
  /// snapshot. What it lacks is replayed when the session goes on.
  public func stop() {
    guard let thread = thread.take() else { return }
    ask()
    thread.join()
  }

  /// Has a snapshot stored soon.
  public func takeSnapshotSoon() { shared.doorbell.ring() }

  private func ask() {
    shared.isStopping.store(true, ordering: .releasing)
    shared.doorbell.ring()
  }
}

/// How the shadow comes to its world.
struct ShadowFollower: Sendable {
  /// The end of a replay that nobody waits for any more.
  private struct Stop: Error {}

  let scenario: Scenario
  let seed: UInt64
  let journal: VenueJournal
  let recorder: JournalRecorder
  let shared: JournalShadow.Shared
  private var stored: UInt64 = 0

  init(
    scenario: Scenario, seed: UInt64, journal: VenueJournal, recorder: JournalRecorder,
    shared: JournalShadow.Shared
  ) {
    self.scenario = scenario
    self.seed = seed
    self.journal = journal
    self.recorder = recorder
    self.shared = shared
  }

  /// Comes as far as the disk has, and stores that, if there is anything new and time for it.
  mutating func takeSnapshot() {
    let durable = recorder.durable
    guard durable > stored else { return }
    do {
      try store(through: durable)
      shared.snapshots.add()
      shared.problem.withLock { $0 = nil }
    } catch is Stop {
      return
    } catch {
      shared.problem.withLock { $0 = "\(error)" }
    }
    // Nothing of all that is wanted for the next minute.
    csystem_memory_trim()
    csystem_memory_forget_start()
  }

  private mutating func store(through durable: UInt64) throws {
    let identity = try journal.reader().identity
    let recovery = try journal.build(scenario, seed: seed, through: durable) { _ in
      if shared.isStopping.load(ordering: .relaxed) { throw Stop() }
    }
    if shared.isStopping.load(ordering: .relaxed) { throw Stop() }
    let snapshots = SnapshotStore(
      directory: journal.directory, identity: identity, files: journal.files)
    try snapshots.store(recovery.snapshot)
    stored = recovery.recordCount
  }
}
