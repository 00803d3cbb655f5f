import Foundation
import Testing

/// `bellwether keys` and `bellwether settings`, without a screen.
@Suite struct SettingsCommandTests {
  /// A file of settings that is gone after the test.
  private final class SettingsFile {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("bellwether-settings-\(UUID().uuidString.prefix(8)).yaml").path

    init(_ text: String) throws { try text.write(toFile: path, atomically: true, encoding: .utf8) }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  @Test func theKeysAreListed() throws {
    let run = try Bellwether.run(["keys", "--no-settings"])
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.hasPrefix("Orders\n"))
    #expect(run.output.contains("buys at the best bid"))
    let markdown = try Bellwether.run(["keys", "--no-settings", "--format", "markdown"])
    #expect(markdown.output.contains("| `j` | `join-bid` | buys at the best bid |"))
  }

  @Test func theListFollowsTheSettings() throws {
    let file = try SettingsFile(
      "keys: {join-bid: F11, out: F9}\nmacros: {out: cancel all; flatten}\n")
    let run = try Bellwether.run(["keys", "--format", "markdown", "--settings", file.path])
    #expect(run.status == 0)
    #expect(run.output.contains("| `F11` | `join-bid` | buys at the best bid |"))
    #expect(run.output.contains("| `F9` | `out` | cancel all; flatten |"))
  }

  @Test func aGoodFileIsGoodAndTheExampleIs() throws {
    let example = try Bellwether.run(["settings", "--example"])
    #expect(example.status == 0 && example.output.contains("\ntheme: dark\n"))
    let file = try SettingsFile(example.output)
    let run = try Bellwether.run(["settings", "--check", file.path])
    #expect(run.status == 0)
    #expect(run.output == "\(file.path): nothing is wrong with it\n")
  }

  @Test func everyMistakeIsToldWithItsPlace() throws {
    let file = try SettingsFile("theme: drak\nkeys:\n  buy: s\nfrmaes: 30\n")
    let run = try Bellwether.run(["settings", "--check", file.path])
    #expect(run.status == 1)
    for problem in [
      "\(file.path):1:8: there is no theme 'drak'; did you mean 'dark'?",
      "\(file.path):3:8: 's' means sell on the desk already",
      "\(file.path):4:1: the settings file has no key 'frmaes'; did you mean 'frames'?",
    ] {
      #expect(run.output.contains(problem), "\(run.output)")
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.hasPrefix(file.path + ":") })
  }

  @Test func whatHoldsIsShownWithWhereItComesFrom() throws {
    let file = try SettingsFile("# mine\ntheme: light\n")
    let run = try Bellwether.run(["settings", "--show", file.path])
    #expect(run.status == 0)
    let theme = run.output.split(separator: "\n").first { $0.hasPrefix("theme") }
    #expect(theme?.contains("light") == true && theme?.hasSuffix("\(file.path):2") == true)
    let safety = run.output.split(separator: "\n").first { $0.hasPrefix("safety") }
    #expect(safety?.hasSuffix("built in") == true)
  }

  @Test(arguments: [
    (["settings", "--check", "--show"], "one at a time"),
    (["keys", "--format", "html"], "markdown"),
    (["keys", "--settings", "/nowhere/settings.yaml"], "cannot be read"),
    (["--log-level", "loud"], "warning"), (["--settings", "/nowhere/x.yaml"], "cannot be read"),
  ])
  func aMistakeSaysWhatIsAllowed(arguments: [String], text: String) throws {
    let run = try Bellwether.run(arguments)
    #expect(run.status != 0)
    #expect(run.errors.contains(text), "\(run.errors)")
  }

  @Test func aFileThatIsNotThereIsAMistakeIfItWasNamed() throws {
    let run = try Bellwether.run(["settings", "--check", "/nowhere/settings.yaml"])
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("/nowhere/settings.yaml:1:1: cannot be read"))
  }

  @Test func theDeskDoesNotOpenWithWrongSettings() throws {
    let file = try SettingsFile("keys: {quit: none, buy: s}\n")
    let run = try Bellwether.run(["--settings", file.path])
    #expect(run.status == 1)
    #expect(run.errors.contains("\(file.path):1:25: 's' means sell"))
    #expect(run.errors.contains("--no-settings does without the file for once"))
  }
}
