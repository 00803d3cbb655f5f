import Testing

@testable import Lanes

@Suite struct IdleStrategyTests {
  @Test func spinsThenYieldsThenParksUntilThereIsWork() {
    var strategy = IdleStrategy(spins: 2, yields: 3)
    let expected: [IdleStrategy.Step] = [.spin, .spin, .yield, .yield, .yield, .park, .park]
    #expect((0..<7).map { _ in strategy.next() } == expected)
    strategy.reset()
    #expect((0..<7).map { _ in strategy.next() } == expected)
  }

  @Test func mayParkAtOnce() {
    var strategy = IdleStrategy(spins: 0, yields: 0)
    #expect(strategy.next() == .park)
  }
}
