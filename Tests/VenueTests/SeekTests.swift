import Exchange
import Journal
import Lanes
import Market
import Simulation
import Testing

@testable import Venue

/// A real world in a venue's loop on a test's own time, which somebody trades in and which keeps
/// what it needs to go back.
struct LivedSession: ~Copyable {
  typealias Loop = VenueLoop<World, CommandLog>

  /// How things stood at a moment.
  struct Station: Equatable {
    var time: Instant
    var hash: UInt64
    var point: ResumePoint
  }

  let scenario: Scenario
  var loop: Loop
  var port: VenuePort
  var random: SeededRandom
  private(set) var stations: [Station] = []
  /// What the account heard.
  private(set) var heard: [Event] = []
  private var real: Int64 = 1_000_000_000
  private var reference: UInt64 = 0

  init(
    seed: UInt64, _ configure: (inout VenueConfiguration) -> Void = { _ in }
  ) throws {
    try self.init(World(scenario: .oneMarket, seed: seed), random: SeededRandom(seed: seed)) {
      $0.chronicle = Chronicle()
      configure(&$0)
    }
  }

  init(
    _ world: World, random: SeededRandom, _ configure: (inout VenueConfiguration) -> Void
  ) throws {
    scenario = world.scenario
    self.random = random
    var configuration = VenueConfiguration(participants: [scenario.user])
    configuration.depthLevels = 1
    configuration.speedPerMille = 5_000
    configure(&configuration)
    let assembly = try VenueAssembly(configuration: configuration)
    guard let port = assembly.ports[0].port.take() else { throw LoopHarness.Missing() }
    self.port = port
    loop = Loop(
      world: world, configuration: configuration, recorder: CommandLog(), assembly: assembly,
      real: real)
  }

  var station: Station {
    Station(
      time: loop.world.now, hash: loop.world.stateHash,
      point: ResumePoint(events: loop.sequence, commandCount: loop.commandCount))
  }

  /// Lets so many turns pass, each an irregular time after the other, with an order or a cancel of
  /// everything now and then; notes how things stand after every fourth.
  mutating func live(turns: Int, trades: Bool = true) {
    for turn in 0..<turns {
      if trades, random.below(4) == 0 { submit() }
      real += Int64(100 + random.below(100)) * 1_000_000
      while loop.turn(at: real).isBusy {}
      drain()
      if turn % 4 == 3 { stations.append(station) }
    }
  }

  /// Lets market time pass without looking.
  mutating func pass(milliseconds: Int64) {
    var left = milliseconds
    repeat {
      // A venue that is behind by much would give up the lag.
      let step = min(left, 50)
      left -= step
      real += step * 1_000_000
      while loop.turn(at: real).isBusy {}
    } while left > 0
    drain()
  }

  private mutating func drain() {
    var events: [Event] = []
    port.drain { if case .event(let event) = $0, event.account != nil { events.append(event) } }
    heard += events
  }

  /// Sends a command, and lets the venue take it.
  mutating func send(_ action: Command.Action) {
    reference += 1
    _ = port.submit(
      Command(account: scenario.user, reference: ClientReference(reference), action))
    pass(milliseconds: 0)
  }

  /// Sends something by chance.
  mutating func submit() {
    reference += 1
    let action: Command.Action
    if random.below(5) == 0 {
      action = .cancelAll(instrument: nil, side: nil)
    } else {
      let side: Side = random.below(2) == 0 ? .buy : .sell
      let touch = loop.world.exchange.touch(InstrumentID(0), side)?.price ?? Price(ticks: 1)
      action = .place(
        NewOrder(
          instrument: InstrumentID(0), side: side,
          price: touch, quantity: Quantity(lots: Int64(1 + random.below(50)))))
    }
    _ = port.submit(
      Command(account: scenario.user, reference: ClientReference(reference), action))
  }
}

extension Scenario {
  /// A quiet day of bitcoin alone.
  static let oneMarket = {
    var scenario = calmDay
    scenario.markets = [scenario.markets[0]]
    return scenario
  }()
}

/// Going back: the world of a moment is the same again, whichever way it is come to.
@Suite struct SeekTests {
  @Test(arguments: [UInt64(3), 4])
  func aSoughtWorldHasTheSameStateAtTheSameMarketTime(seed: UInt64) throws {
    var session = try LivedSession(seed: seed)
    session.live(turns: 48)
    let kept = session.loop.chronicle
    let chronicle = try #require(kept)
    #expect(chronicle.momentCount > 2 && !chronicle.commands.isEmpty)
    var dice = SeededRandom(seed: seed ^ 0xFEED)
    for _ in 0..<10 {
      let station = session.stations[dice.below(session.stations.count)]
      let walk = try chronicle.seek(to: station.time, in: session.scenario)
      #expect(walk.world.now == station.time)
      #expect(walk.world.stateHash == station.hash, "at \(station.time.nanoseconds)")
      #expect(walk.point == station.point)
    }
  }

  /// Where moments lie makes no difference to where they lead.
  @Test(arguments: ["/tmp", "/nowhere/at all", nil])
  func momentsOnDiskLeadWhereThoseInMemoryDo(directory: String?) throws {
    var session = try LivedSession(seed: 5) { $0.chronicle = Chronicle(in: directory) }
    session.live(turns: 120)
    let kept = session.loop.chronicle
    let chronicle = try #require(kept)
    // In memory there is room for eight.
    #expect((chronicle.momentCount > 8) == (directory == "/tmp"))
    for place in stride(from: 5, to: session.stations.count, by: 37) {
      let station = session.stations[place]
      let walk = try chronicle.seek(to: station.time, in: session.scenario)
      #expect(walk.world.stateHash == station.hash && walk.point == station.point)
    }
  }

