/// The consumer's half of a lane's protocol.
///
/// | step | when | memory |
/// |---|---|---|
/// | look | `waitingKnown` is zero | acquire `produced`, then `observe(produced:)` |
/// | read | there are elements | the slots `read ..< read + count`, ours alone until published |
/// | publish | after reading | `advance(by:)`, then release `consumed = read` |
@usableFromInline
struct ConsumerCursor: Hashable, Sendable {
  /// The position of the next element to read: how many were read so far.
  @usableFromInline private(set) var read = 0
  /// The producer's position as this end last saw it.
  ///
  /// It can only be too small, which is safe.
  @usableFromInline private(set) var producedSeen = 0

  @usableFromInline
  init() {}

  /// How many elements are certainly there.
  @inlinable var waitingKnown: Int {
    producedSeen - read
  }

  /// Takes note of how far the producer has come.
  @inlinable
  mutating func observe(produced: Int) {
    assert(produced >= producedSeen)
    producedSeen = produced
  }

  /// Counts elements that were moved out; `read` is what to publish.
  @inlinable
  mutating func advance(by count: Int) {
    assert(count <= waitingKnown)
    read += count
  }

  /// How many elements wait now: one step, the look.
  @inlinable
  mutating func waiting(in memory: some LaneMemory) -> Int {
    observe(produced: memory.acquireProduced())
    return waitingKnown
  }

  /// Takes the oldest element, or gives nil if there is none: at most three steps.
  @inlinable
  mutating func pop<Memory: LaneMemory>(from memory: Memory) -> Memory.Element? {
    if waitingKnown == 0 && waiting(in: memory) == 0 { return nil }
    let element = memory.take(at: read)
    advance(by: 1)
    memory.publishConsumed(read)
    return element
  }

  /// Takes what waits, but not more than `max`: two steps, and one for each element.
  @inlinable
  mutating func drain<Memory: LaneMemory>(
    max: Int, from memory: Memory, _ body: (consuming Memory.Element) -> Void
  ) -> Int {
    let count = min(max, waiting(in: memory))
    guard count > 0 else { return 0 }
    for position in read..<read + count {
      body(memory.take(at: position))
    }
    advance(by: count)
    memory.publishConsumed(read)
    return count
  }

  /// Whether the producer is gone and everything it published was read: at most two steps.
  func isFinished(in memory: some LaneMemory) -> Bool {
    // The order matters: once the producer is gone, `produced` stands still.
    memory.acquireProducerGone() && memory.acquireProduced() == read
  }
}
