/// The stamp of a feed's slot: which element it holds, and whether it is whole, as a value.
///
/// The stamp of position `p` is `2p + 1` while it is being written and `2p + 2` when it is whole.
/// It grows with every step, so what a reader sees is before, at or past the position it wants.
@usableFromInline
struct FeedStamp: Hashable, Sendable {
  @usableFromInline let rawValue: UInt64

  @inlinable
  init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  /// What a slot bears while the element of a position is written into it.
  @inlinable
  static func writing(_ position: Int) -> FeedStamp {
    FeedStamp(rawValue: UInt64(position) * 2 + 1)
  }

  /// What a slot bears when the element of a position is whole in it.
  @inlinable
  static func whole(_ position: Int) -> FeedStamp {
    FeedStamp(rawValue: UInt64(position) * 2 + 2)
  }

  /// What a reader that wants a position makes of this stamp.
  @inlinable
  func verdict(for position: Int) -> Verdict {
    let wanted = FeedStamp.whole(position).rawValue
    if rawValue == wanted { return .valid }
    return rawValue < wanted ? .notYet : .overwritten
  }

  @usableFromInline
  enum Verdict: Equatable {
    case valid, notYet, overwritten
  }
}

/// The words of an element on their way through a feed; the first `wordsPerElement` count.
@usableFromInline
typealias FeedWords = [8 of UInt64]

/// The steps that the writer and the readers of a feed take on the memory they share.
///
/// The protocol itself is in `FeedWriterCursor` and `FeedReaderCursor`, generic over this: the real
/// memory is `FeedStorage`, and the explorer of the tests has one of its own. Each requirement is
/// one step and its name says its ordering.
@usableFromInline
protocol FeedMemory {
  /// How many words an element has: 1 to 8.
  var wordsPerElement: Int { get }

  /// How many elements were published, as far as the calling thread can see.
  func acquirePublished() -> Int
  /// Says how many elements were published; called by the writer only.
  func publishPublished(_ count: Int)
  /// The stamp of the slot that a position has.
  func acquireStamp(at position: Int) -> FeedStamp
  /// Stamps the slot that a position has; called by the writer only.
  func publishStamp(_ stamp: FeedStamp, at position: Int)
  /// One word of the slot that a position has.
  func acquireWord(_ index: Int, at position: Int) -> UInt64
  /// Writes one word of the slot that a position has; called by the writer only.
  func publishWord(_ word: UInt64, _ index: Int, at position: Int)
}
