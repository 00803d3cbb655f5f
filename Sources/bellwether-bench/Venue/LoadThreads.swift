import Lanes
import Market
import Venue

/// Producers at a running venue, each on a thread of its own, which begin and end together.
struct LoadThreads {
  private let signal: LoadSignal
  private let threads: [LoadThread]

  /// Takes the producers' ports and lets them fill the book, each an equal part of it.
  init(
    _ accounts: [AccountID], at venue: inout Venue, resting: Int, orderCapacity: Int,
    signal: LoadSignal
  ) throws {
    self.signal = signal
    let target = resting / accounts.count
    var threads: [LoadThread] = []
    for (index, account) in accounts.enumerated() {
      let source = LoadSource(
        account: account, target: target, seed: UInt64(23 + index), orderCapacity: orderCapacity)
      let producer = LoadProducer(
        port: venue.takePort(of: account), source: source, signal: signal)
      threads.append(
        LoadThread(
          try NamedThread(name: "producer-\(index)", owning: producer) {
            $0.run(resting: target)
          }))
    }
    self.threads = threads
  }

  /// Lets them send once the book is full; gives what they counted and how long it really was.
  func measure(seconds: Int) throws -> (elapsed: Duration, counts: [LoadCounts]) {
    let alarm = try Doorbell()
    while signal.readyCount < threads.count { alarm.wait(nanoseconds: 10_000_000) }
    let clock = ContinuousClock()
    let begun = clock.now
    signal.advance()
    while clock.now < begun + .seconds(seconds) { alarm.wait(nanoseconds: 50_000_000) }
    signal.advance()
    let elapsed = begun.duration(to: clock.now)
    return (elapsed, threads.map { $0.join() })
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

extension VenueConfiguration {
  /// A venue for participants that send as fast as it takes.
  static func load(_ participants: [AccountID]) -> VenueConfiguration {
    var configuration = VenueConfiguration(participants: participants)
    // For what a participant sends until the processor, of which there are fewer than threads, is
    // the venue's again.
    configuration.commandCapacity = 1 << 15
    // For all that is carried out while the disk takes one sync.
    configuration.eventCapacity = 1 << 19
    configuration.commandsPerTurn = 256
    return configuration
  }
}
