import ArgumentParser
import Simulation

/// The scenarios that can be asked for by name.
enum ScenarioChoice {
  /// The one that is played when none is asked for.
  static let standard = "announced-maintenance"

  static let all = [Scenario.announcedMaintenance, Scenario.calmDay]

  static func named(_ name: String) throws -> Scenario {
    guard let scenario = all.first(where: { $0.name == name }) else {
      let names = all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no scenario '\(name)'; there are: \(names)")
    }
    return scenario
  }
}
