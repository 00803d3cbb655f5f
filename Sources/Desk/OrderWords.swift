public import Market

extension TimeInForce {
  /// How long the order lives, in words.
  public var words: String {
    switch self {
    case .goodTillCancelled: "until cancelled"
    case .immediateOrCancel: "immediate or cancel"
    case .fillOrKill: "fill or kill"
    case .goodTillDate: "until its date"
    }
  }
}

extension SelfTradePrevention {
  /// The next one, round about.
  var next: SelfTradePrevention {
    let all = Self.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }

  /// What happens where the order would meet an own one, in words.
  public var words: String {
    switch self {
    case .expireTaker: "this order expires"
    case .expireMaker: "the resting one expires"
    case .expireBoth: "both expire"
    case .decrement: "both shrink"
    case .none: "they trade"
    }
  }
}
