internal import Market

/// What has happened and must not be told yet: up to which event, and the record that must be
/// durable first.
///
/// A ring of fixed room. When it is full the newest takes in the next, which is then told a little
/// later than it might be.
struct PendingReleases {
  private struct Release {
    var sequence = Sequence(0)
    var record: UInt64 = 0
  }

  private static let room = 1024
  private var ring = [Release](repeating: Release(), count: Self.room)
  private var first = 0
  private var count = 0

  /// Whether everything has been told.
  var isEmpty: Bool { count == 0 }

  /// Everything up to an event may be told when a record is durable.
  mutating func add(_ sequence: Sequence, after record: UInt64) {
    let release = Release(sequence: sequence, record: record)
    let last = (first + count + Self.room - 1) % Self.room
    if count > 0, count == Self.room || ring[last].record == record {
      ring[last] = release
      return
    }
    ring[(first + count) % Self.room] = release
    count += 1
  }

  /// The last event that may be told now that a record is durable; nil if there is no further one.
  mutating func take(durable: UInt64) -> Sequence? {
    var released: Sequence?
    while count > 0, ring[first].record <= durable {
      released = ring[first].sequence
      first = (first + 1) % Self.room
      count -= 1
    }
    return released
  }
}
