import Testing

@Suite struct ReadmeRuleTests {
  private let commands = CommandLineTable(sources: [
    SourceFile(
      "Sources/bellwether/Simulate.swift",
      """
      struct Simulate: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "simulate", abstract: "x")
        @Option(name: .customLong("for"), help: "x") var duration: String
        @Option(help: ArgumentHelp("x", valueName: "y")) var marketSeed = 7
        @Flag var quiet = false
        @Argument var scenario: String
      }
      """)
  ])
  private let table = ModuleTable(modules: [.init(name: "Market", ring: .pure, imports: [])])

  private func check(_ text: String) -> [Violation] {
    ReadmeRule.check(
      SourceFile("README.md", text + "\n`Market`"), commands: commands, table: table,
      exists: {
        ["Sources", "Sources/Market", ".ci/run", "Sources/Documents/Scenarios/calm.yaml"]
          .contains($0)
      })
  }

  @Test func declarationsAreRead() {
    #expect(commands.subcommands == ["simulate"])
    let own = commands.options.subtracting(["help", "version", "generate-completion-script"])
    #expect(own == ["for", "market-seed", "quiet"])
  }

  @Test(arguments: [
    ("see `Sources/Nowhere/File.swift`", "Sources/Nowhere/File.swift does not exist"),
    ("```sh\n.ci/walk\n```", ".ci/walk does not exist"),
    ("`bellwether replay x`", "bellwether has no command or scenario `replay`"),
    ("```sh\nswift run bellwether simulate CALM --sed 7\n```", "bellwether has no option `--sed`"),
    (
      "`.build/release/bellwether --colour=red`",
      ".build/release/bellwether has no option `--colour`"
    ),
  ])
  func namesThatStandForNothingAreFound(text: String, what: String) {
    #expect(check(text).map(\.what) == [what])
  }

  @Test(arguments: [
    "`Sources/Market/` and `Sources/*` and `.ci/run`",
    "`bellwether simulate CALM --for 1h --quiet`", "`bellwether calm --quiet`",
    "```sh\nswift run -c release bellwether --market-seed 7 | cat --wrong\n```",
    "Sources/Nowhere in plain words", "```text\nbellwether nothing --at-all\n```", "`bellwether`",
    "`bellwether --generate-completion-script bash`",
  ])
  func namesThatExistPass(text: String) {
    #expect(check(text).isEmpty)
  }

  @Test func aModuleMissingFromTheMapIsFound() {
    let found = ReadmeRule.check(
      SourceFile("README.md", "Market"), commands: commands, table: table, exists: { _ in true })
    #expect(found.map(\.what) == ["the map of the modules lacks `Market`"])
  }
}
