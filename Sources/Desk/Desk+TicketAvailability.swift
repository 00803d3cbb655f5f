import Market

extension Desk {
  /// Whether a key of the ticket does anything to the order that is in it, and if not why.
  static func ticketAvailability(of action: Action, in state: DeskState) -> Availability {
    guard case .ticket(let ticket) = state.overlay else { return .allowed }
    let keeps: [Action] = [
      .ticketBuy, .ticketSell, .togglePostOnly, .nextTimeInForce, .toggleHaltPolicy, .nextKind,
      .previousKind, .toggleReduceOnly, .nextSelfTradePrevention, .ticketShare,
    ]
    if ticket.amending != nil, keeps.contains(action) {
      return .refused("an open order keeps this; only price and size can be changed")
    }
    let reason: String? =
      switch action {
      case .togglePostOnly: ticket.postOnlyRefusal
      case .toggleReduceOnly: ticket.reduceOnlyRefusal
      case .nextTimeInForce where ticket.lives.count == 1:
        "a \(ticket.kind.name) order lives in one way only: \(ticket.lives[0].words)"
      case .sendAnyway where ticket.warned == nil:
        "nothing was warned of; Enter sends the ticket"
      default: nil
      }
    return reason.map { .refused($0) } ?? .allowed
  }
}
