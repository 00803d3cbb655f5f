import Market

// The part of the table that opens the ticket of a kind of order by its name. No key does: in the
// ticket one key goes through all kinds. The palette, the command line and a macro need a name.
extension ActionTable {
  /// Tickets of a kind.
  static let orderKinds: [ActionDefinition] = [
    kind(.ticketByAmount), kind(.ticketStop), kind(.ticketStopLimit), kind(.ticketTakeProfit),
    kind(.ticketTrailingStop), kind(.ticketIceberg), kind(.ticketOneCancelsOther),
    kind(.ticketBracket),
  ]

  private static func kind(_ action: Action) -> ActionDefinition {
    let kind = action.ticketKind ?? .limit
    let activity: PhaseActivity =
      switch kind {
      case .marketByAmount: .placeImmediate
      case .limit, .market, .iceberg, .bracket: .placeLimit
      case .stop, .stopLimit, .takeProfit, .trailingStop, .oneCancelsOther: .placeConditional
      }
    // Named so that a few letters of market-buy do not find it.
    let label = kind == .marketByAmount ? "order by amount" : kind.name
    return ActionDefinition(
      action, [], .orders, label, "opens the ticket: \(kind.explanation)",
      activity: activity, needsSafety: true)
  }
}

extension Action {
  /// The kind of order whose ticket it opens; `nil` for all other actions.
  public var ticketKind: TicketKind? {
    switch self {
    case .ticketByAmount: .marketByAmount
    case .ticketStop: .stop
    case .ticketStopLimit: .stopLimit
    case .ticketTakeProfit: .takeProfit
    case .ticketTrailingStop: .trailingStop
    case .ticketIceberg: .iceberg
    case .ticketOneCancelsOther: .oneCancelsOther
    case .ticketBracket: .bracket
    default: nil
    }
  }
}
