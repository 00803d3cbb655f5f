public import Market

/// What a participant hears from the venue, each thing once and all in order of their sequence.
public enum ParticipantEvent: Sendable {
  /// Something happened: to the own account, or to everybody.
  case event(Event)
  /// A notice in full, right after the event that says it was published or changed.
  indirect case notice(MaintenanceNotice)
  /// An incident in full, right after the event that says it was told of or changed.
  indirect case incident(Incident)
  /// The participant had stopped reading and missed events of its own; this is how things stand.
  indirect case resync(AccountSnapshot)
  /// So many public trades and changes went by unread: the reader was lapped.
  case missedPublic(UInt64)
}

/// How things stand for an account, complete: what a participant gets in place of events it missed.
///
/// The events that follow are those after `sequence`. Depth and prices are in the view.
public struct AccountSnapshot: Hashable, Sendable {
  /// The last event that is contained.
  public var sequence: Sequence
  /// The market time.
  public var time: Instant
  /// How many events for this account were missed.
  public var missed: UInt64
  /// The phase of every market, in the order of listing.
  public var phases: [MarketPhase]
  /// The balances, in the order of assets.
  public var balances: [Balance]
  /// The open orders over all markets, oldest first.
  public var orders: [OpenOrder]
  /// Every notice in its latest revision, oldest first.
  public var notices: [MaintenanceNotice]
  /// Every incident as it was told last, oldest first.
  public var incidents: [Incident]
}
