/// Pure modules keep no `Dictionary` or `Set` without saying why no iteration reaches an output.
///
/// Whether a loop runs over a hash table cannot be told from text alone, so the rule asks at the
/// place where the table comes from: each line that names or makes one needs an `// ORDERED:`
/// comment, on it or just above, that gives the reason (only looked up, sorted before use, …).
enum HashOrderRule {
  /// The comment that answers for a line.
  static let marker = "ORDERED:"

  /// Every hash table in one source of a pure module that no comment answers for.
  static func check(_ file: SourceFile) -> [Violation] {
    var lines: [Int: String] = [:]
    for index in file.code.indices {
      guard let what = hashTable(file, index) else { continue }
      let line = file.code[index].line
      if lines[line] == nil { lines[line] = what }
    }
    return lines.keys.sorted().compactMap { line in
      guard !isAnswered(file, line), let what = lines[line] else { return nil }
      return file.violation(
        line, "\(what) without an `// ORDERED:` line that says why its order reaches no output")
    }
  }

  /// What hash table the token at an index starts, or nil.
  private static func hashTable(_ file: SourceFile, _ index: Int) -> String? {
    let token = file.code[index]
    if token.isWord("Dictionary") { return "Dictionary" }
    if token.isWord("Set"), let next = file.token(index + 1), next.isMark("<") || next.isMark("(") {
      return "Set"
    }
    if token.isMark("["), isDictionaryBracket(file, index) { return "[Key: Value]" }
    return nil
  }

  /// Whether a bracket opens a dictionary's type or literal: it has a colon of its own.
  private static func isDictionaryBracket(_ file: SourceFile, _ index: Int) -> Bool {
    if let before = file.token(index - 1), !file.code[index].isSpaced {
      let isSubscript = before.kind == .word || before.kind == .string
      if isSubscript || ["]", ")", "?", "!", "}"].contains(before.text) { return false }
    }
    guard let end = file.closing(index) else { return false }
    var depth = 0
    var hasChoice = false
    for token in file.code[(index + 1)..<end] where token.kind == .mark {
      if ["(", "[", "{"].contains(token.text) { depth += 1 }
      if [")", "]", "}"].contains(token.text) { depth -= 1 }
      guard depth == 0 else { continue }
      if token.text == "?" && token.isSpaced { hasChoice = true }
      if token.text == ":" && !hasChoice { return true }
    }
    return false
  }

  /// Whether a comment on the line, or in the run of comments just above it, gives the reason.
  private static func isAnswered(_ file: SourceFile, _ line: Int) -> Bool {
    if file.comments.contains(where: { $0.line == line && $0.text.contains(marker) }) {
      return true
    }
    var above = line - 1
    while let comment = file.comments.first(where: { $0.line == above && $0.isFirst }) {
      if comment.text.contains(marker) { return true }
      above -= 1
    }
    return false
  }
}
