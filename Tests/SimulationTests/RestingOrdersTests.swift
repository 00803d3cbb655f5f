import Market
import Testing

@testable import Simulation

@Suite struct RestingOrdersTests {
  private func ladderOrder(
    _ slot: UInt32, generation: UInt32 = 1, price: Int64, side: Side = .buy, market: UInt16 = 0
  ) -> RestingOrder {
    RestingOrder(
      id: OrderID(slot: slot, generation: generation).rawValue, price: price, market: market,
      owner: .ladder, side: side)
  }

  @Test func anOldNameFindsNoYoungerOrder() {
    var orders = RestingOrders(widths: [10])
    let first = ladderOrder(4, price: 100)
    orders.add(first)
    #expect(orders.remove(first.id)?.price == 100)
    orders.add(ladderOrder(4, generation: 2, price: 200))
    #expect(orders.order(first.id) == nil)
    #expect(orders.remove(first.id) == nil)
    #expect(orders.count == 1)
  }

  @Test(arguments: 1...4)
  func collectFindsExactlyWhatLiesBetween(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    var orders = RestingOrders(widths: [7, 7])
    var kept: [RestingOrder] = []
    for slot in 0..<600 {
      // Prices that are several turns of the buckets apart share a bucket.
      let turn = Int64(random.below(3)) * 7 * 4096
      let order = ladderOrder(
        UInt32(slot), price: 1 + Int64(random.below(900)) + turn,
        side: random.happens(0.5) ? .buy : .sell, market: UInt16(random.below(2)))
      orders.add(order)
      kept.append(order)
    }
    for _ in 0..<200 {
      let gone = kept.remove(at: random.below(kept.count))
      #expect(orders.remove(gone.id) != nil)
    }
    for _ in 0..<50 {
      let low = 1 + Int64(random.below(900))
      let high = low + Int64(random.below(300))
      var found: [RestingOrder] = []
      orders.collect(market: 1, side: .sell, from: low, through: high, into: &found)
      let expected = kept.filter {
        $0.market == 1 && $0.side == .sell && $0.price >= low && $0.price <= high
      }
      #expect(found.map(\.id).sorted() == expected.map(\.id).sorted())
    }
  }

  @Test func aDecidedOrderIsNotCollectedAgain() {
    var orders = RestingOrders(widths: [10])
    let order = ladderOrder(1, price: 55)
    orders.add(order)
    orders.decide(order.id, true)
    var found: [RestingOrder] = []
    orders.collect(market: 0, side: .buy, from: 1, through: 99, into: &found)
    #expect(found.isEmpty)
    orders.decide(order.id, false)
    orders.collect(market: 0, side: .buy, from: 1, through: 99, into: &found)
    #expect(found.count == 1)
  }
}
