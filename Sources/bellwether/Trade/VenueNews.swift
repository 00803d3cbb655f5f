import Desk
import Market
import Venue

/// What the venue has to tell, as messages to the desk: at once, or as late as its data is.
struct VenueNews {
  /// The newest view; kept so that its arrays keep their room.
  private var view = MarketView()
  private var line: DelayLine
  /// Everything that happened up to here was told.
  private(set) var heard = Sequence(0)

  /// Listens to a venue.
  ///
  /// - Parameter latency: How long the way is; `nil` where it takes no time.
  init(latency: LatencyProfile? = nil) {
    line = DelayLine(latency?.isNone == false ? latency?.data : nil, seed: 1)
  }

  /// Everything that came since the last time, in its order, and the newest view after it.
  mutating func take(from port: inout VenuePort, known journal: JournalCondition) -> [Message] {
    var messages: [Message] = []
    port.drain { event in
      switch event {
      case .event(let event): messages.append(.event(event))
      case .notice(let notice): messages.append(.notice(notice))
      case .incident(let incident): messages.append(.incident(incident))
      case .resync(let snapshot):
        messages.append(contentsOf: snapshot.notices.map(Message.notice))
        messages.append(contentsOf: snapshot.incidents.map(Message.incident))
        messages.append(.missed(snapshot.missed))
      case .missedPublic(let count): messages.append(.missedPublic(count))
      }
    }
    if port.updateView(&view) { messages.append(.view(view)) }
    if !messages.isEmpty { line.put(messages, heard: port.heard, at: view.time) }
    var (arrived, through) = line.take(at: view.time, isStill: view.clock.isPaused)
    if let through { heard = max(heard, through) }
    if port.journal != journal { arrived.append(.journal(port.journal)) }
    return arrived
  }
}

extension Message {
  /// Whether it is a view of the venue.
  var isView: Bool {
    if case .view = self { true } else { false }
  }
}
