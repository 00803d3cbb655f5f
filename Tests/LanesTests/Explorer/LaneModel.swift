@testable import Lanes

/// A lane's memory in the model: what stands for `LaneStorage` there, with a mistake if wanted.
struct LaneModel: LaneMemory {
  /// What somebody could get wrong.
  enum Mistake: CaseIterable {
    case produceRelaxed, produceUnacquired, consumeRelaxed, consumeUnacquired
    case publishedBeforeWritten, freedBeforeTaken, roomLookedAtOnce, waitingLookedAtOnce
    case oneTooMany, finishedLookedAtInTheWrongOrder
  }

  /// A lane in a model: where its words and cells begin, and how many slots it has.
  struct Scene {
    var capacity: Int
    var firstWord = 0
    var firstCell = 0
    var mistake: Mistake?

    /// What the producer believes of the capacity.
    var capacityBelieved: Int { capacity + (mistake == .oneTooMany ? 1 : 0) }

    static let words = ["produced", "consumed", "producer gone"]
    var cells: [String] { (0..<capacity).map { "slot \($0)" } }
  }

  let port: ModelPort
  let scene: Scene
  /// For the mistake of looking at `produced` too early: what was seen then.
  private let early = Early()

  init(port: ModelPort, scene: Scene) {
    self.port = port
    self.scene = scene
  }

  private final class Early {
    var produced: Int?
  }

  private var produced: Int { scene.firstWord }
  private var consumed: Int { scene.firstWord + 1 }
  private var producerGone: Int { scene.firstWord + 2 }

  private func slot(_ position: Int) -> Int {
    scene.firstCell + position % scene.capacity
  }

  func acquireProduced() -> Int {
    if scene.mistake == .waitingLookedAtOnce { return 0 }
    if let produced = early.produced { return produced }
    let ordering: ModelOrdering = scene.mistake == .produceUnacquired ? .relaxed : .acquire
    return port.take(.load(word: produced, ordering))
  }

  func publishProduced(_ position: Int) {
    let ordering: ModelOrdering = scene.mistake == .produceRelaxed ? .relaxed : .release
    _ = port.take(.store(word: produced, position, ordering))
    if scene.mistake == .publishedBeforeWritten {
      _ = port.take(.place(cell: slot(position - 1), position))
    }
  }

  func acquireConsumed() -> Int {
    if scene.mistake == .roomLookedAtOnce { return 0 }
    let ordering: ModelOrdering = scene.mistake == .consumeUnacquired ? .relaxed : .acquire
    return port.take(.load(word: consumed, ordering))
  }

  func publishConsumed(_ position: Int) {
    if scene.mistake == .freedBeforeTaken { return }
    let ordering: ModelOrdering = scene.mistake == .consumeRelaxed ? .relaxed : .release
    _ = port.take(.store(word: consumed, position, ordering))
  }

  func place(_ element: consuming Int, at position: Int) {
    if scene.mistake == .publishedBeforeWritten { return }
    _ = port.take(.place(cell: slot(position), element))
  }

  func place(_ elements: Span<Int>, from position: Int) {
    for index in elements.indices { place(elements[index], at: position + index) }
  }

  func take(at position: Int) -> Int {
    if scene.mistake == .freedBeforeTaken {
      _ = port.take(.store(word: consumed, position + 1, .release))
    }
    return port.take(.take(cell: slot(position)))
  }

  func acquireProducerGone() -> Bool {
    if scene.mistake == .finishedLookedAtInTheWrongOrder {
      early.produced = port.take(.load(word: produced, .acquire))
    }
    return port.take(.load(word: producerGone, .acquire)) == 1
  }

  func publishProducerGone() {
    _ = port.take(.store(word: producerGone, 1, .release))
  }
}

/// One end of a lane in a model: pushes the numbers from 1 on, or expects them in that order.
struct LaneActor: ModelActor {
  /// What an end does.
  enum Operation {
    case push, pushTwo, leave
    case pop, drain, drainOne, askWhetherFinished
  }

  /// A lane, and what its ends do with it.
  struct Scene {
    var lane: LaneModel.Scene
    var production: [Operation]
    var consumption: [Operation]
  }

  enum End: Hashable {
    case producer(ProducerCursor)
    case consumer(ConsumerCursor)
  }

  var end: End
  /// How many operations are done.
  private(set) var position = 0
  /// How many elements went in, or came out.
  private(set) var count = 0
  /// Whether this end was told that nothing will come any more.
  private(set) var isFinished = false

  init(_ end: End) {
    self.end = end
  }

  private func script(in scene: Scene) -> [Operation] {
    switch end {
    case .producer: scene.production
    case .consumer: scene.consumption
    }
  }

  func isDone(in scene: Scene) -> Bool {
    position == script(in: scene).count
  }

  func operation(in scene: Scene) -> String {
    isDone(in: scene) ? "nothing" : "\(script(in: scene)[position])"
  }

  mutating func operate(through port: ModelPort, in scene: Scene) {
    let operation = script(in: scene)[position]
    let memory = LaneModel(port: port, scene: scene.lane)
    switch end {
    case .producer(var cursor):
      switch operation {
      case .push: count += cursor.push(count + 1, into: memory) ? 1 : 0
      case .pushTwo: count += cursor.push(contentsOf: [count + 1, count + 2].span, into: memory)
      default: memory.publishProducerGone()
      }
      end = .producer(cursor)
    case .consumer(var cursor):
      switch operation {
      case .pop:
        if let element = cursor.pop(from: memory) { receive(element, port) }
      case .askWhetherFinished:
        isFinished = cursor.isFinished(in: memory) || isFinished
      default:
        let max = operation == .drain ? Int.max : 1
        _ = cursor.drain(max: max, from: memory) { receive($0, port) }
      }
      end = .consumer(cursor)
    }
    position += 1
  }

  private mutating func receive(_ element: Int, _ port: ModelPort) {
    port.expect(element == count + 1, "got \(element) in place of \(count + 1)")
    port.expect(!isFinished, "got \(element) after the end")
    count += 1
  }

  /// Afterwards everything that went in has come out or comes out now, and the room is all back.
  static func conclude(_ actors: [LaneActor], through port: ModelPort, in scene: Scene) {
    var (producer, consumer) = (actors[0], actors[1])
    guard case .producer(var giver) = producer.end, case .consumer(var taker) = consumer.end
    else { return }
    let memory = LaneModel(port: port, scene: scene.lane)
    for _ in 0...scene.lane.capacity {
      if let element = taker.pop(from: memory) { consumer.receive(element, port) }
    }
    port.expect(
      consumer.count == producer.count, "\(producer.count) went in and \(consumer.count) came out")
    for _ in 0..<scene.lane.capacity {
      producer.count += 1
      port.expect(giver.push(producer.count, into: memory), "the lane is empty and has no room")
    }
    port.expect(!giver.push(0, into: memory), "the lane is full and has room")
  }
}

extension Explorer<LaneActor> {
  /// The explorer of a lane of its own.
  init(_ scene: LaneActor.Scene) {
    self.init(
      scene: scene,
      actors: [
        LaneActor(.producer(ProducerCursor(capacity: scene.lane.capacityBelieved))),
        LaneActor(.consumer(ConsumerCursor())),
      ],
      memory: ModelMemory(
        words: [0, 0, 0], cells: Array(repeating: nil, count: scene.lane.capacity), threads: 2),
      names: ModelNames(
        words: LaneModel.Scene.words, cells: scene.lane.cells,
        threads: ["producer", "consumer"]))
  }
}
