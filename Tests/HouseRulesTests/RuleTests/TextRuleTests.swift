import Testing

@Suite struct TextRuleTests {
  private func source(_ text: String) -> SourceFile {
    SourceFile("Sources/Exchange/File.swift", text)
  }

  private func lines(_ count: Int) -> String {
    String(repeating: "  x += 1\n", count: count)
  }

  @Test func longLinesAreFound() {
    let wide = "// " + String(repeating: "█", count: 97)
    #expect(SizeRule.check(source("let a = 1\n" + wide + "x")).map(\.line) == [2])
    #expect(SizeRule.check(source(wide)).isEmpty, "columns are counted, not bytes")
  }

  @Test func longFilesAreFound() {
    #expect(SizeRule.check(source(lines(401))).count == 1)
    #expect(SizeRule.check(source(lines(400))).isEmpty)
    #expect(SizeRule.check(SourceFile("Sources/CSystem/system.c", lines(401))).count == 1)
    #expect(SizeRule.check(SourceFile("README.md", lines(401))).isEmpty)
  }

  @Test(arguments: [
    "func apply(_ f: () -> Void = {}) -> [Int] {", "init?(x: Int) throws {", "deinit {",
    "subscript(index: Int) -> Int {", "var total: Int {",
    "static func < (a: Self, b: Self) -> Bool {",
    "func make<T: Thing>(\n  x: T\n) -> T\nwhere T: A {",
  ])
  func longFunctionsAreFound(head: String) {
    let headLines = head.split(separator: "\n").count
    let good = "struct A {\n" + head + "\n" + lines(59 - headLines) + "}\n}"
    let bad = "struct A {\n" + head + "\n" + lines(60 - headLines) + "}\n}"
    #expect(SizeRule.check(source(good)).isEmpty)
    #expect(SizeRule.check(source(bad)).map(\.line) == [2])
  }

  @Test func declarationsWithoutABodyAreNoFunctions() {
    let text =
      "protocol A {\n func f() -> Int\n init(x: Int)\n var y: Int { get }\n}\nfunc g() {\n}"
    #expect(SizeRule.functions(source(text)).map(\.name) == ["y", "g"])
    #expect(SizeRule.functions(source("let x = self.init(a: 1)\nif b { c() }")).isEmpty)
    #expect(SizeRule.functions(source("var x = 1\nvar z: Int\nif b { c() }")).isEmpty)
  }

  @Test func longFunctionsOfCAreFound() {
    let body = String(repeating: "  x++;\n", count: 59)
    let file = SourceFile("Sources/CSystem/system.c", "static int f(int x)\n{\n" + body + "}\n")
    #expect(SizeRule.check(file).map(\.line) == [1])
    #expect(SizeRule.check(SourceFile("a.c", "struct f {\n" + body + "};\n")).isEmpty)
  }

  @Test(arguments: [
    "public struct Price {}", "/// A price.\n\npublic struct Price {}",
    "// A price.\npublic let x = 1",
    "/// A.\npublic enum Side {\n  case bid\n}", "/// A.\npublic protocol P {\n  func f()\n}",
    "@frozen\npublic struct Price {}", "/// A.\nlet x = 1\npublic private(set) var y = 1",
  ])
  func undocumentedSymbolsAreFound(text: String) {
    #expect(DocumentationRule.check(source(text)).count == 1)
  }

  @Test(arguments: [
    "/// A price.\n@frozen\npublic struct Price {}", "struct Hidden {}", "public import Market",
    "/// A.\npublic enum Side {\n  /// B.\n  case bid\n}",
    "/// A.\npublic enum Side {\n  var x: Int {\n    switch y {\n    case 1: 1\n    }\n  }\n}",
    "/// A.\n///\n/// More.\npublic func f() {}", "let phase = Phase.public",
  ])
  func documentedSymbolsPass(text: String) {
    #expect(DocumentationRule.check(source(text)).isEmpty)
  }

  @Test func leftoversAreFound() {
    for mark in ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"] {
      #expect(LeftoverRule.check(source("let a = 1\n// \(mark): later")).map(\.line) == [2])
      #expect(LeftoverRule.check(SourceFile(".ci/run", "# \(mark)")).count == 1)
    }
    #expect(LeftoverRule.check(SourceFile("Tests/A/Placeholder.swift", "//")).count == 1)
    #expect(LeftoverRule.check(source("let todoList = 1 // hacksaw")).isEmpty)
  }

  @Test func emptyNamesAreFound() {
    #expect(NamingRule.check(source("struct OrderManager {}")).count == 1)
    #expect(NamingRule.check(SourceFile("Sources/Desk/DeskUtils.swift", "")).count == 1)
    #expect(NamingRule.check(source("struct Order {}\nlet x = OrderManager.self")).isEmpty)
  }

  @Test func strangersInTheTreeAreFound() {
    let good = ["Package.swift", "Sources", "Tests", "Themes", "README.md", ".ci"]
    #expect(TreeRule.checkTopLevel(good).isEmpty)
    #expect(TreeRule.checkTopLevel(good + ["Makefile"]).map(\.path) == ["Makefile"])
    #expect(TreeRule.checkTopLevel(good.filter { $0 != "README.md" }).map(\.path) == ["README.md"])
    #expect(TreeRule.check("a.txt", [65, 10]).isEmpty)
    #expect(TreeRule.check("a.bin", [65, 0]).count == 1)
    #expect(TreeRule.check("a.bin", [0xff, 0xfe]).count == 1)
    #expect(TreeRule.check("a.txt", [UInt8](repeating: 65, count: 200_001)).count == 1)
  }

  @Test func ignoredNamesAreKnown() {
    let file = IgnoreFile("# builds\n.build/\n.build-*/\n*.xcodeproj\n")
    #expect([".build", ".build-tsan", "a.xcodeproj"].allSatisfy(file.matches))
    #expect(![".buildx", "Sources", "# builds"].contains(where: file.matches))
  }
}
