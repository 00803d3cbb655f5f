import Documents
import Simulation

/// A scenario written down in a test.
enum ScenarioText {
  /// The scenario that a text is.
  static func scenario(_ text: String) throws -> Scenario {
    let folder = try TemporaryFolder(["mine.yaml": text])
    return try ScenarioLibrary().scenario(named: folder.path + "/mine.yaml")
  }

  /// What is wrong with a text, as a person sees it, with the folder left out.
  static func problems(_ text: String) throws -> [String] {
    let folder = try TemporaryFolder(["mine.yaml": text])
    return ScenarioLibrary().check(folder.path + "/mine.yaml").map {
      String($0.description.trimmingPrefix(folder.path + "/"))
    }
  }
}
