/// The steps that the two ends of a lane take on the memory they share.
///
/// The protocol itself is in `ProducerCursor` and `ConsumerCursor`, generic over this, so that the
/// code that runs on the real memory, `LaneStorage`, is the code that the explorer of the tests
/// runs in every interleaving. Each requirement is one step, and its name says its ordering: an
/// `acquire` takes over everything that was done before the `publish` whose value it gets.
@usableFromInline
protocol LaneMemory<Element> {
  associatedtype Element

  /// How many elements were published, as far as the calling thread can see.
  func acquireProduced() -> Int
  /// Says how many elements are published; called by the producer only.
  func publishProduced(_ position: Int)
  /// How many elements were moved out, as far as the calling thread can see.
  func acquireConsumed() -> Int
  /// Says how many elements were moved out; called by the consumer only.
  func publishConsumed(_ position: Int)

  /// Moves an element into the slot of a position that is free and not yet published.
  func place(_ element: consuming Element, at position: Int)
  /// Copies elements into the slots from a position on, all of them free and not yet published.
  func place(_ elements: Span<Element>, from position: Int)
  /// Moves the element of a published position out of its slot.
  func take(at position: Int) -> Element

  /// Whether the producing end is gone; if so, everything it published can be seen.
  func acquireProducerGone() -> Bool
  /// Says that nothing will be published any more.
  func publishProducerGone()
}
