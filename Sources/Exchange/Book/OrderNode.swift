import Market

/// A place in the order pool. Links between orders are slots, not references.
typealias Slot = UInt32

/// No slot: the end of a queue or a list.
let noSlot: Slot = .max

/// The part of an order that matching touches; 32 bytes, half a cache line.
///
/// Price and open quantity have 40 bits each, the account 24, so that an order takes 40 bytes
/// altogether with its ``OrderLinks``.
struct OrderNode: BitwiseCopyable, Sendable {
  /// The largest price in ticks and the largest quantity in lots: 40 bits.
  static let maximum = Int64(1) << 40 - 1
  /// The largest number of an account, and of an extra record: 24 bits.
  static let maximumNumber = UInt32(1) << 24 - 1

  /// The price in the upper 40 bits, the account in the lower 24.
  private var priceAndAccount: UInt64
  /// The open quantity in the upper 40 bits, the number of the extra record in the lower 24.
  private var openAndExtra: UInt64
  /// The order behind it in the queue; in a free slot the next free one.
  var next: Slot
  /// The order before it in the queue.
  var previous: Slot
  /// How often the slot was given out, this time included; 0 once the slot is worn out.
  var generation: UInt32
  /// Its market.
  var instrument: UInt16
  /// What it is apart from its numbers.
  var traits: OrderTraits

  /// Makes an order that is in no queue and has no extra record.
  init(
    price: Int64, open: Int64, generation: UInt32, account: UInt32, instrument: UInt16,
    traits: OrderTraits
  ) {
    precondition(account <= Self.maximumNumber, "an account's number fits 24 bits")
    priceAndAccount = Self.upper(price) | UInt64(account)
    openAndExtra = Self.upper(open)
    next = noSlot
    previous = noSlot
    self.generation = generation
    self.instrument = instrument
    self.traits = traits
  }

  /// Its limit in ticks.
  var price: Int64 {
    get { Int64(priceAndAccount >> 24) }
    set { priceAndAccount = Self.upper(newValue) | priceAndAccount & UInt64(Self.maximumNumber) }
  }

  /// How many lots are still open.
  var open: Int64 {
    get { Int64(openAndExtra >> 24) }
    set { openAndExtra = Self.upper(newValue) | openAndExtra & UInt64(Self.maximumNumber) }
  }

  /// Whose it is; ``OrderPool/nobody`` in a free slot, so that no name finds it.
  var account: UInt32 {
    get { UInt32(priceAndAccount & UInt64(Self.maximumNumber)) }
    set {
      precondition(newValue <= Self.maximumNumber, "an account's number fits 24 bits")
      priceAndAccount = priceAndAccount & ~UInt64(Self.maximumNumber) | UInt64(newValue)
    }
  }

  /// The number of its extra record; 0 where it has none.
  var extra: UInt32 {
    get { UInt32(openAndExtra & UInt64(Self.maximumNumber)) }
    set {
      precondition(newValue <= Self.maximumNumber, "a record's number fits 24 bits")
      openAndExtra = openAndExtra & ~UInt64(Self.maximumNumber) | UInt64(newValue)
    }
  }

  private static func upper(_ value: Int64) -> UInt64 {
    precondition(UInt64(bitPattern: value) >> 40 == 0, "prices and quantities fit 40 bits")
    return UInt64(bitPattern: value) << 24
  }
}

/// An order's place in the list of its account; 8 bytes, apart because matching rarely needs them.
struct OrderLinks: BitwiseCopyable, Sendable {
  /// The next younger order of the account.
  var younger: Slot = noSlot
  /// The next older order of the account.
  var older: Slot = noSlot
}

/// An order as placing and showing see it, gathered from where its parts lie.
struct OrderRecord: BitwiseCopyable, Sendable {
  /// Its whole quantity in lots, filled part included.
  var quantity: Int64
  /// When it was placed, in nanoseconds; 0 where the exchange does not keep it.
  var placedAt: Int64
  /// The next younger order of the account.
  var younger: Slot
  /// The next older order of the account.
  var older: Slot
  /// What rounding fees up has taken too much so far, in millionths of a quote minor unit.
  var feeCredit: UInt32
  /// Its market.
  var instrument: UInt16
  /// Side, halt policy, self-trade prevention and post-only.
  var traits: OrderTraits
}
