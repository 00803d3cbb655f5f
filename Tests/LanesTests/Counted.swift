import Synchronization

/// Counts how many `Counted` objects are alive, so that a leak or a double release shows.
final class Census: Sendable {
  private let alive = Atomic(0)

  var count: Int { alive.load(ordering: .sequentiallyConsistent) }

  func enter() { alive.add(1, ordering: .sequentiallyConsistent) }
  func leave() { alive.subtract(1, ordering: .sequentiallyConsistent) }
}

/// An object that is counted while it lives: an element that is more than its bytes.
final class Counted: Sendable {
  let number: Int
  private let census: Census

  init(_ number: Int, in census: Census) {
    self.number = number
    self.census = census
    census.enter()
  }

  deinit {
    census.leave()
  }
}

/// A small generator with a seed, so that a failing run can be run again.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
