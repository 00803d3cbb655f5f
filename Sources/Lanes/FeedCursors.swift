/// The writer's half of a feed's protocol, which never looks at anything a reader does.
///
/// The order of a slot's steps, each on an atomic word:
///
/// | writer | reader |
/// |---|---|
/// | stamp := writing, releasing | stamp, acquiring: must be whole |
/// | each word, releasing | each word, acquiring |
/// | stamp := whole, releasing | stamp again, acquiring: must be the same |
/// | published := count, releasing | – |
///
/// A reader that meets a word of a later element has thereby acquired that element's `writing`
/// stamp, so its second look at the stamp differs. One that sees a later stamp likewise sees at
/// least as many published as came before it. That does without fences, which the thread sanitizer
/// cannot see.
@usableFromInline
struct FeedWriterCursor: Hashable, Sendable {
  /// How many elements were published so far: the position that the next one gets.
  @usableFromInline private(set) var published = 0

  @inlinable
  init() {}

  /// Publishes an element: three steps, and one for each word.
  @inlinable
  mutating func publish(_ words: FeedWords, to memory: some FeedMemory) {
    memory.publishStamp(.writing(published), at: published)
    for index in 0..<memory.wordsPerElement {
      memory.publishWord(words[index], index, at: published)
    }
    memory.publishStamp(.whole(published), at: published)
    published += 1
    memory.publishPublished(published)
  }
}

/// A reader's half of a feed's protocol: how far it has come.
@usableFromInline
struct FeedReaderCursor: Hashable, Sendable {
  /// The position of the element to be read next.
  @usableFromInline private(set) var position: Int

  /// A reader of what is published from now on: one step.
  @inlinable
  init(joining memory: some FeedMemory) {
    position = memory.acquirePublished()
  }

  /// What a reader finds when it looks.
  @usableFromInline
  enum Reading {
    /// The words of the next element.
    case element(FeedWords)
    /// So many elements are lost to this reader.
    case lapped(missed: Int)
    /// Everything has been read.
    case empty
  }

  /// The next element, or that there is none, or that some were missed: at most three steps, and
  /// one for each word.
  @inlinable
  mutating func next(from memory: some FeedMemory) -> Reading {
    let before = memory.acquireStamp(at: position)
    switch before.verdict(for: position) {
    case .notYet: return .empty
    case .overwritten: return .lapped(missed: leap(in: memory))
    case .valid: break
    }
    var words = FeedWords(repeating: 0)
    for index in 0..<memory.wordsPerElement {
      words[index] = memory.acquireWord(index, at: position)
    }
    guard memory.acquireStamp(at: position) == before else {
      return .lapped(missed: leap(in: memory))
    }
    position += 1
    return .element(words)
  }

  /// Leaves out everything published so far: one step.
  @inlinable
  mutating func skipToEnd(in memory: some FeedMemory) -> Int {
    let end = memory.acquirePublished()
    let skipped = end - position
    position = end
    return skipped
  }

  /// Goes on with the newest element; the answer is how many were missed.
  @inlinable
  mutating func leap(in memory: some FeedMemory) -> Int {
    // At least a whole ring was published since, so the newest lies ahead of where this one was.
    let newest = memory.acquirePublished() - 1
    let missed = newest - position
    position = newest
    return missed
  }
}
