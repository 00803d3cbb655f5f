import Market
import Testing

@testable import Exchange

@Suite struct IcebergTests {
  /// Bob's iceberg of 10 that shows 3, and a plain order of carol's for 4 behind it.
  private static func stage() throws -> (bench: Bench, iceberg: OrderID, plain: OrderID) {
    var bench = Bench()
    let events = bench.send(Bench.order(.sell, 10, at: 100, shows: 3), as: Bench.bob)
    let iceberg = try #require(events.accepted)
    let plain = try accepted(bench.place(.sell, 4, at: 100, as: Bench.carol))
    return (bench, iceberg, plain)
  }

  @Test func theBookShowsAPartAndTheOwnerHoldsAll() throws {
    let (bench, iceberg, plain) = try Self.stage()
    #expect(bench.depth(.sell) == [[100, 7]])
    #expect(bench.balance(Bench.bob, Bench.base).held == 10)
    let order = try #require(bench.exchange.order(iceberg))
    #expect(order.openQuantity.lots == 10 && order.hidden.lots == 7)
    #expect(order.quantityBehind.lots == 4)
    #expect(bench.exchange.order(plain)?.quantityAhead.lots == 3)
  }

  @Test func restedSaysAllAndTheLevelWhatIsShown() {
    var bench = Bench()
    let events = bench.send(Bench.order(.sell, 10, at: 100, shows: 3))
    #expect(events.rested.map(\.quantity.lots) == [10])
    #expect(events.levels.map(\.quantity.lots) == [3])
  }

