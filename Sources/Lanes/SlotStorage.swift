public import Synchronization

/// The memory that both ends of a slot share: three buffers and the word that says who has which.
///
/// Every unsafe operation of the slot is in this file.
//
// SAFETY: the indices 0, 1 and 2 are a permutation: one is the writer's, one the reader's, one lies
// in `middle`, and an end gives one up only by exchanging it for another. So a buffer is used by
// one thread at a time, and the exchanges, which acquire and release, order its uses.
@safe
@usableFromInline
final class SlotStorage<Value: Sendable>: SlotMemory, @unchecked Sendable {
  @usableFromInline let buffers: UnsafeMutablePointer<Value>
  @usableFromInline let gap = PaddedCounter()
  @usableFromInline let middle = Atomic(SlotMiddle.start)
  @usableFromInline let writerGone = Atomic(false)

  @inlinable
  init(_ makeValue: () -> Value) {
    // SAFETY: all three are initialised here and stay so until `deinit`.
    unsafe buffers = UnsafeMutablePointer<Value>.allocate(capacity: 3)
    for index in 0..<3 {
      // SAFETY: the index is below the three that were allocated.
      unsafe (buffers + index).initialize(to: makeValue())
    }
  }

  @inlinable
  deinit {
    // SAFETY: both ends are gone, and the buffers with them.
    unsafe buffers.deinitialize(count: 3)
    unsafe buffers.deallocate()
  }

  @inlinable
  func peekMiddle() -> SlotMiddle {
    middle.load(ordering: .relaxed)
  }

  @inlinable
  func exchangeMiddle(_ replacement: SlotMiddle) -> SlotMiddle {
    middle.exchange(replacement, ordering: .acquiringAndReleasing)
  }

  @inlinable
  func acquireWriterGone() -> Bool {
    writerGone.load(ordering: .acquiring)
  }

  @inlinable
  func publishWriterGone() {
    writerGone.store(true, ordering: .releasing)
  }

  @inlinable
  func edit<Failure: Error>(
    _ index: Int, _ edit: (inout Value) throws(Failure) -> Void
  ) throws(Failure) {
    // SAFETY: called by the writer with its own index.
    try unsafe edit(&buffers[index])
  }

  @inlinable
  func look<Answer, Failure: Error>(
    _ index: Int, _ look: (borrowing Value) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    // SAFETY: called by the reader with its own index.
    try unsafe look(buffers[index])
  }
}
