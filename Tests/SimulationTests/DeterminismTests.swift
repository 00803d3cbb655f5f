import Exchange
import Market
import Testing

@testable import Simulation

@Suite struct DeterminismTests {
  private let bitcoin = InstrumentID(0)

  /// A user's doings at fixed moments.
  private func play(_ run: inout WorldRun) {
    run.run(to: .milliseconds(1_500))
    run.submit(
      .place(
        NewOrder(
          instrument: bitcoin, side: .buy, timeInForce: .immediateOrCancel,
          price: Price(ticks: 6_300_000), quantity: Quantity(lots: 40_000))))
    run.run(to: .milliseconds(4_000))
    run.submit(
      .place(
        NewOrder(
          instrument: bitcoin, side: .sell, price: Price(ticks: 6_400_000),
          quantity: Quantity(lots: 100))))
    run.run(to: .seconds(10))
  }

  @Test func sameSeedSameHashOtherSeedOtherHash() {
    func hash(_ seed: UInt64) -> UInt64 {
      var run = WorldRun(.calmDay, seed: seed)
      play(&run)
      return run.world.stateHash
    }
    let first = hash(7)
    #expect(first == hash(7))
    #expect(first != hash(8))
  }

  /// The same figure is expected of debug and release builds, and of every machine.
  @Test func hashIsTheOneThatWasRecorded() {
    var run = WorldRun(.calmDay, seed: 7)
    play(&run)
    #expect(String(run.world.stateHash, radix: 16) == "e3fd8c844188407d")
  }

  @Test func howARunIsCutMakesNoDifference() {
    var whole = WorldRun(.announcedMaintenance, seed: 3)
    whole.run(to: .seconds(22), step: .seconds(30))
    var cut = WorldRun(.announcedMaintenance, seed: 3)
    cut.run(to: .seconds(22), step: .microseconds(7_777), limit: 3)
    #expect(whole.world.stateHash == cut.world.stateHash)
    var stepped = WorldRun(.announcedMaintenance, seed: 3)
    let end = stepped.world.scenario.start + .seconds(22)
    while let next = stepped.world.nextHappening, next <= end {
      stepped.world.run(until: next, eventLimit: 1 << 20, into: &stepped.batch)
      stepped.batch.removeAll()
    }
    stepped.run(to: .seconds(22))
    #expect(whole.world.stateHash == stepped.world.stateHash)
  }

  @Test func whatAgentsDoAtAMomentComesAfterWhatIsSubmittedThen() {
    var run = WorldRun(.calmDay, seed: 2)
    for _ in 0..<50 {
      guard let next = run.world.nextHappening else { return }
      let moment = next - TimeSpan(nanoseconds: 1)
      run.world.run(until: moment, eventLimit: 1 << 20, into: &run.batch)
      #expect(run.world.now == moment)
      #expect(run.world.timeline.nextTime == moment)
      run.world.run(until: next, eventLimit: 1 << 20, into: &run.batch)
      #expect(run.world.timeline.nextTime.map { $0 > moment } ?? true)
      run.batch.removeAll()
    }
  }

  @Test func aLimitStopsTheRunAndLosesNothing() {
    var run = WorldRun(.calmDay, seed: 4)
    let end = run.world.scenario.start + .seconds(3)
    var rounds = 0
    while run.world.now < end {
      run.world.run(until: end, eventLimit: 50, into: &run.batch)
      #expect(run.batch.events.count < 50 + 5_000)
      run.batch.removeAll()
      rounds += 1
    }
    #expect(rounds > 20)
    #expect(run.world.now == end)
  }

  @Test func aCopyGoesTheSameWay() {
    var run = WorldRun(.calmDay, seed: 5)
    run.run(to: .seconds(3))
    var copy = run
    run.run(to: .seconds(6))
    #expect(run.world.stateHash != copy.world.stateHash)
    copy.run(to: .seconds(6), step: .milliseconds(100))
    #expect(run.world.stateHash == copy.world.stateHash)
  }

  @Test func aRefusedCommandMovesNothing() {
    var quiet = WorldRun(.calmDay, seed: 6)
    quiet.run(to: .seconds(4))
    var noisy = WorldRun(.calmDay, seed: 6)
    noisy.run(to: .seconds(2))
    let answer = noisy.submit(.cancel(OrderID(slot: 1, generation: 999)))
    #expect(answer.count == 1)
    noisy.run(to: .seconds(4))
    for market in 0..<3 {
      let id = InstrumentID(UInt16(market))
      #expect(noisy.world.exchange.touch(id, .buy) == quiet.world.exchange.touch(id, .buy))
      #expect(
        noisy.world.exchange.bookEvents(id) == quiet.world.exchange.bookEvents(id))
    }
  }

  @Test func aUsersOrderShiftsNobodysDraws() {
    var without = WorldRun(.calmDay, seed: 11)
    without.run(to: .seconds(10))
    var with = WorldRun(.calmDay, seed: 11)
    play(&with)
    #expect(with.world.stateHash != without.world.stateHash)
    for market in 0..<3 {
      let left = with.world.crowds[market]
      let right = without.world.crowds[market]
      #expect(left.ladder.random == right.ladder.random)
      #expect(left.takers.clockRandom == right.takers.clockRandom)
      #expect(left.takers.signRandom == right.takers.signRandom)
      #expect(left.takers.sizeRandom == right.takers.sizeRandom)
      #expect(left.takers.clock.time == right.takers.clock.time)
      #expect(left.fairValue.random == right.fairValue.random)
      // Whoever follows a market looks at its price, and that is moved by what the user took.
      if left.plan.fairValue.follows == nil {
        #expect(left.fairValue.ticks == right.fairValue.ticks)
      }
      #expect(left.activity.random == right.activity.random)
    }
    // What the user took is felt nevertheless.
    #expect(with.world.crowds[0].impact.basisPoints != without.world.crowds[0].impact.basisPoints)
  }
}
