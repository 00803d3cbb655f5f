import Exchange
import Market
import Testing

@testable import Simulation

@Suite("Trend followers, stops, and makers who step back")
struct PositionTests {
  private let bitcoin = InstrumentID(0)

  @Test func theTrendIsTheGapBetweenLateAndLongAgo() {
    var momentum = Momentum(
      plan: MomentumPlan(size: 1_000), reference: Price(ticks: 100_000), step: 0.05,
      random: SeededRandom(seed: 1))
    #expect(momentum.signal == 0)
    for _ in 0..<400 { momentum.see(100_200) }
    // 20 bp up for 20 s: most of it seen by the fast one, little by the slow.
    #expect((0.7...0.95).contains(momentum.signal))
    for _ in 0..<2_000 { momentum.see(99_500) }
    #expect(momentum.signal < -0.8)
  }

  @Test func stopsLieBeyondRoundPricesAndExtremes() {
    var holders = StopHolders(
      plan: StopPlan(ordersPerSecond: 1, sizeMean: 8), reference: Price(ticks: 6_170_000),
      step: 0.05, random: SeededRandom(seed: 4))
    holders.see(6_200_000)
    holders.see(6_150_000)
    holders.see(6_173_400)
    var (beyondRound, beyondExtreme, count) = (0, 0, 0)
    for _ in 0..<2_000 {
      let wish = holders.wish(at: 6_173_400)
      #expect(wish.side == .buy ? wish.trigger > 6_173_400 : wish.trigger < 6_173_400)
      #expect(wish.size > 0 && wish.hold > 0)
      count += 1
      if wish.side == .buy {
        if wish.trigger >= 6_200_000 { beyondExtreme += 1 }
      } else {
        if wish.trigger < 6_150_000 { beyondExtreme += 1 }
        // The range has faded to less than 50,000 ticks, so that round prices are multiples of
        // 20,000: 6,160,000 is the one below.
        if (6_155_000..<6_160_000).contains(wish.trigger) { beyondRound += 1 }
      }
    }
    #expect(beyondExtreme > count / 2)
    #expect(beyondRound > count / 8)
  }

  @Test func stopsWaitAtTheExchangeAndEndWithTheirPositions() {
    var scenario = Scenario.calmDay.only(0)
    scenario.markets[0].stops.ordersPerSecond = 20
    scenario.markets[0].stops.holdSeconds = 2
    var run = WorldRun(scenario, seed: 3)
    var armed = 0
    run.run(to: .seconds(8)) { event, _ in
      if case .armed = event.body { armed += 1 }
    }
    let crowd = run.world.crowds[0]
    #expect((100...250).contains(armed))
    var orders: [OpenOrder] = []
    run.world.exchange.openOrders(of: crowd.longAccount, into: &orders)
    #expect((5...60).contains(orders.count))
    #expect(orders.allSatisfy { $0.side == .sell && $0.trigger?.kind == .stop })
    #expect(run.world.exchange.audit(at: run.world.now).passed)
  }

  @Test func whatStopsSellCountsInFull() {
    // A fall of the fair value below where the stops wait sets them off.
    func impact(stopsPerSecond: Double) -> Double {
      var scenario = Scenario.calmDay.only(0)
      scenario.markets[0].stops.ordersPerSecond = stopsPerSecond
      scenario.markets[0].stops.sizeMean = 10
      scenario.markets[0].whales.perDay = 0
      scenario.timeline = [ScheduledAction(at: .seconds(6), .news(bitcoin, basisPoints: -60))]
      var run = WorldRun(scenario, seed: 3)
      run.run(to: .seconds(10))
      return run.world.crowds[0].impact.basisPoints
    }
    #expect(impact(stopsPerSecond: 20) < impact(stopsPerSecond: 0) - 1)
  }

  @Test func makersStepBackWhileThePriceRuns() {
    var alarm = Alarm(usual: 2, step: 0.05, price: 100_000)
    for _ in 0..<20 { alarm.see(100_000) }
    #expect(alarm.level == 0)
    alarm.see(99_700)
    #expect((14...16).contains(alarm.level))
    for _ in 0..<100 { alarm.see(99_700) }
    #expect(alarm.level < 2)
    let maker = MarketMaker(
      plan: MakerPlan(count: 1, style: .joiningTouch, size: 1_000), index: 0,
      account: AccountID(9), inventoryLimit: 1e9, random: SeededRandom(seed: 1))
    var state = MarketState(
      bid: 99_999, ask: 100_001, fair: 100_000, phase: .open, now: .epoch, cancelOnlyAt: nil)
    #expect(maker.wish(state) != MakerWish())
    state.alarm = 15
    #expect(maker.wish(state) == MakerWish())
  }

  /// A user who keeps a small bid and a small ask at the touch: what was filled is worth less a
  /// second later, because those who fill know more.
  @Test func whoWaitsAtTheTouchIsFilledWhenItHurts() {
    var run = WorldRun(Scenario.calmDay.only(0), seed: 12)
    var fills: [(time: Instant, side: Side, price: Double)] = []
    var marks: [Double] = []
    for step in 1...Int64(400) {
      run.submit(.cancelAll(instrument: bitcoin, side: nil))
      for side in Side.allCases {
        guard let touch = run.world.exchange.touch(bitcoin, side) else { continue }
        run.submit(
          .place(
            NewOrder(
              instrument: bitcoin, side: side, postOnly: true, price: touch.price,
              quantity: Quantity(lots: 100))))
      }
      run.run(to: .milliseconds(250 * step), step: .milliseconds(250)) { event, world in
        guard case .filled(let fill) = event.body, event.account == world.scenario.user else {
          return
        }
        fills.append((event.time, fill.side, Double(fill.price.ticks)))
      }
      guard let bid = run.world.exchange.touch(bitcoin, .buy),
        let ask = run.world.exchange.touch(bitcoin, .sell)
      else { continue }
      let middle = Double(bid.price.ticks + ask.price.ticks) / 2
      fills.removeAll { fill in
        guard run.world.now >= fill.time + .seconds(1) else { return false }
        let gain = (middle / fill.price - 1) * 1e4
        marks.append(fill.side == .buy ? gain : -gain)
        return true
      }
    }
    #expect(marks.count > 40)
    let mean = marks.reduce(0, +) / Double(max(marks.count, 1))
    #expect(mean < -0.1, "\(mean) bp over \(marks.count) fills")
  }
}
