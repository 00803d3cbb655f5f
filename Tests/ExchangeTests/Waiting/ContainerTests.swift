import Market
import Testing

@testable import Exchange

/// The plain structures under waiting orders, each against one of the standard library.
@Suite struct ContainerTests {
  @Test(arguments: UInt64(1)...4)
  func aSlotTableIsADictionary(seed: UInt64) {
    var random = Random(seed: seed)
    var table = SlotTable()
    var expected: [Slot: UInt32] = [:]
    for step in 0..<20_000 {
      let slot = Slot(random.below(seed % 2 == 0 ? 300 : 4_000_000_000))
      if expected[slot] != nil, random.chance(80) {
        table.remove(slot)
        expected[slot] = nil
      } else if expected[slot] == nil, expected.count < 200 {
        table.insert(UInt32(step), for: slot)
        expected[slot] = UInt32(step)
      } else if let any = expected.keys.min() {
        table.remove(any)
        expected[any] = nil
      }
      #expect(table.number(of: slot) == expected[slot])
      #expect(table.count == expected.count)
    }
    for (slot, number) in expected { #expect(table.number(of: slot) == number) }
  }

  @Test(arguments: UInt64(1)...4)
  func aDeadlineQueueIsASortedArray(seed: UInt64) {
    var random = Random(seed: seed)
    var queue = DeadlineQueue()
    var expected: [UInt32: (Int64, UInt64)] = [:]
    for _ in 0..<5_000 {
      let item = UInt32(random.below(40))
      if random.chance(60) {
        let time = Int64(random.below(20))
        queue.set(item, at: Instant(nanoseconds: time), rank: UInt64(item))
        expected[item] = (time, UInt64(item))
      } else {
        queue.remove(item)
        expected[item] = nil
      }
      let first = expected.min { $0.value < $1.value }
      #expect(queue.first?.item == first?.key)
      #expect(queue.time(of: item)?.nanoseconds == expected[item]?.0)
    }
    var last = (Int64.min, UInt64(0))
    while let first = queue.first {
      #expect(last < (first.time.nanoseconds, first.rank))
      last = (first.time.nanoseconds, first.rank)
      queue.remove(first.item)
      expected[first.item] = nil
    }
    #expect(expected.isEmpty)
  }

  @Test func placesOfConditionsAreUsedAgain() {
    var pool = ConditionPool()
    for round in 0..<100 {
      let places = (0..<10).map { pool.add(Slot($0)) }
      #expect(places.allSatisfy { $0 < 10 })
      #expect(pool[Slot(3)].stamp == UInt64(round * 10 + 4))
      for place in places {
        pool.detach(place)
        pool.free(place)
      }
      #expect(pool.count == 0)
    }
    #expect(pool.entries.count == 10)
  }
}
