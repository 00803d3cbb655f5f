import Market
import Testing

@testable import Simulation

@Suite struct LadderTests {
  @Test func mostRaceToPullWhatIsStaleAndTheOthersComeRoundToIt() {
    var plan = LadderPlan(ordersPerSecond: 100)
    plan.pullShare = 0.75
    plan.pullDelay = 0.01
    plan.pullDelaySpread = 0.02
    plan.latePullDelay = 5
    let ladder = Ladder(plan: plan, random: SeededRandom(seed: 1))
    var random = SeededRandom(seed: 2)
    var quick: [Double] = []
    var late: [Double] = []
    for _ in 0..<20_000 {
      let delay = ladder.pullDelay(temper: UInt32(truncatingIfNeeded: random.next()))
      if delay < 0.3 { quick.append(delay) } else { late.append(delay) }
    }
    // Six in a hundred of the late ones come within the 0.3 s that tell them apart.
    #expect((0.75...0.78).contains(Double(quick.count) / 20_000))
    #expect(quick.allSatisfy { $0 > 0 })
    #expect((5...5.6).contains(late.reduce(0, +) / Double(late.count)))
  }
}
