import ArgumentParser
import Desk
import Documents

/// `bellwether keys`: every key, to be printed.
struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "List every key and what it does, with your settings applied.",
    discussion: """
      The names in the second column are those of the command line (:) and of 'keys' in the \
      settings.
      """)

  /// How the list is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case markdown
  }

  @Option(name: .long, help: "How it is written: text or markdown.")
  var format = Format.text

  @OptionGroup var settingsOption: SettingsOption

  func run() throws {
    let settings = try settingsOption.read()
    let (keys, macros) = (settings.keyMap.value, settings.macros.value)
    switch format {
    case .text: print(keys.text(macros: macros), terminator: "")
    case .markdown: print(keys.markdown(macros: macros), terminator: "")
    }
  }
}
