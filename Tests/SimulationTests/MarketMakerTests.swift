import Market
import Testing

@testable import Simulation

@Suite struct MarketMakerTests {
  private func maker(_ index: Int = 0, style: MakerStyle = .joiningTouch) -> MarketMaker {
    MarketMaker(
      plan: MakerPlan(count: 8, style: style, size: 6_000), index: index,
      account: AccountID(9), inventoryLimit: 1_000, random: SeededRandom(seed: 1))
  }

  private func market(
    bid: Int64? = 6_170_000, ask: Int64? = 6_170_001, fair: Double = 6_170_000.5,
    phase: MarketPhase = .open, secondsLeft: Int64? = nil
  ) -> MarketState {
    let now = Instant.epoch + .hours(1)
    return MarketState(
      bid: bid, ask: ask, fair: fair, phase: phase, now: now,
      cancelOnlyAt: secondsLeft.map { now + .seconds($0) })
  }

  @Test func itJoinsTheTouchWhileItIsFair() {
    #expect(maker().wish(market()) == MakerWish(bid: 6_170_000, ask: 6_170_001))
    #expect(maker().wish(market(fair: 6_170_010)) == MakerWish(bid: 6_170_000, ask: 6_170_001))
  }

  @Test func itRetreatsFromASideThatIsTooCheap() {
    let wish = maker().wish(market(fair: 6_170_100.4))
    #expect(wish == MakerWish(bid: 6_170_000, ask: 6_170_101))
    let other = maker().wish(market(fair: 6_169_900.4))
    #expect(other == MakerWish(bid: 6_169_900, ask: 6_170_001))
  }

  @Test func theFastCloseAnOpenSpreadTheSlowDoNot() {
    let open = market(bid: 6_170_000, ask: 6_170_040, fair: 6_170_025.5)
    #expect(maker(0).wish(open) == MakerWish(bid: 6_170_025, ask: 6_170_026))
    #expect(maker(7).wish(open) == MakerWish(bid: 6_170_000, ask: 6_170_040))
  }

  @Test func itFillsAnEmptyBookWithoutCrossing() {
    let wish = maker().wish(market(bid: nil, ask: nil))
    #expect(wish == MakerWish(bid: 6_170_000, ask: 6_170_001))
    let low = maker().wish(market(bid: nil, ask: 6_169_000))
    #expect(low.bid == 6_168_999)
  }

  @Test func aPositionMovesItsPriceAndThenStopsIt() {
    var loaded = maker()
    loaded.inventory = 1_000
    #expect(loaded.wish(market()).bid == 6_169_806)
    loaded.inventory = 1_001
    #expect(loaded.wish(market()).bid == nil)
    #expect(loaded.wish(market()).ask == 6_170_001)
    loaded.inventory = -1_001
    #expect(loaded.wish(market()).ask == nil)
  }

  @Test(arguments: [MarketPhase.cancelOnly, .halted(.maintenance)])
  func itQuotesNothingWhereNothingTrades(phase: MarketPhase) {
    #expect(maker().wish(market(phase: phase)) == MakerWish())
  }

  @Test func itLeavesBeforeAnAnnouncedCancelOnlyTheSlowestFirst() {
    #expect(maker(0).wish(market(secondsLeft: 10)).bid != nil)
    #expect(maker(7).wish(market(secondsLeft: 10)).bid == nil)
    #expect(maker(0).wish(market(secondsLeft: 3)) == MakerWish())
  }

  @Test func inAnAuctionItQuotesAtADistance() {
    let wish = maker().wish(market(bid: 6_180_000, ask: 6_160_000, phase: .auction))
    let bid = wish.bid ?? 0
    let ask = wish.ask ?? 0
    #expect((800...1_900).contains(6_170_000 - bid))
    #expect((800...1_900).contains(ask - 6_170_000))
  }

  @Test func aroundTheFairPriceItStaysUntilThatHasMoved() {
    var thin = maker(0, style: .aroundFairPrice(halfSpread: 20, growth: 10))
    var plan = thin.plan
    plan.hysteresis = 6
    thin = MarketMaker(
      plan: plan, index: 0, account: AccountID(9), inventoryLimit: 1_000,
      random: SeededRandom(seed: 1))
    let start = market(bid: 4_000, ask: 4_400, fair: 4_200)
    thin.recentre(start)
    #expect(thin.wish(start) == MakerWish(bid: 4_191, ask: 4_209))
    #expect(thin.wish(market(bid: 4_000, ask: 4_400, fair: 4_202)).bid == 4_191)
    #expect(thin.wish(market(bid: 4_000, ask: 4_400, fair: 4_210)).bid == 4_201)
  }

  @Test func itsFirstAlertSetsItsWakeAndASecondDoesNot() {
    var alert = maker()
    let first = alert.alert(market())
    #expect(first.map { $0 > market().now } ?? false)
    #expect(alert.alert(market()) == nil)
  }
}
