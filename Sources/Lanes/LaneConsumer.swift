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
      cursor.isFinished(in: storage)
    }

    /// How many elements wait now; at least as many will be there when this end reads.
    ///
    /// - Complexity: O(1), wait-free.
    @inlinable
    public mutating func waiting() -> Int {
      cursor.waiting(in: storage)
    }

    /// Takes the oldest element, or gives nil if the lane is empty.
    ///
    /// - Complexity: O(1), wait-free.
    @inlinable
    public mutating func pop() -> Element? {
      cursor.pop(from: storage)
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
      cursor.drain(max: max, from: storage, body)
    }
  }
}

extension Lane.Consumer where Element: BitwiseCopyable {
  /// Looks at the oldest element where it lies, without taking it; nil if the lane is empty.
  ///
  /// - Complexity: O(1), wait-free.
  @inlinable
  public mutating func peek<Result>(_ body: (borrowing Element) -> Result) -> Result? {
    guard cursor.waitingKnown > 0 || cursor.waiting(in: storage) > 0 else { return nil }
    return storage.look(at: cursor.read, body)
  }
}
