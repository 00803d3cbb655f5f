import Market
import Simulation

// Single parameters of the agents.
extension ScenarioDocument {
  private static let styles = ["joining the touch", "around the fair price"]

  mutating func readParameters(
    _ node: DocumentNode, _ group: String, _ parameters: [AgentParameter],
    _ plan: inout MarketPlan
  ) {
    let isMakers = group == "makers"
    let names =
      parameters.map(\.name) + (isMakers ? ["quotes", "half spread", "spread growth"] : [])
    guard let fields = reader.fields(of: node, describing: group, allowed: names) else { return }
    for (_, name, value) in fields.entries {
      guard let parameter = parameters.first(where: { $0.name == name }) else { continue }
      read(parameter, value, "\(group): \(name)", into: &plan)
    }
    if isMakers { readStyle(fields, &plan.makers) }
  }

  private mutating func read(
    _ parameter: AgentParameter, _ node: DocumentNode, _ what: String, into plan: inout MarketPlan
  ) {
    let (least, most) = (parameter.least, parameter.most)
    switch parameter.place {
    case .count(let path):
      if let count = reader.integer(node, what, in: Int64(least)...Int64(most)) {
        plan[keyPath: path] = Int(count)
      }
    case .number(let path):
      if let number = reader.number(node, what, in: least...most) { plan[keyPath: path] = number }
    case .share(let path):
      let percent = Int64(least * 100)...Int64(most * 100)
      if let share = reader.percentage(node, what, percent: percent) {
        plan[keyPath: path] = Double(share) / 1_000_000
      }
    case .seconds(let path):
      let nanoseconds = [least, most].map { TimeSpan(nanoseconds: Int64($0 * 1e9)) }
      if let span = reader.duration(node, what, in: nanoseconds[0]...nanoseconds[1]) {
        plan[keyPath: path] = Double(span.nanoseconds) / 1e9
      }
    }
  }

  /// How makers quote; a half spread without a word of it means around the fair price.
  private mutating func readStyle(_ fields: DocumentFields, _ makers: inout MakerPlan) {
    var (half, growth) = (10.0, 0.0)
    var isAround = false
    if case .aroundFairPrice(let usualHalf, let usualGrowth) = makers.style {
      (half, growth) = (usualHalf, usualGrowth)
      isAround = true
    }
    let spreads = [fields["half spread"], fields["spread growth"]].compactMap { $0 }
    if let node = fields["quotes"] {
      guard let choice = reader.choice(node, "makers: quotes", of: Self.styles) else { return }
      isAround = choice == 1
      if !isAround, let spread = spreads.first {
        reader.report("makers that join the touch have no spread of their own", at: spread)
      }
    } else if !spreads.isEmpty {
      isAround = true
    }
    if let node = fields["half spread"],
      let number = reader.number(node, "makers: half spread", in: 0...2_000)
    {
      half = number
    }
    if let node = fields["spread growth"],
      let number = reader.number(node, "makers: spread growth", in: 0...100)
    {
      growth = number
    }
    makers.style = isAround ? .aroundFairPrice(halfSpread: half, growth: growth) : .joiningTouch
  }

  /// Reads how busy a market is: waves that come and go, and whether the hour of the day matters.
  mutating func readActivity(_ node: DocumentNode, _ activity: inout ActivityPlan) {
    guard
      let fields = reader.fields(of: node, describing: "activity", allowed: ["season", "waves"])
    else { return }
    if let node = fields["season"], let season = reader.boolean(node, "activity: season") {
      activity.hasSeason = season
    }
    guard let node = fields["waves"],
      let waves = reader.fields(of: node, describing: "waves", allowed: nil)
    else { return }
    if waves.entries.count > 8 {
      reader.report("there may be 8 waves, found \(waves.entries.count)", at: node)
    }
    activity.waves = waves.entries.compactMap { key, _, value in
      let span = reader.duration(key, "the length of a wave", in: .seconds(1)...(.hours(24 * 30)))
      let deviation = reader.number(value, "the deviation of a wave", in: 0...0.5)
      guard let span, let deviation else { return nil }
      return ActivityPlan.Wave(seconds: Double(span.nanoseconds) / 1e9, deviation: deviation)
    }
  }

  /// What single bounds do not say.
  mutating func checkParameters(_ plan: MarketPlan, at node: DocumentNode) {
    let ladder = plan.ladder
    if ladder.shortestLife > ladder.longestLife {
      reader.report("ladder: the shortest life is longer than the longest", at: node)
    }
    if ladder.touchShare + ladder.insideShare > 1 {
      reader.report("ladder: touch share and inside share are more than the whole", at: node)
    }
    if ladder.ordersPerSecond * ladder.longestLife > 500_000 {
      reader.report(
        "ladder: orders per second times the longest life in seconds may be 500000 at most",
        at: node)
    }
    if plan.arbitrage.leastEdge > plan.arbitrage.largestEdge {
      reader.report("arbitrage: the least edge is greater than the largest", at: node)
    }
    if plan.whales.smallest > plan.whales.largest {
      reader.report("whales: the smallest is greater than the largest", at: node)
    }
    if plan.whales.leastParticipation > plan.whales.greatestParticipation {
      reader.report("whales: the least participation is above the greatest", at: node)
    }
    if plan.momentum.shortestHold > plan.momentum.longestHold {
      reader.report("momentum: the shortest hold is longer than the longest", at: node)
    }
    let jump = plan.fairValue.deviationPerRootSecond / plan.fairValue.jumpsPerSecond.squareRoot()
    if jump > 100 {
      reader.report(
        "fair value: the deviation over the root of jumps per second may be 100 at most: a usual "
          + "jump would be \(Int64(jump)) basis points", at: node)
    }
  }
}
