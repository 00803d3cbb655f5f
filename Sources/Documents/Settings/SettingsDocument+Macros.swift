import Desk

// Command lines with names.
extension SettingsDocument {
  /// A macro as it is read.
  private struct Draft {
    var key: DocumentNode
    var macro: Macro
    /// The macros that it runs.
    var runs: [String] = []
  }

  /// Reads the macros; each may run the others, but not in a circle.
  mutating func readMacros(_ node: DocumentNode) {
    guard let fields = reader.fields(of: node, describing: "macros", allowed: nil) else { return }
    var drafts: [Draft] = []
    let taken = CommandParser().names
    for (key, name, value) in fields.entries {
      if let problem = Self.problem(with: name, taken) {
        reader.report(problem, at: key)
        continue
      }
      guard
        let text = reader.line(value, "the macro \(name)", charactersMax: TextLine.lengthMax)
      else { continue }
      drafts.append(Draft(key: key, macro: Macro(name: name, text: text)))
    }
    // A name that is wrong is known all the same, so that its uses are not reported too.
    let parser = CommandParser(macros: fields.entries.map(\.name), themes: themes)
    for index in drafts.indices {
      guard let value = fields[drafts[index].macro.name] else { continue }
      do {
        drafts[index].runs = try parser.parse(drafts[index].macro.text).compactMap { part in
          if case .macro(let name) = part.step { name } else { nil }
        }
      } catch {
        let hint = error.nearest.map { "; did you mean '\($0)'?" } ?? ""
        reader.report(
          "the macro \(drafts[index].macro.name): \(error.text)\(hint)", line: value.line,
          column: value.column(ofOffset: error.column - 1))
      }
    }
    reportCircles(drafts)
    settings.macros = Setting(drafts.map(\.macro), line: node.line)
  }

  private static func problem(with name: String, _ taken: [String]) -> String? {
    guard Macro.isName(name) else {
      return "'\(name)' cannot name a macro; allowed: small letters, digits and hyphens, a letter "
        + "first, 32 at most"
    }
    return taken.contains(name) ? "'\(name)' is a command already; choose another name" : nil
  }

  private mutating func reportCircles(_ drafts: [Draft]) {
    for draft in drafts {
      var way = [draft.macro.name]
      if Self.comesBack(to: draft.macro.name, from: draft, drafts, &way) {
        reader.report(
          "the macro runs in a circle: \(way.joined(separator: ", "))", at: draft.key)
      }
    }
  }

  /// Whether a macro runs one that leads back to where the way began; then that is the way.
  private static func comesBack(
    to start: String, from draft: Draft, _ drafts: [Draft], _ way: inout [String]
  ) -> Bool {
    for name in draft.runs {
      if name == start {
        way.append(name)
        return true
      }
      guard !way.contains(name), let next = drafts.first(where: { $0.macro.name == name }) else {
        continue
      }
      way.append(name)
      if comesBack(to: start, from: next, drafts, &way) { return true }
      way.removeLast()
    }
    return false
  }
}
