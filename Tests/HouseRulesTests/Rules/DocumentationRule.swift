/// Every public symbol says what it is.
///
/// Besides what carries `public` itself, that means the cases of public enumerations and the
/// requirements of public protocols.
enum DocumentationRule {
  /// Every undocumented public symbol of one source.
  static func check(_ file: SourceFile) -> [Violation] {
    let documented = Set(
      file.comments.filter { $0.text.hasPrefix("///") || $0.text.contains("*/") }.map(\.line))
    var found: [Violation] = []
    for index in file.code.indices where isPublic(file, index) {
      let name = symbol(file, after: index)
      if !isDocumented(file, file.code[index].line, documented) {
        found.append(file.violation(file.code[index].line, "public \(name) has no doc comment"))
      }
      found += members(file, index).filter { !isDocumented(file, $0.line, documented) }.map {
        file.violation($0.line, "\($0.text) of public \(name) has no doc comment")
      }
    }
    return found
  }

  /// Whether the token is the `public` of a declaration.
  private static func isPublic(_ file: SourceFile, _ index: Int) -> Bool {
    guard file.code[index].isWord("public"), let next = file.token(index + 1) else { return false }
    return !next.isWord("import") && !next.isWord("extension") && !next.isMark("(")
      && !next.isMark(":") && file.token(index - 1)?.isMark(".") != true
  }

  /// The words that may stand between `public` and what is declared.
  private static let modifiers: Set<String> = [
    "static", "final", "mutating", "nonmutating", "consuming", "borrowing", "indirect", "lazy",
    "weak", "override", "convenience", "required", "nonisolated", "private", "package", "set",
  ]

  /// The declaration's kind and name, as in `struct Price`.
  private static func symbol(_ file: SourceFile, after index: Int) -> String {
    var next = index + 1
    while let token = file.token(next),
      modifiers.contains(token.text) || token.isMark("(") || token.isMark(")")
    {
      next += 1
    }
    guard let kind = file.token(next) else { return "symbol" }
    guard let name = file.token(next + 1), name.kind == .word else { return kind.text }
    return "\(kind.text) \(name.text)"
  }

  /// The first tokens of the cases or requirements of the public type declared at an index.
  private static func members(_ file: SourceFile, _ index: Int) -> [Token] {
    var next = index + 1
    while let token = file.token(next), modifiers.contains(token.text) { next += 1 }
    let wanted: Set<String>
    switch file.token(next)?.text {
    case "enum": wanted = ["case", "indirect"]
    case "protocol":
      wanted = ["func", "var", "init", "subscript", "associatedtype", "static", "mutating"]
    default: return []
    }
    while let token = file.token(next), !token.isMark("{") { next += 1 }
    guard file.token(next) != nil, let end = file.closing(next) else { return [] }
    var depth = 0
    var found: [Token] = []
    for token in file.code[next...end] {
      if token.isMark("{") { depth += 1 }
      if token.isMark("}") { depth -= 1 }
      if depth == 1, token.isFirst, wanted.contains(token.text) { found.append(token) }
    }
    return found
  }

  /// Whether a doc comment ends just above a line, attributes in between let pass.
  private static func isDocumented(_ file: SourceFile, _ line: Int, _ documented: Set<Int>) -> Bool
  {
    var above = line - 1
    while above > 0 {
      if documented.contains(above) { return true }
      let text = file.lines[above - 1].drop { $0 == " " }
      guard text.hasPrefix("@") || text.hasPrefix("#") else { return false }
      above -= 1
    }
    return false
  }
}
