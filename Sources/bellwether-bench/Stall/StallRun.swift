import Exchange
import Lanes
import Market
import Simulation
import Venue

/// One measurement of producers at a venue where others may have stopped for ever.
struct StallRun {
  /// How many participants are measured.
  var producers: Int
  /// How many orders rest, of all of them together.
  var resting: Int
  /// How long to measure.
  var seconds: Int
  /// Whether the others have stopped; else they are there and do nothing.
  var isStalled: Bool

  private var orderCapacity: Int { resting * 3 + (1 << 16) }

  /// Measures once.
  func measure() throws -> StallResult {
    let accounts = (0..<producers).map(LoadWorld.producer)
    let others = (producers..<producers + 2).map(LoadWorld.producer)
    let configuration = VenueConfiguration.load(accounts + others)
    let world = LoadWorld.make(producers: producers + 2, orderCapacity: orderCapacity)
    var venue = try Venue.start(world, configuration: configuration)
    var stopped = StoppedPorts(
      halfway: venue.takePort(of: others[0]), deaf: venue.takePort(of: others[1]))
    if isStalled { try stopped.stop(eventCapacity: configuration.eventCapacity) }

    let threads = try LoadThreads(
      accounts, at: &venue, resting: resting, orderCapacity: orderCapacity, signal: LoadSignal())
    let (elapsed, counts) = try threads.measure(seconds: seconds)
    let outcome = venue.stop()
    stopped.outlive()
    let audit = outcome.world.exchange.audit(at: outcome.world.now)
    return StallResult(
      commandsPerSecond: Double(counts.map(\.sent).reduce(0, +)) / (elapsed / .seconds(1)),
      missed: counts.map(\.missed).reduce(0, +), auditPassed: audit.passed)
  }
}

/// What was measured.
struct StallResult {
  var commandsPerSecond: Double
  /// Events that a measured producer missed; 0 in a sound measurement.
  var missed: UInt64
  var auditPassed: Bool
}

/// The ports of those that stop, held as long as the measurement lasts.
///
/// A thread that has stopped and a port that nobody touches are the same to everybody else: what
/// counts is where in its steps the port was left.
struct StoppedPorts: ~Copyable {
  private var halfway: VenuePort
  private var deaf: VenuePort
  private let reader: Feed<PublicEvent>.Reader

  init(halfway: consuming VenuePort, deaf: consuming VenuePort) {
    reader = halfway.feed.reader()
    self.halfway = consume halfway
    self.deaf = consume deaf
  }

  /// Stops one in the middle of sending, and lets the other send, unread, until it is far behind.
  mutating func stop(eventCapacity: Int) throws {
    let alarm = try Doorbell()
    let command = Command(account: deaf.account, .cancelAll(instrument: nil, side: nil))
    for _ in 0..<2 * eventCapacity {
      while !deaf.submit(command) { alarm.wait(nanoseconds: 1_000_000) }
    }
    let unpublished = Command(account: halfway.account, .cancelAll(instrument: nil, side: nil))
    guard halfway.submit(unpublished, stoppingAt: .written) else {
      preconditionFailure("an empty lane has room")
    }
  }

  /// Keeps the ports until here: one that was given up is no longer one that has stopped.
  mutating func outlive() {}
}
