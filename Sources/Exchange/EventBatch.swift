public import Market

/// Events in the order in which they happened, collected by the caller and emptied by the caller.
///
/// It keeps its storage when it is emptied, so that a steady stream allocates nothing.
public struct EventBatch: Sendable {
  /// The events, oldest first.
  public private(set) var events: [Event] = []

  /// Makes an empty batch with room for some events.
  public init(reserving capacity: Int = 1024) { events.reserveCapacity(capacity) }

  /// Adds an event.
  public mutating func append(_ event: Event) { events.append(event) }

  /// Takes all events out and keeps the room.
  public mutating func removeAll() { events.removeAll(keepingCapacity: true) }
}
