/// The timers of the nearest millisecond, as a binary heap.
struct TimerHeap: Sendable {
  private(set) var timers: [Timer] = []

  /// Makes a heap of nothing.
  init() {}

  /// Makes a heap of timers that lie as a heap does; `nil` where they do not.
  init?(timers: [Timer]) {
    for index in timers.indices.dropFirst() where timers[index].precedes(timers[(index - 1) / 2]) {
      return nil
    }
    self.timers = timers
  }

  /// The earliest timer.
  var first: Timer? { timers.first }
  /// Whether there is none.
  var isEmpty: Bool { timers.isEmpty }

  /// Adds a timer.
  ///
  /// - Complexity: O(log count)
  mutating func insert(_ timer: Timer) {
    timers.append(timer)
    var index = timers.count - 1
    while index > 0 {
      let parent = (index - 1) / 2
      guard timer.precedes(timers[parent]) else { break }
      timers[index] = timers[parent]
      index = parent
    }
    timers[index] = timer
  }

  /// Takes the earliest timer out.
  ///
  /// - Complexity: O(log count)
  mutating func removeFirst() -> Timer {
    let result = timers[0]
    let last = timers.removeLast()
    guard !timers.isEmpty else { return result }
    var index = 0
    while true {
      var child = 2 * index + 1
      guard child < timers.count else { break }
      if child + 1 < timers.count, timers[child + 1].precedes(timers[child]) { child += 1 }
      guard timers[child].precedes(last) else { break }
      timers[index] = timers[child]
      index = child
    }
    timers[index] = last
    return result
  }
}
