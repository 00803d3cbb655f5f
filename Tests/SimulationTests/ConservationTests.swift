import Exchange
import Market
import Testing

@testable import Simulation

@Suite struct ConservationTests {
  /// Everything that all accounts hold of each asset.
  private func totals(_ world: World) -> [Int128] {
    var totals = [Int128](repeating: 0, count: world.scenario.configuration.assets.count)
    let accounts = world.crowds.reduce(2) { $0 + Crowd.accountCount($1.plan) }
    for account in 0..<accounts {
      for asset in totals.indices {
        let balance = world.exchange.balance(
          AccountID(UInt32(account)), AssetID(UInt16(asset)))
        #expect(balance.held.units >= 0 && balance.available.units >= 0)
        totals[asset] += Int128(balance.total.units)
      }
    }
    return totals
  }

  @Test(arguments: [1, 2])
  func nothingIsLostAndNoBookCrossesAfterAnyCommand(seed: UInt64) {
    var run = WorldRun(.calmDay, seed: seed)
    let before = totals(run.world)
    let end = run.world.scenario.start + .seconds(6)
    var steps = 0
    while let next = run.world.nextHappening, next <= end {
      run.world.run(until: next, eventLimit: 1 << 20, into: &run.batch)
      for market in 0..<3 {
        let id = InstrumentID(UInt16(market))
        guard let bid = run.world.exchange.touch(id, .buy),
          let ask = run.world.exchange.touch(id, .sell)
        else { continue }
        #expect(bid.price < ask.price)
      }
      steps += 1
      if steps % 20 == 0 {
        #expect(totals(run.world) == before)
        run.batch.removeAll()
      }
    }
    #expect(steps > 1_500)
    #expect(totals(run.world) == before)
    #expect(run.world.exchange.audit(at: run.world.now).passed)
  }

  @Test func agentsLeaveTheUsersAccountAlone() {
    var run = WorldRun(.calmDay, seed: 3)
    let user = run.world.scenario.user
    let before = (0..<4).map { run.world.exchange.balance(user, AssetID($0)) }
    var seen = 0
    run.run(to: .seconds(15)) { event, _ in seen += event.account == user ? 1 : 0 }
    #expect(seen == 0)
    #expect((0..<4).map { run.world.exchange.balance(user, AssetID($0)) } == before)
    #expect(run.world.exchange.openOrderCount(of: user) == 0)
  }

  @Test func nobodyCancelsTheUsersStaleOrderButSomebodyTakesIt() {
    var run = WorldRun(Scenario.calmDay.only(0), seed: 2)
    run.run(to: .seconds(1))
    // An ask far above the market stays where it is, however the market moves.
    let far = run.submit(
      .place(
        NewOrder(
          instrument: InstrumentID(0), side: .sell, price: Price(ticks: 6_500_000),
          quantity: Quantity(lots: 1_000))))
    // A bid that joins the touch is met in time, with or without news.
    let touch = run.world.exchange.touch(InstrumentID(0), .buy)?.price ?? Price(ticks: 1)
    let near = run.submit(
      .place(
        NewOrder(
          instrument: InstrumentID(0), side: .buy, price: touch,
          quantity: Quantity(lots: 1_000))))
    #expect(far.contains { if case .rested = $0.body { true } else { false } })
    #expect(near.contains { if case .rested = $0.body { true } else { false } })
    var filled: Int64 = 0
    var cancelled = 0
    let user = run.world.scenario.user
    run.run(to: .seconds(120)) { event, _ in
      guard event.account == user else { return }
      if case .filled(let fill) = event.body { filled += fill.quantity.lots }
      if case .cancelled = event.body { cancelled += 1 }
    }
    #expect(cancelled == 0)
    #expect(filled == 1_000)
    #expect(run.world.exchange.openOrderCount(of: user) == 1)
  }

  @Test func agentsAreNeverRefused() {
    var run = WorldRun(.announcedMaintenance, seed: 9)
    var refused: [RejectReason] = []
    run.run(to: .seconds(60), step: .seconds(5)) { event, _ in
      if case .rejected(let rejection) = event.body { refused.append(rejection.reason) }
    }
    #expect(refused.isEmpty)
  }
}
