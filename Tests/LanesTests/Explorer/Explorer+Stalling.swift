extension Explorer {
  /// Explores the model once for every thread and every step at which that thread may stop for
  /// ever, from before its first to after its last: the others must come to their ends all the
  /// same.
  ///
  /// - Returns: everything counted together, and at how many steps a thread was stopped.
  func exploreStalling() -> (exploration: Exploration, stops: Int) {
    var total = Exploration()
    var stops = 0
    for thread in actors.indices {
      var explorer = self
      var statesBefore = -1
      for steps in 0... {
        explorer.stalled = (thread, steps)
        let result = explorer.explore()
        // One step more than it has changes nothing.
        if result.failure == nil && result.stateCount == statesBefore { break }
        statesBefore = result.stateCount
        stops += 1
        total.add(result)
        if let what = result.failure?.what {
          total.failure?.what = "\(names.threads[thread]) stops after \(steps) steps; \(what)"
          return (total, stops)
        }
      }
    }
    return (total, stops)
  }
}
