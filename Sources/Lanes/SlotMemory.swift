public import Synchronization

/// Which buffer lies between the two ends of a slot, and whether the reader has seen it: the one
/// word that they share, as a value.
@usableFromInline
struct SlotMiddle: RawRepresentable, Hashable, Sendable, AtomicRepresentable {
  @usableFromInline let rawValue: UInt8

  @inlinable
  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  @inlinable
  init(index: Int, isFresh: Bool) {
    rawValue = UInt8(index) | (isFresh ? 4 : 0)
  }

  /// What lies between the ends of a new slot; the writer has buffer 0 and the reader buffer 2.
  @inlinable static var start: SlotMiddle { SlotMiddle(index: 1, isFresh: false) }

  /// Which of the three buffers it is.
  @inlinable var index: Int { Int(rawValue & 3) }

  /// True from the writer's exchange until the reader's.
  @inlinable var isFresh: Bool { rawValue & 4 != 0 }
}

/// The steps that the two ends of a slot take on the memory they share.
///
/// The protocol itself is in `SlotWriterCursor` and `SlotReaderCursor`, generic over this: the real
/// memory is `SlotStorage`, and the explorer of the tests has one of its own.
@usableFromInline
protocol SlotMemory<Value> {
  associatedtype Value

  /// What lies between the ends, as far as the calling thread can see; relaxed.
  func peekMiddle() -> SlotMiddle
  /// Puts something else between the ends and gives what lay there; acquiring and releasing.
  func exchangeMiddle(_ middle: SlotMiddle) -> SlotMiddle
  /// Changes a buffer; called by the end that has it.
  func edit<Failure: Error>(
    _ index: Int, _ edit: (inout Value) throws(Failure) -> Void
  ) throws(Failure)
  /// Looks at a buffer; called by the end that has it.
  func look<Answer, Failure: Error>(
    _ index: Int, _ look: (borrowing Value) throws(Failure) -> Answer
  ) throws(Failure) -> Answer
  /// Whether the writer is gone; if so, everything it published can be seen.
  func acquireWriterGone() -> Bool
  /// Says that nothing will be published any more.
  func publishWriterGone()
}
