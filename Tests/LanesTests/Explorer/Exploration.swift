import Foundation

/// What came of exploring a model.
struct Exploration: CustomStringConvertible {
  /// How much further than usual to go: 0, or the environment's DEPTH.
  static let depthExtra = ProcessInfo.processInfo.environment["DEPTH"].flatMap { Int($0) } ?? 0

  /// A way that ends in something that must not be.
  struct Failure {
    var what: String
    /// The shortest way there, step by step.
    var trace: [String]
  }

  /// How many states there are that differ.
  var stateCount = 0
  /// How many steps lead from one of them to another.
  var stepCount = 0
  /// How many interleavings there are from the start to an end, choices of loads included.
  var interleavingCount: UInt128 = 0
  /// How many steps the longest has.
  var depth = 0
  /// The most steps that an operation takes, whatever everybody else does or does not do.
  var stepsMax: [String: Int] = [:]
  /// The shortest failure.
  var failure: Failure?

  var description: String {
    guard let failure else {
      let bounds = stepsMax.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      return "\(interleavingCount) interleavings, \(stateCount) states, \(stepCount) steps, "
        + "at most \(depth) in a row; steps of an operation: \(bounds.joined(separator: ", "))"
    }
    return failure.what + "\n" + failure.trace.map { "  " + $0 }.joined(separator: "\n")
  }

  /// Counts another exploration in.
  mutating func add(_ other: Exploration) {
    stateCount += other.stateCount
    stepCount += other.stepCount
    interleavingCount += other.interleavingCount
    depth = max(depth, other.depth)
    stepsMax.merge(other.stepsMax) { max($0, $1) }
    failure = failure ?? other.failure
  }
}
