import Testing

@Suite struct ModuleRuleTests {
  private let table = ModuleTable(modules: [
    .init(name: "Market", ring: .pure, imports: []),
    .init(name: "Exchange", ring: .pure, imports: ["Market"]),
    .init(name: "Venue", ring: .shell, imports: ["Exchange"], outside: ["Glibc", "Yams"]),
  ])

  @Test(arguments: [
    "import Foundation", "public import Glibc", "@testable import Venue",
    "import struct Venue.Lane",
    "#if os(Linux)\n  import Glibc\n#endif",
  ])
  func forbiddenImportsAreFound(text: String) {
    let file = SourceFile("Sources/Exchange/Book/Level.swift", "import Market\n" + text)
    let found = ImportRule.check(file, table)
    #expect(found.count == 1)
    #expect(found.first.map(\.what)?.hasPrefix("Exchange imports ") == true)
    #expect(found.first.map { $0.line >= 2 } == true)
  }

  @Test func allowedImportsPass() {
    let exchange = SourceFile(
      "Sources/Exchange/Level.swift",
      "// import Glibc\npublic import Market\nlet text = \"import Glibc\"")
    let venue = SourceFile("Sources/Venue/Venue.swift", "import Exchange\nimport Glibc")
    #expect(ImportRule.check(exchange, table).isEmpty)
    #expect(ImportRule.check(venue, table).isEmpty)
    #expect(ImportRule.unused([exchange, venue], table).isEmpty)
  }

  @Test func anUnknownModuleIsFound() {
    #expect(ImportRule.check(SourceFile("Sources/Extra/File.swift", ""), table).count == 1)
  }

  @Test func anUnusedArrowIsFound() {
    let found = ImportRule.unused([SourceFile("Sources/Venue/Venue.swift", "import Glibc")], table)
    #expect(found.map(\.path) == ["Sources/Exchange", "Sources/Venue"])
  }

  private func manifest(_ market: String, _ venue: String = "\"Exchange\", yams") -> SourceFile {
    SourceFile(
      "Package.swift",
      """
      func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target { }
      let all = [
        module("Market"\(market)), module("Exchange", ["Market"]),
        module("Venue", [\(venue)], path: "x")
      ]
      """)
  }

  @Test func aManifestLikeTheTablePasses() {
    #expect(ManifestRule.check(manifest(""), table).isEmpty)
  }

  @Test(arguments: [
    (", [\"Exchange\"]", "\"Exchange\", yams", "Market depends on Exchange"),
    ("", "\"Exchange\"", "Venue must depend on Yams"),
    ("), module(\"Extra\"", "\"Exchange\", yams", "Extra is not in the table"),
    ("", "\"Exchange\", yams], flags: [.unsafeFlags([\"x\"])", "unsafeFlags"),
    ("", "\"Exchange\", yams], flags: [.unsafeFlags([\"-lx\", \"-Onone\"])", "unsafeFlags"),
  ])
  func aManifestUnlikeTheTableIsFound(market: String, venue: String, what: String) {
    let found = ManifestRule.check(manifest(market, venue), table)
    #expect(found.count == 1)
    #expect(found.first?.what.hasPrefix(what) == true)
  }

  @Test func aManifestMaySayWhichLibrariesAProgramIsMadeOf() {
    let flags = "\"Exchange\", yams], flags: [.unsafeFlags([\"-static-stdlib\", \"-lx\"])"
    #expect(ManifestRule.check(manifest("", flags), table).isEmpty)
  }

  @Test func aMissingModuleIsFound() {
    let found = ManifestRule.check(SourceFile("Package.swift", "module(\"Market\")"), table)
    #expect(found.count == 2)
  }
}
