import Exchange
import Glibc
import Market

/// Makes the workload: the same bytes as the yardstick's own generator makes.
///
/// 45 % new orders that rest, 40 % cancels of an order that rests, any with the same chance, 10 %
/// orders through the touch, half of them immediate-or-cancel, 5 % modifications. New orders lie a
/// geometrically distributed distance behind the other side's best price: 30 ticks on average, 200
/// at most.
struct WorkloadGenerator {
  private var random: YardstickRandom
  private var book: BareBook
  private var middle: UInt32 = 40_000
  private var nextID = 1
  private var living: [Int] = []
  private let resting: Int

  /// Makes a workload.
  static func workload(seed: UInt64 = 23, resting: Int, operations: Int) -> Workload {
    var generator = WorkloadGenerator(seed: seed, resting: resting, operations: operations)
    return generator.make(operations)
  }

  private init(seed: UInt64, resting: Int, operations: Int) {
    random = YardstickRandom(seed: seed)
    self.resting = resting
    book = BareBook(
      capacity: min(resting * 2 + 1_000_000, 1 << 23), numberLimit: 2 * resting + operations + 4096)
  }

  private mutating func make(_ count: Int) -> Workload {
    var workload = Workload()
    while book.count < resting {
      let operation = newOrder()
      if enter(operation) { living.append(operation.id) }
      workload.preload.append(operation)
    }
    var livingSum = 0.0
    workload.operations.reserveCapacity(count)
    while workload.operations.count < count {
      if workload.operations.count & 65_535 == 0 {
        let drift = random.below(3)
        if drift == 0 { middle -= 1 } else if drift == 1 { middle += 1 }
      }
      guard let operation = nextOperation() else { continue }
      workload.operations.append(operation)
      livingSum += Double(book.count)
    }
    workload.restingAverage = Int(livingSum / Double(count))
    workload.idLimit = nextID
    return workload
  }

  /// The next operation; `nil` where the draw was of an order and none rests.
  private mutating func nextOperation() -> Operation? {
    let draw = random.below(100)
    if draw < 45 {
      let operation = newOrder()
      if enter(operation) { living.append(operation.id) }
      return operation
    }
    if draw >= 85, draw < 95 { return marketable() }
    guard let (place, id, order) = pickLiving() else { return nil }
    if draw < 85 {
      _ = book.cancel(id)
      forget(place)
      return Operation(
        .cancel, order.side, isImmediate: false, lots: 0, id: id, ticks: UInt32(order.ticks))
    }
    let lots = 1 + random.below(100)
    _ = book.cancel(id)
    let operation = Operation(
      .modify, order.side, isImmediate: false, lots: lots, id: id, ticks: passiveTicks(order.side))
    if !enter(operation) { forget(place) }
    return operation
  }

  private mutating func newOrder() -> Operation {
    let side: Side = random.below(2) == 0 ? .buy : .sell
    let lots = 1 + random.below(100)
    defer { nextID += 1 }
    return Operation(
      .new, side, isImmediate: false, lots: lots, id: nextID, ticks: passiveTicks(side))
  }

  /// An order through the touch, larger the more orders rest.
  private mutating func marketable() -> Operation {
    let side: Side = random.below(2) == 0 ? .buy : .sell
    let isImmediate = random.below(2) != 0
    let share = Double(book.count) / Double(resting)
    let mean = min(25 * share * share * share, 500)
    let lots = 1 + random.below(UInt32(2 * mean) + 1)
    let touch = book.bestTicks(side.opposite).map { UInt32($0) } ?? middle
    let through = random.below(3)
    defer { nextID += 1 }
    let operation = Operation(
      .new, side, isImmediate: isImmediate, lots: lots, id: nextID,
      ticks: side == .buy ? touch + through : touch - through)
    if enter(operation) { living.append(operation.id) }
    return operation
  }

  /// A price that does not reach the other side.
  private mutating func passiveTicks(_ side: Side) -> UInt32 {
    let distance = random.distance()
    let touch = book.bestTicks(side.opposite).map { UInt32($0) }
    return side == .buy
      ? min(touch ?? middle + 1, middle + 1) - distance
      : max(touch ?? middle - 1, middle - 1) + distance
  }

  /// Enters an order and says whether it rests.
  private mutating func enter(_ operation: Operation) -> Bool {
    book.add(
      operation.id, operation.side, ticks: operation.ticks, lots: operation.lots,
      mayRest: !operation.isImmediate
    ).rests
  }

  /// An order that rests, any with the same chance.
  private mutating func pickLiving() -> (
    place: Int, id: Int, order: (side: Side, ticks: Int64)
  )? {
    while !living.isEmpty {
      let place = Int(random.below(UInt32(living.count)))
      let id = living[place]
      if let order = book.order(id) { return (place, id, order) }
      forget(place)
    }
    return nil
  }

  private mutating func forget(_ place: Int) {
    living[place] = living[living.count - 1]
    living.removeLast()
  }
}

/// The yardstick's source of chance, xorshift64*.
struct YardstickRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed == 0 ? 88_172_645_463_325_252 : seed }

  private mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 2_685_821_657_736_338_717
  }

  /// A number from 0 to below a limit.
  mutating func below(_ limit: UInt32) -> UInt32 {
    UInt32(truncatingIfNeeded: ((next() >> 32) * UInt64(limit)) >> 32)
  }

  /// A geometrically distributed distance from 1 to 200.
  mutating func distance() -> UInt32 {
    while true {
      let uniform = Double(next() >> 11) * (1.0 / 9_007_199_254_740_992.0)
      let distance = 1 + Int(log(1.0 - uniform) / log(1.0 - 1.0 / 30))
      if distance <= 200 { return UInt32(distance) }
    }
  }
}

extension Workload {
  /// The workloads of many markets, dealt in turn: each with its share of the orders.
  static func dealt(markets: Int, resting: Int, operations: Int) -> Workload {
    var whole = Workload()
    var parts: [Workload] = []
    for market in 0..<markets {
      var part = WorkloadGenerator.workload(
        seed: UInt64(23 + market), resting: max(1, resting / markets),
        operations: max(1, operations / markets))
      let first = whole.idLimit - 1
      part.preload = part.preload.map { $0.moved(to: market, by: first) }
      part.operations = part.operations.map { $0.moved(to: market, by: first) }
      whole.idLimit += part.idLimit - 1
      whole.restingAverage += part.restingAverage
      whole.preload += part.preload
      parts.append(part)
    }
    for index in parts[0].operations.indices {
      for market in parts.indices { whole.operations.append(parts[market].operations[index]) }
    }
    return whole
  }
}

extension Operation {
  /// The operation in another market, under a higher number.
  fileprivate func moved(to market: Int, by first: Int) -> Operation {
    var operation = self
    operation.market = UInt16(market)
    operation.id += first
    return operation
  }
}
