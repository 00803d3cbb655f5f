import Market

/// One participant's stream of commands, after the yardstick's mixture: 45 % passive orders at a
/// geometric distance from the middle, 40 % cancels of a random open order, 10 % that take (half
/// of them immediate-or-cancel), 5 % amendments to another price and quantity.
///
/// It follows its own events to know which orders are open; the number of them is steered towards a
/// target by how much is taken.
struct LoadSource: ~Copyable {
  private let account: AccountID
  private let target: Int
  private var state: UInt64
  private var middle = LoadWorld.middle
  private var sent: UInt64 = 0
  /// The open orders, in no order, and where each one stands among them, by its slot.
  private var open: [OrderID] = []
  private var place: [Int32]
  private let distances = Self.makeDistances()

  init(account: AccountID, target: Int, seed: UInt64, orderCapacity: Int) {
    self.account = account
    self.target = target
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    place = Array(repeating: -1, count: orderCapacity)
    open.reserveCapacity(target * 2)
  }

  /// How many orders are open.
  var openCount: Int { open.count }

  /// A passive order, to fill the book with.
  mutating func passive() -> Command {
    let side: Side = below(2) == 0 ? .buy : .sell
    return command(
      .place(
        NewOrder(
          instrument: InstrumentID(0), side: side, selfTradePrevention: .none,
          price: price(side), quantity: Quantity(lots: 1 + Int64(below(100))))))
  }

  /// The next command of the mixture.
  mutating func next() -> Command {
    sent += 1
    if sent & 0xFFFF == 0 { middle += Int64(below(3)) - 1 }
    let dice = below(100)
    if dice < 45 || open.isEmpty { return passive() }
    if dice < 85 { return command(.cancel(open[Int(below(UInt32(open.count)))])) }
    if dice < 95 { return taking() }
    let side: Side = below(2) == 0 ? .buy : .sell
    return command(
      .amend(
        open[Int(below(UInt32(open.count)))], price: price(side),
        quantity: Quantity(lots: 1 + Int64(below(100)))))
  }

  /// Takes note of an event of its own.
  mutating func learn(_ event: Event) {
    switch event.body {
    case .rested(let rested): add(rested.order)
    case .cancelled(let cancelled): remove(cancelled.order)
    case .filled(let fill) where fill.openQuantity == .zero: remove(fill.order)
    default: break
    }
  }

  private mutating func taking() -> Command {
    let side: Side = below(2) == 0 ? .buy : .sell
    let fullness = Double(open.count) / Double(target)
    let mean = min(500, 25 * fullness * fullness * fullness)
    let offset = Int64(below(3))
    return command(
      .place(
        NewOrder(
          instrument: InstrumentID(0), side: side,
          timeInForce: below(2) == 0 ? .immediateOrCancel : .goodTillCancelled,
          selfTradePrevention: .none,
          price: Price(ticks: side == .buy ? middle + offset : middle - offset),
          quantity: Quantity(lots: 1 + Int64(below(UInt32(2 * mean) + 1))))))
  }

  private func command(_ action: Command.Action) -> Command { Command(account: account, action) }

  private mutating func price(_ side: Side) -> Price {
    let distance = geometric()
    return Price(ticks: side == .buy ? middle - distance : middle + distance)
  }

  /// 1 to 200, geometric with mean 30: looked up, because the source must not be what limits.
  private mutating func geometric() -> Int64 {
    Int64(distances[Int(below(UInt32(distances.count)))])
  }

  /// Distances in the shares in which they occur.
  private static func makeDistances() -> [UInt8] {
    var table: [UInt8] = []
    var share = 4096.0 / 30
    for distance in 1...200 {
      for _ in 0..<max(1, Int(share.rounded())) { table.append(UInt8(distance)) }
      share *= 29.0 / 30
    }
    return table
  }

  private mutating func add(_ order: OrderID) {
    guard place[Int(order.slot)] < 0 else { return }
    place[Int(order.slot)] = Int32(open.count)
    open.append(order)
  }

  private mutating func remove(_ order: OrderID) {
    let index = Int(place[Int(order.slot)])
    guard index >= 0, open[index] == order else { return }
    place[Int(order.slot)] = -1
    let last = open.removeLast()
    guard index < open.count else { return }
    open[index] = last
    place[Int(last.slot)] = Int32(index)
  }

  private mutating func below(_ limit: UInt32) -> UInt32 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    let high = UInt32(truncatingIfNeeded: (state &* 2_685_821_657_736_338_717) >> 32)
    return UInt32((UInt64(high) &* UInt64(limit)) >> 32)
  }
}
