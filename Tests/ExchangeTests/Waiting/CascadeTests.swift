import Exchange
import Market
import Testing

/// Orders that trigger orders.
@Suite struct CascadeTests {
  /// A market in which each stop that is triggered trades a tick lower and so triggers the next.
  static func bench(_ depth: Int64, perStep: Int) -> Bench {
    var configuration = Bench.configuration()
    configuration.activationsPerStep = perStep
    configuration.activationInterval = .milliseconds(2)
    var bench = Bench(configuration)
    bench.trade(at: 1_000)
    for step in 0..<depth {
      bench.place(.buy, 1, at: 998 - step, as: Bench.bob)
      bench.wait(.stop, .sell, 1, trigger: 999 - step, limit: 1)
    }
    bench.place(.buy, 1, at: 999, as: Bench.carol)
    return bench
  }

  static func start(_ bench: inout Bench) -> [Event] {
    bench.place(.sell, 1, at: 999, as: Bench.bob)
    return bench.batch.events
  }

  @Test func itIsBoundedAndGoesOnInOrder() {
    var bench = Self.bench(25, perStep: 10)
    #expect(Self.start(&bench).triggered.map(\.trigger.ticks) == Array((990...999).reversed()))
    #expect(bench.exchange.nextDeadline == bench.now + .milliseconds(2) && bench.isSound)
    // A command in between is carried out, and sets nothing off.
    bench.now = bench.now + .milliseconds(1)
    bench.place(.buy, 2, at: 500, as: Bench.carol)
    #expect(bench.batch.events.story == ["accepted", "rested"])
    let second = bench.advance(by: .milliseconds(1))
    #expect(second.triggered.map(\.trigger.ticks) == Array((980...989).reversed()))
    #expect(second.allSatisfy { $0.time == bench.now })
    #expect(bench.advance(by: .milliseconds(2)).triggered.count == 5)
    #expect(bench.exchange.nextDeadline == nil && bench.isSound)
    #expect(bench.exchange.lastPrice(Bench.market) == Price(ticks: 974))
    #expect(bench.held() == [0, 0])
  }

  @Test func itDoesNotMatterHowTimeIsCut() {
    var whole = Self.bench(200, perStep: 3)
    var cut = whole
    let begin = whole.now
    var events = Self.start(&whole) + whole.advance(by: .seconds(1))
    var others = Self.start(&cut)
    for _ in 0..<1_000 { others += cut.advance(by: .microseconds(777)) }
    others += cut.advance(to: begin + .seconds(1))
    #expect(events == others && whole.exchange.stateHash == cut.exchange.stateHash)
    #expect(events.triggered.count == 200 && whole.isSound)
    // Nor whether the next command or an advance gets there.
    var direct = Self.bench(200, perStep: 3)
    others = Self.start(&direct)
    direct.now = begin + .seconds(1)
    direct.place(.buy, 1, at: 3)
    others += direct.batch.events
    whole.place(.buy, 1, at: 3)
    events += whole.batch.events
    #expect(events == others && whole.exchange.stateHash == direct.exchange.stateHash)
  }

  @Test func aHaltLetsItWait() {
    var bench = Self.bench(25, perStep: 10)
    #expect(Self.start(&bench).triggered.count == 10)
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.advance(by: .seconds(5)).isEmpty && bench.isSound)
    bench.run(.setPhase(Bench.market, .cancelOnly))
    #expect(bench.batch.events.kinds == ["haltAudited", "phase"])
    let opening = bench.run(.setPhase(Bench.market, .open))
    #expect(opening.kinds.prefix(2) == ["phase", "triggered"])
    #expect(opening.triggered.count == 10 && bench.isSound)
    #expect(bench.advance(by: .seconds(1)).triggered.count == 5)
  }

  @Test func marketsHaveTheirOwn() {
    var bench = Self.bench(25, perStep: 10)
    _ = Self.start(&bench)
    bench.trade(at: 50, in: Bench.otherMarket)
    bench.wait(.stop, .buy, 1, trigger: 60, limit: 70, in: Bench.otherMarket)
    #expect(bench.trade(at: 60, in: Bench.otherMarket).triggered.count == 1)
    #expect(bench.isSound)
  }

  @Test func anActivationMovesTrailingStopsAndTriggersThem() {
    var bench = Bench()
    bench.trade(at: 100)
    let trailing = bench.wait(.trailing, .sell, 1, trail: 3, as: Bench.carol)
    bench.wait(.stop, .buy, 2, trigger: 104, limit: 110)
    bench.place(.sell, 1, at: 108, as: Bench.bob)
    bench.place(.sell, 1, at: 104, as: Bench.bob)
    bench.place(.buy, 1, at: 104, as: Bench.bob, prevention: .none)
    let events = bench.batch.events
    // The trade at 104 moves the trailing stop, the stop buys at 108, which moves it again.
    #expect(events.armed.map(\.trigger.price.ticks) == [101, 105])
    #expect(events.armed.map(\.order) == [trailing, trailing])
    #expect(
      events.story == [
        "accepted", "trade", "filled", "filled", "armed", "triggered", "trade", "filled",
        "filled", "rested", "armed",
      ])
    #expect(bench.isSound)
  }
}
