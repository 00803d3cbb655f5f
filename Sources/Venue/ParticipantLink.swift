internal import Exchange
internal import Lanes
internal import Market

/// The venue's ends of one participant's lanes.
struct LinkEnds: ~Copyable {
  var commands: Lane<Command>.Consumer
  var controls: Lane<VenueControl>.Consumer
  var events: Lane<Event>.Producer
  var news: Lane<RoutedNews>.Producer
  var views: Slot<MarketView>.Writer
}

/// Where a participant's requests come in.
private struct LinkRequests: ~Copyable {
  var commands: Lane<Command>.Consumer
  var controls: Lane<VenueControl>.Consumer
}

/// The venue's side of a port: the other ends of its lanes, and how far the participant is behind.
///
/// Belongs to the venue's thread.
final class ParticipantLink {
  let account: AccountID
  /// The market whose depth this participant looks at.
  var focus: InstrumentID
  /// Whether something has changed since the last view.
  var isViewStale = true

  private var outbox: Outbox
  private var requests: LinkRequests
  private var views: Slot<MarketView>.Writer
  /// Answers of the venue's own, which are part of no order and wait for nothing. Apart from the
  /// other ends, because they are given while commands are taken.
  private var answers: Lane<Event>.Producer
  private let doorbell: Doorbell
  private var viewPublishedAt: Int64?
  private var isUrgent = false

  init(
    account: AccountID, focus: InstrumentID, doorbell: Doorbell, ends: consuming LinkEnds,
    answers: consuming Lane<Event>.Producer
  ) {
    self.account = account
    self.focus = focus
    self.doorbell = doorbell
    outbox = Outbox(events: ends.events, news: ends.news)
    requests = LinkRequests(commands: ends.commands, controls: ends.controls)
    views = ends.views
    self.answers = answers
  }

  /// Takes waiting commands in order, at most so many; gives how many.
  func takeCommands(max: Int, _ body: (Command) -> Void) -> Int {
    requests.commands.drain(max: max) { body($0) }
  }

  /// Takes all waiting controls in order; gives how many.
  func takeControls(_ body: (VenueControl) -> Void) -> Int {
    requests.controls.drain { body($0) }
  }

  /// How many events could not be delivered since the participant fell behind; nil if it has not.
  var missed: UInt64? { outbox.missed }

  /// Delivers what concerns this participant of the events that have happened, in order; gives
  /// whether anything of that was for its account alone.
  ///
  /// What it is too far behind for is counted.
  /// `text` gives what travels beside an event.
  func deliver(_ batch: EventBatch, text: (Event.Body) -> ParticipantEvent?) -> Bool {
    // One access to this object for all events, not one for each.
    outbox.deliver(batch, to: account, text)
  }

  /// Delivers what is no event, after an event; like an event otherwise.
  func deliver(_ news: ParticipantEvent, after sequence: Sequence) {
    outbox.deliver(RoutedNews(sequence: sequence, news: news))
  }

  /// Whether a participant that is behind has read everything that it was sent.
  func isReadyForResync() -> Bool { outbox.isBehindAndEmpty() }

  /// Delivers a snapshot in place of what was missed: the participant is up to date again.
  func resync(_ snapshot: AccountSnapshot) {
    outbox.missed = nil
    deliver(.resync(snapshot), after: snapshot.sequence)
  }

  /// Whether the last view has not been looked at yet.
  var hasUnreadView: Bool { views.hasUnread }

  /// The earliest real time for the next view.
  func nextView(interval: Int64) -> Int64 {
    viewPublishedAt.map { $0 + interval } ?? .min
  }

  /// Publishes a view, which `write` puts together in place.
  func publishView(at real: Int64, _ write: (inout MarketView) -> Void) {
    views.write { view in
      view.focus = focus
      write(&view)
    }
    viewPublishedAt = real
    isViewStale = false
    outbox.hasNews = true
  }

  /// Whether there is room for the answers to a turn's commands.
  var canAnswer: Bool { answers.hasRoom(for: answers.capacity / 2) }

  /// Sends an answer of the venue's own, past everything that waits to become durable.
  func answer(_ event: Event) {
    _ = answers.push(event)
  }

  /// Wakes the participant at the end of the turn, whatever waits to become durable.
  func ringAtOnce() { isUrgent = true }

  /// Wakes the participant if it was sent something since the last time.
  ///
  /// - Parameter keepsNews: whether something of that must still wait, so that it is to be woken
  ///   again.
  func ringIfNeeded(keepsNews: Bool) {
    guard outbox.hasNews || isUrgent else { return }
    outbox.hasNews = outbox.hasNews && keepsNews
    isUrgent = false
    doorbell.ring()
  }

  /// Wakes the participant if that was asked for whatever else waits.
  func ringIfUrgent() {
    guard isUrgent else { return }
    isUrgent = false
    doorbell.ring()
  }
}
