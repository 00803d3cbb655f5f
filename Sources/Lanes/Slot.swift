/// The latest value from one thread for one other thread; what came before it is not kept.
///
/// Three buffers: the writer owns one, the reader owns one, and the third lies between them. To
/// publish, the writer exchanges its own for the one between; to read, the reader does the same if
/// what lies there is new. One atomic exchange each, no retry, no copy, and neither ever waits for
/// the other.
///
/// A buffer comes back to the writer with what it wrote some time ago. Arrays in it keep their
/// capacity, so a writer that overwrites in place does not allocate; it must not take old contents
/// for current.
public enum Slot<Value: Sendable> {
  /// The two ends of a new slot: give each to the thread that will use it.
  @frozen
  public struct Ends: ~Copyable, Sendable {
    /// The end that publishes.
    public var writer: Writer
    /// The end that looks.
    public var reader: Reader
  }

  /// Makes a slot in which nothing has been published yet.
  ///
  /// - Parameter makeValue: makes the contents of one buffer; called three times, so that no
  ///   storage is shared between the buffers.
  public static func make(_ makeValue: () -> Value) -> Ends {
    let storage = SlotStorage<Value>(makeValue)
    return Ends(
      writer: Writer(storage: storage, index: 0), reader: Reader(storage: storage, index: 2))
  }

  /// The end of a slot that publishes.
  ///
  /// There is one, and it belongs to one thread at a time.
  public struct Writer: ~Copyable, Sendable {
    private let storage: SlotStorage<Value>
    private var index: Int

    init(storage: SlotStorage<Value>, index: Int) {
      self.storage = storage
      self.index = index
    }

    deinit {
      storage.markWriterGone()
    }

    /// True if the reader has not yet taken what was published last; a writer that has better
    /// things to do may then leave out a publication without anybody missing it.
    public var hasUnread: Bool {
      storage.isFresh
    }

    /// Changes the writer's buffer in place and publishes it.
    ///
    /// The buffer holds something published earlier, or what the slot was made with: `edit` has to
    /// set everything that counts.
    ///
    /// - Complexity: that of `edit`, wait-free otherwise.
    public mutating func write<Failure: Error>(
      _ edit: (inout Value) throws(Failure) -> Void
    ) throws(Failure) {
      try storage.edit(index, edit)
      index = storage.publish(index)
    }
  }

  /// The end of a slot that looks.
  ///
  /// There is one, and it belongs to one thread at a time.
  public struct Reader: ~Copyable, Sendable {
    private let storage: SlotStorage<Value>
    private var index: Int

    init(storage: SlotStorage<Value>, index: Int) {
      self.storage = storage
      self.index = index
    }

    /// True if something was published that this end has not taken yet.
    public var hasUnread: Bool {
      storage.isFresh
    }

    /// True once the writer is gone and its last value has been taken.
    public var isFinished: Bool {
      storage.isWriterGone && !storage.isFresh
    }

    /// Takes what was published last, if this end does not have it yet.
    ///
    /// - Returns: whether there was something new.
    /// - Complexity: O(1), wait-free.
    @discardableResult
    public mutating func refresh() -> Bool {
      guard let taken = storage.takeFresh(for: index) else { return false }
      index = taken
      return true
    }

    /// Looks at the value this end holds, without copying it and without taking a newer one.
    ///
    /// Before the first `refresh()` that was true, this is what the slot was made with.
    public func withCurrent<Answer, Failure: Error>(
      _ look: (borrowing Value) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
      try storage.look(index, look)
    }

    /// Takes what was published last and looks at it, without copying it.
    public mutating func withLatest<Answer, Failure: Error>(
      _ look: (borrowing Value) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
      refresh()
      return try storage.look(index, look)
    }

    /// A copy of what was published last, or nil if this end has taken it already.
    ///
    /// While the copy lives it shares storage with the buffer, and the writer's next edit of that
    /// buffer has to allocate anew; `withLatest` does not have that cost.
    public mutating func read() -> Value? {
      guard refresh() else { return nil }
      return storage.look(index) { copy $0 }
    }
  }
}
