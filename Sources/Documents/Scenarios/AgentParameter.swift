import Simulation

/// A parameter of a market's agents that a scenario file can change.
struct AgentParameter: Sendable {
  /// Where it is in a plan.
  enum Place: Sendable {
    /// A count.
    case count(any WritableKeyPath<MarketPlan, Int> & Sendable)
    /// An estimate: a rate, an exponent, a distance in basis points, a size.
    case number(any WritableKeyPath<MarketPlan, Double> & Sendable)
    /// A share of a whole, written as a percentage.
    case share(any WritableKeyPath<MarketPlan, Double> & Sendable)
    /// Seconds, written as a length of time.
    case seconds(any WritableKeyPath<MarketPlan, Double> & Sendable)
  }

  /// Its name in a scenario file.
  let name: String
  /// Its place in a plan.
  let place: Place
  /// The least value that makes sense.
  let least: Double
  /// The greatest value that makes sense.
  let most: Double

  init(_ name: String, _ place: Place, _ range: ClosedRange<Double>) {
    self.name = name
    self.place = place
    least = range.lowerBound
    most = range.upperBound
  }

  /// The groups of parameters, as a scenario file names them.
  static let groups: [(name: String, parameters: [AgentParameter])] = [
    ("fair value", fairValue), ("activity", []), ("impact", impact), ("ladder", ladder),
    ("makers", makers), ("takers", takers), ("arbitrage", arbitrage),
    ("whales", whales), ("momentum", momentum), ("stops", stops),
  ]

  private static let fairValue = [
    AgentParameter("deviation", .number(\.fairValue.deviationPerRootSecond), 0...20),
    AgentParameter("jumps per second", .number(\.fairValue.jumpsPerSecond), 0.01...50),
    AgentParameter("parts", .count(\.fairValue.parts), 1...20),
    AgentParameter("part delay", .seconds(\.fairValue.partSeconds), 0...60),
    AgentParameter("rebound share", .share(\.fairValue.reboundShare), 0...1),
    AgentParameter("rebound time", .seconds(\.fairValue.reboundSeconds), 0.1...86_400),
    AgentParameter("activity power", .number(\.fairValue.activityPower), 0...2),
    AgentParameter("path steps per second", .number(\.fairValue.pathStepsPerSecond), 0.01...50),
    AgentParameter("excited share", .share(\.fairValue.excitedShare), 0...1),
    AgentParameter("drift per hour", .number(\.fairValue.driftPerHour), -5_000...5_000),
  ]

  private static let impact = [
    AgentParameter("strength", .number(\.impact.strength), 0...3),
    AgentParameter("linearity", .number(\.impact.linearity), 1e-6...1),
    AgentParameter("crowd share", .share(\.impact.crowdShare), 0...1),
  ]

  private static let ladder = [
    AgentParameter("orders per second", .number(\.ladder.ordersPerSecond), 0.01...2_000),
    AgentParameter("touch share", .share(\.ladder.touchShare), 0...1),
    AgentParameter("touch parts", .count(\.ladder.touchParts), 1...50),
    AgentParameter("part delay", .seconds(\.ladder.partSeconds), 0...60),
    AgentParameter("inside share", .share(\.ladder.insideShare), 0...1),
    AgentParameter("distance scale", .number(\.ladder.distanceScale), 0.01...1_000),
    AgentParameter("distance exponent", .number(\.ladder.distanceExponent), 0.01...5),
    AgentParameter("nearest", .number(\.ladder.nearest), 0...1_000),
    AgentParameter("furthest", .number(\.ladder.furthest), 1...5_000),
    AgentParameter("log size", .number(\.ladder.sizeMean), -5...15),
    AgentParameter("log touch size", .number(\.ladder.touchSizeMean), -5...15),
    AgentParameter("size deviation", .number(\.ladder.sizeDeviation), 0...4),
    AgentParameter("size growth", .number(\.ladder.sizeGrowth), 0...10),
    AgentParameter("largest", .number(\.ladder.largest), 0.01...1e9),
    AgentParameter("growth reach", .number(\.ladder.growthReach), 0...5_000),
    AgentParameter("round share", .share(\.ladder.roundShare), 0...1),
    AgentParameter("shortest life", .seconds(\.ladder.shortestLife), 0.001...3_600),
    AgentParameter("longest life", .seconds(\.ladder.longestLife), 1...86_400),
    AgentParameter("life exponent", .number(\.ladder.lifeExponent), 0.1...5),
    AgentParameter("life growth", .number(\.ladder.lifeGrowth), 0...10),
    AgentParameter("touch life share", .number(\.ladder.touchLifeShare), 0.01...1_000),
    AgentParameter("stale distance", .number(\.ladder.staleDistance), 0...1_000),
    AgentParameter("pull share", .share(\.ladder.pullShare), 0...1),
    AgentParameter("pull delay", .seconds(\.ladder.pullDelay), 0...60),
    AgentParameter("pull delay spread", .seconds(\.ladder.pullDelaySpread), 0...60),
    AgentParameter("late pull delay", .seconds(\.ladder.latePullDelay), 0...86_400),
    AgentParameter("accounts", .count(\.ladder.accounts), 1...64),
  ]

