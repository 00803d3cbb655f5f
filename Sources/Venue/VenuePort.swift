public import Lanes
public import Market

/// What a participant holds of the venue: the only way in and out, wait-free in both directions.
///
/// It belongs to one thread at a time. Nothing here ever waits for the venue: a command that finds
/// its lane full is answered with `false`, and looking for news gives what there is.
public struct VenuePort: ~Copyable, Sendable {
  /// Whose port it is.
  public let account: AccountID
  /// What the venue rings when it has sent something: the participant's to wait on.
  public let doorbell: Doorbell
  /// Every trade and every change of a level, for readers beside this port's own.
  public let feed: Feed<PublicEvent>
  /// What `drain` gives of what is public.
  public var interest = PublicInterest.trades

  /// Everything up to here that concerns this participant was given by `drain`.
  public private(set) var heard = Sequence(0)

  private let shared: VenueShared
  private var commands: Lane<Command>.Producer
  private var controls: Lane<VenueControl>.Producer
  private var views: Slot<MarketView>.Reader
  /// Whether the slot's end holds a view that was not given yet.
  private var holdsView = false
  private var inbox: Inbox

  init(
    account: AccountID, doorbell: Doorbell, feed: Feed<PublicEvent>, shared: VenueShared,
    ends: consuming PortEnds
  ) {
    self.account = account
    self.doorbell = doorbell
    self.feed = feed
    self.shared = shared
    commands = ends.commands
    controls = ends.controls
    views = ends.views
    inbox = Inbox(
      own: ends.events, news: ends.news, answers: ends.answers, feed: feed.reader())
  }

  /// Sends a command to the exchange; the answer comes as an event.
  ///
  /// - Returns: false if the venue is busy: so many commands wait already that there is no room for
  ///   this one, and it was not sent.
  public mutating func submit(_ command: Command) -> Bool {
    precondition(command.account == account, "a port carries the commands of its own account")
    guard commands.push(command) else { return false }
    shared.doorbell.ring()
    return true
  }

  /// Goes through the first steps of `submit` and no further, as a thread does that is stopped
  /// there for ever; for tests and benchmarks of such threads.
  ///
  /// - Returns: whether it came to that step: it does not if the lane is full, or if the venue was
  ///   awake and a ring would not have had to wake it.
  package mutating func submit(_ command: Command, stoppingAt stop: SubmitStop) -> Bool {
    switch stop {
    case .written:
      return commands.pushWithoutPublishing(command)
    case .published:
      return commands.push(command)
    case .marked:
      _ = commands.push(command)
      return shared.doorbell.ringWithoutWaking()
    }
  }

  /// Steers market time, or what the views of this port show.
  ///
  /// - Returns: false if the venue is busy; nothing was changed then.
  public mutating func control(_ control: VenueControl) -> Bool {
    guard controls.push(control) else { return false }
    shared.doorbell.ring()
    return true
  }

  /// Takes what has happened since the last time, in the order of its sequence: private events,
  /// phases and notices, and what is public as far as it is of interest.
  ///
  /// - Parameters:
  ///   - max: how many to take at most; the rest stays for the next time.
  ///   - body: what to do with each.
  /// - Returns: how many were taken.
  @discardableResult
  public mutating func drain(max: Int = .max, _ body: (ParticipantEvent) -> Void) -> Int {
    // Of everything up to here all has been sent and is durable, so it can be put in order.
    let limit = shared.routed
    var count = 0
    while count < max, let event = inbox.next(through: limit, interest: interest) {
      body(event)
      count += 1
    }
    if count < max { heard = limit }
    // The venue may be waiting for room, to bring this participant up to date.
    if inbox.takeMadeRoom() { shared.doorbell.ring() }
    return count
  }

  /// Whether there is a view that `updateView` has not given yet.
  public var hasUnreadView: Bool { holdsView || views.hasUnread }

  /// Whether what happens is kept on the disk.
  public var journal: JournalCondition { shared.journal }

  /// Overwrites a view with the latest one, in place and without allocation once its arrays have
  /// grown.
  ///
  /// A view of what is not on the disk yet is held back until it is.
  ///
  /// - Returns: false if there is none that was not given before; `view` is unchanged then.
  @discardableResult
  public mutating func updateView(_ view: inout MarketView) -> Bool {
    // The one that is held back is not exchanged for a newer one, which would be held back longer.
    if !holdsView { holdsView = views.refresh() }
    let limit = shared.routed
    guard holdsView, views.withCurrent({ $0.sequence <= limit }) else { return false }
    holdsView = false
    views.withCurrent { view.overwrite(with: $0) }
    return true
  }
}

/// How much of the public feed a participant takes.
public enum PublicInterest: UInt8, Comparable, Sendable {
  /// Nothing: whoever trades by its own events alone.
  case none
  /// The trades.
  case trades
  /// The trades and every change of a level.
  case levels

  /// Whether one is less than another.
  public static func < (left: PublicInterest, right: PublicInterest) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Where a thread may be stopped in the middle of `submit`: after which of its steps.
package enum SubmitStop: String, CaseIterable, Sendable {
  /// The command is in its slot and not published.
  case written
  /// The command is published and the venue has not been rung for.
  case published
  /// The doorbell is marked, the venue is parked, and its descriptor has not been written.
  case marked
}

/// The participant's ends of its lanes.
struct PortEnds: ~Copyable {
  var commands: Lane<Command>.Producer
  var controls: Lane<VenueControl>.Producer
  var events: Lane<Event>.Consumer
  var news: Lane<RoutedNews>.Consumer
  var answers: Lane<Event>.Consumer
  var views: Slot<MarketView>.Reader
}

extension MarketView {
  /// Takes over another view's contents without sharing its storage, which is the venue's.
  mutating func overwrite(with other: borrowing MarketView) {
    sequence = other.sequence
    time = other.time
    clock = other.clock
    dataLag = other.dataLag
    focus = other.focus
    markets.overwrite(with: other.markets)
    bids.overwrite(with: other.bids)
    asks.overwrite(with: other.asks)
    balances.overwrite(with: other.balances)
    openOrderCount = other.openOrderCount
    orders.overwrite(with: other.orders)
    haltPolicy = other.haltPolicy
    deadManFiresAt = other.deadManFiresAt
  }
}

extension Array {
  fileprivate mutating func overwrite(with other: [Element]) {
    removeAll(keepingCapacity: true)
    append(contentsOf: other)
  }
}
