internal import Market

/// Those who follow the trend: what they make of the price, and their stream.
struct Momentum: Sendable {
  let plan: MomentumPlan
  private let fastKeep: Double
  private let slowKeep: Double
  private(set) var random: SeededRandom
  /// The price of late and that of longer ago, in ticks.
  private var fast: Double
  private var slow: Double

  /// Makes them.
  ///
  /// - Parameter step: How many seconds lie between two calls of `see`.
  init(plan: MomentumPlan, reference: Price, step: Double, random: SeededRandom) {
    self.plan = plan
    self.random = random
    fastKeep = Elementary.exp(-step / plan.fastSeconds)
    slowKeep = Elementary.exp(-step / plan.slowSeconds)
    fast = Double(reference.ticks)
    slow = fast
  }

  /// Takes note of a price.
  mutating func see(_ ticks: Double) {
    fast = ticks + (fast - ticks) * fastKeep
    slow = ticks + (slow - ticks) * slowKeep
  }

  /// How strong the trend is: from -1, straight down, to 1, straight up.
  var signal: Double {
    let gap = (fast - slow) / max(slow, 1) * 1e4 / plan.trend
    let power = Elementary.exp(2 * min(max(gap, -20), 20))
    return (power - 1) / (power + 1)
  }

  /// After how many seconds the next one looks; `nil` where nobody does. One draw.
  mutating func gap(activity: Double) -> Double? {
    let draw = random.exponential()
    return plan.looksPerSecond > 0 ? draw / (plan.looksPerSecond * activity) : nil
  }

  /// How long a position is held, in seconds. One draw.
  mutating func hold() -> Double {
    plan.shortestHold + (plan.longestHold - plan.shortestHold) * random.uniform()
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    random.transfer(&archive)
    archive.transfer(&fast, in: 0...1e15)
    archive.transfer(&slow, in: 0...1e15)
  }
}
