public import Market

/// A command that was sent and is not yet answered.
public struct PendingCommand: Hashable, Sendable {
  /// What the desk calls it.
  public var reference: ClientReference
  /// What was asked.
  public var action: Command.Action
  /// The ticket that it was sent from, to come back where it is refused; `nil` for others.
  public var ticket: Ticket?
  /// Makes a record.
  public init(reference: ClientReference, action: Command.Action) {
    self.reference = reference
    self.action = action
  }
}
