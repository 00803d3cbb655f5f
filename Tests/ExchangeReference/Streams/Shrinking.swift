import Market

/// Cutting a failing stream down, by delta debugging.
public enum Shrinking {
  /// The shortest failing stream that leaving out steps leads to: without any one of its steps,
  /// nothing is different any more.
  public static func shrink(_ failure: Failure) -> Failure {
    var best = failure
    var chunk = max(1, best.steps.count / 2)
    while true {
      var start = 0
      var hasShrunk = false
      while start < best.steps.count {
        var steps = best.steps
        steps.removeSubrange(start..<min(start + chunk, steps.count))
        if let failure = Trial.play(steps, on: best.stage) {
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

  /// The same with less time passing, where that still fails.
  private static func simplified(_ failure: Failure) -> Failure {
    var best = failure
    for index in best.steps.indices where index < best.steps.count {
      var steps = best.steps
      guard steps[index].after != .zero else { continue }
      steps[index].after = .zero
      if let failure = Trial.play(steps, on: best.stage), failure.steps.count == best.steps.count {
        best = failure
      }
    }
    return best
  }
}
