/// A broadcast from one thread to any number of others: every element, in order, to every reader
/// that keeps up.
///
/// The writer never looks at the readers, so none can hold it up. A reader that is more than the
/// capacity behind has been lapped: it is told so, with the number of elements it missed, and goes
/// on with the newest. It never gets half an element, and never misses one without being told.
///
/// Elements are plain bytes of at most 64, because a slot may be overwritten while a slow reader
/// looks at it; the reader notices and throws away what it got.
public struct Feed<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline let storage: FeedStorage<Element>

  @inlinable
  init(storage: FeedStorage<Element>) {
    self.storage = storage
  }

  /// Makes a feed, and gives its one writer.
  ///
  /// - Parameter capacity: how far a reader may be behind without loss; a power of two, at least 2.
  @inlinable
  public static func make(capacity: Int) -> Writer {
    Writer(storage: FeedStorage(capacity: capacity))
  }

  /// How far a reader may be behind without loss.
  @inlinable public var capacity: Int { storage.capacity }

  /// A new reader, which gets what is published from now on.
  @inlinable
  public func reader() -> Reader {
    Reader(storage: storage)
  }

  /// What a reader finds when it looks.
  public enum Reading {
    /// The next element.
    case element(Element)
    /// The reader was too slow: so many elements are lost to it.
    ///
    /// The next look gives the newest.
    case lapped(missed: Int)
    /// Everything has been read.
    case empty
  }

  /// The end of a feed that publishes.
  ///
  /// There is one, and it belongs to one thread at a time.
  public struct Writer: ~Copyable, Sendable {
    @usableFromInline let storage: FeedStorage<Element>
    @usableFromInline var cursor = FeedWriterCursor()

    @inlinable
    init(storage: FeedStorage<Element>) {
      self.storage = storage
    }

    /// How many elements were published so far: the position that the next one gets.
    @inlinable public var published: Int { cursor.published }

    /// The feed, for whoever wants to read it.
    @inlinable public var feed: Feed { Feed(storage: storage) }

    /// Publishes an element to all readers.
    ///
    /// - Complexity: O(1), wait-free, whatever readers there are.
    @inlinable
    public mutating func publish(_ element: Element) {
      cursor.publish(storage.words(of: element), to: storage)
    }
  }

  /// One reader of a feed.
  ///
  /// It belongs to one thread at a time; others have their own.
  public struct Reader: ~Copyable, Sendable {
    @usableFromInline let storage: FeedStorage<Element>
    @usableFromInline var cursor: FeedReaderCursor

    @inlinable
    init(storage: FeedStorage<Element>) {
      self.storage = storage
      cursor = FeedReaderCursor(joining: storage)
    }

    /// The position of the element to be read next; positions count elements since the feed was
    /// made.
    @inlinable public var position: Int { cursor.position }

    /// The next element, or that there is none, or that some were missed.
    ///
    /// - Complexity: O(1), wait-free: it does not try again.
    @inlinable
    public mutating func next() -> Reading {
      switch cursor.next(from: storage) {
      case .element(let words): .element(storage.element(of: words))
      case .lapped(let missed): .lapped(missed: missed)
      case .empty: .empty
      }
    }

    /// Leaves out everything published so far: for a reader that has just got a complete view.
    ///
    /// - Returns: how many elements were left out.
    @discardableResult
    @inlinable
    public mutating func skipToEnd() -> Int {
      cursor.skipToEnd(in: storage)
    }
  }
}
