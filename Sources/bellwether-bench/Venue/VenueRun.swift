import Exchange
import Lanes
import Market
import Simulation
import Venue

/// One measurement of the venue under load.
struct VenueRun {
  /// How many participants send.
  var producers: Int
  /// How many orders rest, of all of them together.
  var resting: Int
  /// How long to measure.
  var seconds: Int
  /// Whether a desk is drawn meanwhile.
  var hasScreen: Bool
  /// Where a journal is written meanwhile; nil for none.
  var folder: String?

  /// Orders there may be at once: room for the book and for what is on its way.
  private var orderCapacity: Int { resting * 3 + (1 << 16) }

  /// Measures once.
  func measure() throws -> VenueResult {
    let accounts = (0..<producers).map(LoadWorld.producer)
    let world = LoadWorld.make(producers: producers, orderCapacity: orderCapacity)
    let configuration = VenueConfiguration.load(accounts + [LoadWorld.viewer])
    let journal = try folder.map { try LoadJournal(of: world, in: $0) }
    var venue =
      if let journal {
        try Venue.start(world, configuration: configuration, recorder: journal.recorder)
      } else {
        try Venue.start(world, configuration: configuration)
      }
    let signal = LoadSignal()
    let threads = try LoadThreads(
      accounts, at: &venue, resting: resting, orderCapacity: orderCapacity, signal: signal)
    var screen: NamedThread<Int>?
    if hasScreen {
      let drawing = try LoadScreen(port: venue.takePort(of: LoadWorld.viewer), signal: signal)
      screen = try NamedThread(name: "screen", owning: drawing) { $0.run() }
    }
    let (elapsed, counts) = try threads.measure(seconds: seconds)
    let frames = screen.take()?.join() ?? 0
    let outcome = venue.stop()
    let audit = outcome.world.exchange.audit(at: outcome.world.now)
    let unwritten = journal?.recorder.finish()
    let bytes = journal?.byteCount ?? 0
    return VenueResult(
      run: self, elapsed: elapsed, counts: counts, frames: frames, auditPassed: audit.passed,
      recorded: outcome.commandCount, unwritten: unwritten, journalBytes: bytes)
  }
}

/// What was measured of the venue.
struct VenueResult {
  var run: VenueRun
  var elapsed: Duration
  var counts: [LoadCounts]
  var frames: Int
  var auditPassed: Bool
  /// Commands that the venue carried out, those that filled the book included.
  var recorded: UInt64
  /// What kept the last records from the disk, in words; nil if they are there.
  var unwritten: String?
  /// How long the journal has become.
  var journalBytes: Int64

  var seconds: Double {
    let (seconds, attoseconds) = elapsed.components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
  /// Commands a second, all producers together.
  var commandsPerSecond: Double { Double(counts.map(\.sent).reduce(0, +)) / seconds }
  /// Events that the producers received a second, all together.
  var eventsPerSecond: Double { Double(counts.map(\.events).reduce(0, +)) / seconds }
  /// The share of commands that were refused.
  var refusedShare: Double {
    Double(counts.map(\.refused).reduce(0, +)) / Double(max(1, counts.map(\.sent).reduce(0, +)))
  }
  /// Events that a producer missed.
  var missed: UInt64 { counts.map(\.missed).reduce(0, +) }
  /// What the journal cost, and whether it is whole.
  var journalText: String {
    guard run.folder != nil else { return "" }
    if let unwritten { return ", journal NOT WHOLE: \(unwritten)" }
    let each = ScreenReport.decimal(Double(journalBytes) / Double(max(1, recorded)), places: 1)
    return ", \(recorded) commands in the journal, \(each) bytes each"
  }
  /// Orders that rested at the end.
  var open: Int { counts.map(\.open).reduce(0, +) }
}
