internal import Market

/// Everything that agents have planned, in the order of time: a hierarchical timing wheel whose
/// nearest slot is kept as a heap.
///
/// Setting a timer costs the same however many there are. Timers of one moment come out in the
/// order in which they were set. There is no removing: whoever is woken looks whether it still
/// matters.
struct Timeline: Sendable {
  /// One slot of the lowest level is 2 to the power of this many nanoseconds: about 1 ms.
  private static let slotBits = 20
  private static let levels = 7
  private static let none: Int32 = -1

  private let origin: Int64
  private var heap = TimerHeap()
  private var current: UInt64 = 0
  private var nextSequence: UInt64 = 0
  private var heads: [Int32]
  private var occupied: InlineArray<7, UInt64> = InlineArray(repeating: 0)
  private var nodes: [Timer] = []
  private var links: [Int32] = []
  private var free: Int32 = none
  /// How many timers are set.
  private(set) var count = 0

  /// Makes an empty timeline that begins at a moment.
  init(start: Instant) {
    origin = start.nanoseconds
    heads = [Int32](repeating: Self.none, count: Self.levels * 64)
  }

  /// The moment of the earliest timer; `nil` where none is set.
  ///
  /// - Complexity: O(1)
  var nextTime: Instant? { heap.first.map { Instant(nanoseconds: $0.time) } }

  /// Sets a timer.
  ///
  /// - Complexity: O(1), or O(log k) where k timers are due in the nearest millisecond.
  mutating func set(
    _ kind: TimerKind, at time: Instant, market: Int, agent: Int = 0, order: UInt64 = 0
  ) {
    nextSequence += 1
    count += 1
    insert(
      Timer(
        time: max(time.nanoseconds, origin), sequence: nextSequence, order: order,
        agent: UInt32(agent), market: UInt16(market), kind: kind))
    if heap.isEmpty { fillHeap() }
  }

  /// Takes the earliest timer out where it is due before a moment.
  mutating func take(before limit: Instant) -> Timer? {
    guard let first = heap.first, first.time < limit.nanoseconds else { return nil }
    let result = heap.removeFirst()
    count -= 1
    if heap.isEmpty { fillHeap() }
    return result
  }

  private func slot(of time: Int64) -> UInt64 { UInt64(time - origin) >> UInt64(Self.slotBits) }

  private mutating func insert(_ timer: Timer) {
    let slot = slot(of: timer.time)
    guard slot > current else { return heap.insert(timer) }
    let level = (63 - (slot ^ current).leadingZeroBitCount) / 6
    precondition(level < Self.levels, "a timer lies within a century")
    let place = Int(slot >> UInt64(6 * level)) & 63
    let node = allocate(timer)
    links[Int(node)] = heads[level * 64 + place]
    heads[level * 64 + place] = node
    occupied[level] |= 1 << UInt64(place)
  }

  /// Moves on to the nearest slot that has timers, and spreads it out.
  private mutating func fillHeap() {
    while heap.isEmpty {
      var level = 0
      while level < Self.levels, occupied[level] == 0 { level += 1 }
      guard level < Self.levels else { return }
      let place = occupied[level].trailingZeroBitCount
      occupied[level] &= occupied[level] - 1
      let above = UInt64(6 * (level + 1))
      current = ((current >> above) << above) | UInt64(place) << UInt64(6 * level)
      var node = heads[level * 64 + place]
      heads[level * 64 + place] = Self.none
      while node != Self.none {
        let next = links[Int(node)]
        let timer = nodes[Int(node)]
        links[Int(node)] = free
        free = node
        insert(timer)
        node = next
      }
    }
  }

  private mutating func allocate(_ timer: Timer) -> Int32 {
    if free != Self.none {
      let node = free
      free = links[Int(node)]
      nodes[Int(node)] = timer
      return node
    }
    nodes.append(timer)
    links.append(Self.none)
    return Int32(nodes.count - 1)
  }

  /// Adds what is planned to a hash, whatever the inner arrangement.
  func hash(into hasher: inout StateHasher) {
    var sum: UInt64 = 0
    for timer in heap.timers { sum &+= Self.digest(timer) }
    for head in heads {
      var node = head
      while node != Self.none {
        sum &+= Self.digest(nodes[Int(node)])
        node = links[Int(node)]
      }
    }
    hasher.combine(sum)
    hasher.combine(UInt64(count))
    hasher.combine(nextSequence)
  }

  private static func digest(_ timer: Timer) -> UInt64 {
    var hasher = StateHasher()
    hasher.combine(UInt64(bitPattern: timer.time))
    hasher.combine(timer.sequence)
    hasher.combine(timer.order)
    hasher.combine(UInt64(timer.agent) << 32 | UInt64(timer.market) << 8)
    hasher.combine(UInt64(timer.kind.rawValue))
    return hasher.value
  }
}
