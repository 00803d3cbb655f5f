import Market
import Testing

@testable import Exchange

@Suite struct LadderTests {
  /// The orders of a ladder in the order in which they are served, kept in an array.
  private struct Model {
    var side: Side
    var orders: [(slot: Slot, price: Int64, open: Int64)] = []
    var served: [Slot] {
      orders.enumerated().sorted {
        let left = side == .buy ? -$0.element.price : $0.element.price
        let right = side == .buy ? -$1.element.price : $1.element.price
        return (left, $0.offset) < (right, $1.offset)
      }.map(\.element.slot)
    }
  }

  private static func served(_ ladder: PriceLadder, _ pool: OrderPool) -> [Slot] {
    var slots: [Slot] = []
    ladder.forEachOrder(in: pool) { slot, _ in slots.append(slot) }
    return slots
  }

  private static func record(_ side: Side, _ lots: Int64) -> OrderRecord {
    OrderRecord(
      quantity: lots, placedAt: 0, younger: noSlot, older: noSlot, feeCredit: 0, instrument: 0,
      traits: OrderTraits(
        side: side, haltPolicy: .hold, postOnly: false, selfTradePrevention: .expireTaker))
  }

  @Test(arguments: Side.allCases, 1...6)
  func theBandMovesAndGrowsAndLosesNothing(side: Side, seed: Int) {
    var random = Random(seed: UInt64(seed))
    var ladder = PriceLadder(side: side, width: 64)
    var pool = OrderPool(capacity: 120)
    var model = Model(side: side)
    var middle: Int64 = 50_000
    var widest = 0
    for step in 0..<2_000 {
      if random.chance(3) { middle += random.within(-3_000...3_000) }
      middle = max(middle, 10)
      if model.orders.isEmpty || (random.chance(55) && !pool.isFull) {
        let reach: Int64 = random.chance(30) ? 20_000 : random.chance(40) ? 400 : 20
        let price = max(1, middle + random.within(-reach...reach))
        let slot = pool.take(
          account: 1, price: price, quantity: 7, record: Self.record(side, 7))
        ladder.append(slot, in: &pool)
        model.orders.append((slot, price, 7))
      } else {
        // Mostly the best one goes, as in trading.
        let best = model.served[0]
        let place =
          random.chance(60)
          ? model.orders.firstIndex { $0.slot == best } ?? 0 : random.below(model.orders.count)
        if model.orders[place].open > 1, random.chance(20) {
          ladder.reduce(model.orders[place].slot, by: 1, in: &pool)
          model.orders[place].open -= 1
        } else {
          ladder.remove(model.orders[place].slot, in: &pool)
          pool.release(model.orders[place].slot)
          model.orders.remove(at: place)
        }
      }
      pool.marks.removeAll()
      widest = max(widest, ladder.levels.count)
      guard step % 20 == 0 else { continue }
      #expect(Self.served(ladder, pool) == model.served, "seed \(seed), step \(step)")
      if let best = model.served.first {
        #expect(ladder.firstSlot == best)
        #expect(ladder.bestTicks == pool.nodes[Int(best)].price)
      } else {
        #expect(ladder.isEmpty)
      }
      let probe = max(1, middle + random.within(-30...30))
      let there = model.orders.filter { $0.price == probe }
      #expect(ladder.level(at: ladder.key(of: probe)).quantity == there.reduce(0) { $0 + $1.open })
    }
    #expect(widest > 64)
  }

  @Test func theBandGrowsNoWiderThanItMay() {
    var ladder = PriceLadder(side: .sell)
    var pool = OrderPool(capacity: 4_000)
    for index in 0..<Int64(4_000) {
      let slot = pool.take(
        account: 1, price: 1 + index * 500, quantity: 1, record: Self.record(.sell, 1))
      ladder.append(slot, in: &pool)
    }
    #expect(ladder.levels.count == PriceLadder.maximumWidth)
    #expect(ladder.far.count > 3_000)
    #expect(Self.served(ladder, pool) == (0..<4_000).map { Slot($0) })
    for index in 0..<Slot(4_000) {
      #expect(ladder.firstSlot == index)
      ladder.remove(index, in: &pool)
    }
    #expect(ladder.isEmpty && ladder.far.isEmpty)
  }

  @Test(arguments: Side.allCases)
  func pricesAtBothEndsOfTheRange(side: Side) {
    var ladder = PriceLadder(side: side)
    var pool = OrderPool(capacity: 8)
    let prices = [1, PriceLadder.maximumTicks, 2, PriceLadder.maximumTicks - 1, 1 << 39]
    for price in prices {
      let slot = pool.take(
        account: 1, price: price, quantity: 1, record: Self.record(side, 1))
      ladder.append(slot, in: &pool)
    }
    let order: [Slot] = side == .buy ? [1, 3, 4, 2, 0] : [0, 2, 4, 3, 1]
    #expect(Self.served(ladder, pool) == order)
    for slot in order {
      #expect(ladder.firstSlot == slot)
      ladder.remove(slot, in: &pool)
    }
    #expect(ladder.isEmpty)
  }

  @Test(arguments: [64, 128, 4_096, 65_536, TickBitmap.sizeMax])
  func theBitmapFindsNeighboursAsASetDoes(size: Int) {
    var random = Random(seed: UInt64(size))
    var bitmap = TickBitmap(size: size)
    var members: [Int] = []
    for _ in 0..<250 {
      let number =
        random.chance(20) ? random.pick([0, 63, size - 1, size - 64]) : random.below(size)
      if let place = members.firstIndex(of: number) {
        bitmap.remove(number)
        members.remove(at: place)
      } else {
        bitmap.insert(number)
        members.append(number)
      }
      if random.chance(5) {
        for member in members { bitmap.remove(member) }
        members = []
      }
      let probe = random.below(size)
      #expect(bitmap.highest(through: probe) == members.filter { $0 <= probe }.max() ?? -1)
      #expect(bitmap.lowest(from: probe) == members.filter { $0 >= probe }.min() ?? -1)
    }
  }
}
