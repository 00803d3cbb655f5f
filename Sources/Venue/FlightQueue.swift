internal import Market
internal import Simulation

/// Commands on their way to the exchange, in the order in which they arrive.
///
/// How long each takes comes from a stream of its own, so that the same commands sent at the same
/// moments arrive at the same moments, and nobody else's chance is touched.
struct FlightQueue {
  /// A command and when it arrives.
  struct Entry {
    var arrival: Instant
    var command: Command
  }

  private let profile: LatencyProfile?
  private let account: AccountID
  private var random: SeededRandom
  private var entries: [Entry] = []
  private var first = 0

  /// Makes a queue of nothing.
  ///
  /// - Parameters:
  ///   - profile: How long the way is; `nil` where nobody's takes any time.
  ///   - account: Whose way it is; everybody else is at the exchange.
  ///   - seed: The seed of the jitter.
  init(_ profile: LatencyProfile?, of account: AccountID, seed: UInt64) {
    self.profile = profile?.isNone == true ? nil : profile
    self.account = account
    // Apart from the streams of the market: a participant is no agent of one.
    random = SeededRandom(seed: seed, market: 1 << 20, agent: Int(account.rawValue))
  }

  /// Whether a participant's commands are on their way for a while.
  func carries(_ account: AccountID) -> Bool { profile != nil && account == self.account }

  /// Whether nothing is on its way.
  var isEmpty: Bool { first == entries.count }

  /// When the next one arrives.
  var nextArrival: Instant? { isEmpty ? nil : entries[first].arrival }

  /// Sends a command off at a moment.
  mutating func send(_ command: Command, at now: Instant) {
    guard let way = profile?.way(of: command.action) else { return }
    let jitter = random.below(Int(way.jitter.nanoseconds) + 1)
    var arrival = now + way.span + TimeSpan(nanoseconds: Int64(jitter))
    // One line: nothing overtakes.
    if !isEmpty { arrival = max(arrival, entries[entries.count - 1].arrival) }
    entries.append(Entry(arrival: arrival, command: command))
  }

  /// Takes the next one, if it has arrived by a moment.
  mutating func take(at now: Instant) -> Command? {
    guard let arrival = nextArrival, arrival <= now else { return nil }
    defer {
      first += 1
      if first == entries.count {
        entries.removeAll(keepingCapacity: true)
        first = 0
      }
    }
    return entries[first].command
  }
}
