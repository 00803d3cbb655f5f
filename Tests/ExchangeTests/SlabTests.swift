import Market
import Testing

@testable import Exchange

@Suite struct SlabTests {
  @Test(arguments: [0, 1, 2, 3, 4, 5, 7, 8, 63, 64, 1_000])
  func itSortsInPlaceAsAnArraySorts(count: Int) {
    var random = Random(seed: UInt64(count))
    for spread in [1, 3, 1 << 30] {
      let array = (0..<count).map { _ in Int64(random.below(spread)) }
      var slab = Slab(array)
      slab.sortInPlace { $0 > $1 }
      #expect(Array(slab) == array.sorted { $0 > $1 })
    }
  }

  @Test func aCollectionBecomesASlab() {
    #expect(Array(Slab([3, 1, 2] as [Int64])) == [3, 1, 2])
    #expect(Slab([] as [Int64]).isEmpty)
  }

  @Test func itKeepsWhatAnArrayKeeps() {
    var random = Random(seed: 3)
    var slab = Slab<Int64>(capacity: 0)
    var array: [Int64] = []
    for step in 0..<4_000 {
      switch random.below(10) {
      case 0..<4:
        slab.append(Int64(step))
        array.append(Int64(step))
      case 4:
        let place = random.below(array.count + 1)
        slab.insert(Int64(step), at: place)
        array.insert(Int64(step), at: place)
      case 5 where !array.isEmpty:
        let place = random.below(array.count)
        slab.remove(at: place)
        array.remove(at: place)
      case 6 where !array.isEmpty:
        let fewer = random.below(min(4, array.count + 1))
        slab.removeLast(fewer)
        array.removeLast(fewer)
      case 7 where !array.isEmpty:
        let place = random.below(array.count)
        slab[place] += 5
        array[place] += 5
      case 8 where random.chance(5):
        slab.append(repeating: 9, count: 40)
        array.append(contentsOf: repeatElement(9, count: 40))
      default: continue
      }
      #expect(Array(slab) == array && slab.count <= slab.capacity)
    }
    slab.removeAll()
    #expect(slab.isEmpty && slab.capacity > 0)
  }

  /// Whether a slab is shared, asked where it lies, as an exchange asks. A local one that the
  /// optimiser keeps in registers would be asked by way of a copy, which shares its memory.
  @inline(never)
  private static func isShared(_ slab: inout Slab<Int64>) -> Bool { slab.isShared }

  @Test func aCopyIsAValue() {
    var left = Slab<Int64>(repeating: 1, count: 3)
    #expect(!Self.isShared(&left))
    var right = left
    #expect(Self.isShared(&left) && Self.isShared(&right))
    right.unshare()
    #expect(!Self.isShared(&left) && !Self.isShared(&right))
    right[1] = 2
    right.append(3)
    #expect(Array(left) == [1, 1, 1] && Array(right) == [1, 2, 1, 3])
  }

  @Test func growingLeavesTheCopyBehind() {
    var left = Slab<Int64>(repeating: 1, count: 8)
    let copy = left
    for number in 0..<100 { left.append(Int64(number)) }
    #expect(Array(copy) == Array(repeating: 1, count: 8))
    let isShared = left.isShared
    #expect(left.count == 108 && !isShared)
  }

  @Test func memoryOfLargePagesIsReadAndWrittenToItsEnd() {
    let count = (5 << 20) / 8
    var slab = Slab<UInt64>(repeating: 7, count: count)
    slab[count - 1] = 8
    slab.prefetch(count + 1_000_000)
    slab.prefetch(-1_000_000)
    #expect(slab[0] == 7 && slab[count - 2] == 7 && slab[count - 1] == 8)
  }

  // Debug builds check every index; release builds leave that out, as the type says.
  #if DEBUG
    @Test func readingBeyondTheEndTraps() async {
      await #expect(processExitsWith: .failure) {
        let slab = Slab<Int64>(repeating: 1, count: 3)
        _ = slab[3]
      }
    }

    @Test func readingBeforeTheStartTraps() async {
      await #expect(processExitsWith: .failure) {
        let slab = Slab<Int64>(repeating: 1, count: 3)
        _ = slab[-1]
      }
    }

    @Test func writingWithinTheRoomButBeyondTheEndTraps() async {
      await #expect(processExitsWith: .failure) {
        var slab = Slab<Int64>(capacity: 16)
        slab[0] = 1
      }
    }

    @Test func writingToSharedMemoryTraps() async {
      await #expect(processExitsWith: .failure) {
        var slab = Slab<Int64>(repeating: 1, count: 3)
        let copy = slab
        slab[0] = 2
        _ = copy[0]
      }
    }
  #endif

  @Test func takingOutMoreThanThereIsTraps() async {
    await #expect(processExitsWith: .failure) {
      var slab = Slab<Int64>(repeating: 1, count: 3)
      slab.removeLast(4)
    }
  }

  @Test func insertingBeyondTheEndTraps() async {
    await #expect(processExitsWith: .failure) {
      var slab = Slab<Int64>(repeating: 1, count: 3)
      slab.insert(2, at: 4)
    }
  }
}

@Suite struct PackingTests {
  private static let traits = OrderTraits(
    side: .sell, haltPolicy: .cancel, postOnly: true, selfTradePrevention: .expireBoth)

  private static func node(price: Int64 = 1, open: Int64 = 1, account: UInt32 = 1) -> OrderNode {
    OrderNode(
      price: price, open: open, generation: .max, account: account, instrument: .max,
      traits: traits)
  }

