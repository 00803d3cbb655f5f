internal import Market

/// Those whose positions have stop orders: where they see the extremes of late, and their stream.
struct StopHolders: Sendable {
  /// A stop order that somebody wants.
  struct Wish: Sendable {
    /// A sell protects one who has bought, a buy one who has sold.
    var side: Side
    /// Where it is triggered, in ticks.
    var trigger: Int64
    /// Whole units of the quote asset.
    var size: Double
    /// How many seconds the position is held.
    var hold: Double
  }

  let plan: StopPlan
  private let keep: Double
  private(set) var random: SeededRandom
  /// The highest and the lowest price of late, in ticks.
  private var high: Double
  private var low: Double

  /// Makes them.
  ///
  /// - Parameter step: How many seconds lie between two calls of `see`.
  init(plan: StopPlan, reference: Price, step: Double, random: SeededRandom) {
    self.plan = plan
    self.random = random
    keep = Elementary.exp(-step / plan.rangeSeconds)
    high = Double(reference.ticks)
    low = high
  }

  /// Takes note of a price: extremes fade towards it.
  mutating func see(_ ticks: Double) {
    high = max(ticks, ticks + (high - ticks) * keep)
    low = min(ticks, ticks + (low - ticks) * keep)
  }

  /// After how many seconds the next stop is placed; `nil` where none is. One draw.
  mutating func gap(activity: Double) -> Double? {
    let draw = random.exponential()
    return plan.ordersPerSecond > 0 ? draw / (plan.ordersPerSecond * activity) : nil
  }

  /// The next stop at a price. Five draws.
  mutating func wish(at ticks: Double) -> Wish {
    let side: Side = random.next() >> 63 == 0 ? .buy : .sell
    let isRound = random.happens(plan.roundShare)
    let beyond = random.exponential()
    let size = random.logNormal(mean: plan.sizeMean, deviation: plan.sizeDeviation)
    let hold = random.exponential() * plan.holdSeconds
    let range = max(high - low, ticks * plan.leastRange * 1e-4)
    let way: Double = side == .buy ? 1 : -1
    var anchor: Double
    if isRound {
      let step = Self.roundStep(within: range)
      let below = Double(Elementary.floor(ticks / step)) * step
      anchor = side == .buy ? below + step : below
      // Just beyond a round price that is touched already nobody waits.
      if (anchor - ticks) * way < 0.1 * range { anchor += way * step }
      anchor += way * 0.2 * plan.reach * beyond * range
    } else {
      anchor = (side == .buy ? high : low) + way * plan.reach * beyond * range
      if (anchor - ticks) * way < 0.1 * range { anchor = ticks + way * (0.1 + beyond) * range }
    }
    return Wish(
      side: side, trigger: max(1, Elementary.floor(min(max(anchor, 1), 1e15))), size: size,
      hold: min(max(hold, 1), 4e8))
  }

  /// The largest of 1, 2, 5, 10, 20, ... that lies within a range.
  private static func roundStep(within range: Double) -> Double {
    var step = 1.0
    var place = 0
    while place < 40 {
      let next = step * (place % 3 == 1 ? 2.5 : 2)
      guard next <= range else { return step }
      step = next
      place += 1
    }
    return step
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    random.transfer(&archive)
    archive.transfer(&high, in: 0...1e15)
    archive.transfer(&low, in: 0...1e15)
  }
}
