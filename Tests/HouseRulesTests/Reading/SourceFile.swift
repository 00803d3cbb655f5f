/// A text file of the repository, as the rules see it.
struct SourceFile {
  /// Where it is, relative to the repository's top.
  let path: String
  /// What it says.
  let text: String
  /// Its lines without the line ends.
  let lines: [Substring]
  /// The code of a Swift file: every token that is no comment; empty for other files.
  let code: [Token]
  /// The comments of a Swift file, one token a line; empty for other files.
  let comments: [Token]

  /// A file of the given path and text.
  init(_ path: String, _ text: String) {
    self.path = path
    self.text = text
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
    let tokens = path.hasSuffix(".swift") ? Lexer.tokens(of: text) : []
    code = tokens.filter { $0.kind != .comment }
    comments = tokens.filter { $0.kind == .comment }
  }

  /// Whether this is a Swift source.
  var isSwift: Bool { path.hasSuffix(".swift") }

  /// Whether this is a C source or header.
  var isC: Bool { path.hasSuffix(".c") || path.hasSuffix(".h") }

  /// The module whose source this is: the folder below `Sources`, or `Themes`.
  var module: String? {
    let parts = path.split(separator: "/")
    if parts.first == "Themes" { return "Themes" }
    return parts.first == "Sources" && parts.count > 2 ? String(parts[1]) : nil
  }

  /// A violation on one line of this file.
  func violation(_ line: Int, _ what: String) -> Violation {
    Violation(path: path, line: line, what: what)
  }

  /// The index in `code` of the mark that closes the one at `start`, or nil if none does.
  func closing(_ start: Int) -> Int? {
    guard let close = ["(": ")", "[": "]", "{": "}"][code[start].text] else { return nil }
    let open = code[start].text
    var depth = 0
    for index in start..<code.count where code[index].kind == .mark {
      if code[index].text == open { depth += 1 }
      if code[index].text == close {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// The code token at an index, or nil outside the file.
  func token(_ index: Int) -> Token? {
    code.indices.contains(index) ? code[index] : nil
  }
}
