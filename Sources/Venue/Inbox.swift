internal import Lanes
internal import Market

/// Puts the private lanes and the public feed of a participant back into one order.
struct Inbox: ~Copyable, Sendable {
  private var own: Lane<Event>.Consumer
  private var news: Lane<RoutedNews>.Consumer
  private var answers: Lane<Event>.Consumer
  private var feed: Feed<PublicEvent>.Reader
  /// The oldest of what is no event, taken out to be compared.
  private var nextNews: RoutedNews?
  /// The oldest of the feed, taken out to be compared.
  private var nextPublic: PublicEvent?
  private var hasMadeRoom = false

  init(
    own: consuming Lane<Event>.Consumer, news: consuming Lane<RoutedNews>.Consumer,
    answers: consuming Lane<Event>.Consumer, feed: consuming Feed<PublicEvent>.Reader
  ) {
    self.own = own
    self.news = news
    self.answers = answers
    self.feed = feed
  }

  /// The next thing that happened, if its sequence is at most the limit.
  mutating func next(through limit: Sequence, interest: PublicInterest) -> ParticipantEvent? {
    if let answer = answers.pop() {
      hasMadeRoom = true
      return .event(answer)
    }
    if interest > .none, let missed = fetchPublic(interest) { return .missedPublic(missed) }
    if nextNews == nil, let routed = news.pop() {
      nextNews = routed
      hasMadeRoom = true
    }
    let none = Sequence(limit.rawValue + 1)
    let owned = own.peek { $0.sequence } ?? none
    let published = nextPublic?.sequence ?? none
    if let routed = nextNews, routed.sequence <= limit, routed.sequence < min(owned, published) {
      nextNews = nil
      return routed.news
    }
    if published < owned, published <= limit, let event = nextPublic {
      nextPublic = nil
      return .event(event.event)
    }
    guard owned <= limit, let event = own.pop() else { return nil }
    hasMadeRoom = true
    return .event(event)
  }

  /// Whether anything was taken out of a lane since this was last asked.
  mutating func takeMadeRoom() -> Bool {
    defer { hasMadeRoom = false }
    return hasMadeRoom
  }

  /// Takes the next public event out of the feed, if it is not there yet; gives how many were
  /// missed.
  private mutating func fetchPublic(_ interest: PublicInterest) -> UInt64? {
    while nextPublic == nil {
      switch feed.next() {
      case .empty:
        return nil
      case .lapped(let missed):
        return UInt64(missed)
      case .element(let event):
        if case .level = event.body, interest < .levels { continue }
        nextPublic = event
      }
    }
    return nil
  }
}
