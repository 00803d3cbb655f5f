import Documents
import Simulation

// The built-in scenarios, read from the files that the program plays.
extension Scenario {
  static let calmDay = builtIn("calm-day")

  private static func builtIn(_ name: String) -> Scenario {
    do {
      return try ScenarioLibrary().scenario(named: name)
    } catch {
      preconditionFailure("a built-in scenario cannot be read:\n\(error)")
    }
  }
}
