import Lanes
import Market
import Synchronization
import Venue

/// A participant that sends as fast as the venue takes: its port, its source and its counts.
struct LoadProducer: ~Copyable {
  private var port: VenuePort
  private var source: LoadSource
  private let signal: LoadSignal
  private var counts = LoadCounts()

  init(port: consuming VenuePort, source: consuming LoadSource, signal: LoadSignal) {
    self.port = consume port
    self.port.interest = .none
    self.source = consume source
    self.signal = signal
  }

  /// Fills the book, then sends until it is told to stop; gives what it counted in between.
  consuming func run(resting target: Int) -> LoadCounts {
    while source.openCount < target {
      for _ in 0..<64 { _ = port.submit(source.passive()) }
      learn()
    }
    signal.ready()
    while !signal.mayBegin { learn() }
    counts = LoadCounts()
    while !signal.isOver {
      for _ in 0..<64 {
        let command = source.next()
        guard port.submit(command) else {
          counts.busy += 1
          // Others need the processor: sleep until there is news.
          port.doorbell.wait(nanoseconds: 1_000_000)
          break
        }
        counts.sent += 1
      }
      learn()
    }
    counts.open = source.openCount
    return counts
  }

  private mutating func learn() { Self.learn(&port, &source, &counts) }

  private static func learn(
    _ port: inout VenuePort, _ source: inout LoadSource, _ counts: inout LoadCounts
  ) {
    port.drain(max: 4096) { news in
      switch news {
      case .event(let event):
        counts.events += 1
        if case .rejected = event.body { counts.refused += 1 }
        source.learn(event)
      case .resync(let snapshot): counts.missed += snapshot.missed
      case .notice, .incident, .missedPublic: break
      }
    }
  }
}

/// What a producer counted while it was measured.
struct LoadCounts: Sendable {
  /// Commands that the venue took.
  var sent = 0
  /// How often the venue was busy.
  var busy = 0
  /// Events of its own that it received, and public trades between them.
  var events = 0
  /// Commands that were refused: cancels of orders that had just been filled.
  var refused = 0
  /// Events that it missed because it had fallen behind; 0 in a sound measurement.
  var missed: UInt64 = 0
  /// Its open orders at the end.
  var open = 0
}

/// Starts and ends all producers together.
final class LoadSignal: Sendable {
  private let waiting = Atomic<Int>(0)
  private let stage = Atomic<Int>(0)

  /// Says that a producer has filled its part of the book.
  func ready() { waiting.add(1, ordering: .acquiringAndReleasing) }
  /// How many have.
  var readyCount: Int { waiting.load(ordering: .acquiring) }
  /// Whether the measurement has begun.
  var mayBegin: Bool { stage.load(ordering: .acquiring) >= 1 }
  /// Whether it is over.
  var isOver: Bool { stage.load(ordering: .relaxed) >= 2 }
  /// Begins, then ends it.
  func advance() { stage.add(1, ordering: .acquiringAndReleasing) }
}
