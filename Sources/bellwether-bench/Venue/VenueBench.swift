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
      nobody missed an event and the audit at the end passes.
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
          producers: count, resting: resting, seconds: seconds, hasScreen: screen)
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
    results.allSatisfy { $0.allSatisfy { $0.missed == 0 && $0.auditPassed } }
  }

  var table: String {
    results.map { runs in
      let middle = median(runs)
      let all = runs.map { ScreenReport.decimal($0.commandsPerSecond / 1e6, places: 2) }
      return """
        \(middle.run.producers) producer(s), \(middle.run.resting) resting, \
        \(middle.run.seconds) s\(middle.run.hasScreen ? ", a screen drawn" : "")
          commands  \(ScreenReport.decimal(middle.commandsPerSecond / 1e6, places: 2)) M/s  \
        (runs: \(all.joined(separator: " ")))
          events    \(ScreenReport.decimal(middle.eventsPerSecond / 1e6, places: 2)) M/s received
          refused   \(ScreenReport.decimal(middle.refusedShare * 100, places: 2)) %, \
        open at the end \(middle.open), frames \(middle.frames)
          missed    \(middle.missed), audit \(middle.auditPassed ? "passed" : "FAILED")
        """
    }.joined(separator: "\n")
  }

  var json: String {
    let rows = results.flatMap { $0 }.map { result in
      "  {\"producers\": \(result.run.producers), \"resting\": \(result.run.resting), "
        + "\"commands_per_second\": \(ScreenReport.decimal(result.commandsPerSecond, places: 0)), "
        + "\"events_per_second\": \(ScreenReport.decimal(result.eventsPerSecond, places: 0)), "
        + "\"missed\": \(result.missed), \"frames\": \(result.frames), "
        + "\"audit_passed\": \(result.auditPassed)}"
    }
    return "[\n\(rows.joined(separator: ",\n"))\n]"
  }
}
