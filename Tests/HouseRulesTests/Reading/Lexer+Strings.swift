extension Lexer {
  /// Lexes what a `#` starts when that is a raw string or a `#/…/#` expression.
  ///
  /// - Returns: Whether it was one; if not, nothing has moved.
  mutating func lexRaw() -> Bool {
    var hashes = 0
    while peek(hashes) == UInt8(ascii: "#") { hashes += 1 }
    if peek(hashes) == UInt8(ascii: "\"") {
      at += hashes
      lexString(hashes: hashes)
      return true
    }
    guard peek(hashes) == UInt8(ascii: "/") else { return false }
    let start = at
    let startLine = line
    at += hashes + 1
    while at < bytes.count && !(peek() == UInt8(ascii: "/") && hasHashes(hashes, after: 1)) {
      advance()
    }
    at = min(at + 1 + hashes, bytes.count)
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    add(.string, text, from: start, line: startLine)
    return true
  }

  /// Lexes a string literal from its first quote, and the code interpolated in it.
  mutating func lexString(hashes: Int) {
    let start = at
    let startLine = line
    let quote = UInt8(ascii: "\"")
    let isMultiline = peek(1) == quote && peek(2) == quote
    let width = isMultiline ? 3 : 1
    at += width
    var content: [UInt8] = []
    let index = tokens.count
    add(.string, "", from: start, line: startLine)
    while at < bytes.count {
      if peek() == quote && hasQuotes(width) && hasHashes(hashes, after: width) {
        at += width + hashes
        break
      }
      if peek() == UInt8(ascii: "\\") && hasHashes(hashes, after: 1) {
        if peek(1 + hashes) == UInt8(ascii: "(") {
          at += 2 + hashes
          lex(untilParenthesis: true)
          at += 1
        } else {
          content.append(contentsOf: [peek(), peek(1 + hashes)])
          at += 1 + hashes
          advance()
        }
        continue
      }
      if peek() == UInt8(ascii: "\n") && !isMultiline { break }
      content.append(peek())
      advance()
    }
    tokens[index].text = String(decoding: content, as: UTF8.self)
  }

  /// Whether `count` quotes come next.
  private func hasQuotes(_ count: Int) -> Bool {
    (0..<count).allSatisfy { peek($0) == UInt8(ascii: "\"") }
  }

  /// Whether `count` hashes come next after `offset` bytes.
  private func hasHashes(_ count: Int, after offset: Int) -> Bool {
    (0..<count).allSatisfy { peek(offset + $0) == UInt8(ascii: "#") }
  }
}
