internal import Exchange
internal import Lanes
internal import Market

/// What is no event of the exchange on its way to a participant, with the event after which it
/// belongs. Rare, and in a lane of its own: so the events' lane carries nothing but bits.
struct RoutedNews: Sendable {
  let sequence: Sequence
  let news: ParticipantEvent
}

/// The lanes to a participant, and how far it is behind.
struct Outbox: ~Copyable {
  private var events: Lane<Event>.Producer
  private var news: Lane<RoutedNews>.Producer
  /// How many events could not be delivered since the participant fell behind; nil if it has not.
  var missed: UInt64?
  /// Whether anything was sent since the participant was last woken.
  var hasNews = false

  init(events: consuming Lane<Event>.Producer, news: consuming Lane<RoutedNews>.Producer) {
    self.events = events
    self.news = news
  }

  /// Delivers what concerns an account of what has happened; gives whether anything of it was for
  /// that account alone. `text` gives what travels beside an event.
  mutating func deliver(
    _ batch: EventBatch, to account: AccountID, _ text: (Event.Body) -> ParticipantEvent?
  ) -> Bool {
    var isConcerned = false
    for index in 0..<batch.count {
      if let owner = batch[index].account {
        guard owner == account else { continue }
        isConcerned = true
        deliver(batch[index])
        continue
      }
      switch batch[index].body {
      case .trade, .level: break  // In the feed.
      case .notice, .incident:
        deliver(batch[index])
        if let news = text(batch[index].body) {
          deliver(RoutedNews(sequence: batch[index].sequence, news: news))
        }
      default: deliver(batch[index])
      }
    }
    return isConcerned
  }

  private mutating func deliver(_ event: Event) {
    if let count = missed {
      missed = count + 1
    } else if events.push(event) {
      hasNews = true
    } else if !events.isAbandoned {
      missed = 1
    }
  }

  /// Delivers what is no event; like an event otherwise.
  mutating func deliver(_ routed: RoutedNews) {
    if let count = missed {
      missed = count + 1
    } else if news.push(routed) {
      hasNews = true
    } else if !news.isAbandoned {
      missed = 1
    }
  }

  /// Whether a participant that is behind has read everything that it was sent.
  mutating func isBehindAndEmpty() -> Bool {
    missed != nil && events.hasRoom(for: events.capacity) && news.hasRoom(for: news.capacity)
  }
}
