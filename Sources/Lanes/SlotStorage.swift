internal import Synchronization

/// Which buffer lies between the two ends of a slot, and whether the reader has seen it: the one
/// word that they share, as a value.
struct SlotMiddle: RawRepresentable, Equatable, Sendable, AtomicRepresentable {
  let rawValue: UInt8

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  init(index: Int, isFresh: Bool) {
    rawValue = UInt8(index) | (isFresh ? 4 : 0)
  }

  /// Which of the three buffers it is.
  var index: Int { Int(rawValue & 3) }

  /// True from the writer's exchange until the reader's.
  var isFresh: Bool { rawValue & 4 != 0 }
}

/// The memory that both ends of a slot share: three buffers and the word that says who has which.
///
/// Every unsafe operation of the slot is in this file.
//
// SAFETY: the indices 0, 1 and 2 are a permutation: one is the writer's, one the reader's, one lies
// in `middle`, and an end gives one up only by exchanging it for another. So a buffer is used by
// one thread at a time, and the exchanges, which acquire and release, order its uses.
@safe
final class SlotStorage<Value: Sendable>: @unchecked Sendable {
  private let buffers: UnsafeMutablePointer<Value>
  private let gap = PaddedCounter()
  private let middle = Atomic(SlotMiddle(index: 1, isFresh: false))
  private let writerGone = Atomic(false)

  init(_ makeValue: () -> Value) {
    // SAFETY: all three are initialised here and stay so until `deinit`.
    unsafe buffers = UnsafeMutablePointer<Value>.allocate(capacity: 3)
    for index in 0..<3 {
      // SAFETY: the index is below the three that were allocated.
      unsafe (buffers + index).initialize(to: makeValue())
    }
  }

  deinit {
    // SAFETY: both ends are gone, and the buffers with them.
    unsafe buffers.deinitialize(count: 3)
    unsafe buffers.deallocate()
  }

  var isFresh: Bool {
    middle.load(ordering: .relaxed).isFresh
  }

  var isWriterGone: Bool {
    writerGone.load(ordering: .acquiring)
  }

  func markWriterGone() {
    writerGone.store(true, ordering: .releasing)
  }

  /// Gives the writer's buffer to the reader; the answer is the writer's new one.
  func publish(_ index: Int) -> Int {
    middle.exchange(
      SlotMiddle(index: index, isFresh: true), ordering: .acquiringAndReleasing
    ).index
  }

  /// Exchanges the reader's buffer for a fresh one, if there is one.
  func takeFresh(for index: Int) -> Int? {
    // Only the reader makes a fresh one stale, so what is seen here is still true at the exchange.
    guard isFresh else { return nil }
    return middle.exchange(
      SlotMiddle(index: index, isFresh: false), ordering: .acquiringAndReleasing
    ).index
  }

  func edit<Failure: Error>(
    _ index: Int, _ edit: (inout Value) throws(Failure) -> Void
  ) throws(Failure) {
    // SAFETY: called by the writer with its own index.
    try unsafe edit(&buffers[index])
  }

  func look<Answer, Failure: Error>(
    _ index: Int, _ look: (borrowing Value) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    // SAFETY: called by the reader with its own index.
    try unsafe look(buffers[index])
  }
}
