import Market

/// Moments at which something happens to an item, the earliest first; of two at the same moment the
/// one with the lower rank. An item has one at most.
///
/// A binary heap that knows the place of each item, so that a deadline can be taken back.
struct DeadlineQueue: Sendable {
  /// When something happens to an item.
  struct Deadline: BitwiseCopyable, Sendable {
    var time: Instant
    var rank: UInt64
    var item: UInt32

    func isBefore(_ other: Deadline) -> Bool {
      (time.nanoseconds, rank) < (other.time.nanoseconds, other.rank)
    }
  }

  private static let nowhere: UInt32 = .max
  private var heap: [Deadline] = []
  private var places: [UInt32] = []

  init() {}

  /// The earliest deadline.
  var first: Deadline? { heap.first }
  /// All deadlines, in no particular order.
  var deadlines: [Deadline] { heap }

  /// When an item's deadline is.
  func time(of item: UInt32) -> Instant? {
    guard Int(item) < places.count, places[Int(item)] != Self.nowhere else { return nil }
    return heap[Int(places[Int(item)])].time
  }

  /// Sets an item's deadline, in the place of the one that it may have.
  /// - Complexity: O(log deadlines).
  mutating func set(_ item: UInt32, at time: Instant, rank: UInt64) {
    remove(item)
    if Int(item) >= places.count {
      let missing = Int(item) + 1 - places.count
      places.append(contentsOf: repeatElement(Self.nowhere, count: missing))
    }
    heap.append(Deadline(time: time, rank: rank, item: item))
    places[Int(item)] = UInt32(heap.count - 1)
    rise(heap.count - 1)
  }

  /// Takes an item's deadline back, where it has one.
  /// - Complexity: O(log deadlines).
  mutating func remove(_ item: UInt32) {
    guard Int(item) < places.count, places[Int(item)] != Self.nowhere else { return }
    let place = Int(places[Int(item)])
    exchange(place, heap.count - 1)
    heap.removeLast()
    places[Int(item)] = Self.nowhere
    guard place < heap.count else { return }
    rise(place)
    sink(place)
  }

  private mutating func rise(_ start: Int) {
    var place = start
    while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
      exchange(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var least = place
      let child = place * 2 + 1
      if child < heap.count, heap[child].isBefore(heap[least]) { least = child }
      if child + 1 < heap.count, heap[child + 1].isBefore(heap[least]) { least = child + 1 }
      if least == place { return }
      exchange(place, least)
      place = least
    }
  }

  private mutating func exchange(_ left: Int, _ right: Int) {
    heap.swapAt(left, right)
    places[Int(heap[left].item)] = UInt32(left)
    places[Int(heap[right].item)] = UInt32(right)
  }
}
