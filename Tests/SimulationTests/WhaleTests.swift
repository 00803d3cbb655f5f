import Documents
import Exchange
import Market
import Testing

@testable import Simulation

@Suite("Large orders and told news")
struct WhaleTests {
  private let bitcoin = InstrumentID(0)

  /// A calm day with one market and an entry in its timeline.
  private func scenario(_ actions: [ScheduledAction]) -> Scenario {
    var scenario = Scenario.calmDay.only(0)
    scenario.markets[0].whales.perDay = 0
    scenario.timeline = actions
    return scenario
  }

  /// What the whale's account traded, in whole units of the quote asset: taking, and waiting.
  private func worked(_ scenario: Scenario, seconds: Int64) -> (took: Double, waited: Double) {
    var run = WorldRun(scenario, seed: 5)
    let account = run.world.crowds[0].whaleAccount
    let lotValue = run.world.crowds[0].lotValue
    var (took, waited) = (0.0, 0.0)
    run.run(to: .seconds(seconds)) { event, _ in
      guard case .filled(let fill) = event.body, event.account == account else { return }
      let value = Double(fill.quantity.lots) * Double(fill.price.ticks) * lotValue
      if fill.liquidity == .taker { took += value } else { waited += value }
    }
    #expect(run.world.exchange.audit(at: run.world.now).passed)
    return (took, waited)
  }

  @Test func aParentOrderIsWorkedEvenlyOverItsSpanAndThenEnds() {
    let plan = ParentOrderPlan(
      instrument: bitcoin, side: .sell, notional: 600_000, pace: .over(.seconds(60)))
    let actions = [ScheduledAction(at: .seconds(2), .parent(plan))]
    let half = worked(scenario(actions), seconds: 32)
    #expect((240_000...330_000).contains(half.took))
    #expect(half.waited == 0)
    let whole = worked(scenario(actions), seconds: 90)
    #expect((590_000...610_000).contains(whole.took))
  }

  @Test func anIcebergWaitsAtTheTouchAndShowsItsShare() {
    let plan = ParentOrderPlan(
      instrument: bitcoin, side: .buy, notional: 2_000_000, pace: .over(.seconds(60)),
      shownShare: 0.1)
    var run = WorldRun(scenario([ScheduledAction(at: .seconds(1), .parent(plan))]), seed: 5)
    let account = run.world.crowds[0].whaleAccount
    var orders: [OpenOrder] = []
    var hiddenShare = 0.0
    for second in Int64(2)...20 {
      run.run(to: .seconds(second))
      run.world.exchange.openOrders(of: account, into: &orders)
      for order in orders where order.filled == .zero {
        hiddenShare = max(
          hiddenShare, Double(order.hidden.lots) / Double(order.quantity.lots))
      }
    }
    #expect((0.85...0.91).contains(hiddenShare))
    let done = worked(
      scenario([ScheduledAction(at: .seconds(1), .parent(plan))]), seconds: 90)
    #expect(done.waited > 100_000)
    #expect((1_990_000...2_010_000).contains(done.took + done.waited))
  }

  @Test func participationFollowsWhatTrades() {
    let plan = ParentOrderPlan(
      instrument: bitcoin, side: .sell, notional: 100_000_000, pace: .participation(0.15))
    let scenario = scenario([ScheduledAction(at: .seconds(1), .parent(plan))])
    var run = WorldRun(scenario, seed: 5)
    run.run(to: .seconds(120))
    let crowd = run.world.crowds[0]
    let share = crowd.whales.parents[0].done / crowd.volume
    #expect((0.10...0.17).contains(share), "\(share)")
  }

  @Test func sellingMovesThePriceDown() {
    let plan = ParentOrderPlan(
      instrument: bitcoin, side: .sell, notional: 20_000_000, pace: .over(.seconds(60)))
    func price(_ actions: [ScheduledAction]) -> Double {
      var run = WorldRun(scenario(actions), seed: 5)
      run.run(to: .seconds(61))
      return Double(run.world.exchange.touch(bitcoin, .buy)?.price.ticks ?? 0)
    }
    let move = price([ScheduledAction(at: .seconds(1), .parent(plan))]) / price([]) - 1
    #expect((-0.02 ... -0.001).contains(move), "\(move)")
  }

  @Test func newsJumpsOrDriftsAndFollowersFollow() {
    func prices(_ actions: [ScheduledAction]) -> [Double] {
      var scenario = Scenario.calmDay
      scenario.timeline = actions
      var run = WorldRun(scenario, seed: 9)
      run.run(to: .seconds(12))
      return run.world.crowds.map(\.fairValue.ticks)
    }
    let still = prices([])
    let jumped = prices([ScheduledAction(at: .seconds(2), .news(bitcoin, basisPoints: -300))])
    #expect(abs(jumped[0] / still[0] - 0.97) < 0.001)
    #expect((0.97...0.999).contains(jumped[1] / still[1]))
    let drifted = prices([
      ScheduledAction(at: .seconds(2), .news(bitcoin, basisPoints: 500, over: .seconds(5)))
    ])
    #expect(abs(drifted[0] / still[0] - 1.05) < 0.001)
    let halfway = prices([
      ScheduledAction(at: .seconds(2), .news(bitcoin, basisPoints: 500, over: .seconds(20)))
    ])
    #expect((1.02...1.03).contains(halfway[0] / still[0]))
  }

  @Test func anArchiveKeepsThem() throws {
    let plan = ParentOrderPlan(
      instrument: bitcoin, side: .buy, notional: 3_000_000, pace: .over(.seconds(30)),
      shownShare: 0.2)
    let scenario = scenario([
      ScheduledAction(at: .seconds(1), .parent(plan)),
      ScheduledAction(at: .seconds(1), .news(bitcoin, basisPoints: 100, over: .seconds(30))),
    ])
    var run = WorldRun(scenario, seed: 5)
    run.run(to: .seconds(9))
    #expect(run.world.crowds[0].whales.parents[0].order != 0)
    var pair = try Lockstep(run.world, storm: 3)
    #expect(StateWalk(pair.restored).differences(from: StateWalk(run.world)) == [])
    pair.run(to: .seconds(20))
    #expect(pair.restored.stateHash == pair.original.stateHash)
  }

  @Test func whoeverChangesThemHasAnotherScenario() {
    let plan = ParentOrderPlan(
      instrument: bitcoin, side: .buy, notional: 3_000_000, pace: .participation(0.1))
    var others = [plan, plan, plan, plan, plan]
    others[1].side = .sell
    others[2].notional += 1
    others[3].pace = .participation(0.11)
    others[4].shownShare = 0.1
    var prints = Set(
      others.map { scenario([ScheduledAction(at: .seconds(1), .parent($0))]).fingerprint })
    for basisPoints in [1.0, 2.0] {
      let news = OperatorAction.news(bitcoin, basisPoints: basisPoints)
      prints.insert(scenario([ScheduledAction(at: .seconds(1), news)]).fingerprint)
    }
    #expect(prints.count == 7)
  }
}
