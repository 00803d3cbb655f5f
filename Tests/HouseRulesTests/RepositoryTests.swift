import Testing

/// The house rules, held against the sources as they are.
///
/// Each failure is one line a violation: `path:line: what`.
@Suite struct RepositoryTests {
  let repository = Repository.current
  let texts = Repository.texts
  let table = ModuleTable.bellwether

  /// Swift sources below `Sources` and `Themes`.
  var sources: [SourceFile] { texts.filter { $0.isSwift && $0.module != nil } }

  /// Fails with every violation on a line of its own.
  private func expectNone(_ violations: [Violation]) {
    guard !violations.isEmpty else { return }
    let list = violations.map(\.description).joined(separator: "\n")
    Issue.record("\(violations.count) against the house rules\n\(list)")
  }

  @Test func thereIsSomethingToCheck() {
    #expect(sources.count > 20)
    #expect(repository.exists("Package.swift"))
  }

  @Test func sourcesImportWhatTheTableSays() {
    expectNone(sources.flatMap { ImportRule.check($0, table) } + ImportRule.unused(sources, table))
  }

  @Test func manifestEqualsTheTable() throws {
    let manifest = try #require(texts.first { $0.path == "Package.swift" })
    expectNone(ManifestRule.check(manifest, table))
  }

  @Test func pureModulesArePure() {
    let pure = sources.filter { table.isSource($0, of: .pure) }
    expectNone(pure.flatMap { PurityRule.check($0, isStorage: $0.path == ModuleTable.storage) })
  }

  @Test func pureModulesAnswerForHashOrder() {
    let pure = sources.filter { table.isSource($0, of: .pure) }
    expectNone(pure.flatMap(HashOrderRule.check))
  }

  @Test func moneyIsNeverFloatingPoint() {
    let counted = sources.filter { FloatingPointRule.modules.contains($0.module ?? "") }
    expectNone(counted.flatMap(FloatingPointRule.check))
  }

  @Test func unsafeStandsInTheShellAndTheStorageWithItsReason() {
    expectNone(sources.flatMap { UnsafeRule.check($0, mayBeUnsafe: table.mayBeUnsafe($0)) })
  }

  @Test func nothingIsTooLong() {
    expectNone(texts.flatMap(SizeRule.check))
  }

  @Test func everyPublicSymbolIsDocumented() {
    expectNone(sources.flatMap(DocumentationRule.check))
  }

  @Test func nothingIsLeftHalfDone() {
    expectNone(texts.flatMap(LeftoverRule.check))
  }

  @Test func namesSaySomething() {
    expectNone(texts.flatMap(NamingRule.check))
  }

  @Test func treeHoldsOnlyWhatItShould() {
    expectNone(
      TreeRule.checkTopLevel(repository.topLevel)
        + repository.contents.flatMap { TreeRule.check($0.path, $0.bytes) })
  }

  @Test func whatReadmeNamesExists() throws {
    let readme = try #require(texts.first { $0.path == "README.md" })
    let programs = sources.filter { $0.module?.hasPrefix("bellwether") == true }
    expectNone(
      ReadmeRule.check(
        readme, commands: CommandLineTable(sources: programs), table: table,
        exists: repository.exists))
  }
}
