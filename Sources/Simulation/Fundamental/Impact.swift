internal import Market

/// How far taking has moved the price: the square root of what was taken of late, by six memories
/// that fade at speeds from half a second to fifty minutes.
struct Impact: Sendable {
  private static let parts = 6
  private static let seconds: InlineArray<6, Double> = [0.5, 3, 15, 80, 500, 3_000]
  private static let weights: InlineArray<6, Double> = [0.10, 0.12, 0.15, 0.18, 0.21, 0.24]

  private let scale: Double
  private let linearity: Double
  private let keep: InlineArray<6, Double>
  private var taken: InlineArray<6, Double> = InlineArray(repeating: 0)
  /// By how many basis points the price stands above the fundamental; below where negative.
  private(set) var basisPoints = 0.0

  /// Makes an impact of nothing.
  ///
  /// - Parameters:
  ///   - dailyDeviation: The deviation of a day, in basis points.
  ///   - step: How many seconds lie between two calls of `fade`.
  init(plan: ImpactPlan, dailyDeviation: Double, step: Double) {
    scale = plan.strength * dailyDeviation
    linearity = plan.linearity
    keep = InlineArray { Elementary.exp(-step / Self.seconds[$0]) }
  }

  /// Adds what was taken, as a signed share of a day's volume.
  mutating func add(_ share: Double) {
    for part in 0..<Self.parts { taken[part] += Self.weights[part] * share }
    settle()
  }

  /// Lets it fade by one step.
  mutating func fade() {
    for part in 0..<Self.parts { taken[part] *= keep[part] }
    settle()
  }

  private mutating func settle() {
    var sum = 0.0
    for part in 0..<Self.parts { sum += taken[part] }
    let size = sum < 0 ? -sum : sum
    let move = scale * ((size + linearity * linearity).squareRoot() - linearity)
    basisPoints = sum < 0 ? -move : move
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    for part in 0..<Self.parts { archive.transfer(&taken[part]) }
    archive.transfer(&basisPoints)
  }
}
