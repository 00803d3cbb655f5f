import ArgumentParser

/// `bellwether-bench stall`: what threads that have stopped for ever cost everybody else.
struct StallBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stall",
    abstract: "Sends commands through a venue with and without threads that stopped for ever.",
    discussion: """
      Three participants have stopped when the measurement begins: one in the middle of sending, \
      with its command written and not published; one that has sent until it was far behind and \
      never reads its events; one with a reader of the feed that it never looks at. The measured \
      producers are those of `venue`. Runs with and without the stopped ones alternate; the ratio \
      is that of the medians.
      """)

  @Option(help: "How many producers are measured.")
  var producers = 1

  @Option(help: "How many orders rest.")
  var resting = 10_000

  @Option(help: "How many seconds to measure each time.")
  var seconds = 2

  @Option(help: "How often to measure each; the median counts.")
  var runs = 5

  func validate() throws {
    guard (1...6).contains(producers) else { throw ValidationError("--producers is 1 to 6") }
    guard resting > 0, seconds > 0, runs > 0 else {
      throw ValidationError("--resting, --seconds and --runs must be positive")
    }
  }

  func run() throws {
    var alone: [StallResult] = []
    var beside: [StallResult] = []
    for _ in 0..<runs {
      alone.append(try measure(isStalled: false))
      beside.append(try measure(isStalled: true))
    }
    let ratio = median(beside) / median(alone)
    print(line("nobody stopped", alone))
    print(line("three stopped ", beside))
    print("ratio           \(ScreenReport.decimal(ratio, places: 3))")
    let results = alone + beside
    guard results.allSatisfy({ $0.missed == 0 && $0.auditPassed }) else {
      print("a producer missed events, or the audit failed")
      throw ExitCode(1)
    }
  }

  private func measure(isStalled: Bool) throws -> StallResult {
    try StallRun(
      producers: producers, resting: resting, seconds: seconds, isStalled: isStalled
    ).measure()
  }

  private func median(_ results: [StallResult]) -> Double {
    results.map(\.commandsPerSecond).sorted()[results.count / 2]
  }

  private func line(_ name: String, _ results: [StallResult]) -> String {
    let all = results.map { ScreenReport.decimal($0.commandsPerSecond / 1e6, places: 2) }
    let middle = ScreenReport.decimal(median(results) / 1e6, places: 2)
    return "\(name)  \(middle) M commands/s  (runs: \(all.joined(separator: " ")))"
  }
}