  @Test func whoeverLooksOnIsToldOfWhatIsNewAndOfNothingTwice() throws {
    var session = try LivedSession(seed: 6)
    session.live(turns: 32)
    let kept = session.loop.chronicle
    let chronicle = try #require(kept)
    let known = session.stations[2]
    let target = session.stations[7]
    var told: [Sequence] = []
    var own: [Event] = []
    _ = try chronicle.seek(
      to: target.time, in: session.scenario, after: known.point.events
    ) { event, _ in
      told.append(event.sequence)
      if event.account == session.scenario.user { own.append(event) }
    }
    #expect(told.first == Sequence(known.point.events.rawValue + 1))
    #expect(told.last == target.point.events)
    #expect(told.count == Int(target.point.events.rawValue - known.point.events.rawValue))
    let heard = session.heard.filter {
      $0.sequence > known.point.events && $0.sequence <= target.point.events
    }
    #expect(own == heard && !own.isEmpty)
  }

  @Test func whatWasNotKeptIsSaid() throws {
    var session = try LivedSession(seed: 3)
    session.live(turns: 4)
    let kept = session.loop.chronicle
    let chronicle = try #require(kept)
    let start = try #require(chronicle.start)
    #expect(throws: SeekError.tooEarly(start: start)) {
      _ = try chronicle.seek(to: start - .seconds(1), in: session.scenario)
    }
    #expect(throws: SeekError.tooEarly(start: nil)) {
      _ = try Chronicle().seek(to: start, in: session.scenario)
    }
  }

  @Test func anotherPastThanTheRecordedOneIsFound() throws {
    var session = try LivedSession(seed: 3)
    session.live(turns: 16)
    let kept = session.loop.chronicle
    let chronicle = try #require(kept)
    var commands = chronicle.commands
    let middle = commands.count / 2
    commands[middle].eventsBefore = Sequence(commands[middle].eventsBefore.rawValue + 1)
    var forged = Chronicle(recorded: commands)
    forged.keep(World(scenario: session.scenario, seed: 3), at: ResumePoint())
    #expect(throws: SeekError.self) {
      _ = try forged.seek(to: commands[middle].time, in: session.scenario)
    }
  }

  @Test func aBranchGoesAnotherWayFromTheSamePlace() throws {
    var session = try LivedSession(seed: 8)
    session.live(turns: 40)
    let kept = session.loop.chronicle
    var chronicle = try #require(kept)
    let place = session.stations[5]
    let walk = try chronicle.seek(to: place.time, in: session.scenario)
    chronicle.cut(after: place.time, commandCount: walk.point.commandCount)
    #expect(chronicle.commands.allSatisfy { $0.time <= place.time })
    var branch = try LivedSession(walk.world, random: SeededRandom(seed: 99)) {
      $0.chronicle = chronicle
      $0.resumePoint = walk.point
    }
    #expect(branch.station == place)
    branch.live(turns: 24)
    // In the branch one can go back to what is older than it, and to its own past.
    let both = branch.loop.chronicle
    let longer = try #require(both)
    for station in [session.stations[2], place, branch.stations[1], branch.stations[5]] {
      let again = try longer.seek(to: station.time, in: session.scenario)
      #expect(again.world.stateHash == station.hash)
    }
    #expect(branch.stations[5].hash != session.stations[9].hash)
  }

  @Test func momentsThinOutAndTheFirstStays() {
    var times = (0..<500).map { Instant(nanoseconds: $0 * 10) }
    times.thin(toAtMost: 20, time: \.self)
    #expect(times.count == 20)
    #expect(times.first == .epoch && times.last == Instant(nanoseconds: 4_990))
    let gaps = zip(times.dropFirst(), times).map { ($0 - $1).nanoseconds }
    #expect(gaps.max() ?? 0 <= 4 * (4_990 / 19), "none is far from its neighbours")
    var few = [Instant.epoch]
    few.thin(toAtMost: 2, time: \.self)
    #expect(few == [.epoch])
  }

  @Test func wordsArePackedAndAreTheSameAgain() {
    var random = SeededRandom(seed: 1)
    for count in [0, 1, 2, 7, 1_000] {
      let words = (0..<count).map { _ in random.next() >> UInt64(random.below(65)) }
      let packed = PackedWords(words + [0, .max])
      #expect(packed.words == words + [0, .max])
    }
    // Records of eleven words, in more than one block, with words of all lengths before and after.
    for count in [2_047, 2_048, 2_049, 10_000] {
      var words = (0..<UInt64(count)).map { $0 / 11 * 7 &+ ($0 % 11) << 57 }
      for place in stride(from: 0, to: count, by: 97) { words[place] = random.next() }
      #expect(PackedWords(words).words == words)
    }
    let records = (0..<UInt64(22_000)).map { $0 / 11 * 7 &+ ($0 % 11) << 57 }
    #expect(PackedWords(records).byteCount < 22_000 * 2)
    #expect(PackedWords([UInt64](repeating: 3, count: 1_000)).byteCount < 600)
  }
}
