import Measure

/// What is measured at a number of resting orders.
struct ExchangeRow {
  /// How many orders rest on average.
  var resting: Int
  /// How many markets there are.
  var markets: Int
  /// Matching alone, in millions of operations a second, by run; none for more than one market.
  var matching: [Double] = []
  /// The yardstick, in millions of operations a second, by run.
  var yardstick: [Double] = []
  /// The whole command path, in millions of commands a second, by run.
  var commands: [Double] = []
  /// How long commands took, in nanoseconds, at each share of ``shares``; the median of the runs.
  var latencies: [Int64] = []
  /// How many events a command made.
  var eventsPerCommand = 0.0
  /// The hash of all trades.
  var tradeHash = ""
  /// Bytes that an order took.
  var bytesPerOrder = 0.0

  /// The shares of commands, in millionths, with their names.
  static let shares = [(500_000, "p50"), (900_000, "p90"), (990_000, "p99"), (999_000, "p99.9")]

  /// Matching alone as a multiple of the yardstick: the median over the runs.
  var ratio: Double? {
    yardstick.isEmpty || matching.isEmpty
      ? nil : Self.median(zip(matching, yardstick).map { $0 / $1 })
  }

  /// The middle one of some figures.
  static func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }

  /// Runs everything in turn, so that a slow minute of the machine hits all alike.
  static func measure(
    _ workload: Workload, markets: Int, runs: Int, yardstick: Yardstick?
  ) throws -> ExchangeRow {
    let stream = try CommandStream(workload, markets: markets)
    var row = ExchangeRow(resting: workload.restingAverage, markets: markets)
    row.tradeHash = String(stream.trades.value, radix: 16)
    row.eventsPerCommand = Double(stream.eventCount) / Double(stream.commands.count)
    row.bytesPerOrder = CommandRun.bytesPerOrder(stream)
    var latencies: [Latencies] = []
    for _ in 0..<runs {
      if markets == 1 {
        let result = MatchingRun.run(workload)
        guard result.trades.value == stream.trades.value else {
          throw RunError.otherTrades("matching alone")
        }
        row.matching.append(result.millionsPerSecond)
      }
      if let yardstick {
        let (speed, hash) = try yardstick.run()
        let ours = String(repeating: "0", count: 16 - row.tradeHash.count) + row.tradeHash
        guard hash == ours else { throw RunError.otherTrades("\(row.resting) resting") }
        row.yardstick.append(speed)
      }
      row.commands.append(try CommandRun.run(stream).millionsPerSecond)
      latencies.append(try CommandRun.latencies(stream))
    }
    row.latencies = shares.map { share in
      Int64(median(latencies.map { Double($0.nanoseconds(atMillionth: share.0)) }))
    }
    return row
  }
}
