import Simulation

// Those who work large orders, follow the trend, or have stops.
extension AgentParameter {
  static let whales = [
    AgentParameter("a day", .number(\.whales.perDay), 0...1_000),
    AgentParameter("smallest", .share(\.whales.smallest), 0...1),
    AgentParameter("largest", .share(\.whales.largest), 0...1),
    AgentParameter("least participation", .share(\.whales.leastParticipation), 0...0.9),
    AgentParameter("greatest participation", .share(\.whales.greatestParticipation), 0...0.9),
    AgentParameter("shown share", .share(\.whales.shownShare), 0...1),
  ]

  static let momentum = [
    AgentParameter("looks per second", .number(\.momentum.looksPerSecond), 0...100),
    AgentParameter("fast", .seconds(\.momentum.fastSeconds), 0.1...86_400),
    AgentParameter("slow", .seconds(\.momentum.slowSeconds), 0.1...86_400),
    AgentParameter("trend", .number(\.momentum.trend), 0.01...10_000),
    AgentParameter("size", .number(\.momentum.size), 0.01...1e8),
    AgentParameter("shortest hold", .seconds(\.momentum.shortestHold), 0.1...86_400),
    AgentParameter("longest hold", .seconds(\.momentum.longestHold), 0.1...86_400),
  ]

  static let stops = [
    AgentParameter("orders per second", .number(\.stops.ordersPerSecond), 0...100),
    AgentParameter("log size", .number(\.stops.sizeMean), -5...15),
    AgentParameter("size deviation", .number(\.stops.sizeDeviation), 0...4),
    AgentParameter("round share", .share(\.stops.roundShare), 0...1),
    AgentParameter("reach", .share(\.stops.reach), 0...10),
    AgentParameter("least range", .number(\.stops.leastRange), 1...5_000),
    AgentParameter("range time", .seconds(\.stops.rangeSeconds), 1...86_400),
    AgentParameter("hold", .seconds(\.stops.holdSeconds), 1...604_800),
    AgentParameter("most", .count(\.stops.most), 0...5_000),
  ]
}
