import ArgumentParser
import Documents

/// `bellwether settings`: what is set, and what can be.
struct SettingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Show the settings, check a file of them, print an example.",
    discussion: """
      They are read from $XDG_CONFIG_HOME/bellwether/settings.yaml (by default \
      ~/.config/bellwether/settings.yaml). Begin with the example:
      bellwether settings --example > ~/.config/bellwether/settings.yaml
      """)

  @Flag(name: .long, help: "Check the file and print what is wrong, each with line and column.")
  var check = false

  @Flag(name: .long, help: "Print what holds and where it comes from (the default).")
  var show = false

  @Flag(name: .long, help: "Print a commented file with everything that can be set.")
  var example = false

  @Argument(help: "Another file than yours.")
  var file: String?

  func validate() throws {
    if [check, show, example].count(where: { $0 }) > 1 {
      throw ValidationError("--check, --show and --example go one at a time")
    }
    if example, file != nil { throw ValidationError("--example takes no file") }
  }

  func run() throws {
    if example {
      print(SettingsLibrary.example, terminator: "")
      return
    }
    guard let path = file ?? UserFolders.settings else {
      throw ListedProblems([
        "there is no place for settings: neither XDG_CONFIG_HOME nor HOME is set; name a file"
      ])
    }
    let settings: Settings
    do throws(DocumentError) {
      settings = try UserFolders.settingsLibrary.settings(at: path, isRequired: file != nil)
    } catch {
      // As they are, so that an editor finds every one of them.
      for problem in error.problems { print(problem.description) }
      throw ExitCode.failure
    }
    if check {
      print(
        settings.file == nil
          ? "\(path): there is no such file, so nothing is set"
          : "\(path): nothing is wrong with it")
    } else {
      list(settings)
    }
  }

  private func list(_ settings: Settings) {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let lines = settings.lines
    let nameWidth = lines.map(\.name.count).max() ?? 0
    let valueWidth = lines.map(\.value.count).max() ?? 0
    for line in lines {
      let place = line.line.flatMap { number in settings.file.map { "\($0):\(number)" } }
      print(
        "\(padded(line.name, nameWidth))  \(padded(line.value, valueWidth))  "
          + (place ?? "built in"))
    }
  }
}
