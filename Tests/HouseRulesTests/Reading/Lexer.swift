/// Cuts Swift source text into tokens.
///
/// Knows nested comments, plain, multi-line and raw strings and what is interpolated in them, and
/// `#/…/#` regular expressions. It does not know bare `/…/` ones: one with a quote in it would be
/// read as the start of a string.
struct Lexer {
  /// The bytes of the text.
  let bytes: [UInt8]
  /// Where the next token starts.
  var at = 0
  /// The line of `at`, counted from 1.
  var line = 1
  /// What was found so far.
  var tokens: [Token] = []
  /// The line of the newest token that is no continuation of an earlier one.
  private var lineOfNewest = 0

  /// A lexer at the start of a text.
  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  /// The tokens of a text, in order.
  static func tokens(of text: String) -> [Token] {
    var lexer = Lexer(text)
    lexer.lex(untilParenthesis: false)
    return lexer.tokens
  }

  /// The byte `offset` places ahead, or zero past the end.
  func peek(_ offset: Int = 0) -> UInt8 {
    at + offset < bytes.count ? bytes[at + offset] : 0
  }

  /// Moves one byte ahead, counting lines.
  mutating func advance() {
    if peek() == UInt8(ascii: "\n") { line += 1 }
    at += 1
  }

  /// Adds a token that starts at a place and line already passed.
  mutating func add(_ kind: Token.Kind, _ text: String, from start: Int, line startLine: Int) {
    let before = start > 0 ? bytes[start - 1] : UInt8(ascii: "\n")
    let isSpaced = before == UInt8(ascii: " ") || before == UInt8(ascii: "\n") || before == 9
    tokens.append(
      Token(
        kind: kind, text: text, line: startLine, isSpaced: isSpaced,
        isFirst: startLine != lineOfNewest))
    lineOfNewest = startLine
  }

  /// Lexes to the end, or (inside an interpolation) to the parenthesis that closes it.
  mutating func lex(untilParenthesis: Bool) {
    var depth = 0
    while at < bytes.count {
      let byte = peek()
      if byte == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "/") {
        lexLineComment()
      } else if byte == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "*") {
        lexBlockComment()
      } else if byte == UInt8(ascii: "\"") {
        lexString(hashes: 0)
      } else if byte == UInt8(ascii: "#"), lexRaw() {
        continue
      } else if Self.isDigit(byte) {
        lexNumber()
      } else if Self.isWordPart(byte) || byte == UInt8(ascii: "`") {
        lexWord()
      } else if byte <= 32 {
        advance()
      } else {
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") {
          if untilParenthesis && depth == 0 { return }
          depth -= 1
        }
        add(.mark, String(decoding: [byte], as: UTF8.self), from: at, line: line)
        advance()
      }
    }
  }

  /// Lexes `// …` to the end of its line.
  private mutating func lexLineComment() {
    let start = at
    while at < bytes.count && peek() != UInt8(ascii: "\n") { at += 1 }
    add(.comment, String(decoding: bytes[start..<at], as: UTF8.self), from: start, line: line)
  }

  /// Lexes `/* … */`, nested ones included, as one token a line.
  private mutating func lexBlockComment() {
    var depth = 0
    var start = at
    repeat {
      if peek() == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "*") {
        depth += 1
        at += 2
      } else if peek() == UInt8(ascii: "*") && peek(1) == UInt8(ascii: "/") {
        depth -= 1
        at += 2
      } else if peek() == UInt8(ascii: "\n") {
        add(.comment, String(decoding: bytes[start..<at], as: UTF8.self), from: start, line: line)
        advance()
        start = at
      } else {
        at += 1
      }
    } while depth > 0 && at < bytes.count
    let end = min(at, bytes.count)
    add(.comment, String(decoding: bytes[start..<end], as: UTF8.self), from: start, line: line)
  }

  /// Lexes a number literal, taking a fraction only where it cannot be a tuple's member.
  private mutating func lexNumber() {
    let start = at
    let followsPoint = start > 0 && bytes[start - 1] == UInt8(ascii: ".")
    while Self.isWordPart(peek()) { at += 1 }
    if !followsPoint && peek() == UInt8(ascii: ".") && Self.isDigit(peek(1)) {
      at += 1
      while Self.isWordPart(peek()) { at += 1 }
    }
    let sign = peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+")
    let isHexadecimal =
      bytes[start] == UInt8(ascii: "0")
      && bytes[start + 1 < at ? start + 1 : start] | 32 == UInt8(ascii: "x")
    if sign && at > start && !isHexadecimal && bytes[at - 1] | 32 == UInt8(ascii: "e") {
      at += 1
      while Self.isWordPart(peek()) { at += 1 }
    }
    add(.number, String(decoding: bytes[start..<at], as: UTF8.self), from: start, line: line)
  }

  /// Lexes an identifier or keyword.
  private mutating func lexWord() {
    let start = at
    if peek() == UInt8(ascii: "`") {
      at += 1
      while at < bytes.count && peek() != UInt8(ascii: "`") { advance() }
      let text = String(decoding: bytes[(start + 1)..<at], as: UTF8.self)
      at += 1
      add(.word, text, from: start, line: line)
      return
    }
    while Self.isWordPart(peek()) { at += 1 }
    add(.word, String(decoding: bytes[start..<at], as: UTF8.self), from: start, line: line)
  }

  /// Whether a byte starts a number.
  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Whether a byte belongs to an identifier; every byte of a character beyond ASCII does.
  static func isWordPart(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$") || byte >= 128
      || (byte | 32 >= UInt8(ascii: "a") && byte | 32 <= UInt8(ascii: "z"))
  }
}
