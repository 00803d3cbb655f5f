internal import Lanes
internal import Market

/// Puts the private lane and the public feed of a participant back into one order.
struct Inbox: ~Copyable, Sendable {
  private var own: Lane<RoutedEvent>.Consumer
  private var answers: Lane<Event>.Consumer
  private var feed: Feed<PublicEvent>.Reader
  /// The oldest of the lane, taken out to be compared.
  private var nextOwn: RoutedEvent?
  /// The oldest of the feed, taken out to be compared.
  private var nextPublic: PublicEvent?
  private var hasMadeRoom = false

  init(
    own: consuming Lane<RoutedEvent>.Consumer, answers: consuming Lane<Event>.Consumer,
    feed: consuming Feed<PublicEvent>.Reader
  ) {
    self.own = own
    self.answers = answers
    self.feed = feed
  }

  /// The next thing that happened, if its sequence is at most the limit.
  mutating func next(through limit: Sequence, wantsLevels: Bool) -> ParticipantEvent? {
    if let answer = answers.pop() { return .event(answer) }
    if let missed = fetchPublic(wantsLevels: wantsLevels) {
      return .missedPublic(missed)
    }
    fetchOwn()
    if let event = nextPublic, event.sequence <= limit,
      nextOwn.map({ event.sequence < $0.sequence }) ?? true
    {
      nextPublic = nil
      return .event(event.event)
    }
    guard let routed = nextOwn, routed.sequence <= limit else { return nil }
    nextOwn = nil
    return routed.event
  }

  /// Whether anything was taken out of the lane since this was last asked.
  mutating func takeMadeRoom() -> Bool {
    defer { hasMadeRoom = false }
    return hasMadeRoom
  }

  private mutating func fetchOwn() {
    guard nextOwn == nil, let routed = own.pop() else { return }
    nextOwn = routed
    hasMadeRoom = true
  }

  /// Takes the next public event out of the feed, if it is not there yet; gives how many were
  /// missed.
  private mutating func fetchPublic(wantsLevels: Bool) -> UInt64? {
    while nextPublic == nil {
      switch feed.next() {
      case .empty:
        return nil
      case .lapped(let missed):
        return UInt64(missed)
      case .element(let event):
        if case .level = event.body, !wantsLevels { continue }
        nextPublic = event
      }
    }
    return nil
  }
}
