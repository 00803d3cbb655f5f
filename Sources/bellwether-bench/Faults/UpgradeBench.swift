import ArgumentParser
import Exchange
import Glibc
import Lanes
import Market
import Pseudoterminal
import Simulation
import Venue

/// `bellwether-bench upgrade`: how long the venue serves nobody while a new world takes over.
struct UpgradeBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Lets new worlds take over from a running venue, and measures the pause.",
    discussion: """
      One participant sends all the while. Each new world is built from snapshot and journal on a \
      thread of its own, catches up, and takes over between two commands if its state has the same \
      hash. After every five a snapshot is stored, which the next are built from. Ends with a \
      failure where one does not take over, or where anything is missing afterwards.
      """)

  @Option(help: "How many orders rest.")
  var resting = 100_000

  @Option(help: "How many upgrades.")
  var count = 20

  @Option(help: "Where the journal is written; removed again.")
  var folder = "/tmp/bellwether-upgrade"

  func run() throws {
    let capacity = resting * 2 + (1 << 16)
    let world = LoadWorld.make(producers: 1, orderCapacity: capacity)
    let load = try LoadJournal(of: world, in: folder)
    let journal = load.journal
    let recorder = load.recorder
    let shadow = try JournalShadow(
      of: world.scenario, seed: 1, journal: journal, recorder: recorder, secondsBetween: 3600)
    var configuration = VenueConfiguration(participants: [LoadWorld.producer(0)])
    configuration.eventCapacity = 1 << 17
    var venue = try Venue.start(world, configuration: configuration, recorder: recorder)
    var trader = UpgradeLoad(
      port: venue.takePort(of: LoadWorld.producer(0)), resting: resting, capacity: capacity)
    while trader.openCount < resting { trader.send(64) }
    var reports: [UpgradeReport] = []
    for index in 0..<count {
      // Without, every new world would be built from all that was ever sent here.
      if index % 5 == 4 { try Self.waitForSnapshot(of: shadow) }
      let upgrade = try venue.beginUpgrade(
        journal: journal, scenario: world.scenario, seed: 1, recorder: recorder)
      while !upgrade.isOver { trader.send(32) }
      reports.append(upgrade.wait())
    }
    while trader.answered < trader.sent { trader.send(0) }
    let outcome = venue.stop()
    let problem = recorder.finish()
    shadow.stop()
    let recovery = try journal.replay(world.scenario, seed: 1)
    let isSame = recovery.stateHash == outcome.world.stateHash && problem == nil
    print(text(reports, trader.sent, open: trader.openCount))
    print(
      "  \(trader.sent) commands sent, \(recovery.commandCount) carried out in order, "
        + "\(trader.missed) events missed; the whole journal replayed gives "
        + (isSame ? "the same hash" : "ANOTHER hash"))
    guard isSame, trader.missed == 0, recovery.commandCount == UInt64(trader.sent),
      reports.allSatisfy(\.hasSwitched)
    else { throw ExitCode(1) }
  }

  private static func waitForSnapshot(of shadow: JournalShadow) throws {
    let before = shadow.snapshotCount
    shadow.takeSnapshotSoon()
    while shadow.snapshotCount == before {
      if let problem = shadow.problem { throw ValidationError("no snapshot: \(problem)") }
      usleep(1000)
    }
  }

  private func text(_ reports: [UpgradeReport], _ sent: Int, open: Int) -> String {
    let pauses = reports.filter(\.hasSwitched).map(\.pauseNanoseconds).sorted()
    guard let longest = pauses.last else {
      return "no upgrade succeeded: \(reports.first?.problem ?? "")"
    }
    let milliseconds = { (nanoseconds: Int64) in
      ScreenReport.decimal(Double(nanoseconds) / 1e6, places: 2)
    }
    for report in reports where !report.hasSwitched { print("  refused: \(report.problem ?? "")") }
    let copies = reports.filter(\.hasSwitched).map(\.copyNanoseconds).sorted()
    let build = reports.map(\.buildNanoseconds).sorted()[reports.count / 2]
    let agree = reports.count { $0.oldHash == $0.newHash && $0.hasSwitched }
    return "\(reports.count) upgrades with \(open) resting orders: pause "
      + "\(milliseconds(pauses[pauses.count / 2])) ms median, "
      + "\(milliseconds(pauses[pauses.count * 99 / 100])) ms 99th percentile, "
      + "\(milliseconds(longest)) ms longest; of that the copy "
      + "\(milliseconds(copies[copies.count / 2])) ms (median); "
      + "built in \(milliseconds(build)) ms (median); "
      + "\(agree) hashes agree, \(reports.count - pauses.count) refused"
  }
}

/// The participant that sends while worlds change.
struct UpgradeLoad: ~Copyable {
  private var port: VenuePort
  private var source: LoadSource
  private let resting: Int
  private(set) var sent = 0
  private(set) var answered = 0
  private(set) var missed: UInt64 = 0

  init(port: consuming VenuePort, resting: Int, capacity: Int) {
    self.port = consume port
    source = LoadSource(
      account: LoadWorld.producer(0), target: resting, seed: 11, orderCapacity: capacity)
    self.resting = resting
  }

  var openCount: Int { source.openCount }

  /// Sends some commands, and hears the answers.
  mutating func send(_ count: Int) {
    for _ in 0..<count {
      let command = source.openCount < resting ? source.passive() : source.next()
      guard port.submit(command) else { break }
      sent += 1
    }
    // Not as fast as it goes: two threads are busy already.
    if count < 64 { port.doorbell.wait(nanoseconds: 500_000) }
    var events: [Event] = []
    var behind: UInt64 = 0
    port.drain { news in
      switch news {
      case .event(let event): events.append(event)
      case .resync(let snapshot): behind += snapshot.missed
      case .notice, .incident, .missedPublic: break
      }
    }
    missed += behind
    for event in events {
      source.learn(event)
      switch event.body {
      case .accepted, .rejected, .amended: answered += 1
      case .cancelled(let order) where order.reason == .requested: answered += 1
      default: break
      }
    }
  }
}
