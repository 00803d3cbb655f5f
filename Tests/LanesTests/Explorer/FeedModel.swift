@testable import Lanes

/// A feed's memory in the model: what stands for `FeedStorage` there, with a mistake if wanted.
struct FeedModel: FeedMemory {
  /// What somebody could get wrong.
  enum Mistake: CaseIterable {
    case wordsUnreleased, wordsUnacquired, wholeUnreleased, firstLookUnacquired
    case writingLeftOut, secondLookLeftOut, countPublishedLate
  }

  /// A feed in a model: where its words begin, and how large it is.
  struct Scene {
    var capacity = 2
    var wordsPerElement = 2
    var firstWord = 0
    var mistake: Mistake?

    var wordCount: Int { 1 + capacity * (wordsPerElement + 1) }

    var words: [String] {
      ["published"]
        + (0..<capacity).flatMap { slot in
          ["stamp \(slot)"] + (0..<wordsPerElement).map { "slot \(slot), word \($0)" }
        }
    }
  }

  let port: ModelPort
  let scene: Scene
  /// For the mistake of not looking twice: what was seen the first time.
  private let first = First()

  private final class First {
    var stamp: FeedStamp?
  }

  init(port: ModelPort, scene: Scene) {
    self.port = port
    self.scene = scene
  }

  var wordsPerElement: Int { scene.wordsPerElement }

  private func stamp(_ position: Int) -> Int {
    scene.firstWord + 1 + position % scene.capacity * (wordsPerElement + 1)
  }

  func acquirePublished() -> Int {
    port.take(.load(word: scene.firstWord, .acquire))
  }

  func publishPublished(_ count: Int) {
    let told = scene.mistake == .countPublishedLate ? count - 1 : count
    _ = port.take(.store(word: scene.firstWord, told, .release))
  }

  func acquireStamp(at position: Int) -> FeedStamp {
    if scene.mistake == .secondLookLeftOut, let seen = first.stamp { return seen }
    let isFirst = first.stamp == nil
    let ordering: ModelOrdering =
      scene.mistake == .firstLookUnacquired && isFirst ? .relaxed : .acquire
    let seen = FeedStamp(rawValue: UInt64(port.take(.load(word: stamp(position), ordering))))
    first.stamp = seen
    return seen
  }

  func publishStamp(_ new: FeedStamp, at position: Int) {
    let isWhole = new == .whole(position)
    if scene.mistake == .writingLeftOut, !isWhole { return }
    let ordering: ModelOrdering =
      scene.mistake == .wholeUnreleased && isWhole ? .relaxed : .release
    _ = port.take(.store(word: stamp(position), Int(new.rawValue), ordering))
  }

  func acquireWord(_ index: Int, at position: Int) -> UInt64 {
    let ordering: ModelOrdering = scene.mistake == .wordsUnacquired ? .relaxed : .acquire
    return UInt64(port.take(.load(word: stamp(position) + 1 + index, ordering)))
  }

  func publishWord(_ word: UInt64, _ index: Int, at position: Int) {
    let ordering: ModelOrdering = scene.mistake == .wordsUnreleased ? .relaxed : .release
    _ = port.take(.store(word: stamp(position) + 1 + index, Int(word), ordering))
  }
}

/// One end of a feed in a model: publishes the numbers from 1 on, or follows them.
struct FeedActor: ModelActor {
  /// A feed, and how much its ends do with it.
  struct Scene {
    var feed = FeedModel.Scene()
    var publications: Int
    var looks: Int
  }

  enum End: Hashable {
    case writer(FeedWriterCursor)
    /// A reader that has not joined yet.
    case newcomer
    case reader(FeedReaderCursor)
  }

  var end: End
  /// How many operations are done.
  private(set) var position = 0
  /// How many elements were written, or read and missed.
  private(set) var accounted = 0

  init(_ end: End) {
    self.end = end
  }

  func isDone(in scene: Scene) -> Bool {
    if case .writer = end { return position == scene.publications }
    return position == scene.looks + 1
  }

  func operation(in scene: Scene) -> String {
    switch end {
    case .writer: "publish"
    case .newcomer: "join"
    case .reader: "next"
    }
  }

  mutating func operate(through port: ModelPort, in scene: Scene) {
    let memory = FeedModel(port: port, scene: scene.feed)
    switch end {
    case .writer(var cursor):
      accounted += 1
      cursor.publish(FeedWords(repeating: UInt64(accounted)), to: memory)
      end = .writer(cursor)
    case .newcomer:
      let cursor = FeedReaderCursor(joining: memory)
      accounted = cursor.position
      end = .reader(cursor)
    case .reader(var cursor):
      _ = look(&cursor, memory, port)
      end = .reader(cursor)
    }
    position += 1
  }

  /// Takes a look; whether there was anything.
  private mutating func look(
    _ cursor: inout FeedReaderCursor, _ memory: FeedModel, _ port: ModelPort
  ) -> Bool {
    switch cursor.next(from: memory) {
    case .empty: return false
    case .lapped(let missed):
      port.expect(missed > 0, "lapped, but missed \(missed)")
      accounted += missed
    case .element(let words):
      accounted += 1
      for index in 0..<memory.wordsPerElement {
        let word = Int(words[index])
        port.expect(word == accounted, "word \(index) of element \(accounted) is \(word)")
      }
    }
    port.expect(cursor.position == accounted, "\(accounted) accounted for at \(cursor.position)")
    return true
  }

  /// Afterwards every reader gets to the end, everything read or accounted for.
  static func conclude(_ actors: [FeedActor], through port: ModelPort, in scene: Scene) {
    for actor in actors {
      var reader = actor
      guard case .reader(var cursor) = reader.end else { continue }
      let looks = scene.publications + 1
      for _ in 0..<looks {
        let memory = FeedModel(port: port, scene: scene.feed)
        guard reader.look(&cursor, memory, port) else { break }
      }
      port.expect(
        reader.accounted == scene.publications,
        "\(scene.publications) published, \(reader.accounted) read or missed")
    }
  }
}

extension Explorer<FeedActor> {
  /// The explorer of a feed of its own.
  init(_ scene: FeedActor.Scene, readers: Int = 1) {
    self.init(
      scene: scene,
      actors: [FeedActor(.writer(FeedWriterCursor()))]
        + Array(repeating: FeedActor(.newcomer), count: readers),
      memory: ModelMemory(
        words: Array(repeating: 0, count: scene.feed.wordCount), cells: [], threads: 1 + readers),
      names: ModelNames(
        words: scene.feed.words, threads: ["writer"] + (1...readers).map { "reader \($0)" }))
  }
}
