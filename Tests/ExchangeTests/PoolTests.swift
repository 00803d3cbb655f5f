import Market
import Testing

@testable import Exchange

@Suite struct PoolTests {
  private func record() -> OrderRecord {
    OrderRecord(
      quantity: 1, placedAt: 0, younger: noSlot, older: noSlot, feeCredit: 0, instrument: 0,
      traits: OrderTraits(
        side: .buy, haltPolicy: .hold, postOnly: false, selfTradePrevention: .expireTaker))
  }

  @Test func theSlotFreedLastIsUsedFirstUnderANewName() {
    var pool = OrderPool(capacity: 4)
    let slots = (0..<4).map { _ in pool.take(account: 1, price: 1, quantity: 1, record: record()) }
    #expect(slots == [0, 1, 2, 3])
    #expect(pool.isFull)
    let names = slots.map { pool.id(of: $0) }
    #expect(names.allSatisfy { $0.generation == 1 })
    pool.release(1)
    pool.release(3)
    #expect(!pool.isFull && pool.count == 2)
    #expect(pool.slot(of: names[1]) == nil && pool.slot(of: names[0]) == 0)
    #expect(pool.take(account: 1, price: 1, quantity: 1, record: record()) == 3)
    #expect(pool.take(account: 1, price: 1, quantity: 1, record: record()) == 1)
    #expect(pool.id(of: 1) == OrderID(slot: 1, generation: 2))
    #expect(pool.slot(of: names[1]) == nil)
    #expect(pool.slot(of: pool.id(of: 1)) == 1)
  }

  @Test func noNameOfAFreeSlotFindsAnything() {
    var pool = OrderPool(capacity: 4)
    let slot = pool.take(account: 1, price: 1, quantity: 1, record: record())
    pool.release(slot)
    for generation in UInt32(0)..<4 {
      #expect(pool.slot(of: OrderID(slot: slot, generation: generation)) == nil)
    }
    #expect(pool.slot(of: OrderID(slot: 1, generation: 1)) == nil)
    #expect(pool.slot(of: OrderID(UInt64.max)) == nil)
    #expect(pool.slot(of: OrderID(0)) == nil)
  }

  @Test func aSlotThatIsWornOutIsNotUsedAgain() {
    var pool = OrderPool(capacity: 2)
    let first = pool.take(account: 1, price: 1, quantity: 1, record: record())
    pool.nodes[Int(first)].generation = .max
    let name = pool.id(of: first)
    pool.release(first)
    #expect(pool.slot(of: name) == nil)
    #expect(pool.take(account: 1, price: 1, quantity: 1, record: record()) == 1)
    #expect(pool.isFull && pool.count == 1)
  }

  @Test func ordersAreAsSmallAsPromised() {
    #expect(MemoryLayout<OrderNode>.stride == 32)
    #expect(MemoryLayout<OrderNode>.stride + MemoryLayout<OrderLinks>.stride <= 40)
    #expect(MemoryLayout<PriceLevel>.stride == 32)
  }

  @Test(arguments: Side.allCases, [false, true])
  func traitsArePackedAndUnpacked(side: Side, postOnly: Bool) {
    for haltPolicy in [HaltPolicy.hold, .cancel] {
      for prevention in [SelfTradePrevention.expireTaker, .expireMaker, .expireBoth] {
        let traits = OrderTraits(
          side: side, haltPolicy: haltPolicy, postOnly: postOnly, selfTradePrevention: prevention)
        #expect(traits.side == side && traits.postOnly == postOnly)
        #expect(traits.haltPolicy == haltPolicy && traits.selfTradePrevention == prevention)
      }
    }
  }
}
