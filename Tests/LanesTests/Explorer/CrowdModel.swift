@testable import Lanes

/// A thread at the lanes of a matcher: one that sends, or the matcher itself, which goes round all
/// of them, or a reader of what the matcher publishes.
///
/// Everything is the real protocol: a lane for each sender, the feed and the slot for the reader.
struct CrowdActor: ModelActor {
  /// How many there are and how much they do.
  struct Scene {
    /// How many elements each sender sends, as often as it takes.
    var sends: [Int]
    /// How many slots each lane has.
    var capacity = 1
    /// How many rounds the matcher makes.
    var rounds: Int
    /// How often the reader looks at the feed.
    var looks: Int

    var feed: FeedModel.Scene {
      FeedModel.Scene(wordsPerElement: 1, firstWord: 3 * sends.count)
    }

    func lane(_ number: Int) -> LaneModel.Scene {
      LaneModel.Scene(
        capacity: capacity, firstWord: 3 * number, firstCell: capacity * number)
    }
  }

  enum Part: Hashable {
    case sender(Int, ProducerCursor)
    case matcher([ConsumerCursor], FeedWriterCursor)
    case reader(FeedReaderCursor?)
  }

  var part: Part
  /// How many operations are done.
  private(set) var position = 0
  /// How many elements of each lane went in or came out.
  private(set) var counts: [Int] = []

  init(_ part: Part) {
    self.part = part
    if case .matcher(let cursors, _) = part {
      counts = cursors.map { _ in 0 }
    } else {
      counts = [0]
    }
  }

  func isDone(in scene: Scene) -> Bool {
    switch part {
    case .sender(let number, _): position == scene.sends[number]
    case .matcher(let cursors, _): position == scene.rounds * cursors.count
    case .reader: position == scene.looks
    }
  }

  func operation(in scene: Scene) -> String {
    switch part {
    case .sender: "push"
    case .matcher: "pop and publish"
    case .reader(let cursor): cursor == nil ? "join" : "next"
    }
  }

  mutating func operate(through port: ModelPort, in scene: Scene) {
    switch part {
    case .sender(let number, var cursor):
      let memory = LaneModel(port: port, scene: scene.lane(number))
      counts[0] += cursor.push(counts[0] + 1, into: memory) ? 1 : 0
      part = .sender(number, cursor)
    case .matcher(var cursors, var feed):
      let number = position % cursors.count
      let memory = LaneModel(port: port, scene: scene.lane(number))
      if let element = cursors[number].pop(from: memory) {
        counts[number] += 1
        port.expect(element == counts[number], "got \(element) in place of \(counts[number])")
        feed.publish(
          FeedWords(repeating: UInt64(feed.published + 1)),
          to: FeedModel(port: port, scene: scene.feed))
      }
      part = .matcher(cursors, feed)
    case .reader(nil):
      part = .reader(FeedReaderCursor(joining: FeedModel(port: port, scene: scene.feed)))
    case .reader(var cursor?):
      if case .element(let words) = cursor.next(from: FeedModel(port: port, scene: scene.feed)) {
        port.expect(Int(words[0]) == cursor.position, "\(words[0]) at \(cursor.position)")
      }
      part = .reader(cursor)
    }
    position += 1
  }

  static func conclude(_ actors: [CrowdActor], through port: ModelPort, in scene: Scene) {}
}

extension Explorer<CrowdActor> {
  /// The explorer of a matcher with its senders and a reader.
  init(_ scene: CrowdActor.Scene) {
    let senders = scene.sends.indices
    let consumers = senders.map { _ in ConsumerCursor() }
    self.init(
      scene: scene,
      actors: senders.map {
        CrowdActor(.sender($0, ProducerCursor(capacity: scene.capacity)))
      } + [CrowdActor(.matcher(consumers, FeedWriterCursor())), CrowdActor(.reader(nil))],
      memory: ModelMemory(
        words: Array(repeating: 0, count: 3 * senders.count + scene.feed.wordCount),
        cells: Array(repeating: nil, count: senders.count * scene.capacity),
        threads: senders.count + 2),
      names: ModelNames(
        words: senders.flatMap { number in
          LaneModel.Scene.words.map { "\($0) of lane \(number + 1)" }
        } + scene.feed.words,
        cells: senders.flatMap { number in
          scene.lane(number).cells.map { "\($0) of lane \(number + 1)" }
        },
        threads: senders.map { "sender \($0 + 1)" } + ["matcher", "reader"]))
  }
}
