import ArgumentParser
import Measure

/// `bellwether-bench exchange`: what the exchange does in a second.
struct ExchangeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange",
    abstract: "Measures the exchange: matching alone, and the whole command path.",
    discussion: """
      Matching alone is the exchange's own ladders and order pool with nothing around them. The \
      whole path is an exchange with a thousand accounts: validation, phase, reservation, fees, \
      self-trade prevention, matching, settlement, events out. Both make the same trades as the \
      yardstick, a C++ program of its own, which is run in turn with them where --yardstick names \
      it; the row fails where the hash of all trades differs. No order of the workload may be \
      refused. Bytes an order are the growth of the process's memory while the books are filled.
      """)

  @Option(
    parsing: .upToNextOption, help: "How many orders rest; several make a row each.")
  var resting: [Int] = [10_000, 50_000, 100_000, 1_000_000]

  @Option(help: "How many operations are timed.")
  var operations = 3_000_000

  @Option(help: "How often each figure is taken; the median counts.")
  var runs = 5

  @Option(help: "How many markets one more row has, with 50,000 orders together; 0 for none.")
  var markets = 1_000

  @Option(help: "The yardstick's program.")
  var yardstick: String?

  @Option(help: "A file with the workload, instead of one made here.")
  var workload: String?

  @Option(help: "Write the workload for the first --resting into a file, and measure nothing.")
  var write: String?

  @Option(help: "Write the figures as JSON into a file.")
  var json: String?

  @Flag(help: "Count allocations, references, locks and system calls; fail where there are any.")
  var count = false

  @Option(help: "With --count: do an allocation, reference, lock or call, to see it counted.")
  var plant: String?

  @Option(help: "With --count: list so many places that did what was counted, for addr2line.")
  var callers = 0

  func validate() throws {
    guard operations > 0, runs > 0, resting.allSatisfy({ $0 > 0 && $0 <= 4_000_000 }),
      (0...10_000).contains(markets), !resting.isEmpty
    else {
      throw ValidationError("--operations, --runs and --resting must be positive")
    }
    if let plant, Offence(rawValue: plant) == nil {
      throw ValidationError("--plant is allocation, reference, lock or call")
    }
  }

  func run() throws {
    if let write {
      let made = WorkloadGenerator.workload(resting: resting[0], operations: operations)
      return try WordFile.write(made.words, to: write)
    }
    if count { return try countOnce() }
    Machine.returnMemoryAtOnce()
    var report = ExchangeReport(operations: operations, runs: runs)
    if let workload {
      let read = try Workload(path: workload)
      report.operations = read.operations.count
      report.rows.append(try measure(read))
    } else {
      for count in resting {
        report.rows.append(
          try measure(WorkloadGenerator.workload(resting: count, operations: operations)))
      }
      if markets > 0 {
        let dealt = Workload.dealt(markets: markets, resting: 50_000, operations: operations)
        report.rows.append(
          try ExchangeRow.measure(dealt, markets: markets, runs: runs, yardstick: nil))
      }
    }
    print(report.table)
    if let json { try WordFile.write(report.json + "\n", to: json) }
  }

  private func measure(_ workload: Workload) throws -> ExchangeRow {
    let program = try yardstick.map { try Yardstick(path: $0, workload) }
    defer { program?.end() }
    return try ExchangeRow.measure(workload, markets: 1, runs: runs, yardstick: program)
  }

  private func countOnce() throws {
    let made = WorkloadGenerator.workload(resting: resting[0], operations: operations)
    let stream = try CommandStream(made)
    let count = stream.commands.count - stream.commands.count / 2
    print(
      "counted over \(count) commands of the workload, and \(CountRun.turns) turns of every kind:")
    let counts = CountRun.count(stream, planting: plant.flatMap { Offence(rawValue: $0) })
    let calls = counts.systemCalls.map { "\($0)" } ?? "not counted here"
    print("allocations \(counts.allocations), references \(counts.references), ", terminator: "")
    print("locks \(counts.locks), system calls \(calls)")
    for caller in Counts.callers(limit: callers) {
      print("\(caller.calls) from \(caller.file) + 0x\(String(caller.offset, radix: 16))")
    }
    if !counts.isZero { throw ExitCode(1) }
  }
}
