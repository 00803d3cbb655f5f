import Market

/// Cutting a failing stream down, by delta debugging.
public struct Shrinking {
  /// Plays steps on a stage, and gives what fails about them.
  private let play: ([Step], Int) -> Failure?

  /// Makes a search for the shortest stream that fails a test; usually the comparison.
  public init(_ play: @escaping ([Step], Int) -> Failure? = { Trial.play($0, on: $1) }) {
    self.play = play
  }

  /// The shortest failing stream that leaving out steps leads to: without any one of its steps,
  /// nothing is different any more.
  public func shrink(_ failure: Failure) -> Failure {
    var best = failure
    var chunk = max(1, best.steps.count / 2)
    while true {
      var start = 0
      var hasShrunk = false
      while start < best.steps.count {
        let range = start..<min(start + chunk, best.steps.count)
        if let failure = without(range, best, keepingTime: false)
          ?? without(range, best, keepingTime: true)
        {
          best = failure
          hasShrunk = true
        } else {
          start += chunk
        }
      }
      if chunk > 1 {
        chunk = max(1, chunk / 2)
      } else if !hasShrunk {
        return simplified(best)
      }
    }
  }

  /// What is left to fail without some steps; the time that they took is kept, or left out too.
  private func without(
    _ range: Range<Int>, _ failure: Failure, keepingTime: Bool
  ) -> Failure? {
    var steps = failure.steps
    if keepingTime {
      var span = TimeSpan.zero
      for step in steps[range] { span = span + step.after }
      guard span > .zero, range.upperBound < steps.count else { return nil }
      steps[range.upperBound].after = steps[range.upperBound].after + span
    }
    steps.removeSubrange(range)
    return play(steps, failure.stage)
  }

  /// The same with less time passing, where that still fails.
  private func simplified(_ failure: Failure) -> Failure {
    var best = failure
    for index in best.steps.indices where index < best.steps.count {
      var steps = best.steps
      guard steps[index].after != .zero else { continue }
      steps[index].after = .zero
      if let failure = play(steps, best.stage), failure.steps.count == best.steps.count {
        best = failure
      }
    }
    return best
  }
}
