/// What switches a check of the compiler off stands in the shell and in the one storage type of the
/// books only, each time with its reason.
enum UnsafeRule {
  /// The words that do.
  private static let words: Set<String> = ["unsafe", "unchecked", "safe"]

  /// Every unreasoned or misplaced escape in one Swift file.
  ///
  /// - Parameter mayBeUnsafe: Whether this file may have any.
  static func check(_ file: SourceFile, mayBeUnsafe: Bool) -> [Violation] {
    let lines = escapes(file)
    return lines.sorted { $0.key < $1.key }.compactMap { line, what in
      if !mayBeUnsafe {
        return file.violation(line, "\(what) outside the shell modules and the storage")
      }
      guard !isReasoned(file, line) else { return nil }
      return file.violation(line, "\(what) without a `// SAFETY:` line above it in its paragraph")
    }
  }

  /// The lines that switch a check off, and how.
  private static func escapes(_ file: SourceFile) -> [Int: String] {
    var lines: [Int: String] = [:]
    for index in file.code.indices where file.code[index].kind == .word {
      let token = file.code[index]
      guard words.contains(token.text), file.token(index - 1)?.isMark(".") != true else { continue }
      let isAttribute = file.token(index - 1)?.isMark("@") == true
      let isNonisolated =
        file.token(index - 1)?.isMark("(") == true
        && file.token(index - 2)?.isWord("nonisolated") == true
      switch token.text {
      case "unchecked" where isAttribute: lines[token.line] = "@unchecked"
      case "safe" where isAttribute: lines[token.line] = "@safe"
      case "unsafe" where isAttribute: lines[token.line] = "@unsafe"
      case "unsafe" where isNonisolated: lines[token.line] = "nonisolated(unsafe)"
      case "unsafe" where !isLabel(file, index): lines[token.line] = "unsafe"
      default: break
      }
    }
    return lines
  }

  /// Whether the word is an argument's label or a name being declared.
  private static func isLabel(_ file: SourceFile, _ index: Int) -> Bool {
    file.token(index + 1)?.isMark(":") == true
  }

  /// Whether a comment above a line gives the reason, in the same paragraph of the same function.
  ///
  /// One reason answers for what follows it up to the next blank line; attributes and other
  /// comments in between do not matter.
  private static func isReasoned(_ file: SourceFile, _ line: Int) -> Bool {
    var above = line - 1
    while above > 0, !file.lines[above - 1].allSatisfy({ $0 == " " }) {
      if let comment = file.comments.first(where: { $0.line == above && $0.isFirst }) {
        if comment.text.hasPrefix("// SAFETY: ") { return true }
      } else if file.code.contains(where: { $0.line == above && starters.contains($0.text) }) {
        return false
      }
      above -= 1
    }
    return false
  }

  /// The words that start a body of its own: a reason above it is not for what is inside.
  private static let starters: Set<String> = [
    "func", "init", "deinit", "subscript", "struct", "class", "enum", "extension",
  ]
}
