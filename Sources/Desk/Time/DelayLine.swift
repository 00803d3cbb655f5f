public import Market

/// What the venue tells, on its way to the desk: it arrives later, in the order in which it was
/// told.
///
/// Everything travels in market time. While market time stands still nothing would ever arrive, so
/// what is on its way then is there at once.
public struct DelayLine: Sendable {
  private struct Batch: Sendable {
    var due: Instant
    var messages: [Message]
    var heard: Sequence
  }

  private let way: LatencyProfile.Way?
  private var state: UInt64
  private var batches: [Batch] = []

  /// Makes a line.
  ///
  /// - Parameters:
  ///   - way: How long the way is; `nil` where it takes no time.
  ///   - seed: The seed of the jitter.
  public init(_ way: LatencyProfile.Way?, seed: UInt64) {
    self.way = way
    state = seed
  }

  /// Sends off what was told at a moment.
  ///
  /// - Parameter heard: Everything that happened up to here is told by now.
  public mutating func put(_ messages: [Message], heard: Sequence, at now: Instant) {
    guard let way else {
      batches.append(Batch(due: now, messages: messages, heard: heard))
      return
    }
    let due = now + way.span + TimeSpan(nanoseconds: jitter(way.jitter.nanoseconds))
    // One line: nothing overtakes.
    batches.append(
      Batch(due: max(due, batches.last?.due ?? due), messages: messages, heard: heard))
  }

  /// Takes what has arrived by a moment.
  ///
  /// - Parameter isStill: Whether market time stands still.
  /// - Returns: The messages, and up to where everything is told by them; `nil` where nothing came.
  public mutating func take(
    at now: Instant, isStill: Bool
  ) -> (messages: [Message], heard: Sequence?) {
    var messages: [Message] = []
    var heard: Sequence?
    var count = 0
    while count < batches.count, isStill || way == nil || batches[count].due <= now {
      messages += batches[count].messages
      heard = batches[count].heard
      count += 1
    }
    batches.removeFirst(count)
    return (messages, heard)
  }

  /// A number from nothing to the most, the same for the same seed.
  private mutating func jitter(_ most: Int64) -> Int64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int64((mixed ^ mixed >> 31) % UInt64(most + 1))
  }
}
