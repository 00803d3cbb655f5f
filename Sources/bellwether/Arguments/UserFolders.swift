import Documents
import Terminal

/// Where the person's own files are, by the XDG Base Directory Specification.
enum UserFolders {
  /// The built-in themes and those of the person's.
  static var themes: ThemeLibrary { ThemeLibrary(folder: folder("themes")) }

  /// The built-in scenarios and those of the person's.
  static var scenarios: ScenarioLibrary { ScenarioLibrary(folder: folder("scenarios")) }

  /// The settings that can name those; a folder of theirs that cannot be read has none.
  static var settingsLibrary: SettingsLibrary {
    SettingsLibrary(
      themes: (try? themes.entries().map(\.name)) ?? ThemeLibrary.builtInNames,
      scenarios: (try? scenarios.entries().map(\.name)) ?? ScenarioLibrary.builtInNames)
  }

  /// The person's settings; `nil` where there is neither `XDG_CONFIG_HOME` nor `HOME`.
  static var settings: String? { configuration.map { "\($0)/bellwether/settings.yaml" } }

  /// What the program keeps for itself; `nil` where there is neither `XDG_STATE_HOME` nor `HOME`.
  static var state: String? {
    if let folder = Environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
      return "\(folder)/bellwether"
    }
    return Environment["HOME"].map { "\($0)/.local/state/bellwether" }
  }

  /// A folder under the settings; `nil` where there is neither `XDG_CONFIG_HOME` nor `HOME`.
  private static func folder(_ name: String) -> String? {
    configuration.map { "\($0)/bellwether/\(name)" }
  }

  private static var configuration: String? {
    if let folder = Environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") { return folder }
    return Environment["HOME"].map { "\($0)/.config" }
  }
}
