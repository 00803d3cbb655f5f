import ArgumentParser
import Canvas
import Documents

/// `bellwether themes`: what the desk can look like.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes, built in and your own.",
    discussion: """
      Your own files go to $XDG_CONFIG_HOME/bellwether/themes (by default \
      ~/.config/bellwether/themes); one with a built-in name takes its place. \
      Every file is read and checked.
      """)

  func run() throws {
    let library = UserFolders.themes
    let entries = try library.entries()
    let width = entries.map(\.name.count).max() ?? 0
    var problems: [String] = []
    for entry in entries {
      let name = entry.name + String(repeating: " ", count: width - entry.name.count)
      do {
        let theme = try library.theme(named: entry.name)
        let shade = theme.isLight ? "light" : "dark "
        print("\(name)  \(shade)  \(theme.title)\(Self.note(on: entry))")
      } catch {
        print("\(name)  -      cannot be used\(Self.note(on: entry))")
        problems.append(error.description)
      }
    }
    guard problems.isEmpty else {
      throw ListedProblems(problems)
    }
  }

  private static func note(on entry: ThemeLibrary.Entry) -> String {
    switch entry.origin {
    case .builtIn: entry.name == ThemeLibrary.standardName ? "  (default)" : ""
    case .file(let path): "  \(path)"
    }
  }
}
