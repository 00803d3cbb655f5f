/// What switches a check of the compiler off stands in the shell only, each time with its reason.
enum UnsafeRule {
  /// The words that do.
  private static let words: Set<String> = ["unsafe", "unchecked", "safe"]

  /// Every unreasoned or misplaced escape in one Swift file.
  ///
  /// - Parameter isShell: Whether this file belongs to a module that may have any.
  static func check(_ file: SourceFile, isShell: Bool) -> [Violation] {
    let lines = escapes(file)
    return lines.sorted { $0.key < $1.key }.compactMap { line, what in
      if !isShell {
        return file.violation(line, "\(what) outside the shell modules")
      }
      guard !isReasoned(file, line, Set(lines.keys)) else { return nil }
      return file.violation(line, "\(what) without a `// SAFETY:` line just above")
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

  /// Whether the comments just above a line's statement give the reason.
  ///
  /// Looks past attributes, past the earlier lines of one statement, and past a line just above
  /// that is itself such an escape: a run without a gap shares one reason.
  private static func isReasoned(_ file: SourceFile, _ line: Int, _ escapes: Set<Int>) -> Bool {
    var line = line
    while line > 1 {
      let above = file.comments.filter { $0.line == line - 1 && $0.isFirst }
      if !above.isEmpty { return hasReason(file, endingAt: line - 1) }
      let before = file.code.filter { $0.line == line - 1 }
      guard let first = before.first, let last = before.last else { return false }
      let isAttribute = first.isMark("@") && before.count <= 2
      let goesOn = isUnfinished(last) || isContinuation(file, line)
      guard escapes.contains(line - 1) || isAttribute || goesOn else { return false }
      line -= 1
    }
    return false
  }

  /// Whether the run of comment lines that ends at a line says `SAFETY:`.
  private static func hasReason(_ file: SourceFile, endingAt end: Int) -> Bool {
    var line = end
    while let comment = file.comments.first(where: { $0.line == line && $0.isFirst }) {
      if comment.text.hasPrefix("// SAFETY: ") { return true }
      line -= 1
    }
    return false
  }

  /// Whether a statement cannot end with this token.
  private static func isUnfinished(_ token: Token) -> Bool {
    token.isWord("return")
      || (token.kind == .mark && ["(", "[", ",", "=", "&", "|", "?", "+"].contains(token.text))
  }

  /// Whether a line can only go on with the one above.
  private static func isContinuation(_ file: SourceFile, _ line: Int) -> Bool {
    guard let first = file.code.first(where: { $0.line == line }) else { return false }
    return first.kind == .mark
      && [".", "?", ":", "&", "|", "=", ")", "]", "-"].contains(first.text)
  }
}
