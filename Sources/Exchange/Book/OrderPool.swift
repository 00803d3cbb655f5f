import Market

/// All orders of all books, each in a slot that is its name.
///
/// Room for every order is set aside at the start and touched as it is first needed; after that
/// nothing is allocated. A slot that was freed is the first to be used again, under a new
/// generation, so that the name of a finished order never finds a younger one.
///
/// An order takes 40 bytes: its ``OrderNode`` and its ``OrderLinks``. One that has been filled in
/// part, or is more than a plain limit order, has an ``OrderExtra`` besides.
struct OrderPool: Sendable {
  /// The account number that a free slot carries.
  static let nobody = OrderNode.maximumNumber
  /// The most orders there may be at once, so that each may have an extra record.
  static let maximumCapacity = Int(OrderNode.maximumNumber)

  /// How many orders there may be at once.
  let capacity: Int
  /// The hot parts, by slot.
  var nodes: Slab<OrderNode>
  /// The places in the accounts' lists, by slot.
  var links: Slab<OrderLinks>
  /// The extra records, by their number less one.
  var extras: Slab<OrderExtra>
  /// When each order was placed, by slot; empty where that is not kept.
  private var times: Slab<Int64>
  /// Whether it is kept when each order was placed.
  let keepsTimes: Bool
  /// The levels whose orders the current command changed.
  var marks = LevelMarks()
  /// How many slots are in use.
  private(set) var count = 0
  /// The slot to be used next; the others hang behind it.
  private(set) var firstFree: Slot = noSlot
  /// The extra record to be used next; the others hang behind it.
  private var firstFreeExtra: UInt32 = 0

  init(capacity: Int, keepsTimes: Bool = false) {
    precondition(
      capacity > 0 && capacity <= Self.maximumCapacity, "an order pool holds 1 to 2^24 - 1 orders")
    self.capacity = capacity
    self.keepsTimes = keepsTimes
    nodes = Slab(capacity: capacity)
    links = Slab(capacity: capacity)
    extras = Slab(capacity: capacity)
    times = Slab(capacity: keepsTimes ? capacity : 0)
  }

  /// Whether no further order fits.
  var isFull: Bool {
    @inline(__always) get { firstFree == noSlot && nodes.count == capacity }
  }

  /// Takes a slot for an order, which is in no queue and no list yet. There must be room.
  @inline(__always)
  mutating func take(account: UInt32, price: Int64, quantity: Int64, record: OrderRecord) -> Slot {
    count += 1
    let slot = firstFree
    if slot == noSlot {
      precondition(nodes.count < capacity, "the order pool is full")
      nodes.append(
        OrderNode(
          price: price, open: quantity, generation: 1, account: account,
          instrument: record.instrument, traits: record.traits))
      links.append(OrderLinks())
      if keepsTimes { times.append(record.placedAt) }
      return Slot(nodes.count - 1)
    }
    let index = Int(slot)
    firstFree = nodes[index].next
    nodes[index] = OrderNode(
      price: price, open: quantity, generation: nodes[index].generation, account: account,
      instrument: record.instrument, traits: record.traits)
    if keepsTimes { times[index] = record.placedAt }
    return slot
  }

  /// Gives a slot back. A slot whose generations are used up is never given out again, because a
  /// name must not come twice.
  @inline(__always)
  mutating func release(_ slot: Slot) {
    let index = Int(slot)
    count -= 1
    if nodes[index].extra != 0 { releaseExtra(index) }
    nodes[index].account = Self.nobody
    if nodes[index].generation == .max {
      nodes[index].generation = 0
      nodes[index].next = noSlot
      return
    }
    nodes[index].generation += 1
    nodes[index].next = firstFree
    firstFree = slot
  }

  /// The name of the order in a slot.
  @inline(__always)
  func id(of slot: Slot) -> OrderID {
    OrderID(slot: slot, generation: nodes[Int(slot)].generation)
  }

  /// The slot of an open order; `nil` where the name is not of an open order.
  @inline(__always)
  func slot(of id: OrderID) -> Slot? {
    let index = Int(id.slot)
    guard index < nodes.count, nodes[index].generation == id.generation,
      nodes[index].account != Self.nobody
    else { return nil }
    return id.slot
  }

  /// How many lots are shown before an order in its queue.
  /// - Complexity: O(orders before it).
  func quantityAhead(of slot: Slot) -> Int64 {
    var sum: Int64 = 0
    var ahead = nodes[Int(slot)].previous
    while ahead != noSlot {
      sum += nodes[Int(ahead)].open
      ahead = nodes[Int(ahead)].previous
    }
    return sum
  }
}

