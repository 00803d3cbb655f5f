import Exchange
import Market
import Testing

@Suite struct SelfTradeTests {
  /// What comes of an order for 10 that meets 2 of another, 3 of its own, and 8 of another.
  struct Case: Sendable {
    var prevention: SelfTradePrevention
    var timeInForce = TimeInForce.goodTillCancelled
    var kind = OrderKind.limit
    var filled: [Int64] = []
    var makerExpires = false
    var takerExpires = false
    var reason: RejectReason?
  }

  @Test(arguments: [
    Case(prevention: .expireTaker, filled: [2], takerExpires: true),
    Case(prevention: .expireMaker, filled: [2, 8], makerExpires: true),
    Case(prevention: .expireBoth, filled: [2], makerExpires: true, takerExpires: true),
    Case(
      prevention: .expireTaker, timeInForce: .immediateOrCancel, filled: [2], takerExpires: true),
    Case(prevention: .expireTaker, kind: .market, filled: [2], takerExpires: true),
    Case(prevention: .expireMaker, kind: .market, filled: [2, 8], makerExpires: true),
    Case(prevention: .expireTaker, timeInForce: .fillOrKill, reason: .wouldNotFill),
    Case(prevention: .expireBoth, timeInForce: .fillOrKill, reason: .wouldNotFill),
    Case(
      prevention: .expireMaker, timeInForce: .fillOrKill, filled: [2, 8], makerExpires: true),
  ])
  func theComingOrderDecides(_ example: Case) {
    var bench = Bench()
    bench.place(.sell, 2, at: 100, as: Bench.bob)
    let own = bench.place(.sell, 3, at: 100)
    bench.place(.sell, 8, at: 101, as: Bench.bob)
    let id = bench.place(
      .buy, 10, at: 101, kind: example.kind, example.timeInForce, prevention: example.prevention)
    let events = bench.batch.events
    #expect(events.rejection?.reason == example.reason)
    if example.reason == .wouldNotFill { #expect(events.rejection?.have == 2) }
    #expect(
      events.fills.filter { $0.liquidity == .taker }.map(\.quantity.lots) == example.filled)
    var cancelled: [OrderID?] = []
    if example.makerExpires { cancelled.append(own) }
    if example.takerExpires { cancelled.append(id) }
    #expect(events.cancels.map(\.order) == cancelled)
    #expect(events.cancels.allSatisfy { $0.reason == .selfTrade })
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == (example.makerExpires ? 0 : 1))
    #expect(bench.exchange.audit(at: bench.now).passed)
  }

  @Test func anAmendmentThatTakesKeepsTheOrdersOwnPrevention() {
    var bench = Bench()
    let ask = bench.place(.sell, 3, at: 100)
    guard let bid = bench.place(.buy, 3, at: 90, prevention: .expireMaker) else { return }
    bench.run(.amend(bid, price: Price(ticks: 100), quantity: Quantity(lots: 3)))
    #expect(bench.batch.events.cancels.map(\.order) == [ask])
    #expect(bench.depth(.buy) == [[100, 3]])
  }

  @Test(arguments: [SelfTradePrevention.expireTaker, .expireMaker, .expireBoth], [false, true])
  func anAuctionLetsNoAccountCrossItself(prevention: SelfTradePrevention, byAmending: Bool) {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    let high = bench.place(.sell, 3, at: 101)
    let low = bench.place(.sell, 3, at: 100)
    let far = bench.place(.sell, 3, at: 110)
    let others = bench.place(.sell, 3, at: 99, as: Bench.bob)
    var id = bench.place(.buy, 5, at: byAmending ? 50 : 101, prevention: prevention)
    if byAmending, let bid = id {
      bench.run(.amend(bid, price: Price(ticks: 101), quantity: Quantity(lots: 5)))
    }
    let cancelled = bench.batch.events.cancels
    #expect(cancelled.allSatisfy { $0.reason == .selfTrade })
    switch prevention {
    case .expireTaker: #expect(cancelled.map(\.order) == [id])
    case .expireMaker: #expect(cancelled.map(\.order) == [high, low])
    case .expireBoth: #expect(cancelled.map(\.order) == [high, id])
    case .decrement, .none: Issue.record("tested elsewhere")
    }
    if prevention != .expireMaker { id = nil }
    var orders: [OpenOrder] = []
    bench.exchange.openOrders(of: Bench.alice, into: &orders)
    let stay =
      switch prevention {
      case .expireTaker: [high, low, far]
      case .expireBoth: [low, far]
      default: [far, id]
      }
    #expect(orders.map(\.id) == stay.compactMap { $0 })
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.trades.map(\.quantity.lots) == (prevention == .expireMaker ? [3] : []))
    #expect(others != nil)
    #expect(bench.exchange.audit(at: bench.now).passed)
  }
}
