/// The producer's half of a lane's protocol, as a value.
///
/// A push is at most three steps on shared memory, in this order:
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
struct ProducerCursor: Equatable, Sendable {
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
}

/// The consumer's half of a lane's protocol, as a value.
///
/// | step | when | memory |
/// |---|---|---|
/// | look | `waitingKnown` is zero | acquire `produced`, then `observe(produced:)` |
/// | read | there are elements | the slots `read ..< read + count`, ours alone until published |
/// | publish | after reading | `advance(by:)`, then release `consumed = read` |
@usableFromInline
struct ConsumerCursor: Equatable, Sendable {
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
}
