/// What a phase may allow or refuse.
public enum PhaseActivity: UInt8, Hashable, Sendable, CaseIterable {
  /// A new limit order that may rest.
  case placeLimit
  /// A new order that must trade at once: market, immediate-or-cancel, fill-or-kill.
  case placeImmediate
  /// A new post-only order.
  case placePostOnly
  /// A new order that waits for a trigger.
  case placeConditional
  /// An amendment to a smaller quantity at the same price.
  case amendDown
  /// Any other amendment.
  case amend
  /// A cancel of any kind.
  case cancel
  /// Matching as orders come.
  case match
}

extension MarketPhase {
  /// Whether the phase allows an activity: the one table of what each phase allows.
  public func allows(_ activity: PhaseActivity) -> Bool {
    switch self {
    case .open: true
    case .postOnly:
      switch activity {
      case .placePostOnly, .placeConditional, .amendDown, .amend, .cancel: true
      case .placeLimit, .placeImmediate, .match: false
      }
    case .cancelOnly: activity == .cancel || activity == .amendDown
    case .halted: false
    case .auction:
      switch activity {
      case .placeLimit, .placePostOnly, .placeConditional, .amendDown, .amend, .cancel: true
      case .placeImmediate, .match: false
      }
    }
  }
}
