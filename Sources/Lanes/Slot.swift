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

    @inlinable
    init(writer: consuming Writer, reader: consuming Reader) {
      self.writer = writer
      self.reader = reader
    }
  }

  /// Makes a slot in which nothing has been published yet.
  ///
  /// - Parameter makeValue: makes the contents of one buffer; called three times, so that no
  ///   storage is shared between the buffers.
  @inlinable
  public static func make(_ makeValue: () -> Value) -> Ends {
    let storage = SlotStorage<Value>(makeValue)
    return Ends(writer: Writer(storage: storage), reader: Reader(storage: storage))
  }

  /// The end of a slot that publishes.
  ///
  /// There is one, and it belongs to one thread at a time.
  public struct Writer: ~Copyable, Sendable {
    @usableFromInline let storage: SlotStorage<Value>
    @usableFromInline var cursor = SlotWriterCursor()

    @inlinable
    init(storage: SlotStorage<Value>) {
      self.storage = storage
    }

    @inlinable
    deinit {
      storage.publishWriterGone()
    }

    /// True if the reader has not yet taken what was published last; a writer that has better
    /// things to do may then leave out a publication without anybody missing it.
    @inlinable public var hasUnread: Bool {
      storage.peekMiddle().isFresh
    }

    /// Changes the writer's buffer in place and publishes it.
    ///
    /// The buffer holds something published earlier, or what the slot was made with: `edit` has to
    /// set everything that counts.
    ///
    /// - Complexity: that of `edit`, wait-free otherwise.
    @inlinable
    public mutating func write<Failure: Error>(
      _ edit: (inout Value) throws(Failure) -> Void
    ) throws(Failure) {
      try cursor.write(in: storage, edit)
    }
  }

  /// The end of a slot that looks.
  ///
  /// There is one, and it belongs to one thread at a time.
  public struct Reader: ~Copyable, Sendable {
    @usableFromInline let storage: SlotStorage<Value>
    @usableFromInline var cursor = SlotReaderCursor()

    @inlinable
    init(storage: SlotStorage<Value>) {
      self.storage = storage
    }

    /// True if something was published that this end has not taken yet.
    @inlinable public var hasUnread: Bool {
      storage.peekMiddle().isFresh
    }

    /// True once the writer is gone and its last value has been taken.
    @inlinable public var isFinished: Bool {
      cursor.isFinished(in: storage)
    }

    /// Takes what was published last, if this end does not have it yet.
    ///
    /// - Returns: whether there was something new.
    /// - Complexity: O(1), wait-free.
    @discardableResult
    @inlinable
    public mutating func refresh() -> Bool {
      cursor.refresh(from: storage)
    }

    /// Looks at the value this end holds, without copying it and without taking a newer one.
    ///
    /// Before the first `refresh()` that was true, this is what the slot was made with.
    @inlinable
    public func withCurrent<Answer, Failure: Error>(
      _ look: (borrowing Value) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
      try cursor.look(in: storage, look)
    }

    /// Takes what was published last and looks at it, without copying it.
    @inlinable
    public mutating func withLatest<Answer, Failure: Error>(
      _ look: (borrowing Value) throws(Failure) -> Answer
    ) throws(Failure) -> Answer {
      refresh()
      return try cursor.look(in: storage, look)
    }

    /// A copy of what was published last, or nil if this end has taken it already.
    ///
    /// While the copy lives it shares storage with the buffer, and the writer's next edit of that
    /// buffer has to allocate anew; `withLatest` does not have that cost.
    @inlinable
    public mutating func read() -> Value? {
      guard refresh() else { return nil }
      return cursor.look(in: storage) { copy $0 }
    }
  }
}
