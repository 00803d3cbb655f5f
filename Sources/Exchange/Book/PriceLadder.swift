import Market

/// One side of a book: a queue for every price that has orders, best price first.
///
/// Prices are turned into keys that rise towards the better price on both sides (the price for
/// bids, its negative for asks), so that one way of reading serves both. A band of keys around the
/// touch has its levels in a ring, found by a mask and walked by a bitmap; levels further behind
/// lie in a sorted list and move into the band as the touch comes near.
///
/// Invariants: the band is empty only if the ladder is; every far key is below the band.
struct PriceLadder: Sendable {
  /// The key of no level.
  static let noKey = Int64.min
  /// The lowest key of no band: further from every key than a band is wide.
  static let noBand = Int64.min / 2
  /// How many ticks the band of an empty ladder spans.
  static let initialWidth = 1 << 8
  /// How many ticks a band may span. Wider bands cost cache and memory and win nothing.
  static let maximumWidth = 1 << 16
  /// The highest price a ladder can hold; keys and their distances then never overflow.
  static let maximumTicks = OrderNode.maximum

  // What every order needs comes first, so that it lies on few cache lines.

  /// The best key; ``noKey`` where the ladder is empty.
  var bestKey = PriceLadder.noKey
  /// The lowest key of the band; ``noBand`` where the ladder is empty, so that no key lies in it.
  var bandLow = PriceLadder.noBand
  /// The levels of the band, at their key modulo the width.
  var levels: Slab<PriceLevel>
  /// Which places of the ring hold a level.
  var occupied: TickBitmap
  /// Which side it is.
  let side: Side
  /// The levels below the band, lowest key first.
  var far = Slab<FarLevel>(capacity: 0)

  init(side: Side, width: Int = PriceLadder.initialWidth) {
    self.side = side
    levels = Slab(repeating: PriceLevel(), count: width)
    occupied = TickBitmap(size: width)
  }

  /// Whether nothing rests.
  var isEmpty: Bool {
    @inline(__always) get { bestKey == Self.noKey }
  }
  /// The best price in ticks. The ladder must not be empty.
  var bestTicks: Int64 {
    @inline(__always) get { ticks(of: bestKey) }
  }
  /// The order that is served first. The ladder must not be empty.
  var firstSlot: Slot {
    @inline(__always) get { levels[place(of: bestKey)].head }
  }

  /// The key of a price.
  @inline(__always)
  func key(of ticks: Int64) -> Int64 { side == .buy ? ticks : -ticks }
  /// The price of a key.
  @inline(__always)
  func ticks(of key: Int64) -> Int64 { side == .buy ? key : -key }

  /// What rests at a key; an empty level where nothing does.
  @inline(__always)
  func level(at key: Int64) -> PriceLevel {
    isInBand(key) ? levels[place(of: key)] : Self.level(at: key, in: far)
  }

  // Given the far levels alone: a method would be given a copy of the whole ladder.
  @inline(never)
  private static func level(at key: Int64, in far: Slab<FarLevel>) -> PriceLevel {
    let index = farIndex(of: key, in: far)
    return index < far.count && far[index].key == key ? far[index].level : PriceLevel()
  }

  /// The next level behind a key; ``noKey`` where there is none.
  func nextKey(behind key: Int64) -> Int64 {
    if let found = bandKey(below: key) { return found }
    let index = farIndex(of: key)
    return index > 0 ? far[index - 1].key : Self.noKey
  }

  /// Puts an order at the end of the queue of its price and gives the lots that are shown before
  /// it. Of an iceberg order `hidden` is what it does not show.
  @discardableResult
  mutating func append(
    _ slot: Slot, hidden: Int64 = 0, isNoted: Bool = true, in pool: inout OrderPool
  ) -> Int64 {
    let node = pool.nodes[Int(slot)]
    return append(
      slot, key: key(of: node.price), open: node.open, hidden: hidden, isNoted: isNoted, in: &pool)
  }

  /// Puts an order, whose key and shown quantity the caller has at hand, at the end of its queue.
  /// Where it is not noted, the level is not among the pool's marks afterwards.
  @inline(__always) @discardableResult
  mutating func append(
    _ slot: Slot, key: Int64, open: Int64, hidden: Int64, isNoted: Bool, in pool: inout OrderPool
  ) -> Int64 {
    guard isInBand(key) || makesRoom(for: key) else {
      return appendFar(slot, key, open: open, hidden: hidden, isNoted: isNoted, in: &pool)
    }
    let place = place(of: key)
    let ahead = levels[place].quantity
    if isNoted { pool.mark(key, side, of: slot, before: ahead) }
    if levels[place].orderCount == 0 { occupied.insert(place) }
    Self.enqueue(slot, open: open, hidden: hidden, at: &levels[place], in: &pool)
    if key > bestKey { bestKey = key }
    return ahead
  }

