import ArgumentParser
import Documents

/// Which settings hold.
struct SettingsOption: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "The settings (default: $XDG_CONFIG_HOME/bellwether/settings.yaml).", valueName: "file"))
  var settings: String?

  @Flag(name: .customLong("no-settings"), help: "Read no settings.")
  var ignoresSettings = false

  func validate() throws {
    if settings != nil, ignoresSettings {
      throw ValidationError("--settings and --no-settings go one at a time")
    }
  }

  /// Reads them. What is wrong with them ends the program, so that nobody trades with keys that are
  /// other than thought.
  func read() throws -> Settings {
    guard !ignoresSettings, let path = settings ?? UserFolders.settings else { return Settings() }
    do {
      return try UserFolders.settingsLibrary.settings(at: path, isRequired: settings != nil)
    } catch {
      throw ListedProblems(
        error.problems.map(\.description) + ["--no-settings does without the file for once"])
    }
  }
}

/// What goes into the log, as asked for on the command line.
enum LogLevelArgument: String, ExpressibleByArgument, CaseIterable {
  case debug
  case info
  case warning
  case error
  case none

  /// The same among the settings.
  var level: Settings.LogLevel {
    switch self {
    case .debug: .debug
    case .info: .info
    case .warning: .warning
    case .error: .error
    case .none: .none
    }
  }
}
