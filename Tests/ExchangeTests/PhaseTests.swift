import Exchange
import Market
import Testing

@Suite struct PhaseTests {
  static let phases: [MarketPhase] = [
    .open, .postOnly, .cancelOnly, .auction, .halted(.maintenance), .halted(.operatorDecision),
    .halted(.fault),
  ]

  /// Tries what an activity stands for on a market with orders of its own on both sides.
  private static func attempt(_ activity: PhaseActivity, in phase: MarketPhase) -> [Event] {
    var bench = Bench()
    guard let order = bench.place(.buy, 10, at: 90) else { return [] }
    bench.place(.sell, 10, at: 110, as: Bench.bob)
    bench.run(.setPhase(Bench.market, phase))
    switch activity {
    case .placeLimit:
      bench.place(.buy, 1, at: 95)
    case .placeImmediate:
      bench.place(.buy, 1, at: 110, .immediateOrCancel)
    case .placePostOnly:
      bench.place(.buy, 1, at: 95, postOnly: true)
    case .amendDown:
      bench.run(.amend(order, price: Price(ticks: 90), quantity: Quantity(lots: 9)))
    case .amend:
      bench.run(.amend(order, price: Price(ticks: 91), quantity: Quantity(lots: 10)))
    case .cancel:
      bench.run(.cancel(order))
    case .match:
      bench.place(.buy, 1, at: 110)
    case .placeConditional:
      bench.run(
        .placeConditional(
          NewOrder(
            instrument: Bench.market, side: .buy, price: Price(ticks: 120),
            quantity: Quantity(lots: 1)), Trigger(.stop, price: Price(ticks: 115))))
    }
    return bench.batch.events
  }

  @Test(arguments: phases, PhaseActivity.allCases.filter { $0 != .placeConditional })
  func thePhaseDecidesAsTheTableSays(phase: MarketPhase, activity: PhaseActivity) {
    let events = Self.attempt(activity, in: phase)
    #expect(!events.isEmpty)
    if activity == .match {
      #expect(events.trades.isEmpty != phase.allows(.match))
    } else {
      #expect((events.rejection?.reason == .phase) != phase.allows(activity))
      #expect((events.rejection == nil) == phase.allows(activity))
    }
  }

  @Test(arguments: phases)
  func cancelAllIsACancel(phase: MarketPhase) {
    var bench = Bench()
    bench.place(.buy, 10, at: 90)
    bench.run(.setPhase(Bench.market, phase))
    let events = bench.run(.cancelAll(instrument: Bench.market, side: nil))
    #expect(events.cancels.isEmpty != phase.allows(.cancel))
  }

  @Test func aChangeOfPhaseIsToldOnce() {
    var bench = Bench()
    let events = bench.run(.setPhase(Bench.market, .cancelOnly))
    #expect(events.map(\.body) == [.phase(Bench.market, from: .open, to: .cancelOnly)])
    #expect(events.allSatisfy { $0.account == nil })
    #expect(bench.run(.setPhase(Bench.market, .cancelOnly)).isEmpty)
    #expect(bench.exchange.phase(of: Bench.market) == .cancelOnly)
    #expect(bench.exchange.phase(of: Bench.otherMarket) == .open)
  }

  @Test func aHaltCancelsTheOrdersThatWantIt() {
    var bench = Bench()
    let held = bench.place(.buy, 10, at: 90)
    let first = bench.place(.buy, 10, at: 90, haltPolicy: .cancel)
    let second = bench.place(.sell, 10, at: 110, as: Bench.bob, haltPolicy: .cancel)
    let events = bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    #expect(
      events.kinds == ["phase", "cancelled", "cancelled", "level", "level", "balance", "balance"])
    #expect(events.cancels.map(\.order) == [first, second])
    #expect(events.cancels.allSatisfy { $0.reason == .halt })
    #expect(held.flatMap { bench.exchange.order($0) } != nil)
  }
}
