import Exchange
import Market
import Measure

/// The whole command path: validation, phase, reservation, fees, self-trade prevention, matching,
/// settlement and events, on an exchange as it is in a venue.
struct CommandRun {
  /// What commands need is fetched while so many before them are carried out.
  static let lookahead = 8
  /// Commands are taken out of the stream in batches, as out of a lane. Doing so is timed.
  private static let batch = 64
  /// Events are taken out once there are so many.
  static let eventsPerBatch = 128

  private var exchange: Exchange
  private var events = EventBatch(reserving: 1 << 12)
  private var time = Instant.epoch
  private(set) var eventCount = 0
  /// The commands of a batch, and those that follow it as far as one looks ahead.
  private var lane: [Command] = []
  private var laneCount = 0

  /// An exchange with its books filled.
  init(_ stream: CommandStream) {
    exchange = stream.makeExchange()
    carryOut(stream.preload)
    eventCount = 0
  }

  private init(empty stream: CommandStream) { exchange = stream.makeExchange() }

  /// So many orders fill large pages to the end, their nodes of 32 bytes and their links of 8.
  private static let ordersPerPages = 1 << 18

  /// How much the process's memory grew by each order while the books were filled; 0 for so few
  /// orders that large pages would be most of it. Orders that would begin a page are not counted.
  static func bytesPerOrder(_ stream: CommandStream) -> Double {
    let count = stream.preload.count / ordersPerPages * ordersPerPages
    guard count >= 2 * ordersPerPages else { return 0 }
    var run = CommandRun(empty: stream)
    let before = Machine.residentBytes
    run.carryOut(stream.preload, from: 0, to: count)
    return Double(Machine.residentBytes - before) / Double(count)
  }

  /// Runs a stream once, on an exchange of its own.
  /// - Throws: ``RunError`` where it came to another state than before.
  static func run(_ stream: CommandStream) throws -> RunResult {
    var run = CommandRun(stream)
    let start = Clock.nanoseconds
    run.carryOut(stream.commands)
    let nanoseconds = Clock.nanoseconds - start
    try run.compare(stream)
    return RunResult(
      nanoseconds: nanoseconds, count: stream.commands.count, trades: stream.trades,
      resting: stream.resting)
  }

  /// Runs a stream once and takes the time of every command, less what taking it costs.
  /// - Throws: ``RunError`` where it came to another state than before.
  static func latencies(_ stream: CommandStream) throws -> Latencies {
    var run = CommandRun(stream)
    var nanoseconds = [Int32](repeating: 0, count: stream.commands.count)
    run.carryOut(stream.commands, into: &nanoseconds)
    try run.compare(stream)
    return Latencies(nanoseconds, clockNanoseconds: Clock.readingNanoseconds)
  }

  /// Carries commands out in batches.
  mutating func carryOut(_ commands: [Command]) {
    carryOut(commands, from: 0, to: commands.count)
  }

  /// Carries some of the commands out.
  mutating func carryOut(_ commands: [Command], from first: Int, to end: Int) {
    for start in stride(from: first, to: end, by: Self.batch) {
      take(commands, from: start)
      for index in 0..<min(Self.batch, end - start) {
        lookAhead(from: index)
        time = time + .microseconds(1)
        exchange.apply(lane[index], at: time, into: &events)
        if events.count >= Self.eventsPerBatch { takeEvents() }
      }
    }
    takeEvents()
  }

  private mutating func carryOut(_ commands: [Command], into nanoseconds: inout [Int32]) {
    for start in stride(from: 0, to: commands.count, by: Self.batch) {
      take(commands, from: start)
      for index in 0..<min(Self.batch, commands.count - start) {
        lookAhead(from: index)
        time = time + .microseconds(1)
        let before = Clock.nanoseconds
        exchange.apply(lane[index], at: time, into: &events)
        nanoseconds[start + index] = Int32(clamping: Clock.nanoseconds - before)
        if events.count >= Self.eventsPerBatch { takeEvents() }
      }
    }
    takeEvents()
  }

  private mutating func take(_ commands: [Command], from start: Int) {
    laneCount = min(Self.batch + Self.lookahead, commands.count - start)
    if lane.isEmpty { lane = Array(repeating: commands[0], count: Self.batch + Self.lookahead) }
    for place in 0..<laneCount { lane[place] = commands[start + place] }
  }

  @inline(__always)
  private mutating func lookAhead(from index: Int) {
    guard index + Self.lookahead < laneCount else { return }
    exchange.foresee(lane[index + Self.lookahead])
    exchange.prepare(lane[index + Self.lookahead / 2])
    exchange.approach(lane[index + Self.lookahead / 4])
  }

  private mutating func takeEvents() {
    eventCount += events.count
    events.removeAll()
  }

  private func compare(_ stream: CommandStream) throws {
    guard eventCount == stream.eventCount, exchange.stateHash == stream.stateHash else {
      throw RunError.anotherState
    }
  }
}

/// A run that did not do what the one before it did.
enum RunError: Error, CustomStringConvertible {
  /// The state or the number of events differs.
  case anotherState
  /// The yardstick's trades are others than ours.
  case otherTrades(String)

  var description: String {
    switch self {
    case .anotherState: "two runs of the same commands came to different states"
    case .otherTrades(let row): "\(row): the trades are not those of the yardstick"
    }
  }
}

/// How long commands took.
struct Latencies {
  private let sorted: [Int32]

  init(_ nanoseconds: [Int32], clockNanoseconds: Int64) {
    sorted = nanoseconds.map { max(0, $0 - Int32(clamping: clockNanoseconds)) }.sorted()
  }

  /// The time that a share of the commands, in millionths, did not exceed.
  func nanoseconds(atMillionth share: Int) -> Int64 {
    guard !sorted.isEmpty else { return 0 }
    return Int64(sorted[min(sorted.count - 1, sorted.count * share / 1_000_000)])
  }
}
