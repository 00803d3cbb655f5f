import Desk
import Market
import Venue

/// What the venue has to tell, as messages to the desk.
struct VenueNews {
  /// The newest view; kept so that its arrays keep their room.
  private var view = MarketView()

  /// Everything that happened since the last time, in its order, and the newest view after it.
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
    if port.journal != journal { messages.append(.journal(port.journal)) }
    return messages
  }
}

extension Message {
  /// Whether it is a view of the venue.
  var isView: Bool {
    if case .view = self { true } else { false }
  }
}
