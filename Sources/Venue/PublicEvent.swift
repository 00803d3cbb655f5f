public import Market

/// A trade or a change of a level, as the public feed carries it: an event in 64 bytes.
public struct PublicEvent: Hashable, Sendable, BitwiseCopyable {
  /// Its place among all events.
  public var sequence: Sequence
  /// The market time at which it happened.
  public var time: Instant
  /// What happened.
  public var body: Body

  /// What the public feed carries.
  public enum Body: Hashable, Sendable, BitwiseCopyable {
    /// A trade took place.
    case trade(Trade)
    /// The quantity at a price changed.
    case level(LevelChange)
  }

  /// The event for the feed, or nil if it is not one that the feed carries.
  public init?(_ event: Event) {
    switch event.body {
    case .trade(let trade): body = .trade(trade)
    case .level(let change): body = .level(change)
    default: return nil
    }
    sequence = event.sequence
    time = event.time
  }

  /// The same as an event of the exchange.
  public var event: Event {
    let whole: Event.Body =
      switch body {
      case .trade(let trade): .trade(trade)
      case .level(let change): .level(change)
      }
    return Event(sequence: sequence, time: time, account: nil, body: whole)
  }
}
