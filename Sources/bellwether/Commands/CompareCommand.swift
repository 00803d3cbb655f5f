import ArgumentParser
import Documents
import Market
import Simulation
import Terminal

/// `bellwether compare`: the same trader in two scenarios, and what each cost it.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Let the same trader play two scenarios, and print side by side what they cost it.",
    discussion: """
      Both run without a screen, as fast as they go, with the same seed. The same scenarios, \
      trader and seed give the same figures on every machine.
      """)

  @Argument(help: "The first scenario; 'bellwether scenarios' lists them.")
  var first: String

  @Argument(help: "The second scenario.")
  var second: String

  @Option(
    name: .long,
    help: ArgumentHelp(
      "The trader: '\(TraderLibrary.standardName)', or a file (with a / in it).",
      valueName: "name"))
  var trader = TraderLibrary.standardName

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "How much market time to play (default: as long as the scenario says that it lasts).",
      valueName: "time"))
  var length: TimeSpanArgument?

  @OptionGroup var chance: SeedOption

  @Flag(name: .long, help: "Print the comparison only, no progress.")
  var quiet = false

  func run() throws {
    let scenarios = [
      try UserFolders.scenarios.scenario(named: first),
      try UserFolders.scenarios.scenario(named: second),
    ]
    let plans = try scenarios.map { try TraderLibrary.trader(named: trader, in: $0) }
    let spans = try scenarios.map { try span(of: $0) }
    var records: [TraderRecord] = []
    var times: [String] = []
    for (index, scenario) in scenarios.enumerated() {
      var time = RealTime()
      records.append(play(scenario, plans[index], spans[index], part: index))
      time.stop()
      let speed = time.speed(ofSeconds: spans[index].wholeSeconds)
      times.append("\(SpanText.of(spans[index])) in \(time.text), \(speed)x")
    }
    let comparison = ComparisonTable(
      names: scenarios.map(\.name), plan: plans[0], seed: chance.seed, records: records)
    print(comparison.lines.joined(separator: "\n"))
    if !quiet { StandardError.put("played \(times.joined(separator: " and "))\n") }
  }

  private func span(of scenario: Scenario) throws -> TimeSpan {
    if let length { return length.span }
    guard let span = scenario.length ?? scenario.markets.compactMap({ $0.path?.end }).max() else {
      throw ValidationError(
        "\(scenario.name) does not say how long it lasts; give --for, such as --for 10m")
    }
    return span
  }

  private func play(
    _ scenario: Scenario, _ plan: TraderPlan, _ span: TimeSpan, part: Int
  ) -> TraderRecord {
    var run = TraderRun(scenario, plan: plan, seed: chance.seed)
    let progress = quiet ? nil : ProgressLine()
    let end = scenario.start + span
    var shown = -1
    while run.advance(until: end) {
      let passed = Int128((run.now - scenario.start).nanoseconds)
      let done = Int(passed * 1000 / Int128(max(1, span.nanoseconds)))
      if done != shown { progress?.show(fraction: (part * 1000 + done) / 2) }
      shown = done
    }
    progress?.clear()
    return run.finish()
  }
}
