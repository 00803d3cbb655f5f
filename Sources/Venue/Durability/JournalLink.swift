internal import Lanes
internal import Market
internal import Synchronization

/// The few words that the venue's thread and the journal's share beside their lane.
final class JournalLink: Sendable {
  /// Wakes the journal's thread.
  let writerDoorbell: Doorbell
  private let durableRecord = PaddedCounter()
  private let conditionNow = Atomic(JournalCondition.recording.rawValue)
  private let stopRequested = Atomic(false)
  private let venueDoorbell = AtomicLazyReference<Doorbell>()
  private let failure = Mutex("")
  private let failureCounter = Atomic(0)

  init(durable: UInt64) throws(SystemFailure) {
    writerDoorbell = try Doorbell()
    durableRecord.publish(Int(durable))
  }

  /// The last record that is on the disk.
  var durable: UInt64 { UInt64(durableRecord.acquire()) }

  var condition: JournalCondition {
    JournalCondition(rawValue: conditionNow.load(ordering: .acquiring)) ?? .failing
  }

  /// What failed last, in words.
  var failureText: String { failure.withLock { $0 } }

  /// How often the disk has failed and come back.
  var failureCount: Int { failureCounter.load(ordering: .relaxed) }

  var isStopping: Bool { stopRequested.load(ordering: .acquiring) }

  func attach(_ doorbell: Doorbell) {
    _ = venueDoorbell.storeIfNil(doorbell)
  }

  /// Called by the journal's thread: everything up to a record is on the disk.
  func publish(durable record: UInt64) {
    durableRecord.publish(Int(record))
    conditionNow.store(JournalCondition.recording.rawValue, ordering: .releasing)
    venueDoorbell.load()?.ring()
  }

  /// Called by the journal's thread: nothing gets to the disk.
  func publish(failure text: String) {
    failure.withLock { $0 = text }
    failureCounter.add(1, ordering: .relaxed)
    conditionNow.store(JournalCondition.failing.rawValue, ordering: .releasing)
    venueDoorbell.load()?.ring()
  }

  /// Asks the journal's thread to end when everything has been written, and wakes it.
  func stop() {
    stopRequested.store(true, ordering: .releasing)
    writerDoorbell.ring()
  }
}
