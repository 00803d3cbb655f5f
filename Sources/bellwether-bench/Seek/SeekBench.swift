import ArgumentParser
import Documents
import Exchange
import Market
import Simulation
import Venue

/// `bellwether-bench seek`: how long going back in a session takes, and what it keeps for that.
struct SeekBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seek",
    abstract: "Lives through a session, then goes back to random moments of it.",
    discussion: """
      Orders are sent all the while. Each world that was gone back to must have the \
      state hash that the session had at that market time; ends with a failure where one has not.
      """)

  @Option(help: "The scenario.")
  var scenario = "announced-maintenance"

  @Option(help: "How many minutes of market time to live through.")
  var minutes: Int64 = 60

  @Option(help: "How many moments to go to.")
  var count = 20

  @Option(help: "The seed of the market's chance, and of the moments.")
  var seed: UInt64 = 1

  func validate() throws {
    guard (1...600).contains(minutes), (1...10_000).contains(count) else {
      throw ValidationError("--minutes takes 1 to 600, --count 1 to 10000")
    }
  }

  func run() throws {
    let scenario = try ScenarioLibrary().scenario(named: scenario)
    let clock = ContinuousClock()
    var chronicle = Chronicle(in: ".")
    var stations: [(time: Instant, hash: UInt64)] = []
    let began = clock.now
    try live(through: scenario, &chronicle, &stations)
    let lived = began.duration(to: clock.now)
    var random = SeededRandom(seed: seed ^ 0x5EEC)
    var spans: [Duration] = []
    var wrong = 0
    for _ in 0..<count {
      let station = stations[random.below(stations.count)]
      let start = clock.now
      let walk = try chronicle.seek(to: station.time, in: scenario)
      spans.append(start.duration(to: clock.now))
      wrong += walk.world.stateHash == station.hash ? 0 : 1
    }
    spans.sort()
    print(
      """
      \(minutes) minutes of \(scenario.name), seed \(seed), lived through in \(text(lived))
        kept: \(chronicle.momentCount) moments in \(chronicle.byteCount / 1_000) KB, \
      \(chronicle.commands.count) commands
        \(count) random seeks: median \(text(spans[spans.count / 2])), \
      longest \(text(spans[spans.count - 1]))
        state hashes that differ: \(wrong)
      """)
    guard wrong == 0 else { throw ExitCode(1) }
  }

  /// Lives through the session, with an order or a cancel of everything every ten seconds, and
  /// keeps what a running venue would.
  private func live(
    through scenario: Scenario, _ chronicle: inout Chronicle,
    _ stations: inout [(time: Instant, hash: UInt64)]
  ) throws {
    var walk = WorldWalk(World(scenario: scenario, seed: seed), at: ResumePoint())
    for hop in 0..<(minutes * 6) {
      chronicle.keep(walk.world, at: walk.point)
      let touch = walk.world.exchange.touch(InstrumentID(0), .buy)?.price ?? Price(ticks: 1)
      let order = NewOrder(
        instrument: InstrumentID(0), side: .buy, price: touch, quantity: Quantity(lots: 10))
      let command = StampedCommand(
        ordinal: walk.point.commandCount + 1, time: walk.world.now,
        eventsBefore: walk.point.events,
        command: Command(
          account: scenario.user,
          hop % 4 == 3 ? .cancelAll(instrument: nil, side: nil) : .place(order)))
      chronicle.note(command)
      // Between two commands: of the moment of one, what is gone back to has it behind it.
      try walk.go(to: walk.world.now + .seconds(5), with: [command]) { _, _ in }
      stations.append((walk.world.now, walk.world.stateHash))
      try walk.go(to: walk.world.now + .seconds(5), with: []) { _, _ in }
    }
  }

  private func text(_ span: Duration) -> String {
    let (seconds, attoseconds) = span.components
    return Decimal.text(seconds * 1_000 + attoseconds / 1_000_000_000_000_000, decimals: 0) + " ms"
  }
}
