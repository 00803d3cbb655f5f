import Exchange
import Market
import Testing

@testable import Simulation

/// The user's presence in the market is honest: what is bought moves the price, and that fades.
@Suite struct PresenceTests {
  @Test func whatTheUserBuysMovesThePriceAndFades() throws {
    let scenario = Scenario.calmDay.only(2)
    var gaps: [Double] = [0, 0]
    for seed in UInt64(1)...2 {
      var with = WorldRun(scenario, seed: seed)
      var without = WorldRun(scenario, seed: seed)
      with.run(to: .seconds(10))
      without.run(to: .seconds(10))
      #expect(with.world.stateHash == without.world.stateHash, "nobody has done anything yet")
      // All the money there is, at whatever is offered.
      let answer = with.submit(
        .place(
          NewOrder(
            instrument: InstrumentID(2), side: .buy, kind: .market,
            timeInForce: .immediateOrCancel, budget: Money(units: 90_000 * 100_000_000))))
      let bought = answer.contains { if case .filled = $0.body { true } else { false } }
      #expect(bought)
      for (place, seconds) in [11, 70].enumerated() {
        with.run(to: .seconds(Int64(seconds)))
        without.run(to: .seconds(Int64(seconds)))
        gaps[place] +=
          with.world.crowds[0].impact.basisPoints - without.world.crowds[0].impact.basisPoints
      }
    }
    #expect(gaps[0] > 0, "buying lifts the price")
    #expect(gaps[1] < 0.9 * gaps[0], "and it fades: \(gaps)")
  }
}
