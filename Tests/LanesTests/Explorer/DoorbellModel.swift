@testable import Lanes

/// What the ringers and the waiter of a doorbell share in the model, with a mistake if wanted.
struct DoorbellModel: DoorbellMemory {
  /// What somebody could get wrong.
  enum Mistake: CaseIterable {
    case checksThenParks, ringsOnlyIfParked, ringUnreleased, armUnacquired
    case armNotRepeated, drainsBeforeWaiting, signalForgotten, firstRingerOnlySignals
  }

  /// A doorbell in a model: which word is its state.
  struct Scene {
    var state = 0
    var mistake: Mistake?
  }

  let port: ModelPort
  let scene: Scene

  func addRing() -> DoorbellState {
    let rung = Int(DoorbellState.rung.rawValue)
    switch scene.mistake {
    case .ringsOnlyIfParked:
      // Looks first and leaves the word alone if nobody seems to sleep.
      let seen = read(port.take(.load(word: scene.state, .acquire)))
      guard seen.contains(.parked) else { return .awake }
    case .ringUnreleased:
      return read(port.take(.insert(word: scene.state, bits: rung, .acquire)))
    case .firstRingerOnlySignals:
      let old = read(port.take(.insert(word: scene.state, bits: rung, .acquireRelease)))
      return old == .parked ? old : .awake
    default: break
    }
    return read(port.take(.insert(word: scene.state, bits: rung, .acquireRelease)))
  }

  func awaken() {
    let ordering: ModelOrdering = scene.mistake == .armUnacquired ? .release : .acquireRelease
    _ = port.take(.exchange(word: scene.state, 0, ordering))
  }

  func parkIfAwake() -> Bool {
    let awake = Int(DoorbellState.awake.rawValue)
    let parked = Int(DoorbellState.parked.rawValue)
    switch scene.mistake {
    case .checksThenParks:
      guard port.take(.load(word: scene.state, .acquire)) == awake else { return false }
      _ = port.take(.exchange(word: scene.state, parked, .acquireRelease))
      return true
    case .armNotRepeated:
      _ = port.take(.exchange(word: scene.state, parked, .acquireRelease))
      return true
    case .armUnacquired:
      return port.take(
        .compareExchange(word: scene.state, expected: awake, desired: parked, .release)) == 1
    default:
      return port.take(
        .compareExchange(word: scene.state, expected: awake, desired: parked, .acquireRelease))
        == 1
    }
  }

  func ringDescriptor() {
    if scene.mistake == .signalForgotten { return }
    _ = port.take(.signal)
  }

  func drainDescriptor() {
    _ = port.take(.drain)
  }

  func awaitDescriptor(nanoseconds: Int64?) {
    if scene.mistake == .drainsBeforeWaiting { _ = port.take(.drain) }
    _ = port.take(.await(mayTimeOut: nanoseconds != nil))
  }

  private func read(_ value: Int) -> DoorbellState {
    DoorbellState(rawValue: UInt8(value))
  }
}

/// A thread at a doorbell in a model: it leaves letters and rings for each, or it sleeps until it
/// has found all.
///
/// A letter is a relaxed store, so that nothing but the doorbell makes sure that it is seen.
struct DoorbellActor: ModelActor {
  /// A doorbell and what is done at it; the ringers' words follow that of the doorbell.
  struct Scene {
    var doorbell = DoorbellModel.Scene()
    /// How many letters each ringer leaves.
    var letters: [Int]
    /// How often the waiter waits with a time limit before it waits without.
    var timedWaits = 0
  }

  enum Part: Hashable {
    case ringer(Int)
    case looking
    case waiting
  }

  var part: Part
  /// How many letters were left.
  private(set) var count = 0
  /// How many letters of each ringer were found.
  private(set) var found: [Int] = []
  /// How often the waiter has waited with a time limit.
  private(set) var timedWaits = 0

  init(_ part: Part) {
    self.part = part
  }

  func isDone(in scene: Scene) -> Bool {
    switch part {
    case .ringer(let number): count == scene.letters[number]
    case .looking: found == scene.letters
    case .waiting: false
    }
  }

  func operation(in scene: Scene) -> String {
    switch part {
    case .ringer: "leave a letter and ring"
    case .looking: "look"
    case .waiting: "wait"
    }
  }

  mutating func operate(through port: ModelPort, in scene: Scene) {
    let doorbell = DoorbellModel(port: port, scene: scene.doorbell)
    switch part {
    case .ringer(let number):
      count += 1
      _ = port.take(.store(word: scene.doorbell.state + 1 + number, count, .relaxed))
      _ = doorbell.ring()
    case .looking:
      let before = found
      found = scene.letters.indices.map {
        port.take(.load(word: scene.doorbell.state + 1 + $0, .relaxed))
      }
      // Only a look that found nothing new is followed by a wait, as in the venue.
      part = found == before ? .waiting : .looking
    case .waiting:
      let isTimed = timedWaits < scene.timedWaits
      timedWaits += isTimed ? 1 : 0
      doorbell.wait(nanoseconds: isTimed ? 1 : nil)
      part = .looking
    }
  }

  /// The waiter may wait for letters of a ringer that stopped, but for no others.
  func mayWait(
    without stalled: Int, among actors: [DoorbellActor], in scene: Scene
  ) -> Bool {
    guard part == .waiting else { return false }
    for (number, ringer) in actors.dropFirst().enumerated() where stalled != number + 1 {
      if found.indices.contains(number) ? found[number] < ringer.count : true { return false }
    }
    return true
  }

  static func conclude(_ actors: [DoorbellActor], through port: ModelPort, in scene: Scene) {}
}

extension Explorer<DoorbellActor> {
  /// The explorer of a doorbell of its own.
  init(_ scene: DoorbellActor.Scene) {
    let ringers = scene.letters.indices
    self.init(
      scene: scene,
      actors: [DoorbellActor(.looking)] + ringers.map { DoorbellActor(.ringer($0)) },
      memory: ModelMemory(
        words: Array(repeating: 0, count: 1 + ringers.count), cells: [],
        threads: 1 + ringers.count),
      names: ModelNames(
        words: ["state"] + ringers.map { "letters \($0 + 1)" },
        threads: ["waiter"] + ringers.map { "ringer \($0 + 1)" }))
  }
}
