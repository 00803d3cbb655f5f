/// Why matching stands still.
public enum HaltReason: UInt8, Hashable, Sendable, BitwiseCopyable {
  /// Announced maintenance.
  case maintenance
  /// The operator's decision.
  case operatorDecision
  /// Something broke.
  case fault
  /// It is not listed any more, and will not open again.
  case delisted
}

/// What a market does at the moment. What each phase allows stands in `PhaseRules.swift`.
public enum MarketPhase: Hashable, Sendable, BitwiseCopyable {
  /// Continuous trading.
  case open
  /// New orders only if they rest; cancels as always.
  case postOnly
  /// Cancels, and amendments to a smaller quantity; nothing else.
  case cancelOnly
  /// Nothing at all.
  case halted(HaltReason)
  /// Limit orders collect without matching; an indicative price is published; one uncross ends it.
  case auction

  /// The phase in a word or two, as shown to people.
  public var name: String {
    switch self {
    case .open: "open"
    case .postOnly: "post-only"
    case .cancelOnly: "cancel-only"
    case .halted: "halted"
    case .auction: "auction"
    }
  }
}
