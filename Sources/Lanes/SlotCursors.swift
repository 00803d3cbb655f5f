/// The writer's half of a slot's protocol: which buffer it has.
///
/// A publication is one step on shared memory, the exchange, after the edit of a buffer that is the
/// writer's alone.
@usableFromInline
struct SlotWriterCursor: Hashable, Sendable {
  @usableFromInline var index = 0

  @inlinable
  init() {}

  /// Changes the writer's buffer and exchanges it for the one between the ends.
  @inlinable
  mutating func write<Memory: SlotMemory, Failure: Error>(
    in memory: Memory, _ edit: (inout Memory.Value) throws(Failure) -> Void
  ) throws(Failure) {
    try memory.edit(index, edit)
    index = memory.exchangeMiddle(SlotMiddle(index: index, isFresh: true)).index
  }
}

/// The reader's half of a slot's protocol: which buffer it has.
///
/// A refresh is at most two steps on shared memory, the peek and the exchange.
@usableFromInline
struct SlotReaderCursor: Hashable, Sendable {
  @usableFromInline var index = 2

  @inlinable
  init() {}

  /// Exchanges the reader's buffer for a fresh one, if there is one.
  @inlinable
  mutating func refresh(from memory: some SlotMemory) -> Bool {
    // Only the reader makes a fresh one stale, so what is seen here is still true at the exchange.
    guard memory.peekMiddle().isFresh else { return false }
    index = memory.exchangeMiddle(SlotMiddle(index: index, isFresh: false)).index
    return true
  }

  /// Looks at the reader's buffer.
  @inlinable
  func look<Memory: SlotMemory, Answer, Failure: Error>(
    in memory: Memory, _ look: (borrowing Memory.Value) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    try memory.look(index, look)
  }

  /// Whether the writer is gone and its last value was taken.
  @inlinable
  func isFinished(in memory: some SlotMemory) -> Bool {
    // The order matters: once the writer is gone, what lies between stands still but for us.
    memory.acquireWriterGone() && !memory.peekMiddle().isFresh
  }
}