  @inline(never)
  private mutating func appendFar(
    _ slot: Slot, _ key: Int64, open: Int64, hidden: Int64, isNoted: Bool, in pool: inout OrderPool
  ) -> Int64 {
    let index = farIndex(of: key)
    if index == far.count || far[index].key != key {
      far.insert(FarLevel(key: key, level: PriceLevel()), at: index)
    }
    let ahead = far[index].level.quantity
    if isNoted { pool.mark(key, side, of: slot, before: ahead) }
    Self.enqueue(slot, open: open, hidden: hidden, at: &far[index].level, in: &pool)
    return ahead
  }

  /// Takes an order out of its queue. Of an iceberg order `hidden` is what it does not show.
  mutating func remove(
    _ slot: Slot, hidden: Int64 = 0, isNoted: Bool = true, in pool: inout OrderPool
  ) {
    remove(
      slot, key: key(of: pool.nodes[Int(slot)].price), hidden: hidden, isNoted: isNoted, in: &pool)
  }

  /// Takes an order, whose key the caller has at hand, out of its queue. Where it is not noted, the
  /// level is not among the pool's marks afterwards.
  @inline(__always)
  mutating func remove(
    _ slot: Slot, key: Int64, hidden: Int64, isNoted: Bool, in pool: inout OrderPool
  ) {
    guard isInBand(key) else {
      return removeFar(slot, key, hidden: hidden, isNoted: isNoted, in: &pool)
    }
    let place = place(of: key)
    if isNoted { pool.mark(key, side, of: slot, before: levels[place].quantity) }
    Self.unlink(slot, hidden: hidden, from: &levels[place], in: &pool)
    if levels[place].orderCount == 0 { emptied(key, at: place) }
  }

  /// Notes that a level of the band has lost its last order.
  @inline(never)
  private mutating func emptied(_ key: Int64, at place: Int) {
    occupied.remove(place)
    if key == bestKey { bestEmptied() }
  }

  @inline(never)
  private mutating func removeFar(
    _ slot: Slot, _ key: Int64, hidden: Int64, isNoted: Bool, in pool: inout OrderPool
  ) {
    let index = farIndex(of: key)
    if isNoted { pool.mark(key, side, of: slot, before: far[index].level.quantity) }
    Self.unlink(slot, hidden: hidden, from: &far[index].level, in: &pool)
    if far[index].level.orderCount == 0 { far.remove(at: index) }
  }

  /// Takes lots off what an order shows and off what it hides; it keeps its place, and some of what
  /// it shows stays.
  mutating func reduce(
    _ slot: Slot, by lots: Int64, hidden: Int64 = 0, isNoted: Bool = true,
    in pool: inout OrderPool
  ) {
    reduce(
      slot, key: key(of: pool.nodes[Int(slot)].price), by: lots, hidden: hidden,
      isNoted: isNoted, in: &pool)
  }

  /// Takes lots off an order, whose key the caller has at hand. Where it is not noted, the level is
  /// not among the pool's marks afterwards.
  @inline(__always)
  mutating func reduce(
    _ slot: Slot, key: Int64, by lots: Int64, hidden: Int64, isNoted: Bool,
    in pool: inout OrderPool
  ) {
    pool.nodes[Int(slot)].open -= lots
    if isInBand(key) {
      let place = place(of: key)
      if isNoted { pool.mark(key, side, of: slot, before: levels[place].quantity) }
      levels[place].quantity -= lots
      levels[place].hidden -= hidden
    } else {
      let index = farIndex(of: key)
      if isNoted { pool.mark(key, side, of: slot, before: far[index].level.quantity) }
      far[index].level.quantity -= lots
      far[index].level.hidden -= hidden
    }
  }

  @inline(__always)
  private static func enqueue(
    _ slot: Slot, open: Int64, hidden: Int64, at level: inout PriceLevel, in pool: inout OrderPool
  ) {
    let tail = level.tail
    pool.nodes[Int(slot)].previous = tail
    pool.nodes[Int(slot)].next = noSlot
    if tail == noSlot { level.head = slot } else { pool.nodes[Int(tail)].next = slot }
    level.tail = slot
    level.quantity += open
    level.hidden += hidden
    level.orderCount += 1
  }

  @inline(__always)
  private static func unlink(
    _ slot: Slot, hidden: Int64, from level: inout PriceLevel, in pool: inout OrderPool
  ) {
    let node = pool.nodes[Int(slot)]
    if node.previous == noSlot {
      level.head = node.next
    } else {
      pool.nodes[Int(node.previous)].next = node.next
    }
    if node.next == noSlot {
      level.tail = node.previous
    } else {
      pool.nodes[Int(node.next)].previous = node.previous
    }
    level.quantity -= node.open
    level.hidden -= hidden
    level.orderCount -= 1
  }
}