  private static let makers = [
    AgentParameter("count", .count(\.makers.count), 0...20),
    AgentParameter("closers", .count(\.makers.closers), 0...20),
    AgentParameter("delay", .seconds(\.makers.delay), 0.0001...60),
    AgentParameter("delay growth", .number(\.makers.delayGrowth), 0...1),
    AgentParameter("size", .number(\.makers.size), 0.01...1e8),
    AgentParameter("size deviation", .number(\.makers.sizeDeviation), 0...3),
    AgentParameter("hysteresis", .number(\.makers.hysteresis), 0...1_000),
    AgentParameter("hysteresis growth", .number(\.makers.hysteresisGrowth), 0...1_000),
    AgentParameter("inventory limit", .number(\.makers.inventoryLimit), 1...1e12),
    AgentParameter("inventory skew", .number(\.makers.inventorySkew), 0...1_000),
    AgentParameter("hedging time", .seconds(\.makers.hedgingSeconds), 0.1...1e6),
    AgentParameter("slow refill share", .share(\.makers.slowRefillShare), 0...1),
    AgentParameter("slow refill", .seconds(\.makers.slowRefill), 0...3_600),
    AgentParameter("alarm", .number(\.makers.alarm), 0...1_000),
  ]

  private static let takers = [
    AgentParameter("orders per second", .number(\.takers.ordersPerSecond), 0.001...200),
    AgentParameter("branching", .share(\.takers.excitement.branching), 0...0.98),
    AgentParameter("parents", .count(\.takers.metaorders.parents), 1...100),
    AgentParameter("parent exponent", .number(\.takers.metaorders.exponent), 1.05...5),
    AgentParameter("longest parent", .number(\.takers.metaorders.longest), 1...1e6),
    AgentParameter("log size", .number(\.takers.sizeMean), -5...15),
    AgentParameter("size deviation", .number(\.takers.sizeDeviation), 0...4),
    AgentParameter("size wave", .number(\.takers.sizeWave.deviation), 0...3),
    AgentParameter("size wave time", .seconds(\.takers.sizeWave.seconds), 0.1...1e6),
    AgentParameter("largest", .number(\.takers.largest), 0.01...1e9),
    AgentParameter("large share", .share(\.takers.largeShare), 0...1),
    AgentParameter("large factor", .number(\.takers.largeFactor), 1...1_000),
    AgentParameter("content share", .share(\.takers.contentShare), 0...1),
    AgentParameter("furthest", .number(\.takers.furthest), 0...5_000),
    AgentParameter("activity power", .number(\.takers.activityPower), 0...2),
  ]

  private static let arbitrage = [
    AgentParameter("count", .count(\.arbitrage.count), 0...20),
    AgentParameter("probability", .share(\.arbitrage.probability), 0...1),
    AgentParameter("delay", .seconds(\.arbitrage.delay), 0...60),
    AgentParameter("delay spread", .seconds(\.arbitrage.delaySpread), 0...60),
    AgentParameter("straggler delay", .seconds(\.arbitrage.stragglerDelay), 0...60),
    AgentParameter("least edge", .number(\.arbitrage.leastEdge), 0...1_000),
    AgentParameter("largest edge", .number(\.arbitrage.largestEdge), 0...1_000),
    AgentParameter("log budget", .number(\.arbitrage.budgetMean), -5...15),
    AgentParameter("budget deviation", .number(\.arbitrage.budgetDeviation), 0...4),
    AgentParameter("largest", .number(\.arbitrage.largest), 0.01...1e9),
  ]
}
