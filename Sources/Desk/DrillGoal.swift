internal import Analytics
public import Market

/// What the person is to practise: a goal, the time for it, and one number that is scored.
public struct DrillGoal: Hashable, Sendable {
  /// What can be scored.
  public enum Score: Hashable, Sendable, CaseIterable {
    /// By how much the account is worth more than at the start.
    case equity
    /// What own trading gained, after fees.
    case trading
    /// How many orders are open.
    case openOrders
  }

  /// What is to be done, in words.
  public var goal: String
  /// When the time is over.
  public var endsAt: Instant
  /// What is scored then.
  public var score: Score

  /// Makes a drill.
  public init(goal: String, endsAt: Instant, score: Score) {
    self.goal = goal
    self.endsAt = endsAt
    self.score = score
  }

  /// What is scored, in words.
  private var scoreName: String {
    switch score {
    case .equity: "what the account is worth more than at the start"
    case .trading: "what own trading gained, after fees"
    case .openOrders: "open orders"
    }
  }

  /// The drill as it is told at the start.
  public var words: String {
    "drill: \(goal) Until \(ClockText.time(endsAt)); scored: \(scoreName)"
  }
}

extension DeskState {
  /// The number that the drill is scored by, as it is now; `nil` where there is no drill.
  public var drillScore: String? {
    guard let drill = session.drill else { return nil }
    if drill.score == .openOrders { return "\(view.openOrderCount) open orders" }
    guard let equity, let quote = session.instruments.first?.quote else { return nil }
    let gain = drill.score == .trading ? equity.trading : equity.trading + equity.drift
    return "\(gain.units > 0 ? "+" : "")\(quote.text(gain)) \(quote.symbol)"
  }

  /// Scores the drill once, when its time is over.
  mutating func scoreDrill() {
    guard let drill = session.drill, drillResult == nil, view.time >= drill.endsAt,
      let score = drillScore
    else { return }
    drillResult = score
    say(.good, "the drill is over; your score: \(score)")
  }
}
