internal import Synchronization

extension Lane {
  /// The end of a lane that writes.
  ///
  /// There is one, and it belongs to one thread at a time.
  public struct Producer: ~Copyable, Sendable {
    @usableFromInline let storage: LaneStorage<Element>
    @usableFromInline var cursor: ProducerCursor

    init(storage: LaneStorage<Element>, cursor: ProducerCursor) {
      self.storage = storage
      self.cursor = cursor
    }

    deinit {
      storage.publishProducerGone()
    }

    /// How many elements fit into the lane.
    @inlinable
    public var capacity: Int { cursor.capacity }

    /// True if the consuming end is gone: what is pushed from now on reaches nobody.
    public var isAbandoned: Bool {
      storage.isConsumerGone.load(ordering: .acquiring)
    }

    /// Whether `count` elements fit now.
    ///
    /// Once true, it stays true until this end pushes.
    ///
    /// - Complexity: O(1), wait-free.
    @inlinable
    public mutating func hasRoom(for count: Int = 1) -> Bool {
      cursor.hasRoom(for: count, in: storage)
    }

    /// Adds an element at the end.
    ///
    /// - Returns: false if the lane is full; the element is then not in it.
    /// - Complexity: O(1), wait-free.
    @inlinable
    public mutating func push(_ element: consuming Element) -> Bool {
      cursor.push(element, into: storage)
    }

    /// Goes through a push up to before its last step, the publication, as a thread does that is
    /// stopped there; for tests and benchmarks of such threads.
    ///
    /// - Returns: false if the lane is full.
    package mutating func pushWithoutPublishing(_ element: consuming Element) -> Bool {
      guard hasRoom() else { return false }
      storage.place(element, at: cursor.written)
      return true
    }

    /// Adds as many elements as fit, from the first on, and publishes them at once.
    ///
    /// - Returns: how many were added.
    /// - Complexity: O(`elements.count`), wait-free.
    @inlinable
    public mutating func push(contentsOf elements: Span<Element>) -> Int {
      cursor.push(contentsOf: elements, into: storage)
    }
  }
}
