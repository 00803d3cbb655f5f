import Testing

@Suite struct UnsafeRuleTests {
  private func check(_ text: String, mayBeUnsafe: Bool = true) -> [Violation] {
    UnsafeRule.check(SourceFile("Sources/Lanes/Lane.swift", text), mayBeUnsafe: mayBeUnsafe)
  }

  private static let escapes = [
    "let x = unsafe load()", "final class Box: @unchecked Sendable {}",
    "nonisolated(unsafe) var count = 0", "@unsafe struct Raw {}", "@safe struct Slot {}",
  ]

  @Test(arguments: escapes)
  func escapesWithoutAReasonAreFound(text: String) {
    #expect(check("let first = 1\n" + text).map(\.line) == [2])
    #expect(check("// It is fine.\n" + text).map(\.line) == [2])
    #expect(check("// SAFETY: too far away.\n\n" + text).map(\.line) == [3])
    #expect(check("// SAFETY:\n" + text).map(\.line) == [2], "an empty reason is none")
  }

  @Test(arguments: escapes)
  func escapesWithAReasonPassInTheShellOnly(text: String) {
    #expect(check("// SAFETY: one writer.\n" + text).isEmpty)
    #expect(check("// SAFETY: one writer,\n// and no reader yet.\n" + text).isEmpty)
    #expect(check("// SAFETY: one writer.\n" + text, mayBeUnsafe: false).count == 1)
  }

  @Test func oneFileOfThePureModulesMayBeUnsafe() {
    let table = ModuleTable.bellwether
    for (path, may) in [
      ("Sources/Exchange/Book/Slab.swift", true), ("Sources/Exchange/Book/OrderPool.swift", false),
      ("Sources/Exchange/Slab.swift", false), ("Sources/Market/Book/Slab.swift", false),
      ("Sources/Lanes/Lane.swift", true),
    ] {
      #expect(table.mayBeUnsafe(SourceFile(path, "")) == may, "\(path)")
    }
  }

  @Test func aParagraphSharesOneReason() {
    #expect(check("// SAFETY: ours alone.\nunsafe a()\nunsafe b()").isEmpty)
    #expect(check("// SAFETY: ours alone.\nunsafe a()\nfor b in c {\n  unsafe d(b)\n}").isEmpty)
    #expect(check("// SAFETY: ours alone.\nunsafe a()\n\nunsafe b()").map(\.line) == [4])
    #expect(check("unsafe a()\n// SAFETY: ours alone.\nunsafe b()").map(\.line) == [1])
  }

  @Test func aReasonCoversTheWholeStatement() {
    #expect(check("// SAFETY: ours alone.\nlet x = make(\n  first,\n  unsafe second)").isEmpty)
    #expect(check("// SAFETY: ours alone.\nlet x = list\n  .map { unsafe $0.value }").isEmpty)
    #expect(check("// SAFETY: ours alone.\n@inlinable\n@safe func f() {}").isEmpty)
    #expect(check("// SAFETY: ours alone.\nfunc f() {\n  unsafe g()\n}").map(\.line) == [3])
  }

  @Test func otherUsesOfTheWordsPass() {
    #expect(check("Price(unchecked: 3)\nlet isSafe = area.safe\nf(unsafe: 2) // unsafe").isEmpty)
  }
}
