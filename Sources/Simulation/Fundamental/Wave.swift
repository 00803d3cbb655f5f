internal import Market

/// A quantity that strays from its middle and comes back: a normal number with an exponential
/// memory.
struct Wave: Sendable {
  private(set) var level = 0.0
  private let deviation: Double
  /// The logarithm of what is left of its variance after a step.
  private let fade: Double
  private let keep: Double
  private let push: Double

  /// Makes a wave that begins in its middle.
  ///
  /// - Parameter step: How many seconds lie between two calls of `move`.
  init(plan: ActivityPlan.Wave, step: Double) {
    deviation = plan.deviation
    fade = -2 * step / plan.seconds
    keep = Elementary.exp(-step / plan.seconds)
    push = plan.deviation * (1 - keep * keep).squareRoot()
  }

  /// Goes on by one step.
  ///
  /// - Parameter draw: A standard normal number.
  mutating func move(draw: Double) {
    level = level * keep + push * draw
  }

  /// How far it goes after so many steps, squared: nothing at the start, when it stands in the
  /// middle.
  func variance(after steps: UInt64) -> Double {
    deviation * deviation * (1 - Elementary.exp(fade * Double(steps)))
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) { archive.transfer(&level) }
}
