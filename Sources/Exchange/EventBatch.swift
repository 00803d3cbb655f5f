public import Market

/// Events in the order in which they happened, collected by the caller and emptied by the caller.
///
/// It keeps its storage when it is emptied, so that a steady stream allocates nothing. Whether a
/// copy shares that storage is asked once a command and not before every event, as an array would.
public struct EventBatch: Sendable {
  /// The events, oldest first.
  @usableFromInline var list: Slab<Event>

  /// Makes an empty batch with room for some events.
  public init(reserving capacity: Int = 1024) { list = Slab(capacity: capacity) }

  /// How many events there is room for.
  public var capacity: Int { list.capacity }

  /// The events as an array, oldest first.
  /// - Complexity: O(events).
  public var events: [Event] { Array(self) }

  /// Adds an event.
  public mutating func append(_ event: Event) {
    begin()
    list.append(event)
  }

  /// Takes all events out and keeps the room.
  public mutating func removeAll() { list.removeAll() }

  /// Makes sure that no copy shares the storage. Every command does so before it publishes.
  @inline(__always)
  mutating func begin() {
    if list.isShared { list.unshare() }
  }

  /// Adds an event of a command that has begun.
  @inline(__always)
  mutating func publish(_ event: Event) { list.append(event) }
}

extension EventBatch: RandomAccessCollection {
  /// The place of the oldest event.
  @inlinable public var startIndex: Int { 0 }
  /// How many events there are.
  @inlinable public var endIndex: Int { list.count }
  /// An event by its place.
  @inlinable public subscript(index: Int) -> Event {
    precondition(index >= 0 && index < list.count, "there is an event at the place")
    return list[index]
  }
}
