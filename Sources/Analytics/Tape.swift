public import Market

/// A trade with its time, as it stands on the tape.
public struct TapeEntry: Hashable, Sendable {
  /// When it took place.
  public var time: Instant
  /// The trade.
  public var trade: Trade
  /// Makes an entry.
  public init(time: Instant, trade: Trade) {
    self.time = time
    self.trade = trade
  }
}

/// The latest trades of one market.
public struct Tape: Hashable, Sendable {
  /// How many are kept.
  public let capacity: Int
  private var entries: [TapeEntry] = []
  /// Where the next entry goes once the tape is full: the place of the oldest.
  private var next = 0

  /// Makes an empty tape.
  public init(capacity: Int) {
    precondition(capacity > 0, "a tape keeps at least one trade")
    self.capacity = capacity
  }

  /// How many trades it holds.
  public var count: Int { entries.count }

  /// The newest trade; `nil` before the first.
  public var newest: TapeEntry? { entries.isEmpty ? nil : entry(age: 0) }

  /// Adds a trade; the oldest goes where there is no room.
  ///
  /// - Complexity: O(1).
  public mutating func add(_ entry: TapeEntry) {
    if entries.count < capacity {
      entries.append(entry)
    } else {
      entries[next] = entry
      next = (next + 1) % capacity
    }
  }

  /// The newest trades first, at most so many.
  public func latest(_ count: Int) -> [TapeEntry] { latest(count, atLeast: .zero) }

  /// The newest trades of at least a quantity first, at most so many.
  ///
  /// - Complexity: O(``capacity``) at most.
  public func latest(_ count: Int, atLeast quantity: Quantity) -> [TapeEntry] {
    var found: [TapeEntry] = []
    var age = 0
    while age < entries.count, found.count < count {
      let entry = entry(age: age)
      if entry.trade.quantity >= quantity { found.append(entry) }
      age += 1
    }
    return found
  }

  /// The entry that came so many before the newest, of which there must be as many.
  public func entry(age: Int) -> TapeEntry {
    entries[(next - 1 - age + 2 * entries.count) % entries.count]
  }
}
