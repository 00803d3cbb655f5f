import Exchange
import Market
import Simulation
import Testing

@testable import Documents

@Suite("Parameters of agents in scenario files")
struct AgentParameterTests {
  static func scenario(_ agents: String) throws -> Scenario {
    try ScenarioText.scenario("summary: S\nmarkets:\n  BTC-USDT:\n    agents: \(agents)\n")
  }

  static func problems(_ agents: String) throws -> [String] {
    try ScenarioText.problems("summary: S\nmarkets:\n  BTC-USDT:\n    agents: \(agents)\n")
  }

  /// The numbers of a plan, by the way to them.
  static func numbers(of value: Any, at path: String = "") -> [String: String] {
    if value is Double || value is Int { return [path: "\(value)"] }
    var numbers: [String: String] = [:]
    for child in Mirror(reflecting: value).children {
      numbers.merge(Self.numbers(of: child.value, at: "\(path).\(child.label ?? "")")) { $1 }
    }
    return numbers
  }

  @Test("every number of the agents' plans can be set by a name of its own")
  func complete() {
    let plan = Scenario.practiceMarkets[0]
    let all = Self.numbers(of: plan)
    var reached: [String: String] = [".dailyVolume": "daily volume"]
    for (group, parameters) in AgentParameter.groups {
      #expect(Set(parameters.map(\.name)).count == parameters.count, "\(group)")
      for parameter in parameters {
        var changed = plan
        switch parameter.place {
        case .count(let path): changed[keyPath: path] += 1
        case .number(let path), .share(let path), .seconds(let path):
          changed[keyPath: path] += 1
        }
        let after = Self.numbers(of: changed)
        let touched = all.keys.filter { all[$0] != after[$0] }
        #expect(touched.count == 1, "\(group): \(parameter.name)")
        for path in touched {
          #expect(reached[path] == nil, "\(path)")
          reached[path] = parameter.name
        }
      }
    }
    // Waves have their own form; the shape of the kernel is not for scenarios.
    let others = all.keys.filter {
      reached[$0] == nil && !$0.hasPrefix(".activity.") && !$0.hasPrefix(".takers.excitement.")
    }
    #expect(others.sorted() == [])
  }

