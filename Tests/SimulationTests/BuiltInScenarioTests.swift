import Documents
import Exchange
import Market
import Testing

@testable import Simulation

/// Every built-in scenario, run to its end without a screen: what it says of itself must be seen.
@Suite struct BuiltInScenarioTests {
  /// Scenarios that say how long they last; the others are long, and tested where they belong.
  static let names = ScenarioLibrary.builtInNames.filter { name in
    (try? ScenarioLibrary().scenario(named: name))?.length.map { $0 <= .minutes(15) } ?? false
  }

  static func run(_ scenario: Scenario, seed: UInt64 = 1) -> ScenarioTrial {
    var trial = ScenarioTrial(scenario: scenario, seed: seed)
    var events = EventBatch()
    let end = scenario.start + (scenario.length ?? .zero)
    while trial.world.now < end {
      trial.run(until: end, eventLimit: 1 << 16, into: &events)
      events.removeAll()
    }
    return trial
  }

  @Test func theLibraryHasThemAll() {
    let wanted = [
      "announced-maintenance", "calm-day", "second-thoughts", "power-cut", "trend", "flash-crash",
      "whale", "listing", "three-slips", "last-minute", "cancel-or-hold", "outage",
      "degraded-data",
    ]
    #expect(wanted.allSatisfy(Self.names.contains), "\(Self.names)")
  }

  @Test(arguments: names)
  func whatMustBeSeenIsSeen(name: String) throws {
    let scenario = try ScenarioLibrary().scenario(named: name)
    #expect(scenario.expectations.count >= 5)
    for outcome in Self.run(scenario).outcomes where !outcome.holds {
      Issue.record(
        """
        \(name): \(ExpectationText.text(outcome.expectation, in: scenario)), seen: \
        \(ExpectationText.seen(outcome, in: scenario))
        """)
    }
  }

  /// Without what happens in it, a scenario does not show what it is for: none of them expects only
  /// what any day would show.
  @Test(arguments: names.filter { $0 != "calm-day" })
  func withoutItsTimelineAScenarioFails(name: String) throws {
    var scenario = try ScenarioLibrary().scenario(named: name)
    scenario.timeline.removeAll { entry in
      if case .list = entry.action { false } else { true }
    }
    scenario.dataFaults = []
    // Where there is a thin market, what is expected of it and of the venue is enough, and far
    // sooner seen; a notice needs no market at all.
    if name != "flash-crash", name != "whale" {
      scenario.markets.removeAll { $0.dailyVolume >= 1e7 }
      let left = scenario.markets.map(\.instrument)
      scenario.expectations.removeAll { $0.market.map { !left.contains($0) } ?? false }
    }
    #expect(!scenario.expectations.isEmpty)
    let failed = Self.run(scenario).outcomes.filter { !$0.holds }
    #expect(!failed.isEmpty)
  }
}
