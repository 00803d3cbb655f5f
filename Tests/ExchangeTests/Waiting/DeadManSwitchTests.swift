import Exchange
import Market
import Testing

@Suite struct DeadManSwitchTests {
  @Test func itEndsAllOrdersOldestFirst() {
    var bench = Bench()
    bench.trade(at: 100)
    let names = [
      bench.place(.buy, 1, at: 50), bench.wait(.stop, .buy, 1, trigger: 110),
      bench.place(.sell, 1, at: 150, in: Bench.otherMarket), bench.place(.buy, 1, at: 40),
    ]
    let answer = bench.run(.keepAlive(within: .seconds(30)), reference: 4)
    #expect(
      answer.switches == [
        DeadManSwitch(
          reference: ClientReference(4), firesAt: bench.now + .seconds(30), hasFired: false)
      ])
    #expect(answer.count == 1 && answer.first?.account == Bench.alice)
    #expect(bench.exchange.nextDeadline == bench.now + .seconds(30))
    let events = bench.advance(by: .seconds(31))
    #expect(events.first?.time == Bench.start + .seconds(30))
    #expect(
      events.switches == [DeadManSwitch(reference: .none, firesAt: nil, hasFired: true)])
    #expect(events.cancels.map(\.order) == names)
    #expect(events.cancels.allSatisfy { $0.reason == .deadMan })
    #expect(events.kinds.dropFirst(5) == ["level", "level", "level", "balance", "balance"])
    #expect(bench.exchange.nextDeadline == nil && bench.held() == [0, 0] && bench.isSound)
    bench.place(.buy, 1, at: 50)
    #expect(bench.advance(by: .hours(48)).isEmpty)
  }

  @Test func aSignOfLifePutsItOffAndZeroDisarmsIt() {
    var bench = Bench()
    bench.place(.buy, 1, at: 50)
    bench.run(.keepAlive(within: .seconds(10)))
    bench.advance(by: .seconds(9))
    bench.run(.keepAlive(within: .seconds(10)))
    #expect(bench.advance(by: .seconds(9)).isEmpty)
    let answer = bench.run(.keepAlive(within: .zero))
    #expect(answer.switches.first?.firesAt == nil && answer.switches.first?.hasFired == false)
    #expect(bench.advance(by: .hours(48)).isEmpty && bench.exchange.nextDeadline == nil)
  }

  @Test func severalFireByAccount() {
    var bench = Bench()
    for account in [Bench.carol, Bench.alice, Bench.bob] {
      bench.run(.keepAlive(within: .seconds(10)), as: account)
    }
    #expect(
      bench.advance(by: .seconds(10)).map(\.account) == [Bench.alice, Bench.bob, Bench.carol])
  }

  @Test func aHaltPutsTheEndsOff() {
    var bench = Bench()
    bench.trade(at: 100)
    let stay = [bench.place(.buy, 1, at: 50), bench.wait(.stop, .buy, 1, trigger: 110)]
    let other = bench.place(.sell, 1, at: 150, in: Bench.otherMarket)
    bench.place(.buy, 1, at: 50, as: Bench.bob)
    bench.run(.keepAlive(within: .seconds(10)))
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    let fired = bench.advance(by: .seconds(10))
    #expect(fired.cancels.map(\.order) == [other] && bench.isSound)
    // What comes later in other markets has nothing to do with it.
    bench.place(.sell, 1, at: 150, in: Bench.otherMarket)
    let before = bench
    let events = bench.run(.setPhase(Bench.market, .cancelOnly))
    #expect(events.kinds == ["haltAudited", "phase", "cancelled", "cancelled", "level", "balance"])
    #expect(events.cancels.map(\.order) == stay && bench.isSound)
    #expect(bench.held()[1] == 0 && bench.exchange.openOrderCount(of: Bench.alice) == 1)
    // A sign of life in the meantime saves them; taking the switch away does not.
    var saved = before
    saved.run(.keepAlive(within: .hours(1)))
    #expect(saved.run(.setPhase(Bench.market, .open)).kinds == ["haltAudited", "phase"])
    var lost = before
    lost.run(.keepAlive(within: .zero))
    #expect(lost.run(.setPhase(Bench.market, .open)).cancels.count == 2)
    #expect(saved.isSound && lost.isSound)
  }

  @Test func datesComeBeforeTheSwitch() {
    var bench = Bench()
    bench.run(.keepAlive(within: .seconds(5)))
    let dated = ExpiryTests.place(&bench, 1, seconds: 5)
    let plain = bench.place(.buy, 1, at: 40)
    var halted = bench
    #expect(bench.advance(by: .seconds(5)).cancels.map(\.order) == [dated, plain])
    #expect(bench.batch.events.cancels.map(\.reason) == [.goodTillDate, .deadMan])
    halted.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    halted.advance(by: .seconds(60))
    let events = halted.run(.setPhase(Bench.market, .auction))
    #expect(events.cancels.map(\.reason) == [.goodTillDate, .deadMan] && halted.isSound)
  }
}
