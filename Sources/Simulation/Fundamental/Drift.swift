internal import Market

/// A slow move of a fair value that a scenario asks for: the same factor with every step.
struct Drift: Archived, Sendable {
  /// By what the value is multiplied in a step.
  private(set) var factor = 1.0
  /// How many steps are left.
  private(set) var stepsLeft: Int64 = 0

  /// No drift.
  init() {}

  /// Makes a drift.
  ///
  /// - Parameters:
  ///   - basisPoints: How far it goes in all, above -10,000.
  ///   - steps: In how many steps, at least 1.
  init(basisPoints: Double, steps: Int64) {
    factor = Elementary.exp(Elementary.log(1 + basisPoints * 1e-4) / Double(max(steps, 1)))
    stepsLeft = max(steps, 1)
  }

  /// Lets a step pass and gives its factor.
  mutating func step() -> Double {
    stepsLeft -= 1
    return factor
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&factor, in: .leastNormalMagnitude...1e3)
    archive.transfer(&stepsLeft, in: 1...1 << 62)
  }
}