  @Test("the presets are within the bounds", arguments: AgentPreset.allCases)
  func bounds(preset: AgentPreset) {
    for (group, parameters) in AgentParameter.groups {
      for parameter in parameters {
        let value: Double
        switch parameter.place {
        case .count(let path): value = Double(preset.plan[keyPath: path])
        case .number(let path), .share(let path), .seconds(let path):
          value = preset.plan[keyPath: path]
        }
        #expect(
          (parameter.least...parameter.most).contains(value), "\(group): \(parameter.name)")
      }
    }
  }

  static let extremes = AgentParameter.groups.flatMap { group, parameters in
    parameters.flatMap { parameter in
      [parameter.least, parameter.most].map { bound in
        let number = bound == bound.rounded() ? "\(Int64(bound))" : "\(bound)"
        let value =
          switch parameter.place {
          case .count, .number: number
          case .share: "\(Int64(bound * 100))%"
          case .seconds: DurationText.text(TimeSpan(nanoseconds: Int64(bound * 1e9)))
          }
        return "\(group): {\(parameter.name): \(value)}"
      }
    }
  }

  @Test("a parameter at its bound makes a world that runs, or is refused for another")
  func extremes() throws {
    let folder = try TemporaryFolder()
    var refused: [String] = []
    for extreme in Self.extremes {
      let path = try folder.write(
        "summary: S\nmarkets:\n  HEFT-USDT:\n    agents: {\(extreme)}\n", to: "x.yaml")
      do throws(DocumentError) {
        let scenario = try ScenarioLibrary().scenario(named: path)
        var world = World(scenario: scenario, seed: 3)
        var events = EventBatch()
        world.run(until: scenario.start + .seconds(60), eventLimit: 2_000, into: &events)
        #expect(world.exchange.audit(at: world.now).passed, "\(extreme)")
      } catch { refused.append(extreme) }
    }
    #expect(
      refused == [
        "ladder: {orders per second: 2000}", "ladder: {touch share: 100%}",
        "ladder: {inside share: 100%}", "ladder: {shortest life: 1h}",
        "ladder: {longest life: 1s}", "arbitrage: {least edge: 1000}",
        "arbitrage: {largest edge: 0}", "whales: {smallest: 100%}", "whales: {largest: 0%}",
        "whales: {least participation: 90%}", "whales: {greatest participation: 0%}",
        "momentum: {shortest hold: 1d}", "momentum: {longest hold: 100ms}",
      ])
  }

  @Test("one of each kind")
  func kinds() throws {
    let scenario = try Self.scenario(
      """
      {daily volume: 2.5e9, fair value: {excited share: 12.5%, parts: 1, part delay: 1.5ms},
              ladder: {log touch size: -1.25}, makers: {half spread: 2, count: 3},
              activity: {season: false, waves: {30s: 0.25, 1h: 0.5}}}
      """)
    var plan = Scenario.practiceMarkets[0]
    plan.dailyVolume = 2.5e9
    plan.fairValue.excitedShare = 0.125
    plan.fairValue.parts = 1
    plan.fairValue.partSeconds = 0.0015
    plan.ladder.touchSizeMean = -1.25
    plan.makers.count = 3
    plan.makers.style = .aroundFairPrice(halfSpread: 2, growth: 0)
    plan.activity = ActivityPlan(
      waves: [.init(seconds: 30, deviation: 0.25), .init(seconds: 3_600, deviation: 0.5)],
      hasSeason: false)
    #expect(scenario.markets[0] == plan)
    let thin = try Self.scenario("{like: thin, makers: {quotes: joining the touch}}")
    #expect(thin.markets[0].makers.style == .joiningTouch)
    #expect(thin.markets[0].takers == Scenario.practiceMarkets[2].takers)
    let wide = try Self.scenario("{like: thin, makers: {spread growth: 20}}")
    #expect(wide.markets[0].makers.style == .aroundFairPrice(halfSpread: 18, growth: 20))
  }

  @Test("parameters that there are not, and values that they cannot have")
  func problems() throws {
    #expect(
      try Self.problems("deeep") == [
        "mine.yaml:4:13: agents must be one of deep, middling, thin, found 'deeep'; did you mean "
          + "'deep'?"
      ])
    #expect(
      try Self.problems(
        """

              lke: thin
              taker: {}
              takers: {orders a second: 1, branching: 99%, parents: 1.5, log size: 1e400}
              makers: {count: 21, delay: 0.002, quotes: around}
              ladder: {orders per second: nan, longest life: 25h, touch share: 0.5}
              daily volume: -1
              quote funds: 0
        """) == [
          "mine.yaml:5:7: agents has no key 'lke'; did you mean 'like'?",
          "mine.yaml:6:7: agents has no key 'taker'; did you mean 'takers'?",
          "mine.yaml:7:16: takers has no key 'orders a second'; did you mean 'orders per second'?",
          "mine.yaml:7:47: takers: branching must be from 0% to 98% with at most 4 decimals, such "
            + "as 0.04%, found '99%'",
          "mine.yaml:7:61: takers: parents must be a whole number from 1 to 100, found '1.5'",
          "mine.yaml:7:76: takers: log size must be a number from -5 to 15, found '1e400'",
          "mine.yaml:8:23: makers: count must be a whole number from 0 to 20, found '21'",
          "mine.yaml:8:34: makers: delay must be a length of time with its units, such as 20s, "
            + "5m55s, 1h30m, 2d or 250ms, found '0.002'",
          "mine.yaml:8:49: makers: quotes must be one of joining the touch, around the fair price, "
            + "found 'around'; did you mean 'around the fair price'?",
          "mine.yaml:9:35: ladder: orders per second must be a number from 0.01 to 2000, found "
            + "'nan'",
          "mine.yaml:9:54: ladder: longest life must be from 1s to 1d, found '25h'",
          "mine.yaml:9:72: ladder: touch share must be from 0% to 100% with at most 4 decimals, "
            + "such as 0.04%, found '0.5'",
          "mine.yaml:10:21: daily volume must be a number from 1 to 1000000000000000, found '-1'",
          "mine.yaml:11:20: quote funds must be an amount of USDT above 0 with at most 8 decimals, "
            + "such as 1250.25, found '0'",
        ])
  }

  @Test(
    "parameters that do not go together",
    arguments: [
      (
        "ladder: {shortest life: 10s, longest life: 5s}",
        "ladder: the shortest life is longer than the longest"
      ),
      (
        "ladder: {touch share: 60%, inside share: 50%}",
        "ladder: touch share and inside share are more than the whole"
      ),
      (
        "ladder: {longest life: 2h}",
        "ladder: orders per second times the longest life in seconds may be 500000 at most"
      ),
      ("arbitrage: {least edge: 5}", "arbitrage: the least edge is greater than the largest"),
      (
        "fair value: {deviation: 20, jumps per second: 0.01}",
        "fair value: the deviation over the root of jumps per second may be 100 at most: a usual "
          + "jump would be 200 basis points"
      ),
    ])
  func contradictions(parameters: String, problem: String) throws {
    #expect(try Self.problems("{\(parameters)}") == ["mine.yaml:4:13: \(problem)"])
  }

  @Test("who has no standard needs one to be like")
  func like() throws {
    #expect(
      try ScenarioText.problems(
        """
        summary: S
        markets:
          ETH-BTC:
            price: 0.04
            tick: 0.0001
            lot: 0.01
            largest order: 1
            agents: {makers: {quotes: joining the touch, half spread: 2}}
        """) == [
          "mine.yaml:8:13: the agents of ETH-BTC need like, one of deep, middling, thin"
        ])
    #expect(
      try Self.problems("{makers: {quotes: joining the touch, half spread: 2}}") == [
        "mine.yaml:4:63: makers that join the touch have no spread of their own"
      ])
  }
}
