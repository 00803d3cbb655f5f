import ArgumentParser
import Simulation

/// `bellwether scenarios`: what can be played.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios", abstract: "List the scenarios that can be played.")

  func run() {
    let width = ScenarioChoice.all.map(\.name.count).max() ?? 0
    for scenario in ScenarioChoice.all {
      let padding = String(repeating: " ", count: width - scenario.name.count)
      let mark = scenario.name == ScenarioChoice.standard ? "  (default)" : ""
      print("\(scenario.name)\(padding)  \(scenario.summary)\(mark)")
    }
  }
}
