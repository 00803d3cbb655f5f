import ArgumentParser
import Documents
import Market
import Realism
import Simulation

/// `bellwether measure`: how much like a real market a simulated one is.
struct MeasureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Measure how much like a real market a scenario's first market is.",
    discussion: """
      Prints the metrics M1 to M22 beside what real markets show. M1 to M8 and M22 come from all \
      minutes of the run, M9 to M20 from the first minutes of several runs event by event, M21 \
      from pairs of runs with a large order and without. Recordings of a real market (--book, \
      --candles) are measured by the same code and stand in a column of their own.
      """)

  @Argument(help: "The scenario; leave it out to measure recordings only.")
  var scenario: String?

  @Option(help: "How many days of market time each seed runs.")
  var days: Double = 3

  @Option(help: "How many seeds are run.")
  var seeds = 3

  @Option(name: .customLong("first-seed"), help: "The first of the seeds.")
  var firstSeed: UInt64 = 101

  @Option(
    help: ArgumentHelp(
      "How much of each seed is looked at event by event.", valueName: "time"))
  var closely = TimeSpanArgument(.seconds(600))

  @Option(
    help: ArgumentHelp(
      """
      How many seeds are looked at event by event, from the first on. One is a quarter busier \
      or calmer than another, so few of them say more of chance than of the market.
      """, valueName: "count"))
  var closeSeeds = 100

  @Option(
    help: ArgumentHelp(
      "A recording of a venue's streams: lines of a time in nanoseconds and a message; gzip too.",
      valueName: "file"))
  var book: String?

  @Option(
    help: ArgumentHelp(
      "One-minute candles as CSV with a header, or as Binance's dumps; gzip too.",
      valueName: "file"))
  var candles: String?

  func validate() throws {
    guard scenario != nil || book != nil || candles != nil else {
      throw ValidationError("name a scenario, or a recording by --book or --candles")
    }
    guard (0...30).contains(days), (1...20).contains(seeds), (1...100).contains(closeSeeds) else {
      throw ValidationError("--days is 0 to 30, --seeds 1 to 20, and --close-seeds 1 to 100")
    }
    guard (1...86_400).contains(closely.span.nanoseconds / 1_000_000_000) else {
      throw ValidationError("--closely is 1s to 24h")
    }
    guard firstSeed < UInt64.max - 100 else {
      throw ValidationError("--first-seed is too large")
    }
  }

  func run() throws {
    var table = MetricTable()
    if let name = scenario {
      let scenario = try UserFolders.scenarios.scenario(named: name)
      guard !scenario.markets.isEmpty else {
        throw ValidationError("nobody trades in '\(name)', so there is nothing to measure")
      }
      table.columns.append(("simulated", simulated(scenario)))
    }
    if book != nil || candles != nil {
      var metrics: [Metric] = []
      if let candles { metrics += BarMetrics(try CandleRows.read(candles)).metrics }
      if let book { metrics += MicroMetrics([try BookFile.read(book)]).metrics }
      table.columns.append(("recorded", metrics))
    }
    for line in table.lines { print(line) }
  }

  private func simulated(_ scenario: Scenario) -> [Metric] {
    let progress = ProgressLine()
    defer { progress.clear() }
    let seeds = MeasuredSeeds(
      scenario: scenario, first: firstSeed, count: seeds, minutes: Int(days * 1_440),
      closeCount: closeSeeds, closeSeconds: closely.span.nanoseconds / 1_000_000_000)
    return seeds.metrics { progress.show(fraction: Int($0 * 1_000)) }
  }
}