  @Test(arguments: [0, 1, OrderNode.maximum - 1, OrderNode.maximum])
  func everyFieldKeepsItsOwnBits(value: Int64) {
    var node = Self.node(price: value, open: value, account: OrderNode.maximumNumber)
    node.extra = OrderNode.maximumNumber
    #expect(node.price == value && node.open == value)
    #expect(node.account == OrderNode.maximumNumber && node.extra == OrderNode.maximumNumber)
    node.account = 0
    #expect(node.price == value && node.account == 0 && node.extra == OrderNode.maximumNumber)
    node.price = OrderNode.maximum - value
    #expect(node.price == OrderNode.maximum - value && node.account == 0 && node.open == value)
    node.extra = 5
    node.open = OrderNode.maximum - value
    #expect(node.open == OrderNode.maximum - value && node.extra == 5)
    #expect(node.generation == .max && node.instrument == .max)
    #expect(node.next == noSlot && node.previous == noSlot)
    #expect(node.traits.rawValue == Self.traits.rawValue)
  }

  @Test func aPriceBeyondFortyBitsTraps() async {
    await #expect(processExitsWith: .failure) {
      _ = PackingTests.node(price: OrderNode.maximum + 1)
    }
  }

  @Test func aNegativeQuantityTraps() async {
    await #expect(processExitsWith: .failure) {
      var node = PackingTests.node()
      node.open -= 2
    }
  }

  @Test func anAccountBeyondItsBitsTraps() async {
    await #expect(processExitsWith: .failure) {
      var node = PackingTests.node()
      node.account = OrderNode.maximumNumber + 1
    }
  }

  @Test func anExtraRecordLivesAsLongAsItsOrder() {
    var pool = OrderPool(capacity: 4)
    let record = OrderRecord(
      quantity: 9, placedAt: 0, younger: noSlot, older: noSlot, feeCredit: 0, instrument: 3,
      traits: Self.traits)
    let first = pool.take(account: 1, price: 5, quantity: 9, record: record)
    let second = pool.take(account: 1, price: 5, quantity: 9, record: record)
    #expect(pool.quantity(of: first) == 9 && pool.nodes[Int(first)].extra == 0)
    pool.setOpen(of: first, to: 4, feeCredit: 77)
    #expect(pool.records[Int(first)].quantity == 9 && pool.records[Int(first)].feeCredit == 77)
    #expect(pool.nodes[Int(first)].open == 4 && pool.nodes[Int(first)].extra == 1)
    #expect(pool.records[Int(second)].quantity == 9 && pool.nodes[Int(second)].extra == 0)
    pool.release(first)
    pool.keepQuantity(of: second)
    #expect(pool.nodes[Int(second)].extra == 1, "the record freed last is used first")
    #expect(pool.quantity(of: second) == 9 && pool.feeCredit(of: second) == 0)
    let third = pool.take(account: 1, price: 5, quantity: 6, record: record)
    #expect(third == first && pool.nodes[Int(third)].extra == 0)
    #expect(pool.quantity(of: third) == 6 && pool.extras.count == 1)
  }

  @Test func aRecordIsWrittenAsItIsRead() {
    var pool = OrderPool(capacity: 4, keepsTimes: true)
    var record = OrderRecord(
      quantity: 9, placedAt: 11, younger: noSlot, older: noSlot, feeCredit: 0, instrument: 3,
      traits: Self.traits)
    let slot = pool.take(account: 1, price: 5, quantity: 9, record: record)
    record.younger = 2
    record.older = 3
    record.feeCredit = 5
    record.quantity = 12
    record.placedAt = 13
    pool.records[Int(slot)] = record
    let read = pool.records[Int(slot)]
    #expect(read.younger == 2 && read.older == 3 && read.feeCredit == 5 && read.quantity == 12)
    #expect(read.placedAt == 13 && pool.nodes[Int(slot)].open == 9)
  }
}

@Suite struct CopyTests {
  @Test func aCopiedExchangeGoesItsOwnWay() {
    var bench = Bench(orderCapacity: 64)
    for ticks in 80..<90 { bench.place(.buy, 3, at: Int64(ticks)) }
    for ticks in 100..<110 { bench.place(.sell, 3, at: Int64(ticks), as: Bench.bob) }
    let before = bench.exchange.stateHash
    let kept = bench
    var other = bench
    bench.place(.sell, 20, at: 1, as: Bench.carol)
    bench.place(.buy, 2, at: 3_000, in: Bench.otherMarket)
    #expect(kept.exchange.stateHash == before && bench.exchange.stateHash != before)
    #expect(other.exchange.stateHash == before)
    other.place(.buy, 20, at: 200, as: Bench.carol)
    #expect(kept.exchange.stateHash == before && kept.depth(.buy).count == 10)
    #expect(bench.depth(.sell).count == 10 && bench.depth(.buy).count == 4)
    #expect(other.depth(.sell).count == 4 && other.depth(.buy).count == 10)
    #expect(kept.depth(.sell).count == 10)
    #expect(kept.exchange.audit(at: kept.now).passed && other.exchange.audit(at: other.now).passed)
    var again = kept
    again.place(.sell, 20, at: 1, as: Bench.carol)
    again.place(.buy, 2, at: 3_000, in: Bench.otherMarket)
    #expect(again.exchange.stateHash == bench.exchange.stateHash)
  }

  @Test func directivesAndTimeAlsoLeaveTheCopyAlone() {
    var bench = Bench(orderCapacity: 64)
    bench.place(.buy, 3, at: 80, haltPolicy: .cancel)
    let kept = bench
    bench.run(.setPhase(Bench.market, .halted(.operatorDecision)))
    #expect(bench.depth(.buy).isEmpty && kept.depth(.buy) == [[80, 3]])
    #expect(kept.exchange.openOrderCount(of: Bench.alice) == 1)
  }
}
