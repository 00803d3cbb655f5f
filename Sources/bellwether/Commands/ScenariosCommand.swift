import ArgumentParser
import Documents
import Simulation

/// `bellwether scenarios`: what can be played.
struct ScenariosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenarios",
    abstract: "List the scenarios that can be played, describe one, or check a file.",
    discussion: """
      Your own files go to $XDG_CONFIG_HOME/bellwether/scenarios (by default \
      ~/.config/bellwether/scenarios); one with a built-in name takes its place.
      """)

  @Option(
    name: .long, help: ArgumentHelp("Tell what happens in a scenario.", valueName: "name"))
  var describe: String?

  @Option(
    name: .long,
    help: ArgumentHelp("Check a scenario's file and print what is wrong.", valueName: "file"))
  var check: String?

  func validate() throws {
    if describe != nil, check != nil {
      throw ValidationError("--describe and --check go one at a time")
    }
  }

  func run() throws {
    let library = UserFolders.scenarios
    if let describe {
      for line in try library.describe(describe) { print(line) }
    } else if let check {
      let problems = library.check(check)
      guard problems.isEmpty else {
        throw ListedProblems(problems.map(\.description))
      }
      print("\(check): nothing is wrong with it")
    } else {
      try list(library)
    }
  }

  private func list(_ library: ScenarioLibrary) throws {
    let entries = try library.entries()
    let width = entries.map(\.name.count).max() ?? 0
    var problems: [String] = []
    for entry in entries {
      let name = entry.name + String(repeating: " ", count: width - entry.name.count)
      do {
        let mark = entry.name == ScenarioLibrary.standardName ? "  (default)" : ""
        print("\(name)  \(try library.scenario(named: entry.name).summary)\(mark)")
      } catch {
        print("\(name)  cannot be played")
        problems.append(error.description)
      }
    }
    guard problems.isEmpty else { throw ListedProblems(problems) }
  }
}
