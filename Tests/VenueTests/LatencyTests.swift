import Exchange
import Market
import Simulation
import Testing

@testable import Venue

/// What is sent is on its way for a while: it arrives when it does, and races can be lost.
@Suite struct LatencyTests {
  private static let far = LatencyProfile(.milliseconds(50))

  private func harness(_ profile: LatencyProfile?, seed: UInt64 = 1) throws -> LoopHarness {
    try LoopHarness {
      $0.latency = profile
      $0.latencyAccount = LoopHarness.user
      $0.latencySeed = seed
    }
  }

  @Test func aCommandArrivesLaterAndInItsOrder() throws {
    var harness = try harness(Self.far)
    for number in 1...5 { _ = harness.port.submit(LoopHarness.command(UInt64(number))) }
    _ = harness.otherPort.submit(LoopHarness.command(9, from: LoopHarness.other))
    harness.turn(after: 1)
    #expect(harness.loop.world.commands.map(\.reference.rawValue) == [9], "others are there")
    harness.turn(after: 48)
    #expect(harness.loop.world.commands.count == 1)
    harness.turn(after: 20)
    #expect(harness.loop.world.commands.map(\.reference.rawValue) == [9, 1, 2, 3, 4, 5])
    let times = harness.loop.recorder.commands.map(\.time.nanoseconds)
    #expect(times.dropFirst().allSatisfy { (51_000_000...61_000_000).contains($0) })
    #expect(times == times.sorted())
  }

  @Test func theSameSeedGivesTheSameWayAndNoneTakesNone() throws {
    func arrivals(_ profile: LatencyProfile?, _ seed: UInt64) throws -> [Int64] {
      var harness = try harness(profile, seed: seed)
      for number in 1...20 {
        _ = harness.port.submit(LoopHarness.command(UInt64(number)))
        harness.turn(after: 100)
      }
      harness.turn(after: 1_000)
      return harness.loop.recorder.commands.map(\.time.nanoseconds)
    }
    #expect(try arrivals(Self.far, 1) == arrivals(Self.far, 1))
    #expect(try arrivals(Self.far, 1) != arrivals(Self.far, 2))
    #expect(Set(try arrivals(Self.far, 1).map { $0 % 100_000_000 }).count > 10, "it jitters")
    #expect(try arrivals(nil, 1) == arrivals(LatencyProfile(.zero), 1))
    #expect(try arrivals(nil, 1).allSatisfy { $0 % 100_000_000 == 0 })
  }

  @Test func marketTimeThatStandsStillCarriesNothing() throws {
    var harness = try harness(Self.far)
    _ = harness.port.control(.pause)
    _ = harness.port.submit(LoopHarness.command(1))
    harness.turn(after: 1)
    harness.turn(after: 1_000)
    #expect(harness.loop.world.commands.isEmpty)
    _ = harness.port.control(.step(.milliseconds(100)))
    harness.settle()
    #expect(harness.loop.world.commands.count == 1)
  }

  /// The same seed with and without an order: the worlds are the same until it arrives, and what
  /// the agents draw afterwards is the same still.
  @Test func untilTheOrderArrivesNothingKnowsOfIt() throws {
    func run(_ sends: Bool) throws -> (before: UInt64, after: UInt64, arrival: Instant?) {
      var session = try LivedSession(seed: 5) {
        $0.speedPerMille = 1_000
        $0.latency = LatencyProfile(.milliseconds(200))
        $0.latencyAccount = Scenario.calmDay.user
      }
      session.pass(milliseconds: 1_000)
      if sends { session.submit() }
      session.pass(milliseconds: 0)
      session.pass(milliseconds: 190)
      let before = session.loop.world.stateHash
      session.pass(milliseconds: 100)
      return (before, session.loop.world.stateHash, session.loop.recorder.commands.first?.time)
    }
    let (with, without) = (try run(true), try run(false))
    #expect(with.before == without.before)
    #expect(with.after != without.after)
    let arrival = try #require(with.arrival) - Scenario.calmDay.start
    #expect(arrival >= .milliseconds(1_200) && arrival <= .milliseconds(1_240))
    #expect(without.arrival == nil)
  }

  /// A cancel that comes too late does not save the order: it fills, and the cancel is refused.
  @Test func racesAreLost() throws {
    var (lost, won) = (0, 0)
    for seed in UInt64(1)...2 {
      var session = try LivedSession(seed: seed) {
        $0.speedPerMille = 1_000
        $0.latency = LatencyProfile(.milliseconds(200))
        $0.latencyAccount = Scenario.calmDay.user
      }
      session.pass(milliseconds: 500)
      for _ in 0..<20 {
        let before = session.heard.count
        let touch = session.loop.world.exchange.touch(InstrumentID(0), .buy)?.price
        session.send(
          .place(
            NewOrder(
              instrument: InstrumentID(0), side: .buy, price: try #require(touch),
              quantity: Quantity(lots: 1))))
        session.pass(milliseconds: 300)
        guard let order = session.heard[before...].compactMap(Self.restedOrder).first,
          !session.heard[before...].contains(where: Self.isFill)
        else { continue }
        session.send(.cancel(order))
        session.pass(milliseconds: 400)
        let isFilled = session.heard[before...].contains(where: Self.isFill)
        let isRefused = session.heard[before...].contains(where: Self.isTooLate)
        #expect(isRefused == isFilled, "a cancel is refused exactly where the order has filled")
        lost += isFilled ? 1 : 0
        won += isFilled ? 0 : 1
      }
    }
    #expect(lost > 0 && won > 0, "\(lost) races lost, \(won) won")
  }

  private static func restedOrder(_ event: Event) -> OrderID? {
    if case .rested(let rested) = event.body { rested.order } else { nil }
  }

  private static func isTooLate(_ event: Event) -> Bool {
    if case .rejected(let rejection) = event.body {
      rejection.reason == .unknownOrder
    } else {
      false
    }
  }

  private static func isFill(_ event: Event) -> Bool {
    if case .filled = event.body { true } else { false }
  }
}
