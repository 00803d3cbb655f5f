internal import CSystem
internal import Journal
public import Lanes
internal import Synchronization

// SAFETY: the thread's value is taken once, in `stop` or never; everything else is constant or
// atomic.
/// A second world beside the running one, on a thread of its own that lets all others go first: it
/// follows the journal as it reaches the disk, and now and then stores a snapshot of itself.
///
/// The venue's thread knows nothing of it.
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
  ///   - recovery: where it stands; of a fresh session, what `replay` gives.
  ///   - recorder: what says how far the disk has come.
  ///   - secondsBetween: how often a snapshot is stored.
  /// - Throws: `SystemFailure` if the system has no thread or descriptor left.
  public init(
    after recovery: Recovery, journal: VenueJournal, recorder: JournalRecorder,
    secondsBetween: Int64 = 60
  ) throws(SystemFailure) {
    let shared = try Shared()
    self.shared = shared
    let follower = ShadowFollower(
      replay: JournalReplay(after: recovery), journal: journal, recorder: recorder,
      shared: shared)
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

/// The shadow's world and its way to follow.
struct ShadowFollower: Sendable {
  var replay: JournalReplay
  let journal: VenueJournal
  let recorder: JournalRecorder
  let shared: JournalShadow.Shared
  private var stored: UInt64 = 0

  init(
    replay: JournalReplay, journal: VenueJournal, recorder: JournalRecorder,
    shared: JournalShadow.Shared
  ) {
    self.replay = replay
    self.journal = journal
    self.recorder = recorder
    self.shared = shared
  }

  /// Comes as far as the disk has, and stores that, if there is anything new and time for it.
  mutating func takeSnapshot() {
    do {
      let identity = try follow(through: recorder.durable)
      guard replay.recovery.recordCount > stored,
        !shared.isStopping.load(ordering: .relaxed)
      else { return }
      let store = SnapshotStore(
        directory: journal.directory, identity: identity, files: journal.files)
      try store.store(replay.recovery.snapshot)
      stored = replay.recovery.recordCount
      shared.snapshots.add()
      shared.problem.withLock { $0 = nil }
    } catch {
      shared.problem.withLock { $0 = "\(error)" }
    }
  }

  /// Replays up to a record that is on the disk; gives the session's identity.
  private mutating func follow(through durable: UInt64) throws -> UInt64 {
    var reader = try JournalReader(
      directory: journal.directory, files: journal.files, near: replay.recovery.recordCount)
    while replay.recovery.recordCount < durable, !shared.isStopping.load(ordering: .relaxed),
      try replay.next(&reader)
    {}
    return reader.identity
  }
}
