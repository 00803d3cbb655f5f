internal import Synchronization

extension Lane {
  /// The end of a lane that reads.
  ///
  /// There is one, and it belongs to one thread at a time.
  public struct Consumer: ~Copyable, Sendable {
    @usableFromInline let storage: LaneStorage<Element>
    @usableFromInline var cursor: ConsumerCursor

    init(storage: LaneStorage<Element>, cursor: ConsumerCursor) {
      self.storage = storage
      self.cursor = cursor
    }

    deinit {
      storage.isConsumerGone.store(true, ordering: .releasing)
    }

    /// True if the producing end is gone and everything it pushed has been taken.
    public var isFinished: Bool {
      // The order matters: once the producer is gone, `produced` stands still.
      storage.isProducerGone.load(ordering: .acquiring) && storage.produced.acquire() == cursor.read
    }

    /// How many elements wait now; at least as many will be there when this end reads.
    ///
    /// - Complexity: O(1), wait-free.
    @inlinable
    public mutating func waiting() -> Int {
      cursor.observe(produced: storage.produced.acquire())
      return cursor.waitingKnown
    }

    /// Takes the oldest element, or gives nil if the lane is empty.
    ///
    /// - Complexity: O(1), wait-free.
    @inlinable
    public mutating func pop() -> Element? {
      if cursor.waitingKnown == 0 && waiting() == 0 { return nil }
      let element = storage.take(at: cursor.read)
      cursor.advance(by: 1)
      storage.consumed.publish(cursor.read)
      return element
    }

    /// Takes elements in order, as many as wait but not more than `max`, and frees their room at
    /// once when the last was taken.
    ///
    /// What is pushed while this runs is left for the next time, so that it always ends.
    ///
    /// - Returns: how many were taken.
    /// - Complexity: O(`max`) calls of `body`, wait-free otherwise.
    @discardableResult
    @inlinable
    public mutating func drain(
      max: Int = .max, _ body: (consuming Element) -> Void
    ) -> Int {
      let count = min(max, waiting())
      guard count > 0 else { return 0 }
      for position in cursor.read..<cursor.read + count {
        body(storage.take(at: position))
      }
      cursor.advance(by: count)
      storage.consumed.publish(cursor.read)
      return count
    }
  }
}
