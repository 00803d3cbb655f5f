import Exchange
import Market
import Testing

@Suite struct ViewTests {
  @Test func anEmptyExchangeShowsNothing() {
    let bench = Bench(accounts: 0)
    #expect(bench.exchange.touch(Bench.market, .buy) == nil)
    #expect(bench.exchange.lastPrice(Bench.market) == nil)
    #expect(bench.exchange.indication(Bench.market) == nil)
    #expect(bench.exchange.balance(AccountID(5), Bench.base) == Balance())
    #expect(bench.exchange.balance(.exchange, AssetID(9)) == Balance())
    #expect(bench.exchange.openOrderCount(of: AccountID(5)) == 0)
    #expect(bench.exchange.order(OrderID(0)) == nil)
    #expect(bench.exchange.notices.isEmpty)
    #expect(bench.exchange.nextDeadline == nil)
    #expect(bench.exchange.bookEvents(Bench.market) == 0)
  }

  @Test(arguments: [-1, 0, 1, 90, 91, .max, .min] as [Int64])
  func anyPriceMayBeAskedFor(ticks: Int64) {
    var bench = Bench()
    bench.place(.buy, 5, at: 90)
    bench.place(.buy, 2, at: 90, as: Bench.bob)
    let level = bench.exchange.level(Bench.market, .buy, at: Price(ticks: ticks))
    #expect(level.price.ticks == ticks)
    #expect(level.quantity.lots == (ticks == 90 ? 7 : 0))
    #expect(level.orderCount == (ticks == 90 ? 2 : 0))
    #expect(bench.exchange.level(Bench.market, .sell, at: Price(ticks: ticks)).quantity == .zero)
  }

  @Test func depthReplacesWhatWasThereAndKeepsToItsLimit() {
    var bench = Bench()
    for ticks in Int64(81)...90 { bench.place(.buy, ticks, at: ticks) }
    var levels = [DepthLevel(price: Price(ticks: 1), quantity: .zero, orderCount: 0)]
    bench.exchange.depth(Bench.market, .buy, levels: 3, into: &levels)
    #expect(levels.map(\.price.ticks) == [90, 89, 88])
    #expect(levels.map(\.quantity.lots) == [90, 89, 88])
    bench.exchange.depth(Bench.market, .buy, levels: 0, into: &levels)
    #expect(levels.isEmpty)
    #expect(bench.exchange.touch(Bench.market, .buy)?.price.ticks == 90)
  }

  @Test func openOrdersComeOldestFirstOverAllMarkets() {
    var bench = Bench()
    let first = bench.place(.buy, 5, at: 90)
    bench.now = bench.now + .seconds(1)
    let second = bench.place(.sell, 6, at: 95, haltPolicy: .cancel, in: Bench.otherMarket)
    let third = bench.place(.buy, 7, at: 91)
    if let first {
      bench.run(.amend(first, price: Price(ticks: 92), quantity: Quantity(lots: 8)))
    }
    var orders: [OpenOrder] = []
    bench.exchange.openOrders(of: Bench.alice, into: &orders)
    #expect(orders.map(\.id) == [first, second, third])
    #expect(orders.map(\.quantity.lots) == [8, 6, 7])
    #expect(orders.map(\.haltPolicy) == [.hold, .cancel, .hold])
    #expect(orders[0].placedAt == Bench.start && orders[1].placedAt > Bench.start)
    #expect(orders.map(\.side) == [.buy, .sell, .buy])
    #expect(bench.exchange.openOrderCount(of: Bench.alice) == 3)
    bench.exchange.openOrders(of: Bench.bob, into: &orders)
    #expect(orders.isEmpty)
  }

  @Test func manyOpenOrdersHaveTheirExactPlaces() {
    var bench = Bench()
    // Two accounts in turn at few prices, moved about: queues in which age is not order.
    var own: [OrderID] = []
    for index in 0..<120 {
      let price = Int64(80 + index % 4)
      bench.place(.buy, Int64(1 + index % 7), at: price, as: Bench.bob)
      if let id = bench.place(.buy, Int64(2 + index % 5), at: price) { own.append(id) }
    }
    for id in own where id.slot % 3 == 0 {
      bench.run(.amend(id, price: Price(ticks: 82), quantity: Quantity(lots: 9)))
    }
    var orders: [OpenOrder] = []
    bench.exchange.openOrders(of: Bench.alice, into: &orders)
    #expect(orders.map(\.id) == own)
    #expect(orders.map { bench.exchange.order($0.id) } == orders)
    bench.exchange.openOrders(of: Bench.alice, youngest: 50, into: &orders)
    #expect(orders.map(\.id) == own.suffix(50))
    #expect(orders.map { bench.exchange.order($0.id) } == orders)
  }

  @Test func bookEventsCountLevelsAndTrades() {
    var bench = Bench()
    bench.place(.sell, 5, at: 90)
    bench.place(.sell, 5, at: 91)
    #expect(bench.exchange.bookEvents(Bench.market) == 2)
    bench.place(.buy, 7, at: 91, as: Bench.bob)
    #expect(bench.exchange.bookEvents(Bench.market) == 6)
    #expect(bench.exchange.bookEvents(Bench.otherMarket) == 0)
  }

  @Test func aBatchIsEmptiedAndKeepsItsRoom() {
    var batch = EventBatch(reserving: 10)
    let event = Self.event(1)
    batch.append(event)
    #expect(batch.events == [event])
    batch.removeAll()
    #expect(batch.isEmpty && batch.capacity >= 10)
  }

  @Test func aCopiedBatchStaysAsItIs() {
    var bench = Bench()
    var batch = EventBatch(reserving: 100)
    batch.append(Self.event(1))
    let kept = batch
    batch.removeAll()
    batch.append(Self.event(2))
    #expect(kept.events == [Self.event(1)] && batch.events == [Self.event(2)])
    let other = batch
    batch.removeAll()
    let order = NewOrder(
      instrument: Bench.market, side: .buy, price: Price(ticks: 0), quantity: Quantity(lots: 1))
    bench.exchange.apply(
      Command(account: Bench.bob, .place(order)), at: bench.now, into: &batch)
    #expect(!batch.isEmpty && other.events == [Self.event(2)])
  }

  private static func event(_ number: UInt64) -> Event {
    Event(
      sequence: Sequence(number), time: .epoch, account: nil,
      body: .audited(NoticeID(1), passed: true))
  }
}
