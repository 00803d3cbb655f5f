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

  /// Orders there may be at once: room for the book and for what is on its way.
  private var orderCapacity: Int { resting * 3 + (1 << 16) }

  /// Measures once.
  func measure() throws -> VenueResult {
    let accounts = (0..<producers).map(LoadWorld.producer)
    var configuration = VenueConfiguration(participants: accounts + [LoadWorld.viewer])
    configuration.commandCapacity = 1 << 12
    configuration.eventCapacity = 1 << 17
    configuration.commandsPerTurn = 256
    let world = LoadWorld.make(producers: producers, orderCapacity: orderCapacity)
    var venue = try Venue.start(world, configuration: configuration)
    let signal = LoadSignal()
    let target = resting / producers
    var threads: [LoadThread] = []
    for index in accounts.indices {
      let source = LoadSource(
        account: accounts[index], target: target, seed: UInt64(23 + index),
        orderCapacity: orderCapacity)
      let producer = LoadProducer(
        port: venue.takePort(of: accounts[index]), source: source, signal: signal)
      threads.append(
        LoadThread(
          try NamedThread(name: "producer-\(index)", owning: producer) {
            $0.run(resting: target)
          }))
    }
    var screen: NamedThread<Int>?
    if hasScreen {
      let drawing = try LoadScreen(port: venue.takePort(of: LoadWorld.viewer), signal: signal)
      screen = try NamedThread(name: "screen", owning: drawing) { $0.run() }
    }
    let alarm = try Doorbell()
    while signal.readyCount < producers { alarm.wait(nanoseconds: 10_000_000) }
    let clock = ContinuousClock()
    let begun = clock.now
    signal.advance()
    while clock.now < begun + .seconds(seconds) { alarm.wait(nanoseconds: 50_000_000) }
    signal.advance()
    let elapsed = begun.duration(to: clock.now)
    let counts = threads.map { $0.join() }
    let frames = screen.take()?.join() ?? 0
    let outcome = venue.stop()
    let audit = outcome.world.exchange.audit(at: outcome.world.now)
    return VenueResult(
      run: self, elapsed: elapsed, counts: counts, frames: frames, auditPassed: audit.passed)
  }
}

/// A producer's thread, in a box that an array can hold.
final class LoadThread {
  private var thread: NamedThread<LoadCounts>?

  init(_ thread: consuming NamedThread<LoadCounts>) { self.thread = consume thread }

  func join() -> LoadCounts {
    guard let thread = thread.take() else {
      preconditionFailure("a thread is joined once")
    }
    return thread.join()
  }
}

/// What was measured of the venue.
struct VenueResult {
  var run: VenueRun
  var elapsed: Duration
  var counts: [LoadCounts]
  var frames: Int
  var auditPassed: Bool

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
  /// Orders that rested at the end.
  var open: Int { counts.map(\.open).reduce(0, +) }
}
