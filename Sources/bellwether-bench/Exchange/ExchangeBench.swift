import ArgumentParser

/// `bellwether-bench exchange`: what the exchange does in a second.
struct ExchangeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange", abstract: "Measures the exchange on the yardstick's workload.")

  @Option(help: "How many orders rest.")
  var resting: [Int] = [10_000, 50_000, 100_000, 1_000_000]

  @Option(help: "How many operations are timed.")
  var operations = 3_000_000

  @Option(help: "How often each row is run.")
  var runs = 5

  func run() throws {
    for count in resting {
      let workload = WorkloadGenerator.workload(resting: count, operations: operations)
      for _ in 0..<runs {
        let result = MatchingRun.run(workload)
        print(count, result.millionsPerSecond, result.trades.count, String(result.trades.value, radix: 16), result.resting)
      }
      let stream = try CommandStream(workload)
      print(String(stream.trades.value, radix: 16), stream.eventCount, stream.commands.count, stream.refusalCount)
      for _ in 0..<runs {
        print(try CommandRun.run(stream).millionsPerSecond)
      }
      let l = try CommandRun.latencies(stream)
      print([500_000, 900_000, 990_000, 999_000].map { l.nanoseconds(atMillionth: $0) })
    }
  }
}
