/// What README names exists: paths, programs, subcommands, options; and its map names every module.
enum ReadmeRule {
  /// A stretch of code in a README: a line of a fenced block, or what stands between back-ticks.
  struct Snippet: Equatable {
    /// The line it is on.
    var line: Int
    /// What it says.
    var text: String
  }

  /// The code in a README, in order.
  ///
  /// Blocks fenced as `text` are pictures, not code.
  static func snippets(_ file: SourceFile) -> [Snippet] {
    var found: [Snippet] = []
    var fence: String?
    for (index, line) in file.lines.enumerated() {
      if line.hasPrefix("```") {
        fence = fence == nil ? String(line.dropFirst(3)) : nil
      } else if let fence {
        if fence != "text" { found.append(Snippet(line: index + 1, text: String(line))) }
      } else {
        let parts = line.split(separator: "`", omittingEmptySubsequences: false)
        for (number, part) in parts.enumerated() where number % 2 == 1 {
          found.append(Snippet(line: index + 1, text: String(part)))
        }
      }
    }
    return found
  }

  /// Where the README's first words of a path can lie.
  private static let tops = ["Sources", "Tests", "Themes", ".ci", "Package.swift", ".swift-format"]

  /// Every name in the README that stands for nothing.
  static func check(
    _ file: SourceFile, commands: CommandLineTable, table: ModuleTable, exists: (String) -> Bool
  ) -> [Violation] {
    let snippets = snippets(file)
    var found: [Violation] = []
    for snippet in snippets {
      let words = snippet.text.split { " \t'\"(),;".contains($0) }.map(String.init)
      for word in words where isPath(word) && !exists(fixedPart(word)) {
        found.append(file.violation(snippet.line, "\(word) does not exist"))
      }
      found += unknownWords(words, commands, exists).map { file.violation(snippet.line, $0) }
    }
    let named = Set(snippets.map(\.text))
    for module in table.modules where !named.contains(module.name) {
      found.append(file.violation(1, "the map of the modules lacks `\(module.name)`"))
    }
    return found
  }

  /// Whether a word is a path of this repository.
  private static func isPath(_ word: String) -> Bool {
    tops.contains { word == $0 || word.hasPrefix($0 + "/") }
  }

  /// A path up to what stands for many names.
  private static func fixedPart(_ path: String) -> String {
    let kept = path.split(separator: "/").prefix { !$0.contains("*") && !$0.contains("<") }
    return kept.joined(separator: "/")
  }

  /// What the programs of ours called in a command do not understand.
  private static func unknownWords(
    _ words: [String], _ commands: CommandLineTable, _ exists: (String) -> Bool
  ) -> [String] {
    guard let start = words.firstIndex(where: isProgram) else { return [] }
    let rest = words[(start + 1)...].prefix { !["|", "&&", "||", "#", ">", "&"].contains($0) }
    var unknown: [String] = []
    if let first = rest.first, first.allSatisfy({ $0.isLowercase || $0 == "-" }),
      !first.hasPrefix("-"), !commands.subcommands.contains(first),
      !exists("Sources/Documents/Scenarios/\(first).yaml")
    {
      unknown.append("\(words[start]) has no command or scenario `\(first)`")
    }
    for word in rest where word.hasPrefix("--") && word.count > 2 {
      let name = String(word.dropFirst(2).prefix { $0 != "=" })
      if !commands.options.contains(name) {
        unknown.append("\(words[start]) has no option `--\(name)`")
      }
    }
    return unknown
  }

  /// Whether a word calls one of our programs.
  private static func isProgram(_ word: String) -> Bool {
    ["bellwether", "bellwether-bench"].contains { word == $0 || word.hasSuffix("/" + $0) }
  }
}