  @Test func theNextPartGoesToTheEndOfTheQueue() throws {
    var (bench, iceberg, plain) = try Self.stage()
    let events = bench.send(Bench.order(.buy, 5, at: 100))
    #expect(
      events.kinds == [
        "accepted", "trade", "filled", "replenished", "filled", "trade", "filled", "filled",
        "level", "balance", "balance", "balance", "balance", "balance", "balance", "balance",
      ])
    let makers = events.fills.filter { $0.liquidity == .maker }
    #expect(makers.map(\.order) == [iceberg, plain])
    #expect(makers.map(\.openQuantity.lots) == [7, 2])
    let part = try #require(events.replenished.first)
    #expect(part.quantity.lots == 3 && part.quantityAhead.lots == 4)
    // Next comes the rest of carol's order, then bob's second part.
    let more = bench.send(Bench.order(.buy, 4, at: 100))
    #expect(more.fills.filter { $0.liquidity == .maker }.map(\.order) == [plain, iceberg])
    #expect(bench.depth(.sell) == [[100, 1]])
    #expect(bench.isSound)
  }

  @Test func aSweepEatsPartAfterPart() throws {
    var (bench, _, _) = try Self.stage()
    let events = bench.send(Bench.order(.buy, 14, at: 100))
    #expect(events.trades.map(\.quantity.lots) == [3, 4, 3, 3, 1])
    #expect(events.replenished.map(\.quantity.lots) == [3, 3, 1])
    #expect(events.replenished.map(\.quantityAhead.lots) == [4, 0, 0])
    #expect(bench.depth(.sell) == [])
    #expect(bench.balance(Bench.bob, Bench.base) == (Bench.funds - 10, 0))
    #expect(bench.isSound)
  }

  @Test func aComingIcebergTradesWithAllItHas() {
    var bench = Bench()
    bench.place(.sell, 6, at: 100, as: Bench.bob)
    let events = bench.send(Bench.order(.buy, 10, at: 100, shows: 3))
    #expect(events.trades.map(\.quantity.lots) == [6])
    #expect(events.rested.map(\.quantity.lots) == [4])
    #expect(bench.depth(.buy) == [[100, 3]])
  }

  @Test(arguments: [(14, true), (15, false)])
  func fillOrKillCountsWhatIsHidden(lots: Int64, fills: Bool) throws {
    var (bench, _, _) = try Self.stage()
    let events = bench.send(Bench.order(.buy, lots, at: 100, .fillOrKill))
    #expect(events.rejection?.have == (fills ? nil : 14))
    #expect(events.trades.isEmpty != fills)
  }

  @Test func anOwnOrderKeepsTheProbeFromWhatIsHiddenBehindIt() throws {
    var (bench, _, _) = try Self.stage()
    bench.place(.sell, 1, at: 100)
    let events = bench.send(Bench.order(.buy, 8, at: 100, .fillOrKill))
    #expect(events.rejection?.have == 7)
    let passing = bench.send(Bench.order(.buy, 14, at: 100, .fillOrKill, prevention: .expireMaker))
    #expect(passing.trades.map(\.quantity.lots) == [3, 4, 3, 3, 1])
  }

  @Test func aSmallerQuantityTakesWhatIsHiddenFirst() throws {
    var (bench, iceberg, plain) = try Self.stage()
    let price = Price(ticks: 100)
    let less = bench.run(.amend(iceberg, price: price, quantity: Quantity(lots: 4)), as: Bench.bob)
    #expect(less.levels.isEmpty)
    #expect(bench.exchange.order(iceberg)?.hidden.lots == 1)
    bench.run(.amend(iceberg, price: price, quantity: Quantity(lots: 2)), as: Bench.bob)
    #expect(bench.depth(.sell) == [[100, 6]])
    #expect(bench.exchange.order(plain)?.quantityAhead.lots == 2)
    #expect(bench.balance(Bench.bob, Bench.base).held == 2)
    #expect(bench.isSound)
  }

  @Test func anyOtherAmendmentShowsAFreshPartAtTheBack() throws {
    var (bench, iceberg, _) = try Self.stage()
    bench.place(.buy, 2, at: 100)
    let events = bench.run(
      .amend(iceberg, price: Price(ticks: 100), quantity: Quantity(lots: 11)), as: Bench.bob)
    #expect(events.rested.map(\.quantity.lots) == [9])
    #expect(events.rested.map(\.quantityAhead.lots) == [4])
    #expect(bench.depth(.sell) == [[100, 7]])
    #expect(bench.isSound)
  }

  @Test func anAuctionCountsAndTradesWhatIsHidden() throws {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    bench.send(Bench.order(.sell, 10, at: 100, shows: 3), as: Bench.bob)
    bench.place(.sell, 4, at: 100, as: Bench.carol)
    bench.place(.buy, 9, at: 100)
    #expect(bench.exchange.indication(Bench.market)?.volume.lots == 9)
    #expect(bench.exchange.indication(Bench.market)?.surplus.lots == 5)
    let events = bench.run(.setPhase(Bench.market, .open))
    #expect(events.trades.map(\.quantity.lots) == [3, 4, 2])
    #expect(events.kinds.prefix(5) == ["uncrossed", "trade", "filled", "filled", "replenished"])
    #expect(bench.depth(.sell) == [[100, 1]])
    #expect(bench.balance(Bench.bob, Bench.base).held == 5)
    #expect(bench.isSound)
  }

  @Test func inAnAuctionAChangeOfWhatIsHiddenIsIndicated() throws {
    var bench = Bench()
    bench.run(.setPhase(Bench.market, .auction))
    let iceberg = try accepted(bench.accept(.place(Bench.order(.sell, 10, at: 100, shows: 3))))
    bench.place(.buy, 9, at: 100, as: Bench.bob)
    let events = bench.run(.amend(iceberg, price: Price(ticks: 100), quantity: Quantity(lots: 8)))
    #expect(events.kinds == ["amended", "balance", "indicative"])
  }

  @Test func whatShowsAllIsAPlainOrder() throws {
    var bench = Bench()
    let order = try accepted(bench.accept(.place(Bench.order(.sell, 3, at: 100, shows: 3))))
    #expect(!bench.exchange.floor.pool.nodes[Int(order.slot)].traits.isIceberg)
    let events = bench.send(Bench.order(.buy, 3, at: 100), as: Bench.bob)
    #expect(events.replenished.isEmpty)
  }

  @Test func anIcebergStopShowsItsPartOnceItRests() {
    var bench = Bench()
    bench.place(.buy, 1, at: 100, as: Bench.bob)
    bench.place(.sell, 1, at: 100, as: Bench.carol)
    bench.run(
      .placeConditional(
        Bench.order(.sell, 10, at: 95, shows: 4), Trigger(.stop, price: Price(ticks: 90))))
    bench.place(.buy, 1, at: 90, as: Bench.bob)
    let events = bench.send(Bench.order(.sell, 1, at: 90), as: Bench.carol)
    #expect(events.rested.map(\.quantity.lots) == [10])
    #expect(bench.depth(.sell) == [[95, 4]])
    #expect(bench.isSound)
  }
}
