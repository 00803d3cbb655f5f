import ArgumentParser
import Canvas
import Documents
import Simulation
import Terminal

/// `bellwether themes`: what the desk can look like.
struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes, built in and your own, or show them.",
    discussion: """
      Your own files go to $XDG_CONFIG_HOME/bellwether/themes (by default \
      ~/.config/bellwether/themes); one with a built-in name takes its place. \
      Every file is read and checked. A running desk reads its theme's file anew when you save it.
      """)

  @Argument(help: "The theme to show with --preview, or a file (with a / in it); all without.")
  var name: String?

  @Flag(name: .long, help: "Print every role and a screen in the theme's colours.")
  var preview = false

  @Option(name: .long, help: "The colour of what rises and of buying (default: the theme's).")
  var rising: RisingArgument?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Colours of the preview, whatever the terminal says and NO_COLOR wants.",
      valueName: "depth"))
  var colour: ColourArgument?

  func validate() throws {
    if name != nil, !preview { throw ValidationError("a theme is named with --preview only") }
  }

  func run() throws {
    if preview { try show() } else { try list() }
  }

  private func list() throws {
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

  private func show() throws {
    let library = UserFolders.themes
    let names = try name.map { [$0] } ?? library.entries().map(\.name)
    let capabilities = TerminalCapabilities.ofOutput(wish: colour?.depth)
    let isPlain = colour == nil && !TerminalCapabilities.outputIsTerminal
    let preview = try ThemePreview(
      scenario: ScenarioLibrary().scenario(named: ScenarioLibrary.standardName))
    var problems: [String] = []
    for name in names {
      do throws(DocumentError) {
        let look = Look(name: name, rising: rising?.rising, library: library)
        let theme = try look.theme(depth: capabilities.depth)
        let grid = preview.grid(theme, glyphs: capabilities.glyphs)
        print(isPlain ? grid.text : grid.escapes(depth: capabilities.depth))
      } catch {
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
