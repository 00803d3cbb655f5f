// The list of all keys, to print.
extension KeyMap {
  /// The heading of the macros.
  public static let macroTitle = "Macros"
  /// What stands in the list for what has no key.
  public static let noKey = "no key"

  /// A line of the list: the keys, the name on the command line or in the settings, what it does.
  public struct Line: Hashable, Sendable {
    /// The keys.
    public var keys: String
    /// The name.
    public var name: String
    /// What it does.
    public var help: String
  }

  /// The list in its parts, each with its heading; macros last.
  public func manual(macros: [Macro] = []) -> [(title: String, lines: [Line])] {
    var parts = ActionGroup.allCases.map { group in
      (
        title: group.title,
        lines: ActionTable.definitions(in: group).map { definition in
          let keys = keyNames(of: definition.action)
          return Line(
            keys: keys.isEmpty ? Self.noKey : keys, name: definition.name, help: definition.help)
        }
      )
    }
    if !macros.isEmpty {
      parts.append(
        (
          title: Self.macroTitle,
          lines: macros.map { macro in
            let keys = keyNames(ofMacro: macro.name)
            return Line(keys: keys.isEmpty ? Self.noKey : keys, name: macro.name, help: macro.text)
          }
        ))
    }
    return parts
  }

  /// All keys as tables of a Markdown document, one a group.
  public func markdown(macros: [Macro] = []) -> String {
    var text = ""
    for part in manual(macros: macros) {
      text += text.isEmpty ? "" : "\n"
      text += "**\(part.title)**\n\n| key | name | does |\n|---|---|---|\n"
      for line in part.lines {
        let cells = [line.keys, line.name, line.help].map { $0.replacing("|", with: "\\|") }
        text += "| `\(cells[0])` | `\(cells[1])` | \(cells[2]) |\n"
      }
    }
    return text
  }

  /// All keys in columns of plain text.
  public func text(macros: [Macro] = []) -> String {
    let parts = manual(macros: macros)
    let lines = parts.flatMap(\.lines)
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    let keyWidth = lines.map(\.keys.count).max() ?? 0
    let nameWidth = lines.map(\.name.count).max() ?? 0
    return parts.map { part in
      part.title + "\n"
        + part.lines.map { line in
          "  \(padded(line.keys, keyWidth))  \(padded(line.name, nameWidth))  \(line.help)\n"
        }.joined()
    }.joined(separator: "\n")
  }
}
