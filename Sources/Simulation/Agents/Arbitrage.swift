internal import Market

/// Those who take what is stale once the fair value has jumped.
struct Arbitrage: Sendable {
  /// What one of them takes: how far from the fair price at least, and for how much at most.
  struct Sweep: Sendable {
    /// The least gain in basis points.
    var edge: Double
    /// Whole units of the quote asset.
    var budget: Double
  }

  let plan: ArbitragePlan
  private(set) var random: SeededRandom

  /// Makes them with their stream.
  init(plan: ArbitragePlan, random: SeededRandom) {
    self.plan = plan
    self.random = random
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) { random.transfer(&archive) }

  /// After how many seconds one of them tries; `nil` where it lets the chance pass. Two draws.
  mutating func reaction() -> Double? {
    let tries = random.happens(plan.probability)
    let delay = plan.delay + plan.delaySpread * random.exponential()
    return tries ? delay : nil
  }

  /// After how many seconds somebody notices what the first ones left. One draw.
  mutating func straggle() -> Double { plan.stragglerDelay * random.exponential() }

  /// After how many seconds somebody looks at an auction again. One draw.
  mutating func leaning() -> Double { 0.3 + 0.5 * random.exponential() }

  /// What it takes. Two draws.
  mutating func sweep() -> Sweep {
    let edge = plan.leastEdge + (plan.largestEdge - plan.leastEdge) * random.uniform()
    let budget = random.logNormal(mean: plan.budgetMean, deviation: plan.budgetDeviation)
    return Sweep(edge: edge, budget: min(budget, plan.largest))
  }
}
