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

  /// A timer in a slot of the wheel, and the one that was set before it there: side by side, since
  /// most of what the wheel costs is the memory's time to bring them.
  private struct Node: Sendable {
    var timer = Timer()
    var next = Timeline.none
  }

  private let origin: Int64
  private var heap = TimerHeap()
  private var current: UInt64 = 0
  private var nextSequence: UInt64 = 0
  private var heads: [Int32]
  private var occupied: InlineArray<7, UInt64> = InlineArray(repeating: 0)
  private var nodes: [Node] = []
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
    let place = place(of: slot)
    precondition(place < heads.count, "a timer lies within a century")
    heads[place] = allocate(Node(timer: timer, next: heads[place]))
    occupied[place >> 6] |= 1 << UInt64(place & 63)
  }

  /// Where the wheel keeps what is due in a slot that lies ahead: level by level, 64 places each.
  private func place(of slot: UInt64) -> Int {
    let level = (63 - (slot ^ current).leadingZeroBitCount) / 6
    return level << 6 | Int(slot >> UInt64(6 * level)) & 63
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
        let (timer, next) = (nodes[Int(node)].timer, nodes[Int(node)].next)
        nodes[Int(node)].next = free
        free = node
        insert(timer)
        node = next
      }
    }
  }

  private mutating func allocate(_ node: Node) -> Int32 {
    guard free != Self.none else {
      nodes.append(node)
      return Int32(nodes.count - 1)
    }
    let place = free
    free = nodes[Int(place)].next
    nodes[Int(place)] = node
    return place
  }
}

// The timeline in an archive: the heap as it lies, then every slot of the wheel, each from the
// timer that was set last on. Setting these from the last to the first makes the same wheel.
extension Timeline {
  /// Hands its state to an archive.
  ///
  /// - Parameters:
  ///   - now: No timer is due before this.
  ///   - isPossible: Whether there can be such a timer; asked while reading.
  mutating func transfer(
    _ archive: inout StateArchive, now: Instant, where isPossible: (Timer) -> Bool
  ) {
    archive.begin("timers")
    archive.transfer(&nextSequence, in: 0...1 << 62)
    archive.transfer(&current, in: 0...1 << 42 - 1)
    guard archive.isReading else { return write(&archive) }
    let (sequence, current) = (nextSequence, current)
    self = Timeline(start: Instant(nanoseconds: origin))
    self.nextSequence = sequence
    self.current = current
    var near: [Timer] = []
    var far: [Timer] = []
    archive.transfer(&near, blank: Timer(), wordsEach: 4)
    archive.transfer(&far, blank: Timer(), wordsEach: 4)
    for timer in near + far {
      archive.require(
        timer.time >= now.nanoseconds && timer.time >= origin && timer.time <= 1 << 62
          && timer.sequence <= sequence && isPossible(timer))
    }
    archive.require(near.isEmpty ? far.isEmpty : TimerHeap(timers: near) != nil)
    guard archive.isSound, let heap = TimerHeap(timers: near) else { return }
    for timer in near { archive.require(slot(of: timer.time) <= current) }
    var last = 0
    for timer in far {
      let slot = slot(of: timer.time)
      archive.require(slot > current && (slot ^ current) >> 42 == 0)
      guard archive.isSound else { return }
      let place = place(of: slot)
      archive.require(place >= last)
      last = place
    }
    guard archive.isSound else { return }
    self.heap = heap
    for timer in far.reversed() { insert(timer) }
    count = near.count + far.count
  }

  private func write(_ archive: inout StateArchive) {
    var near = heap.timers
    archive.transfer(&near, blank: Timer(), wordsEach: 4)
    var far = count - near.count
    archive.transferCount(&far)
    for head in heads {
      var node = head
      while node != Self.none {
        var timer = nodes[Int(node)].timer
        timer.transfer(&archive)
        node = nodes[Int(node)].next
      }
    }
  }
}
