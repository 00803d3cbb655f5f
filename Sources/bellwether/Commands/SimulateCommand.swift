import ArgumentParser
import Documents
import Exchange
import Market
import Simulation

/// `bellwether simulate`: a scenario without a screen, as fast as it goes.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Run a scenario without a screen, as fast as it goes.",
    discussion: """
      Ends with a summary of each market, the audit of all money and orders, the state hash, and \
      what was seen of everything that the scenario expects. It fails (status 1) where the audit \
      does, or where something else was seen. The same scenario, seed and length give the same \
      hash on every machine.
      """)

  @Argument(help: "The scenario; 'bellwether scenarios' lists them.")
  var scenario: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Instead of a scenario: a market that follows a file of candles (CSV, also gzip).",
      valueName: "file"))
  var candles: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "How much market time to run, such as 90s, 10m, 1h or 1h30m (default: as long as the "
        + "scenario says that it lasts, or the candles do).", valueName: "time"))
  var length: TimeSpanArgument?

  @OptionGroup var chance: SeedOption

  @Flag(name: .long, help: "Print the summary only, no progress.")
  var quiet = false

  func validate() throws {
    if (scenario == nil) == (candles == nil) {
      throw ValidationError("name a scenario, or a file with --candles")
    }
  }

  func run() throws {
    let (scenario, span) = try chosen()
    var run = SimulationRun(scenario: scenario, seed: chance.seed, length: span)
    let progress = quiet ? nil : ProgressLine()
    run.toEnd { progress?.show(fraction: $0) }
    progress?.clear()
    print(run.summary())
    guard run.audit.passed, run.isAsExpected else { throw ExitCode.failure }
  }

  /// What is run, and for how long; what was found in a candle file is printed first.
  private func chosen() throws -> (Scenario, TimeSpan) {
    if let candles {
      let played = try CandleScenario(path: candles)
      for line in played.report { print(line) }
      print("")
      return (played.scenario, length?.span ?? played.length)
    }
    let played = try UserFolders.scenarios.scenario(named: scenario ?? "")
    guard let span = length?.span ?? played.length else {
      throw ValidationError(
        "\(played.name) does not say how long it lasts; give --for, such as --for 10m")
    }
    return (played, span)
  }
}