// What only some orders have.
extension OrderPool {
  /// An order's whole quantity in lots, filled part included.
  @inline(__always)
  func quantity(of slot: Slot) -> Int64 {
    let node = nodes[Int(slot)]
    return node.extra == 0 ? node.open : extras[Int(node.extra) - 1].quantity
  }

  /// What rounding an order's fees up has taken too much so far.
  @inline(__always)
  func feeCredit(of slot: Slot) -> UInt32 {
    let extra = nodes[Int(slot)].extra
    return extra == 0 ? 0 : extras[Int(extra) - 1].feeCredit
  }

  /// Changes an order's extra record; gives it one first where it has none.
  mutating func changeExtra(of slot: Slot, _ change: (inout OrderExtra) -> Void) {
    if nodes[Int(slot)].extra == 0 { takeExtra(Int(slot)) }
    change(&extras[Int(nodes[Int(slot)].extra) - 1])
  }

  /// Makes sure that an order remembers its whole quantity when less of it is open.
  @inline(__always)
  mutating func keepQuantity(of slot: Slot) {
    if nodes[Int(slot)].extra == 0 { takeExtra(Int(slot)) }
  }

  /// Sets what is open of an order after it traded, and what its fees were rounded up by. Its whole
  /// quantity stays what it is.
  @inline(__always)
  mutating func setOpen(of slot: Slot, to lots: Int64, feeCredit credit: Int64) {
    if nodes[Int(slot)].open == lots { return }
    keepQuantity(of: slot)
    nodes[Int(slot)].open = lots
    extras[Int(nodes[Int(slot)].extra) - 1].feeCredit = UInt32(credit)
  }

  /// Sets what rounding an order's fees up has taken too much so far.
  @inline(__always)
  mutating func setFeeCredit(of slot: Slot, to credit: Int64) {
    if nodes[Int(slot)].extra == 0 {
      if credit == 0 { return }
      takeExtra(Int(slot))
    }
    extras[Int(nodes[Int(slot)].extra) - 1].feeCredit = UInt32(credit)
  }

  @inline(never)
  private mutating func takeExtra(_ index: Int) {
    var number = firstFreeExtra
    if number == 0 {
      extras.append(OrderExtra())
      number = UInt32(extras.count)
    } else {
      firstFreeExtra = extras[Int(number) - 1].next
    }
    extras[Int(number) - 1] = OrderExtra(quantity: nodes[index].open)
    nodes[index].extra = number
  }

  @inline(never)
  private mutating func releaseExtra(_ index: Int) {
    let number = nodes[index].extra
    extras[Int(number) - 1].next = firstFreeExtra
    firstFreeExtra = number
    nodes[index].extra = 0
  }
}

// An order as a whole.
extension OrderPool {
  /// The orders as records, by slot: `pool.records[index].quantity`.
  var records: OrderPool {
    _read { yield self }
    _modify { yield &self }
  }

  /// An order as a record. Reading a part of it reads that part only; what changes often has a way
  /// of its own (`nodes`, `links`, ``setOpen(of:to:)``).
  subscript(index: Int) -> OrderRecord {
    @inline(__always) get {
      let node = nodes[index]
      let link = links[index]
      return OrderRecord(
        quantity: quantity(of: Slot(index)), placedAt: keepsTimes ? times[index] : 0,
        younger: link.younger, older: link.older, feeCredit: feeCredit(of: Slot(index)),
        instrument: node.instrument, traits: node.traits)
    }
    set {
      let node = nodes[index]
      if node.extra != 0 || newValue.feeCredit != 0 || newValue.quantity != node.open {
        changeExtra(of: Slot(index)) {
          $0.quantity = newValue.quantity
          $0.feeCredit = newValue.feeCredit
        }
      }
      nodes[index].instrument = newValue.instrument
      nodes[index].traits = newValue.traits
      links[index] = OrderLinks(younger: newValue.younger, older: newValue.older)
      if keepsTimes { times[index] = newValue.placedAt }
    }
  }
}

// A pool as a value.
extension OrderPool {
  /// Whether a copy refers to the same orders.
  var isShared: Bool { mutating get { nodes.isShared } }

  /// Moves the orders into memory of their own.
  mutating func unshare() {
    nodes.unshare()
    links.unshare()
    extras.unshare()
    times.unshare()
    marks.unshare()
  }

  /// Moves into another pool's memory.
  mutating func unshare(into spare: inout OrderPool) {
    nodes.unshare(into: &spare.nodes)
    links.unshare(into: &spare.links)
    extras.unshare(into: &spare.extras)
    times.unshare(into: &spare.times)
    marks.unshare(into: &spare.marks)
  }
}
