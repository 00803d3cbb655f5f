public import Market

/// Something that makes an order look like a slip of the finger.
public struct GuardWarning: Hashable, Sendable {
  /// What was looked at.
  public enum Kind: Hashable, Sendable, CaseIterable {
    /// The order would trade far worse than the middle of the book, on average.
    case slippage
    /// The order is larger than what the book shows.
    case largerThanBook
    /// The price is far from the touch.
    case farFromTouch
    /// A trigger is far from the last price.
    case farTrigger
    /// The order uses most of what is free.
    case mostOfBalance
  }

  /// What was looked at.
  public var kind: Kind
  /// By how much, in thousandths of what it was measured by.
  public var perMille: Int64
  /// The warning in words.
  public var text: String

  /// Makes a warning.
  public init(_ kind: Kind, perMille: Int64, text: String) {
    self.kind = kind
    self.perMille = perMille
    self.text = text
  }

  /// Whether who read this warning has read a later one, too: it is of the same kind and not worse
  /// by more than a point in a hundred, or a tenth of the figure. Prices move while a person reads.
  func covers(_ later: GuardWarning) -> Bool {
    kind == later.kind && later.perMille <= perMille + max(10, perMille / 10)
  }
}

/// An order that did not leave because it looks like a slip of the finger, and what was said of it.
public struct Warned: Hashable, Sendable {
  /// What would have been sent.
  public var action: Command.Action
  /// What was said.
  public var warnings: [GuardWarning]

  /// Makes a record.
  public init(action: Command.Action, warnings: [GuardWarning]) {
    self.action = action
    self.warnings = warnings
  }

  /// Whether an order may leave on the strength of this: it is the same order, and every warning
  /// was read already.
  func covers(_ action: Command.Action, _ later: [GuardWarning]) -> Bool {
    self.action.isSameOrder(as: action)
      && later.allSatisfy { warning in warnings.contains { $0.covers(warning) } }
  }
}

extension Command.Action {
  /// Whether two commands ask for the same, but for a date that is counted from the moment of
  /// asking.
  func isSameOrder(as other: Command.Action) -> Bool {
    withoutDates == other.withoutDates
  }

  private var withoutDates: Command.Action {
    switch self {
    case .place(var order):
      order.expiresAt = nil
      return .place(order)
    case .placeConditional(var order, let trigger):
      order.expiresAt = nil
      return .placeConditional(order, trigger)
    case .placePair(var pair):
      pair.limit.expiresAt = nil
      return .placePair(pair)
    case .placeBracket(var bracket):
      bracket.entry.expiresAt = nil
      return .placeBracket(bracket)
    default: return self
    }
  }
}
