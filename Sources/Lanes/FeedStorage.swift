internal import Synchronization

/// The stamp of a feed's slot: which element it holds, and whether it is whole, as a value.
///
/// The stamp of position `p` is `2p + 1` while it is being written and `2p + 2` when it is whole.
/// It grows with every step, so what a reader sees is before, at or past the position it wants.
struct FeedStamp: Equatable, Sendable {
  let rawValue: UInt64

  /// What a slot bears while the element of a position is written into it.
  static func writing(_ position: Int) -> FeedStamp {
    FeedStamp(rawValue: UInt64(position) * 2 + 1)
  }

  /// What a slot bears when the element of a position is whole in it.
  static func whole(_ position: Int) -> FeedStamp {
    FeedStamp(rawValue: UInt64(position) * 2 + 2)
  }

  /// What a reader that wants a position makes of this stamp.
  func verdict(for position: Int) -> Verdict {
    let wanted = FeedStamp.whole(position).rawValue
    if rawValue == wanted { return .valid }
    return rawValue < wanted ? .notYet : .overwritten
  }

  enum Verdict: Equatable {
    case valid, notYet, overwritten
  }
}

/// The memory of a feed: for every slot a stamp, then the words of the element.
///
/// The order of a slot's steps, each on an atomic word:
///
/// | writer | reader |
/// |---|---|
/// | stamp := writing, releasing | stamp, acquiring: must be whole |
/// | each word, releasing | each word, acquiring |
/// | stamp := whole, releasing | stamp again, acquiring: must be the same |
///
/// A reader that meets a word of a later element has thereby acquired that element's `writing`
/// stamp, so its second look at the stamp differs. One that sees a later stamp likewise sees at
/// least as many published as came before it. That does without fences, which the thread sanitizer
/// cannot see.
//
// SAFETY: the words are atomics, which any thread may use at any time; they are made in `init` and
// live until `deinit`, and nothing else refers to the memory.
@safe
final class FeedStorage<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  enum Outcome {
    case valid(Element)
    case notYet
    case overwritten
  }

  let capacity: Int
  private let wordsPerElement: Int
  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let gap = PaddedCounter()
  /// How many elements were published.
  ///
  /// Written by the writer.
  let published = PaddedCounter()

  private var stride: Int { wordsPerElement + 1 }

  init(capacity: Int) {
    precondition(
      capacity > 1 && capacity & (capacity - 1) == 0,
      "a feed's capacity is a power of two, at least 2")
    precondition(MemoryLayout<Element>.size <= 64, "a feed's element has at most 64 bytes")
    self.capacity = capacity
    wordsPerElement = (MemoryLayout<Element>.size + 7) / 8
    let count = capacity * (wordsPerElement + 1)
    // SAFETY: every word is initialised before the storage is handed out.
    unsafe words = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: count)
    for index in 0..<count {
      // SAFETY: as above; the index is below the count that was allocated.
      unsafe (words + index).initialize(to: Atomic(0))
    }
  }

  deinit {
    // SAFETY: the last end is gone; the count is the one of `init`.
    unsafe words.deinitialize(count: capacity * stride)
    unsafe words.deallocate()
  }

  /// Writes the element of a position into its slot.
  ///
  /// Called by the one writer, position by position.
  func write(_ element: Element, at position: Int) {
    var bytes = [8 of UInt64](repeating: 0)
    // SAFETY: the element has at most the 64 bytes of the array, and is nothing but bytes.
    unsafe withUnsafeMutableBytes(of: &bytes) { raw in
      unsafe raw.storeBytes(of: element, as: Element.self)
    }
    let slot = (position & (capacity - 1)) * stride
    // SAFETY: the slot and its words lie within the memory.
    unsafe words[slot].store(FeedStamp.writing(position).rawValue, ordering: .releasing)
    for index in 0..<wordsPerElement {
      // SAFETY: the words of a slot follow its stamp.
      unsafe words[slot + 1 + index].store(bytes[index], ordering: .releasing)
    }
    // SAFETY: the slot lies within the memory.
    unsafe words[slot].store(FeedStamp.whole(position).rawValue, ordering: .releasing)
  }

  /// Reads the element of a position, if its slot holds that and nothing else.
  func read(_ position: Int) -> Outcome {
    let slot = (position & (capacity - 1)) * stride
    // SAFETY: the slot and its words lie within the memory.
    let before = unsafe FeedStamp(rawValue: words[slot].load(ordering: .acquiring))
    switch before.verdict(for: position) {
    case .notYet: return .notYet
    case .overwritten: return .overwritten
    case .valid: break
    }
    var bytes = [8 of UInt64](repeating: 0)
    for index in 0..<wordsPerElement {
      // SAFETY: the words of a slot follow its stamp.
      unsafe bytes[index] = words[slot + 1 + index].load(ordering: .acquiring)
    }
    // SAFETY: the slot lies within the memory.
    let after = unsafe FeedStamp(rawValue: words[slot].load(ordering: .acquiring))
    guard after == before else { return .overwritten }
    // SAFETY: the stamp stood still, so these are the bytes of one whole element.
    return unsafe withUnsafeBytes(of: &bytes) { raw in
      unsafe .valid(raw.loadUnaligned(as: Element.self))
    }
  }
}
