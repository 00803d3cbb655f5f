/// The producer's half of a lane's protocol.
///
/// A push is at most three kinds of steps on shared memory, in this order:
///
/// | step | when | memory |
/// |---|---|---|
/// | look | `roomKnown` is too small | acquire `consumed`, then `observe(consumed:)` |
/// | write | there is room | the slots `written ..< written + count`, ours alone until published |
/// | publish | after writing | `advance(by:)`, then release `produced = written` |
///
/// Positions count elements since the lane was made and never wrap; the slot is the position modulo
/// the capacity.
@usableFromInline
struct ProducerCursor: Hashable, Sendable {
  /// The position that the next element gets: how many were written so far.
  @usableFromInline private(set) var written = 0
  /// The consumer's position as this end last saw it.
  ///
  /// It can only be too small, which is safe.
  @usableFromInline private(set) var consumedSeen = 0
  @usableFromInline let capacity: Int

  @usableFromInline
  init(capacity: Int) {
    self.capacity = capacity
  }

  /// How many slots are certainly free.
  @inlinable var roomKnown: Int {
    capacity - (written - consumedSeen)
  }

  /// Takes note of how far the consumer has come.
  @inlinable
  mutating func observe(consumed: Int) {
    assert(consumed >= consumedSeen && consumed <= written)
    consumedSeen = consumed
  }

  /// Counts elements that were written into free slots; `written` is what to publish.
  @inlinable
  mutating func advance(by count: Int) {
    assert(count <= roomKnown)
    written += count
  }

  /// Whether `count` elements fit now: at most one step, the look.
  @inlinable
  mutating func hasRoom(for count: Int, in memory: some LaneMemory) -> Bool {
    if roomKnown >= count { return true }
    observe(consumed: memory.acquireConsumed())
    return roomKnown >= count
  }

  /// Adds an element unless the lane is full: at most three steps.
  @inlinable
  mutating func push<Memory: LaneMemory>(
    _ element: consuming Memory.Element, into memory: Memory
  ) -> Bool {
    guard hasRoom(for: 1, in: memory) else { return false }
    memory.place(element, at: written)
    advance(by: 1)
    memory.publishProduced(written)
    return true
  }

  /// Adds as many elements as fit: at most two steps, and one for each element.
  @inlinable
  mutating func push<Memory: LaneMemory>(
    contentsOf elements: Span<Memory.Element>, into memory: Memory
  ) -> Int {
    _ = hasRoom(for: elements.count, in: memory)
    let count = min(elements.count, roomKnown)
    guard count > 0 else { return 0 }
    memory.place(elements.extracting(first: count), from: written)
    advance(by: count)
    memory.publishProduced(written)
    return count
  }
}
