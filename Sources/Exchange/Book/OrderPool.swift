import Market

/// A place in the order pool. Links between orders are slots, not references.
typealias Slot = UInt32

/// No slot: the end of a queue or a list.
let noSlot: Slot = .max

/// The part of an order that matching touches; 32 bytes.
struct OrderNode: BitwiseCopyable, Sendable {
  /// Its limit in ticks.
  var price: Int64
  /// How many lots are still open; of an iceberg order those that it shows.
  var open: Int64
  /// The order behind it in the queue; in a free slot the next free one.
  var next: Slot
  /// The order before it in the queue.
  var previous: Slot
  /// How often the slot was given out, this time included; 0 once the slot is worn out.
  var generation: UInt32
  /// Whose it is; ``OrderPool/nobody`` in a free slot, so that no name finds it.
  var account: UInt32
}

/// The part of an order that only placing, cancelling and showing touch.
struct OrderRecord: BitwiseCopyable, Sendable {
  /// Its whole quantity in lots, filled part included.
  var quantity: Int64
  /// When it was placed, in nanoseconds.
  var placedAt: Int64
  /// The next younger order of the account.
  var younger: Slot
  /// The next older order of the account.
  var older: Slot
  /// What rounding fees up has taken too much so far, in millionths of a quote minor unit.
  var feeCredit: UInt32
  /// Its market.
  var instrument: UInt16
  /// What it is apart from its numbers.
  var traits: OrderTraits
  /// The number of its extra record; 0 where it has none.
  var extra: UInt32 = 0
}

/// All orders of all books, each in a slot that is its name.
///
/// Room for every order is set aside at the start and touched as it is first needed; after that
/// nothing is allocated. A slot that was freed is the first to be used again, under a new
/// generation, so that the name of a finished order never finds a younger one.
struct OrderPool: Sendable {
  /// The account number that a free slot carries.
  static let nobody: UInt32 = .max

  /// How many orders there may be at once.
  let capacity: Int
  /// The hot parts, by slot.
  var nodes: [OrderNode] = []
  /// The cold parts, by slot.
  var records: [OrderRecord] = []
  /// The extra records, by their number less one.
  var extras: [OrderExtra] = []
  /// How many slots are in use.
  private(set) var count = 0
  /// The slot to be used next; the others hang behind it.
  private(set) var firstFree: Slot = noSlot
  /// The extra record to be used next; the others hang behind it.
  private var firstFreeExtra: UInt32 = 0

  init(capacity: Int) {
    precondition(capacity > 0 && capacity < Int(noSlot), "an order pool holds 1 to 2^32 - 2 orders")
    self.capacity = capacity
    nodes.reserveCapacity(capacity)
    records.reserveCapacity(capacity)
    extras.reserveCapacity(capacity)
  }

  /// Whether no further order fits.
  var isFull: Bool { firstFree == noSlot && nodes.count == capacity }

  /// Takes a slot for an order. There must be room.
  mutating func take(account: UInt32, price: Int64, quantity: Int64, record: OrderRecord) -> Slot {
    count += 1
    let slot = firstFree
    if slot == noSlot {
      precondition(nodes.count < capacity, "the order pool is full")
      nodes.append(
        OrderNode(
          price: price, open: quantity, next: noSlot, previous: noSlot, generation: 1,
          account: account))
      records.append(record)
      return Slot(nodes.count - 1)
    }
    let index = Int(slot)
    firstFree = nodes[index].next
    nodes[index].price = price
    nodes[index].open = quantity
    nodes[index].next = noSlot
    nodes[index].previous = noSlot
    nodes[index].account = account
    records[index] = record
    return slot
  }

  /// Gives a slot back. A slot whose generations are used up is never given out again, because a
  /// name must not come twice.
  mutating func release(_ slot: Slot) {
    let index = Int(slot)
    count -= 1
    if records[index].extra != 0 { releaseExtra(index) }
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

  /// Gives an order an extra record.
  mutating func takeExtra(_ index: Int) {
    var number = firstFreeExtra
    if number == 0 {
      extras.append(OrderExtra())
      number = UInt32(extras.count)
    } else {
      firstFreeExtra = extras[Int(number) - 1].next
      extras[Int(number) - 1] = OrderExtra()
    }
    records[index].extra = number
  }

  private mutating func releaseExtra(_ index: Int) {
    let number = records[index].extra
    extras[Int(number) - 1].next = firstFreeExtra
    firstFreeExtra = number
    records[index].extra = 0
  }

  /// The name of the order in a slot.
  func id(of slot: Slot) -> OrderID {
    OrderID(slot: slot, generation: nodes[Int(slot)].generation)
  }

  /// The slot of an open order; `nil` where the name is not of an open order.
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
