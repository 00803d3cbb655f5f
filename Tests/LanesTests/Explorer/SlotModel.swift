@testable import Lanes

/// A slot's memory in the model: what stands for `SlotStorage` there, with a mistake if wanted.
///
/// A buffer has two cells, so that one seen half written shows even if nobody looks for races.
struct SlotModel: SlotMemory {
  /// What somebody could get wrong.
  enum Mistake: CaseIterable {
    case publishedUnreleased, publishedUnacquired, takenUnreleased, takenUnacquired
    case publishedBeforeEdited, takenWithoutAPeek, middleLeftInPlace
    case writerGoneUnreleased, writerGoneUnacquired
  }

  /// A slot in a model: where its words and cells begin.
  struct Scene {
    var firstWord = 0
    var firstCell = 0
    var mistake: Mistake?

    static let words = ["middle", "writer gone"]
    static let cells = (0..<3).flatMap { ["buffer \($0), first", "buffer \($0), second"] }
  }

  /// What a buffer holds: twice the same number.
  struct Pair {
    var first: Int
    var second: Int
  }

  let port: ModelPort
  let scene: Scene

  func peekMiddle() -> SlotMiddle {
    if scene.mistake == .takenWithoutAPeek { return SlotMiddle(index: 0, isFresh: true) }
    return SlotMiddle(rawValue: UInt8(port.take(.load(word: scene.firstWord, .relaxed))))
  }

  func exchangeMiddle(_ middle: SlotMiddle) -> SlotMiddle {
    // What the writer puts there is fresh, what the reader puts there is not.
    let ordering: ModelOrdering =
      switch (scene.mistake, middle.isFresh) {
      case (.publishedUnreleased, true), (.takenUnreleased, false): .acquire
      case (.publishedUnacquired, true), (.takenUnacquired, false): .release
      default: .acquireRelease
      }
    if scene.mistake == .middleLeftInPlace, !middle.isFresh {
      // The reader takes what lies there and marks it stale, but keeps its own.
      let seen = SlotMiddle(rawValue: UInt8(port.take(.load(word: scene.firstWord, .acquire))))
      let stale = SlotMiddle(index: seen.index, isFresh: false)
      _ = port.take(.exchange(word: scene.firstWord, Int(stale.rawValue), .acquireRelease))
      return seen
    }
    let old = port.take(.exchange(word: scene.firstWord, Int(middle.rawValue), ordering))
    if scene.mistake == .publishedBeforeEdited, middle.isFresh { rewrite(middle.index) }
    return SlotMiddle(rawValue: UInt8(old))
  }

  /// Writes once more into a buffer that was given away.
  private func rewrite(_ index: Int) {
    let value = port.take(.read(cell: scene.firstCell + 2 * index))
    _ = port.take(.write(cell: scene.firstCell + 2 * index, value))
  }

  func edit<Failure: Error>(
    _ index: Int, _ edit: (inout Pair) throws(Failure) -> Void
  ) throws(Failure) {
    let cell = scene.firstCell + 2 * index
    var value = Pair(
      first: port.take(.read(cell: cell)), second: port.take(.read(cell: cell + 1)))
    try edit(&value)
    _ = port.take(.write(cell: cell, value.first))
    _ = port.take(.write(cell: cell + 1, value.second))
  }

  func look<Answer, Failure: Error>(
    _ index: Int, _ look: (borrowing Pair) throws(Failure) -> Answer
  ) throws(Failure) -> Answer {
    let cell = scene.firstCell + 2 * index
    return try look(
      Pair(first: port.take(.read(cell: cell)), second: port.take(.read(cell: cell + 1))))
  }

  func acquireWriterGone() -> Bool {
    let ordering: ModelOrdering = scene.mistake == .writerGoneUnacquired ? .relaxed : .acquire
    return port.take(.load(word: scene.firstWord + 1, ordering)) == 1
  }

  func publishWriterGone() {
    let ordering: ModelOrdering = scene.mistake == .writerGoneUnreleased ? .relaxed : .release
    _ = port.take(.store(word: scene.firstWord + 1, 1, ordering))
  }
}

/// One end of a slot in a model: publishes the numbers from 1 on, or looks for newer ones.
struct SlotActor: ModelActor {
  /// A slot, and how much its ends do with it.
  struct Scene {
    var slot = SlotModel.Scene()
    var publications: Int
    var looks: Int
  }

  enum End: Hashable {
    case writer(SlotWriterCursor)
    case reader(SlotReaderCursor)
  }

  var end: End
  /// How many operations are done.
  private(set) var position = 0
  /// The number written or seen last.
  private(set) var latest = 0
  /// Whether this end was told that nothing will come any more.
  private(set) var isFinished = false

  init(_ end: End) {
    self.end = end
  }

  func isDone(in scene: Scene) -> Bool {
    switch end {
    case .writer: position == scene.publications + 1
    case .reader: position == scene.looks
    }
  }

  func operation(in scene: Scene) -> String {
    switch end {
    case .writer: position < scene.publications ? "write" : "leave"
    case .reader: "refresh and look"
    }
  }

  mutating func operate(through port: ModelPort, in scene: Scene) {
    let memory = SlotModel(port: port, scene: scene.slot)
    switch end {
    case .writer(var cursor):
      if position < scene.publications {
        latest += 1
        cursor.write(in: memory) { $0 = SlotModel.Pair(first: latest, second: latest) }
      } else {
        memory.publishWriterGone()
      }
      end = .writer(cursor)
    case .reader(var cursor):
      look(&cursor, memory, port)
      end = .reader(cursor)
    }
    position += 1
  }

  private mutating func look(
    _ cursor: inout SlotReaderCursor, _ memory: SlotModel, _ port: ModelPort
  ) {
    let isNew = cursor.refresh(from: memory)
    let seen = cursor.look(in: memory) { value in
      port.expect(value.first == value.second, "saw \(value.first) and \(value.second) at once")
      return value.first
    }
    port.expect(
      isNew ? seen > latest : seen == latest, "saw \(seen) after \(latest), new: \(isNew)")
    port.expect(!(isNew && isFinished), "saw \(seen) after the end")
    latest = seen
    isFinished = cursor.isFinished(in: memory) || isFinished
  }

  /// Afterwards the reader gets the last number, if it does not have it.
  static func conclude(_ actors: [SlotActor], through port: ModelPort, in scene: Scene) {
    var reader = actors[1]
    guard case .reader(var cursor) = reader.end else { return }
    let memory = SlotModel(port: port, scene: scene.slot)
    reader.look(&cursor, memory, port)
    port.expect(
      reader.latest == actors[0].latest, "\(actors[0].latest) written, \(reader.latest) seen")
    port.expect(reader.isFinished, "the writer is gone and nobody was told")
  }
}

extension Explorer<SlotActor> {
  /// The explorer of a slot of its own.
  init(_ scene: SlotActor.Scene) {
    self.init(
      scene: scene,
      actors: [SlotActor(.writer(SlotWriterCursor())), SlotActor(.reader(SlotReaderCursor()))],
      memory: ModelMemory(
        words: [Int(SlotMiddle.start.rawValue), 0], cells: Array(repeating: 0, count: 6),
        threads: 2),
      names: ModelNames(
        words: SlotModel.Scene.words, cells: SlotModel.Scene.cells,
        threads: ["writer", "reader"]))
  }
}
