import Exchange
import Market
import Testing

@Suite struct DecrementTests {
  @Test(arguments: [(3, 5), (5, 5), (8, 5)] as [(Int64, Int64)])
  func bothLoseTheLesserWithoutATrade(coming: Int64, resting: Int64) throws {
    var bench = Bench()
    let own = try accepted(bench.place(.sell, resting, at: 100))
    let events = bench.send(Bench.order(.buy, coming, at: 100, prevention: .decrement))
    let id = try #require(events.accepted)
    #expect(events.trades.isEmpty)
    let least = min(coming, resting)
    let ended = [own, id].filter { ($0 == own ? resting : coming) == least }
    #expect(events.cancels.map(\.order) == ended)
    #expect(events.cancels.allSatisfy { $0.reason == .selfTrade && $0.openQuantity.lots == least })
    #expect(events.decremented.map(\.quantity.lots) == (coming == resting ? [] : [least]))
    let kinds = events.kinds.filter { $0 == "cancelled" || $0 == "decremented" }
    let isSmall = coming < resting
    #expect(
      kinds == [
        isSmall ? "decremented" : "cancelled", coming > resting ? "decremented" : "cancelled",
      ])
    #expect(bench.balance(Bench.alice, Bench.base).held == max(0, resting - coming))
    #expect(bench.exchange.order(own)?.quantity.lots == (isSmall ? resting - coming : nil))
    #expect(bench.depth(.buy) == (coming > resting ? [[100, coming - resting]] : []))
    #expect(bench.isSound)
  }

  @Test func itGoesOnToOtherOrders() {
    var bench = Bench()
    bench.place(.sell, 2, at: 100)
    bench.place(.sell, 4, at: 100, as: Bench.bob)
    let events = bench.send(Bench.order(.buy, 9, at: 100, prevention: .decrement))
    #expect(events.trades.map(\.quantity.lots) == [4])
    #expect(events.rested.map(\.quantity.lots) == [3])
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 1)
  }

  @Test func anIcebergLosesWhatItShowsAndShowsTheNext() throws {
    var bench = Bench()
    let own = try accepted(bench.accept(.place(Bench.order(.sell, 10, at: 100, shows: 4))))
    let events = bench.send(Bench.order(.buy, 6, at: 100, prevention: .decrement))
    // 4 are lost, the next 4 are shown, and 2 of these are lost.
    #expect(
      events.kinds.filter { $0 != "level" && $0 != "balance" } == [
        "accepted", "decremented", "decremented", "replenished", "decremented", "cancelled",
      ])
    #expect(events.decremented.map(\.quantity.lots) == [4, 4, 2])
    #expect(events.decremented.map(\.openQuantity.lots) == [6, 2, 4])
    let order = try #require(bench.exchange.order(own))
    #expect(order.quantity.lots == 4 && order.hidden.lots == 2 && order.filled == .zero)
    #expect(bench.balance(Bench.alice, Bench.base).held == 4)
    #expect(bench.isSound)
  }

  @Test func inAnAuctionTheHiddenPartCountsToo() throws {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    let own = try accepted(bench.accept(.place(Bench.order(.sell, 10, at: 100, shows: 4))))
    let events = bench.send(Bench.order(.buy, 6, at: 100, prevention: .decrement))
    #expect(events.decremented.map(\.openQuantity.lots) == [4])
    #expect(events.cancels.count == 1 && events.replenished.map(\.quantity.lots) == [4])
    #expect(bench.exchange.order(own)?.hidden == .zero)
    #expect(bench.isSound)
  }

  @Test func fillOrKillCannotCountOnWhatItWouldLose() {
    var bench = Bench()
    bench.place(.sell, 4, at: 100, as: Bench.bob)
    bench.place(.sell, 2, at: 100)
    bench.place(.sell, 4, at: 100, as: Bench.bob)
    let order = Bench.order(.buy, 6, at: 100, .fillOrKill, prevention: .decrement)
    #expect(bench.send(order).rejection?.have == 4)
  }

  @Test func whoWantsNoPreventionTradesWithHimselfAndPaysTwice() {
    var bench = Bench()
    bench.place(.sell, 10, at: 100)
    let events = bench.send(Bench.order(.buy, 10, at: 100, prevention: .none))
    #expect(events.fills.map(\.fee.units) == [1, 2])
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds - 3, 0))
    #expect(bench.balance(Bench.alice, Bench.base) == (Bench.funds, 0))
    #expect(bench.isSound)
  }

  @Test func anUncrossMayPairWhoWantsNoPrevention() {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    bench.place(.sell, 10, at: 100)
    let coming = bench.send(Bench.order(.buy, 10, at: 100, prevention: .none))
    #expect(coming.cancels.isEmpty)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.trades.map(\.quantity.lots) == [10])
    #expect(bench.balance(Bench.alice, Bench.quote) == (Bench.funds - 2, 0))
    #expect(bench.isSound)
  }
}
