public import Synchronization

/// The memory of a feed: for every slot a stamp, then the words of the element.
//
// SAFETY: the words are atomics, which any thread may use at any time; they are made in `init` and
// live until `deinit`, and nothing else refers to the memory.
@safe
@usableFromInline
final class FeedStorage<Element: BitwiseCopyable & Sendable>: FeedMemory, @unchecked Sendable {
  @usableFromInline let capacity: Int
  @usableFromInline let wordsPerElement: Int
  @usableFromInline let words: UnsafeMutablePointer<Atomic<UInt64>>
  @usableFromInline let gap = PaddedCounter()
  /// How many elements were published.
  ///
  /// Written by the writer.
  @usableFromInline let published = PaddedCounter()

  @inlinable var stride: Int { wordsPerElement + 1 }

  @inlinable
  init(capacity: Int) {
    precondition(
      capacity > 1 && capacity & (capacity - 1) == 0,
      "a feed's capacity is a power of two, at least 2")
    precondition(MemoryLayout<Element>.size <= 64, "a feed's element has at most 64 bytes")
    self.capacity = capacity
    wordsPerElement = (MemoryLayout<Element>.size + 7) / 8
    let count = capacity * (wordsPerElement + 1)
    // SAFETY: the memory is as long as it is asked for, and all of it is zero.
    unsafe words = ZeroedWords.make(count: count)
  }

  @inlinable
  deinit {
    // SAFETY: the last end is gone, and the memory is that of `init`.
    unsafe ZeroedWords.free(words)
  }

  /// Where the slot of a position begins: with its stamp.
  @inlinable
  func slot(_ position: Int) -> Int {
    (position & (capacity - 1)) * stride
  }

  @inlinable
  func acquirePublished() -> Int {
    published.acquire()
  }

  @inlinable
  func publishPublished(_ count: Int) {
    published.publish(count)
  }

  @inlinable
  func acquireStamp(at position: Int) -> FeedStamp {
    // SAFETY: the slot lies within the memory.
    unsafe FeedStamp(rawValue: words[slot(position)].load(ordering: .acquiring))
  }

  @inlinable
  func publishStamp(_ stamp: FeedStamp, at position: Int) {
    // SAFETY: the slot lies within the memory.
    unsafe words[slot(position)].store(stamp.rawValue, ordering: .releasing)
  }

  @inlinable
  func acquireWord(_ index: Int, at position: Int) -> UInt64 {
    // SAFETY: the words of a slot follow its stamp.
    unsafe words[slot(position) + 1 + index].load(ordering: .acquiring)
  }

  @inlinable
  func publishWord(_ word: UInt64, _ index: Int, at position: Int) {
    // SAFETY: the words of a slot follow its stamp.
    unsafe words[slot(position) + 1 + index].store(word, ordering: .releasing)
  }

  /// The words of an element.
  @inlinable
  func words(of element: Element) -> FeedWords {
    var words = FeedWords(repeating: 0)
    // SAFETY: the element has at most the 64 bytes of the words, and is nothing but bytes.
    unsafe withUnsafeMutableBytes(of: &words) { raw in
      unsafe raw.storeBytes(of: element, as: Element.self)
    }
    return words
  }

  /// The element of words that `words(of:)` gave.
  @inlinable
  func element(of words: FeedWords) -> Element {
    // SAFETY: these are the bytes of one whole element.
    unsafe withUnsafeBytes(of: words) { raw in
      unsafe raw.loadUnaligned(as: Element.self)
    }
  }
}
