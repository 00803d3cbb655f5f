public import Market

/// An order of the ticket that did not become one, and why.
public struct RefusedOrder: Hashable, Sendable {
  /// What was sent.
  public var action: Command.Action
  /// Why it was refused, in words.
  public var reason: String

  /// Makes a record.
  public init(action: Command.Action, reason: String) {
    self.action = action
    self.reason = reason
  }
}

extension DeskState {
  /// Puts a ticket in front again whose order was refused, with its entries and the reason, unless
  /// the person has gone on: to something else on the screen, or to another order.
  mutating func bringBack(refused command: PendingCommand?, because reason: String) {
    guard let command, var ticket = command.ticket,
      command.reference == ClientReference(nextReference - 1)
    else { return }
    if let id = ticket.amending, !view.orders.contains(where: { $0.id == id }) { return }
    ticket.refused = RefusedOrder(action: command.action, reason: reason)
    ticket.isFieldFresh = true
    ticket.warned = nil
    bringBack(ticket)
  }
}
