public import Market

/// How a venue is run: who takes part from outside, how much room there is, how often it publishes.
public struct VenueConfiguration: Sendable {
  /// The accounts that get a port.
  ///
  /// Each gets exactly one.
  public var participants: [AccountID]
  /// How many commands of one participant may wait; a power of two.
  ///
  /// More is the answer `busy`.
  public var commandCapacity = 1 << 10
  /// How many events of one participant may wait; a power of two.
  ///
  /// More, and it is behind.
  public var eventCapacity = 1 << 12
  /// How far a reader of the public feed may be behind; a power of two.
  public var feedCapacity = 1 << 16
  /// How many commands are taken from one participant before the next has its turn.
  public var commandsPerTurn = 64
  /// About how many events market time may bring before commands are looked at again.
  public var eventsPerTurn = 2048
  /// How many levels of each side a view shows.
  public var depthLevels = 256
  /// The least real time between two views of one participant, in nanoseconds.
  public var viewIntervalNanoseconds: Int64 = 16_666_667
  /// The shortest sleep between two turns, in nanoseconds.
  ///
  /// A command wakes the venue at once.
  public var wakeIntervalNanoseconds: Int64 = 2_000_000
  /// How many rounds to spin after a request before stepping back further.
  public var spinsBeforeSleep = 32
  /// How many rounds to let others run after a request before sleeping.
  public var yieldsBeforeSleep = 4
  /// Market time to real time at the start, in thousandths.
  public var speedPerMille: Int64 = 1000
  /// Whether market time stands still at the start.
  public var startsPaused = false
  /// The market whose depth the views show at first.
  public var focus = InstrumentID(0)

  /// The longest real time between two notes of how far market time has run, in nanoseconds.
  public var markIntervalNanoseconds: Int64 = 1_000_000_000
  /// How long commands take to the exchange; `nil` where they are there at once.
  public var latency: LatencyProfile?
  /// Whose commands take that long; everybody else is at the exchange.
  public var latencyAccount = AccountID.exchange
  /// The seed of the jitter.
  public var latencySeed: UInt64 = 0
  /// A recorded session to be played; it takes no commands.
  public var playback: Playback?
  /// What is kept to go back to; `nil` keeps nothing.
  public var chronicle: Chronicle?
  /// Where the counting goes on, where the world is not a fresh one.
  public var resumePoint = ResumePoint()

  /// Makes a configuration with the usual sizes.
  public init(participants: [AccountID]) {
    precondition(
      Set(participants).count == participants.count, "an account has one port at most")
    self.participants = participants
  }
}
