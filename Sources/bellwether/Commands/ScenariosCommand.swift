import ArgumentParser
import Documents

/// `bellwether scenarios`: what can be played.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios", abstract: "List the scenarios that can be played.")

  func run() throws {
    let names = ScenarioLibrary.names
    let width = names.map(\.count).max() ?? 0
    for name in names {
      let scenario = try ScenarioChoice.named(name)
      let padding = String(repeating: " ", count: width - name.count)
      let mark = name == ScenarioChoice.standard ? "  (default)" : ""
      print("\(name)\(padding)  \(scenario.summary)\(mark)")
    }
  }
}
