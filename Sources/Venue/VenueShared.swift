internal import Lanes
internal import Market
internal import Synchronization

/// The few words that the venue's thread and everybody else share beside the lanes.
final class VenueShared: Sendable {
  /// Wakes the venue's thread.
  let doorbell: Doorbell
  private let routedSequence = PaddedCounter()
  private let stopRequested = Atomic(false)
  private let journalCondition = Atomic(JournalCondition.off.rawValue)

  init(doorbell: Doorbell) {
    self.doorbell = doorbell
  }

  /// Notes that everything up to a sequence has been sent, and is durable.
  func markRouted(_ sequence: Sequence) {
    routedSequence.publish(Int(sequence.rawValue))
  }

  /// The last sequence of which every event has been sent; whoever asks sees all of it.
  var routed: Sequence {
    Sequence(UInt64(routedSequence.acquire()))
  }

  /// Whether what happens is kept on the disk.
  var journal: JournalCondition {
    JournalCondition(rawValue: journalCondition.load(ordering: .acquiring)) ?? .off
  }

  /// Notes whether what happens is kept on the disk.
  func set(journal condition: JournalCondition) {
    journalCondition.store(condition.rawValue, ordering: .releasing)
  }

  /// Whether the venue's thread is to end.
  var isStopping: Bool {
    stopRequested.load(ordering: .acquiring)
  }

  /// Asks the venue's thread to end, and wakes it.
  func stop() {
    stopRequested.store(true, ordering: .releasing)
    doorbell.ring()
  }
}
