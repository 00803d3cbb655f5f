internal import Lanes
internal import Market

/// An event on its way to a participant, with the place at which it belongs among all events.
struct RoutedEvent: Sendable {
  let sequence: Sequence
  let event: ParticipantEvent
}

/// The venue's ends of one participant's lanes.
struct LinkEnds: ~Copyable {
  var commands: Lane<Command>.Consumer
  var controls: Lane<VenueControl>.Consumer
  var events: Lane<RoutedEvent>.Producer
  var views: Slot<MarketView>.Writer
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
  /// How many events could not be delivered since the participant fell behind; nil if it has not.
  private(set) var missed: UInt64?

  private var ends: LinkEnds
  /// Answers of the venue's own, which are part of no order and wait for nothing. Apart from the
  /// other ends, because they are given while commands are taken.
  private var answers: Lane<Event>.Producer
  private let doorbell: Doorbell
  private var viewPublishedAt: Int64?
  private var hasNews = false
  private var isUrgent = false

  init(
    account: AccountID, focus: InstrumentID, doorbell: Doorbell, ends: consuming LinkEnds,
    answers: consuming Lane<Event>.Producer
  ) {
    self.account = account
    self.focus = focus
    self.doorbell = doorbell
    self.ends = ends
    self.answers = answers
  }

  /// Takes waiting commands in order, at most so many; gives how many.
  func takeCommands(max: Int, _ body: (Command) -> Void) -> Int {
    ends.commands.drain(max: max) { body($0) }
  }

  /// Takes all waiting controls in order; gives how many.
  func takeControls(_ body: (VenueControl) -> Void) -> Int {
    ends.controls.drain { body($0) }
  }

  /// Whether the participant has missed events and not yet been brought up to date.
  var isBehind: Bool { missed != nil }

  /// Delivers an event, unless the participant is behind: then it is counted.
  func deliver(_ event: ParticipantEvent, at sequence: Sequence) {
    if let count = missed {
      missed = count + 1
    } else if ends.events.push(RoutedEvent(sequence: sequence, event: event)) {
      hasNews = true
    } else if !ends.events.isAbandoned {
      missed = 1
    }
  }

  /// Whether a participant that is behind has read everything that it was sent.
  func isReadyForResync() -> Bool {
    isBehind && ends.events.hasRoom(for: ends.events.capacity)
  }

  /// Delivers a snapshot in place of what was missed: the participant is up to date again.
  func resync(_ snapshot: AccountSnapshot) {
    missed = nil
    deliver(.resync(snapshot), at: snapshot.sequence)
  }

  /// Whether the last view has not been looked at yet.
  var hasUnreadView: Bool { ends.views.hasUnread }

  /// The earliest real time for the next view.
  func nextView(interval: Int64) -> Int64 {
    viewPublishedAt.map { $0 + interval } ?? .min
  }

  /// Publishes a view, which `write` puts together in place.
  func publishView(at real: Int64, _ write: (inout MarketView) -> Void) {
    ends.views.write { view in
      view.focus = focus
      write(&view)
    }
    viewPublishedAt = real
    isViewStale = false
    hasNews = true
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
    guard hasNews || isUrgent else { return }
    hasNews = hasNews && keepsNews
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
