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
      A recorded session takes the place of a scenario: then it is you who played it.
      """)

  @Argument(help: "A scenario or a session; 'bellwether scenarios' and 'sessions' list them.")
  var first: String

  @Argument(help: "What it is compared with: a scenario or a session.")
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
      "How much market time of a scenario to play (default: as long as it says that it lasts).",
      valueName: "time"))
  var length: TimeSpanArgument?

  @OptionGroup var chance: SeedOption

  @Flag(name: .long, help: "Print the comparison only, no progress.")
  var quiet = false

  func run() throws {
    let contenders = try [first, second].map {
      try Contender(named: $0, trader: trader, for: length?.span)
    }
    let progress = quiet ? nil : ProgressLine()
    var records: [TraderRecord] = []
    var times: [String] = []
    for (index, contender) in contenders.enumerated() {
      var time = RealTime()
      var shown = -1
      records.append(
        try contender.play(seed: chance.seed) { part in
          if part != shown { progress?.show(fraction: (index * 1000 + part) / 2) }
          shown = part
        })
      time.stop()
      let speed = time.speed(ofSeconds: contender.span.wholeSeconds)
      times.append("\(SpanText.of(contender.span)) in \(time.text), \(speed)x")
    }
    progress?.clear()
    let comparison = ComparisonTable(
      names: contenders.map(\.name), plans: contenders.map(\.plan), seed: chance.seed,
      records: records)
    print(comparison.lines.joined(separator: "\n"))
    if !quiet { StandardError.put("played \(times.joined(separator: " and "))\n") }
  }
}
