import ArgumentParser

/// `bellwether-bench venue`: commands through the lanes of a running venue.
struct VenueBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "venue",
    abstract: "Sends commands through a running venue from one and two threads.",
    discussion: """
      Every producer is a participant on a thread of its own: it sends through its wait-free lane, \
      and reads all its events to know which orders it may cancel. The mixture is the yardstick's: \
      45 % passive orders at a geometric distance (mean 30 ticks) from the middle, 40 % cancels of \
      random open orders, 10 % that take, 5 % amendments. All commands take the whole path: \
      validation, reservation, matching, fees, settlement, events out. A result counts only if \
      nobody missed an event, the audit at the end passes and, where a journal is kept, every \
      command is in it. Nobody hears of anything before it is on the disk then.
      """)

  @Option(help: "How many producers; can be repeated. One and two by default.")
  var producers: [Int] = [1, 2]

  @Option(help: "How many orders rest.")
  var resting = 50_000

  @Option(help: "How many seconds to measure each time.")
  var seconds = 10

  @Option(help: "How often to measure each; the median counts.")
  var runs = 5

  @Flag(inversion: .prefixedNo, help: "Draw a desk of 120x40 thirty times a second meanwhile.")
  var screen = true

  @Flag(inversion: .prefixedNo, help: "Keep a journal on the disk meanwhile.")
  var journal = true

  @Option(help: "Where the journal is written; removed again.")
  var folder = "/tmp/bellwether-venue"

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  func validate() throws {
    guard !producers.isEmpty, producers.allSatisfy((1...8).contains) else {
      throw ValidationError("--producers is 1 to 8")
    }
    guard resting > 0, seconds > 0, runs > 0 else {
      throw ValidationError("--resting, --seconds and --runs must be positive")
    }
  }

  func run() throws {
    // Interleaved, so that a slow minute of the machine hits all alike.
    var results: [[VenueResult]] = producers.map { _ in [] }
    for _ in 0..<runs {
      for (index, count) in producers.enumerated() {
        let run = VenueRun(
          producers: count, resting: resting, seconds: seconds, hasScreen: screen,
          folder: journal ? folder : nil)
        results[index].append(try run.measure())
      }
    }
    let report = VenueReport(results: results)
    print(json ? report.json : report.table)
    guard report.isSound else { throw ExitCode(1) }
  }
}

/// The results as a person or a program reads them: the median run of each number of producers.
struct VenueReport {
  var results: [[VenueResult]]

  /// The run in the middle, by commands a second.
  private func median(_ runs: [VenueResult]) -> VenueResult {
    runs.sorted { $0.commandsPerSecond < $1.commandsPerSecond }[runs.count / 2]
  }

  /// Whether nobody missed anything and every audit passed.
  var isSound: Bool {
    results.allSatisfy { $0.allSatisfy { $0.missed == 0 && $0.auditPassed && $0.unwritten == nil } }
  }

  var table: String {
    results.map { runs in
      let middle = median(runs)
      let run = middle.run
      let rates = runs.map { ScreenReport.decimal($0.commandsPerSecond / 1e6, places: 2) }
        .joined(separator: " ")
      let beside =
        (run.hasScreen ? ", a screen drawn" : "") + (run.folder == nil ? "" : ", journal")
      let rate = ScreenReport.decimal(middle.commandsPerSecond / 1e6, places: 2)
      let events = ScreenReport.decimal(middle.eventsPerSecond / 1e6, places: 2)
      let refused = ScreenReport.decimal(middle.refusedShare * 100, places: 2)
      let audit = middle.auditPassed ? "passed" : "FAILED"
      return """
        \(run.producers) producer(s), \(run.resting) resting, \(run.seconds) s\(beside)
          commands  \(rate) M/s  (runs: \(rates))
          events    \(events) M/s received
          refused   \(refused) %, open at the end \(middle.open), frames \(middle.frames)
          missed    \(middle.missed), audit \(audit)\(middle.journalText)
        """
    }.joined(separator: "\n")
  }

  var json: String {
    let rows = results.flatMap { $0 }.map { result in
      let commands = ScreenReport.decimal(result.commandsPerSecond, places: 0)
      let events = ScreenReport.decimal(result.eventsPerSecond, places: 0)
      return """
          {"producers": \(result.run.producers), "resting": \(result.run.resting), \
        "commands_per_second": \(commands), "events_per_second": \(events), \
        "missed": \(result.missed), "frames": \(result.frames), \
        "journal_bytes": \(result.journalBytes), "audit_passed": \(result.auditPassed)}
        """
    }
    return "[\n\(rows.joined(separator: ",\n"))\n]"
  }
}
