public import Market

/// What the user is to practise: a goal, the time for it, and one number that is scored.
public struct Drill: Hashable, Sendable {
  /// What is to be done, in words.
  public var goal: String
  /// How long there is, from the start.
  public var limit: TimeSpan
  /// What is scored when the time is over.
  public var score: Score

  /// Makes a drill.
  public init(goal: String, limit: TimeSpan, score: Score) {
    self.goal = goal
    self.limit = limit
    self.score = score
  }

  /// What can be scored; the raw value is its name in a scenario file.
  public enum Score: String, Hashable, Sendable, CaseIterable {
    /// By how much the account is worth more than at the start, in the quote asset of the first
    /// market.
    case equity
    /// What the user's own trading gained, after fees.
    case trading
    /// How many orders are open.
    case openOrders = "open orders"
  }
}
