import Testing

@Suite struct LexerTests {
  private func words(_ text: String) -> [String] {
    Lexer.tokens(of: text).filter { $0.kind == .word }.map(\.text)
  }

  @Test func commentsAndStringsAreNoCode() {
    #expect(
      words("let a = \"Date()\" // Date()\n/* Date() /* x */ y */ let b") == [
        "let", "a", "let", "b",
      ])
    #expect(words("let a = \"\"\"\n  say \"Date\"\n  \"\"\"\nlet b") == ["let", "a", "let", "b"])
    #expect(words("let a = #\"a \" \\(Date)\"#; let b") == ["let", "a", "let", "b"])
    #expect(words("let a = #/ \"Date /#; let b") == ["let", "a", "let", "b"])
  }

  @Test func interpolatedCodeIsCode() {
    #expect(words("f(\"x \\(Date(\"y\")) z\") + g") == ["f", "Date", "g"])
    #expect(words("f(#\"x \\#(Date()) z\"#) + g") == ["f", "Date", "g"])
  }

  @Test func linesAreCounted() {
    let tokens = Lexer.tokens(of: "a\n\"\"\"\n b\n\"\"\"\n/* \n */ c\n  d e")
    let lines = tokens.map { "\($0.text.isEmpty ? "-" : $0.text)@\($0.line)" }
    #expect(lines.last == "e@7")
    #expect(tokens.first { $0.isWord("c") }?.line == 6)
    #expect(tokens.filter(\.isFirst).map(\.line) == [1, 2, 5, 6, 7])
  }

  @Test(arguments: [
    ("1.5", true), ("1e9", true), ("1E-9", true), ("0x1p3", true), ("1_000", false),
    ("0xE1", false), ("0b10", false), ("12", false),
  ])
  func floatingPointNumbersAreKnown(text: String, isFloatingPoint: Bool) throws {
    let tokens = Lexer.tokens(of: text)
    let token = try #require(tokens.first)
    #expect(tokens.count == 1)
    #expect(token.isFloatingPointNumber == isFloatingPoint)
  }

  @Test func aTupleMemberIsNoFraction() {
    #expect(!Lexer.tokens(of: "pair.0.1 + range.1...2").contains { $0.isFloatingPointNumber })
  }

  @Test func backTicksAreTakenOff() {
    #expect(words("case `default`") == ["case", "default"])
  }
}
