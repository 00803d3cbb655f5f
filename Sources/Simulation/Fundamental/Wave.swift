internal import Market

/// A quantity that strays from its middle and comes back: a normal number with an exponential
/// memory.
struct Wave: Sendable {
  private(set) var level = 0.0
  /// How far it goes by now, squared: nothing at the start, when it stands in the middle.
  private(set) var variance = 0.0
  private let keep: Double
  private let push: Double

  /// Makes a wave that begins in its middle.
  ///
  /// - Parameter step: How many seconds lie between two calls of `move`.
  init(plan: ActivityPlan.Wave, step: Double) {
    keep = Elementary.exp(-step / plan.seconds)
    push = plan.deviation * (1 - keep * keep).squareRoot()
  }

  /// Goes on by one step.
  ///
  /// - Parameter draw: A standard normal number.
  mutating func move(draw: Double) {
    level = level * keep + push * draw
    variance = variance * keep * keep + push * push
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&level)
    archive.transfer(&variance, in: 0...100)
  }
}
