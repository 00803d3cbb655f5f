import Desk
import Market
import Venue

extension VenuePort {
  /// What the desk is to be told of what happened since the last time, in order.
  ///
  /// - Parameter view: overwritten with the latest view, so that its arrays keep their room.
  mutating func news(_ view: inout MarketView) -> [Message] {
    var messages: [Message] = []
    drain { event in
      switch event {
      case .event(let event): messages.append(.event(event))
      case .notice(let notice): messages.append(.notice(notice))
      case .resync(let snapshot):
        messages.append(contentsOf: snapshot.notices.map(Message.notice))
        messages.append(.missed(snapshot.missed))
      case .missedPublic(let count): messages.append(.missedPublic(count))
      }
    }
    if updateView(&view) { messages.append(.view(view)) }
    return messages
  }
}

extension Message {
  /// Whether it is a view of the venue.
  var isView: Bool {
    if case .view = self { true } else { false }
  }
}
