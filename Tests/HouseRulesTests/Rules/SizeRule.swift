/// Files, functions and lines stay small enough to be read.
enum SizeRule {
  /// The most lines a file may have.
  static let fileLinesMax = 400
  /// The most lines a function may have, from its name to its closing brace.
  static let functionLinesMax = 60
  /// The most columns a line may have.
  static let columnsMax = 100

  /// Everything too long in one Swift or C file.
  static func check(_ file: SourceFile) -> [Violation] {
    guard file.isSwift || file.isC else { return [] }
    var found: [Violation] = []
    if file.lines.count > fileLinesMax {
      found.append(
        file.violation(1, "\(file.lines.count) lines; a file has at most \(fileLinesMax)"))
    }
    for (index, line) in file.lines.enumerated() where line.utf8.count > columnsMax {
      guard line.count > columnsMax else { continue }
      found.append(
        file.violation(index + 1, "\(line.count) columns; a line has at most \(columnsMax)"))
    }
    for function in file.isC ? functionsOfC(file) : functions(file)
    where function.last - function.first + 1 > functionLinesMax {
      let count = function.last - function.first + 1
      found.append(
        file.violation(
          function.first,
          "\(function.name): \(count) lines; a function has at most \(functionLinesMax)"
        ))
    }
    return found
  }

  /// A function with a body, or a computed property.
  struct Function: Equatable {
    /// Its name, or `init`, `deinit`, `subscript`.
    var name: String
    /// The line it starts on.
    var first: Int
    /// The line of its closing brace.
    var last: Int
  }

  /// The words at which a declaration without a body must have ended.
  private static let starters: Set<String> = [
    "func", "var", "let", "init", "deinit", "case", "struct", "class", "enum", "protocol",
    "extension", "subscript", "associatedtype", "typealias", "public", "private", "static",
  ]

  /// The functions, initialisers, subscripts and computed properties of a Swift file.
  static func functions(_ file: SourceFile) -> [Function] {
    file.code.indices.compactMap { index in
      guard let name = functionName(file, index) else { return nil }
      var next = index + 1
      if !file.code[index].isWord("deinit") && !file.code[index].isWord("var") {
        while let token = file.token(next), !token.isMark("(") {
          if token.isMark("{") || token.isMark("}") { return nil }
          next += 1
        }
        guard file.token(next) != nil, let end = file.closing(next) else { return nil }
        next = end + 1
      }
      guard let open = body(file, from: next, isProperty: file.code[index].isWord("var")),
        let close = file.closing(open)
      else { return nil }
      return Function(name: name, first: file.code[index].line, last: file.code[close].line)
    }
  }

  /// What the token at an index declares, or nil where it declares nothing with a body.
  private static func functionName(_ file: SourceFile, _ index: Int) -> String? {
    let token = file.code[index]
    guard token.kind == .word, file.token(index - 1)?.isMark(".") != true,
      let next = file.token(index + 1)
    else { return nil }
    switch token.text {
    case "func", "var": return next.text
    case "init": return ["(", "?", "!", "<"].contains(next.text) ? token.text : nil
    case "deinit": return token.text
    case "subscript": return ["(", "<"].contains(next.text) ? token.text : nil
    default: return nil
    }
  }

  /// The index of the brace that opens a body, or nil where the declaration has none.
  private static func body(_ file: SourceFile, from start: Int, isProperty: Bool) -> Int? {
    var index = start
    while let token = file.token(index) {
      if token.isMark("{") { return index }
      if token.isMark("}") || token.isMark(";") { return nil }
      if isProperty && (token.isMark("=") || (token.isFirst && index > start)) { return nil }
      if token.isFirst && (starters.contains(token.text) || token.isMark("@")) { return nil }
      if token.isMark("(") || token.isMark("["), let end = file.closing(index) { index = end }
      index += 1
    }
    return nil
  }

  /// The functions of a C file: from a line that starts at the margin to the brace at the margin.
  static func functionsOfC(_ file: SourceFile) -> [Function] {
    var found: [Function] = []
    var start: Int?
    var previousIsHead = false
    for (index, line) in file.lines.enumerated() {
      let isHead = line.first.map { $0.isLetter || $0 == "_" } ?? false
      if isHead && !previousIsHead { start = index + 1 }
      if line.hasPrefix("}"), let first = start {
        let head = file.lines[first - 1]
        let name = head.prefix { $0 != "(" }.split(separator: " ").last.map(String.init) ?? ""
        if head.contains("(") { found.append(Function(name: name, first: first, last: index + 1)) }
        start = nil
      }
      previousIsHead = isHead
    }
    return found
  }
}
