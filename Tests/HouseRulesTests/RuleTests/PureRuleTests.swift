import Testing

@Suite struct PureRuleTests {
  private func source(_ text: String) -> SourceFile {
    SourceFile("Sources/Exchange/File.swift", text)
  }

  @Test(arguments: [
    "let now = Date()", "let clock = ContinuousClock()",
    "var generator = SystemRandomNumberGenerator()",
    "let draw = Int.random(in: 0..<6)", "let side = Side.allCases.randomElement()",
    "levels.shuffle()",
    "Thread.sleep(1)", "Task { work() }", "func load() async {}", "actor Ledger {}",
    "print(price)", "let key = order.hashValue", "var hasher = Hasher()",
    "let text = \"\\(Date())\"",
    "func f(_ p: UnsafeRawPointer) {}", "withUnsafeBytes(of: x) { _ in }", "let x = unsafe y",
    "nonisolated(unsafe) var x = 0", "final class Box: @unchecked Sendable {}", "import Foundation",
  ])
  func impurityIsFound(text: String) {
    let found = PurityRule.check(source("let first = 1\n" + text))
    #expect(found.count >= 1)
    #expect(found.allSatisfy { $0.line == 2 })
  }

  @Test func theStorageMayBeUnsafeAndNothingElse() {
    let unsafe =
      "func f(_ p: UnsafeRawPointer) { unsafe g(p) }\nfinal class B: @unchecked Sendable {}"
    #expect(PurityRule.check(source(unsafe), isStorage: true).isEmpty)
    let impure = "let now = ContinuousClock.now\nnonisolated(unsafe) var x = 0\nprint(x)"
    #expect(PurityRule.check(source(impure), isStorage: true).map(\.line) == [1, 2, 3])
  }

  @Test(arguments: [
    "let draw = Int.random(in: 0..<6, using: &generator)",
    "let side = sides.shuffled(using: &stream)",
    "func hash(into hasher: inout Hasher) { hasher.combine(1) }", "// Date() is banned",
    "let text = \"print Thread Task\"", "let price = Price(unchecked: 5)", "ledger.print(line)",
    "let updated = Dated(at: now)",
  ])
  func purityPasses(text: String) {
    #expect(PurityRule.check(source(text)).isEmpty)
  }

  @Test(arguments: [
    "var accounts: [AccountID: Account] = make()", "var accounts = [:] as Ledger",
    "let table = [1: \"a\", 2: \"b\"]", "let table = [\n  key: value,\n]",
    "var seen: Set<Int> = []",
    "let seen = Set(orders)", "let groups = Dictionary(grouping: orders) { $0.side }",
    "func find(_ table: [String: [Int]]) {}",
  ])
  func hashTablesAreFound(text: String) {
    #expect(HashOrderRule.check(source(text)).count == 1)
  }

  @Test(arguments: [
    "// ORDERED: only looked up.\nvar accounts: [AccountID: Account] = make()",
    "// ORDERED: only looked up, which is why\n// it cannot matter.\nvar seen: Set<Int> = []",
    "let seen = Set(orders)  // ORDERED: counted, never walked.",
    "let level = levels[at: 3]", "let pick = [a ? b : c]", "let list = [Order]()",
    "func f(rights: OptionSet) {}", "let made = [Level(price: 1), Level(price: 2)]",
    "let sorted = [1, 2].map { (x: Int) -> Int in x }", "let all = book[side: .bid][level: 2]",
  ])
  func answeredHashTablesAndOtherBracketsPass(text: String) {
    #expect(HashOrderRule.check(source(text)).isEmpty)
  }

  @Test func aCommentFurtherUpDoesNotAnswer() {
    let text = "// ORDERED: only looked up.\nvar count = 0\nvar seen: Set<Int> = []"
    #expect(HashOrderRule.check(source(text)).map(\.line) == [3])
  }

  @Test(arguments: ["var rate: Double = 0", "let fee = 0.001", "let big = 1e9", "Float(x)"])
  func floatingPointIsFound(text: String) {
    #expect(FloatingPointRule.check(source(text)).count == 1)
  }

  @Test(arguments: ["let ticks = 1_000", "let last = pair.0.1", "// 0.5", "let doubled = x * 2"])
  func integersPass(text: String) {
    #expect(FloatingPointRule.check(source(text)).isEmpty)
  }
}
