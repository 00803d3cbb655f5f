extension Array {
  /// Takes elements out until there are no more than so many: each time the one whose neighbours
  /// are nearest to each other in time, the oldest of these. The first and the last stay, so what
  /// is left lies about evenly, and closer together near the end, where it has not thinned out yet.
  ///
  /// - Parameters:
  ///   - most: How many may stay, at least 2.
  ///   - time: When an element was; they are in the order of time.
  /// - Complexity: O(elements) for each that goes.
  public mutating func thin(toAtMost most: Int, time: (Element) -> Instant) {
    while count > Swift.max(2, most) {
      var place = 1
      var least = Int64.max
      for index in 1..<(count - 1) {
        let gap = (time(self[index + 1]) - time(self[index - 1])).nanoseconds
        if gap < least {
          least = gap
          place = index
        }
      }
      remove(at: place)
    }
  }
}
