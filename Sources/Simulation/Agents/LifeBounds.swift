/// How long a ladder order can live at most, from a table: what most orders of the past are passed
/// over by, without their exact lives being worked out.
///
/// Lives fall as the even number rises that they are drawn from, so the life at the lower end of a
/// step is a bound for all of the step.
struct LifeBounds: Sendable {
  private static let steps = 1024
  /// More than what rounding can add to a life that is worked out exactly.
  private static let slack = 1 + 1e-9

  /// The bound of each step, in seconds.
  private let bounds: [Double]

  /// Works out the bounds of a ladder at a level of activity.
  init(of ladder: Ladder, activity: Double) {
    bounds = (0..<Self.steps).map { step in
      guard step > 0 else { return .infinity }
      let life = SeededRandom.pareto(
        exponent: ladder.plan.lifeExponent, at: Double(step) / Double(Self.steps))
      return ladder.longestLife(life, activity: activity) * Self.slack
    }
  }

  /// No less than the longest life that is drawn from an even number between 0 and 1, in seconds.
  func longestLife(at share: Double) -> Double {
    bounds[max(0, min(Int(share * Double(Self.steps)), Self.steps - 1))]
  }
}
