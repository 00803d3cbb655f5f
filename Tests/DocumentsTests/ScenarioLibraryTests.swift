import Documents
import Exchange
import Market
import Simulation
import Testing

@Suite("The library of scenarios")
struct ScenarioLibraryTests {
  static func problems(_ library: ScenarioLibrary, _ name: String) -> [String] {
    do throws(DocumentError) {
      _ = try library.scenario(named: name)
      return []
    } catch { return error.problems.map(\.description) }
  }

  @Test("the text of a scenario is the scenario, to the last parameter")
  func sameAsCode() throws {
    let library = ScenarioLibrary()
    let announced = try library.scenario(named: "announced-maintenance").withoutChecks
    let calm = try library.scenario(named: "calm-day").withoutChecks
    #expect(announced == .announcedMaintenance)
    #expect(calm == .calmDay)
    #expect(calm != .announcedMaintenance)
  }

  @Test("every built-in scenario makes a world that runs", arguments: ScenarioLibrary.builtInNames)
  func worlds(name: String) throws {
    var scenario = try ScenarioLibrary().scenario(named: name)
    #expect(scenario.name == name && !scenario.summary.isEmpty)
    let last = scenario.timeline.last?.offset ?? .zero
    // The thin market alone takes part in everything that is announced, and is quickly run.
    scenario.markets = scenario.markets.filter { $0.dailyVolume < 1e7 }
    var world = World(scenario: scenario, seed: 7)
    var events = EventBatch()
    world.run(
      until: scenario.start + max(last + .minutes(5), scenario.length ?? .zero),
      eventLimit: .max, into: &events)
    let refused = events.events.contains {
      if case .rejected = $0.body { $0.account == .exchange } else { false }
    }
    #expect(!refused, "the exchange takes every line of the timeline")
    #expect(world.exchange.notices.allSatisfy { !$0.isActive })
    for instrument in scenario.configuration.instruments {
      #expect(world.exchange.phase(of: instrument.id) == .open)
    }
  }

  @Test("the standard scenario is there, and the first")
  func standard() {
    #expect(ScenarioLibrary.builtInNames.first == ScenarioLibrary.standardName)
  }

  @Test("the user's files are listed, and take the place of built-in ones")
  func listing() throws {
    let folder = try TemporaryFolder([
      "storm.yaml": "summary: Storm", "calm-day.yml": "summary: Mine", "notes.txt": "",
    ])
    let library = ScenarioLibrary(folder: folder.path)
    #expect(try library.entries().map(\.name) == ScenarioLibrary.builtInNames + ["storm"])
    #expect(try library.scenario(named: "calm-day").summary == "Mine")
    #expect(try library.scenario(named: "storm").name == "storm")
    let builtIn = try ScenarioLibrary(folder: "/nowhere").scenario(named: "calm-day")
    #expect(builtIn.withoutChecks == .calmDay)
  }

  @Test("an unknown name, with the nearest; a file without its folder; one that is not there")
  func unknown() throws {
    let names = ScenarioLibrary.builtInNames.joined(separator: ", ")
    #expect(
      Self.problems(ScenarioLibrary(), "calm-dya") == [
        "calm-dya: there is no such scenario; did you mean 'calm-day'?"
      ])
    #expect(
      Self.problems(ScenarioLibrary(), "xyzzy") == [
        "xyzzy: there is no such scenario; allowed: \(names)"
      ])
    #expect(
      Self.problems(ScenarioLibrary(), "mine.yaml") == [
        "mine.yaml: there is no such scenario; for a file write its path, as in ./mine.yaml"
      ])
    #expect(
      Self.problems(ScenarioLibrary(), "/nowhere/mine.yaml") == [
        "/nowhere/mine.yaml:1:1: cannot be read: No such file or directory"
      ])
    #expect(
      ScenarioLibrary().check("nowhere.yaml").map(\.message) == [
        "cannot be read: No such file or directory"
      ])
  }

  @Test("a scenario in words")
  func description() throws {
    #expect(
      try ScenarioLibrary().describe("second-thoughts") == [
        "second-thoughts: Maintenance of one market is announced, and called off a minute before "
          + "it begins.",
        "",
        "Begins at 2026-03-10 09:00:00 UTC and runs at 1x. Maintenance needs a notice of 3m. It "
          + "lasts 5m.",
        "",
        "Markets",
        "  BTC-USDT  61,700.00  tick 0.01, lot 0.00001, fees 0.01% and 0.04%, "
          + "about 1,500,000,000 USDT a day",
        "  ETH-USDT   2,650.00  tick 0.01, lot 0.0001, fees 0.01% and 0.04%, "
          + "about 600,000,000 USDT a day, follows BTC-USDT",
        "",
        "You have",
        "  100,000 USDT, 0.5 BTC, 5 ETH",
        "",
        "What happens",
        "    15s  Announced: The index of BTC-USDT is rebuilt (BTC-USDT).",
        "         Queries for old orders have become slow.",
        "         Cancel-only at 4m, halt at 4m30s, open at 7m30s; orders are held.",
        "  1m45s  The index of BTC-USDT is rebuilt: the opening moves from 7m30s to 8m30s.",
        "         The rehearsal took a minute longer than planned.",
        "     3m  The index of BTC-USDT is rebuilt: called off.",
        "         The rehearsal found an error in the new index. A new date will be announced.",
        "",
        "What must be seen",
        "  notices 1, at 5m",
        "  slips 1, at 5m",
        "  BTC-USDT: halts 0, from 0s to 5m",
        "  ETH-USDT: halts 0, from 0s to 5m",
        "  BTC-USDT: phase open, at 5m",
        "  ETH-USDT: phase open, at 5m",
        "  audit passed, at 5m",
      ])
    #expect(
      try ScenarioLibrary().describe("calm-day").contains("  Nothing is announced, nothing breaks.")
    )
    #expect(
      try ScenarioLibrary().describe("degraded-data").suffix(3) == [
        "Drill", "  Cancel what rests before matching stops; nobody will tell you when.",
        "  Within 2m45s; scored: open orders.",
      ])
    #expect(
      try ScenarioLibrary().describe("degraded-data").contains(
        "  1m30s  Market data comes only every 8s, for 30s."))
    #expect(
      try ScenarioLibrary().describe("power-cut").contains(
        "  1m30s  HEFT-USDT breaks: halted, no notice."))
    #expect(
      try ScenarioLibrary().describe("announced-maintenance").contains(
        "  7m48s  Order books move to new storage: step 4 of 5, Starting the matcher on the new "
          + "storage."))
  }
}

extension Scenario {
  /// Without its length and what is expected of it, which decide nothing.
  var withoutChecks: Scenario {
    var scenario = self
    scenario.length = nil
    scenario.expectations = []
    scenario.drill = nil
    return scenario
  }
}
