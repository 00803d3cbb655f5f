import ArgumentParser
import Exchange
import Journal
import Lanes
import Market
import Pseudoterminal
import Simulation
import Venue

/// A process that is killed again and again in the middle of its work.
struct KillRun {
  /// After so many kills a new session begins, so that replays stay short.
  private static let killsPerSession = 12

  var kills: Int
  var folder: String
  var seed: UInt64

  /// Kills, recovers and compares; prints what was found, and gives whether all was well.
  func run() throws -> Bool {
    var check = FaultCheck()
    var chance = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var beforeReady = 0
    var reports: [(sequence: UInt64, fingerprint: UInt64)] = []
    let files = SystemFileStore()
    try files.makeDirectory(folder)
    for kill in 0..<kills {
      let directory = "\(folder)/session-\(kill / Self.killsPerSession)"
      if kill % Self.killsPerSession == 0 {
        try files.makeDirectory(directory)
        reports = []
      }
      chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let milliseconds = Int64(chance >> 33 % 120)
      var child = try Child([
        CommandLine.arguments[0], "fault-child", directory, "--seed", "\(chance >> 32)",
      ])
      // Every eighth is killed at any moment of its start, recovery included.
      var bytes: [UInt8] = []
      if kill % 8 != 7 {
        while bytes.isEmpty { bytes += child.receive(milliseconds: 10_000) }
      }
      let end = Program.now + milliseconds * 1_000_000
      while Program.now < end { bytes += child.receive(milliseconds: 1) }
      bytes += child.kill()
      beforeReady += bytes.isEmpty ? 1 : 0
      // The first byte says that it is ready.
      reports += HeardEvent.reports(in: Array(bytes.dropFirst()))
      let session = try FaultSession(directory: directory, files: files)
      guard (try? files.names(in: directory))?.contains("segment-000001.journal") == true else {
        if !reports.isEmpty { check.note("kill \(kill): the journal is gone") }
        continue
      }
      try check.check(session, heard: reports, "kill \(kill)")
      if kill % Self.killsPerSession == Self.killsPerSession - 1 { try remove(directory, files) }
    }
    print(
      "kill -9: \(kills) kills, \(beforeReady) of them while starting or recovering; "
        + "\(check.heard) times an event that had been told was looked for, "
        + "up to \(check.commands) commands a session, \(check.torn) torn tails; "
        + "\(check.problems.count) problems")
    for problem in check.problems.prefix(20) { print("  \(problem)") }
    return check.problems.isEmpty
  }

  private func remove(_ directory: String, _ files: SystemFileStore) throws {
    for name in try files.names(in: directory) { try files.remove(directory + "/" + name) }
    try files.remove(directory)
  }
}

/// What is killed: a venue with a journal, and a participant that reports all that it hears.
struct FaultChild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fault-child", abstract: "What 'faults --kills' kills.", shouldDisplay: false)

  @Argument(help: "The session's folder.")
  var directory: String

  @Option(help: "What the participant does.")
  var seed: UInt64 = 1

  func run() throws {
    let session = try FaultSession(directory: directory, files: SystemFileStore())
    let (recovery, world, recorder) = try session.open()
    var venue = try Venue.start(
      world, configuration: session.configuration(after: recovery), recorder: recorder)
    var trader = FaultTrader(
      port: venue.takePort(of: session.scenario.user), seed: seed,
      firstReference: session.firstReference(after: recovery))
    Child.report([1])
    while true {
      trader.work(16)
      trader.listen(nanoseconds: 1_000_000)
      for event in trader.takeHeard() { Child.report(event.report) }
    }
  }
}
