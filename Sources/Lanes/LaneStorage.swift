internal import Synchronization

/// The memory that both ends of a lane share: the slots, and how far each end has come.
///
/// Every unsafe operation of the lane is in this file.
//
// SAFETY: a slot is touched by one end at a time. The producer writes only positions from
// `produced` up to `consumed + capacity`, the consumer moves out only positions from `consumed` up
// to `produced`; the release store of a counter and the acquiring load on the other side order the
// slots' contents between them.
@safe
@usableFromInline
final class LaneStorage<Element: Sendable>: LaneMemory, @unchecked Sendable {
  @usableFromInline let slots: UnsafeMutablePointer<Element>
  @usableFromInline let mask: Int
  // Keeps what never changes off the line of the counter that follows.
  private let gap = PaddedCounter()
  /// How many elements the producer has published.
  ///
  /// Written by the producer.
  @usableFromInline let produced = PaddedCounter()
  /// How many elements the consumer has moved out.
  ///
  /// Written by the consumer.
  @usableFromInline let consumed = PaddedCounter()
  /// True once the producing end is gone: nothing will be added any more.
  private let isProducerGone = Atomic(false)
  /// True once the consuming end is gone: nothing will be taken any more.
  let isConsumerGone = Atomic(false)

  @usableFromInline
  init(capacity: Int) {
    // SAFETY: the slots are uninitialised; which of them hold an element is what the counters say.
    unsafe slots = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    mask = capacity - 1
  }

  deinit {
    for position in consumed.acquire()..<produced.acquire() {
      // SAFETY: both ends are gone: the counters stand still and the slots between them are ours.
      unsafe (slots + (position & mask)).deinitialize(count: 1)
    }
    // SAFETY: allocated in `init`, and now without an element.
    unsafe slots.deallocate()
  }

  @inlinable
  func acquireProduced() -> Int { produced.acquire() }

  @inlinable
  func publishProduced(_ position: Int) { produced.publish(position) }

  @inlinable
  func acquireConsumed() -> Int { consumed.acquire() }

  @inlinable
  func publishConsumed(_ position: Int) { consumed.publish(position) }

  @usableFromInline
  func acquireProducerGone() -> Bool { isProducerGone.load(ordering: .acquiring) }

  @usableFromInline
  func publishProducerGone() { isProducerGone.store(true, ordering: .releasing) }

  @inlinable
  func place(_ element: consuming Element, at position: Int) {
    // SAFETY: called by the producer for a free position only; the mask keeps the slot in bounds.
    unsafe (slots + (position & mask)).initialize(to: element)
  }

  @inlinable
  func place(_ elements: Span<Element>, from position: Int) {
    // The run may go over the end of the ring: then it is two runs.
    let start = position & mask
    let first = min(elements.count, mask + 1 - start)
    // SAFETY: called by the producer for free positions only, at most the capacity of them, so the
    // two runs lie inside the slots and do not meet.
    unsafe elements.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      // SAFETY: as above: the first run ends at the end of the ring at the latest.
      unsafe (slots + start).initialize(from: base, count: first)
      unsafe slots.initialize(from: base + first, count: source.count - first)
    }
  }

  @inlinable
  func take(at position: Int) -> Element {
    // SAFETY: called by the consumer for a published position it has not taken before.
    unsafe (slots + (position & mask)).move()
  }
  @inlinable
  func look<Result>(at position: Int, _ body: (borrowing Element) -> Result) -> Result {
    // SAFETY: called by the consumer for a published position it has not taken, which the producer
    // leaves alone until it is.
    unsafe body(slots[position & mask])
  }
}
