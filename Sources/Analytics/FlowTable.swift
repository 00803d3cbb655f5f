public import Market

/// What happened to the resting orders of one side at one price.
public struct FlowLevel: Hashable, Sendable, PricedLevel {
  /// The price; of a sum, the lowest of its prices.
  public var price: Price
  /// What was added.
  public var stacked = Quantity.zero
  /// What was taken away without trading.
  public var pulled = Quantity.zero
  /// What traded.
  public var traded = Quantity.zero
  /// How often all that was shown traded and the level was there again at once.
  public var refills: Int64 = 0

  /// Makes a level at which nothing happened.
  public init(price: Price) { self.price = price }

  /// Whether nothing happened.
  var isNothing: Bool {
    stacked == .zero && pulled == .zero && traded == .zero && refills == 0
  }

  /// Adds what happened elsewhere or later.
  mutating func add(_ other: FlowLevel) {
    stacked += other.stacked
    pulled += other.pulled
    traded += other.traded
    refills += other.refills
  }

  /// Takes away what was added before.
  mutating func subtract(_ other: FlowLevel) {
    stacked -= other.stacked
    pulled -= other.pulled
    traded -= other.traded
    refills -= other.refills
  }
}

/// What happened at each price of one side, lowest price first.
struct FlowTable: Hashable, Sendable {
  private(set) var levels: [FlowLevel] = []

  /// Adds what happened at a price.
  ///
  /// - Complexity: O(log *n*) for a price that is there, else O(*n*).
  mutating func add(_ level: FlowLevel) {
    let index = levels.firstIndex(from: level.price)
    if index < levels.count, levels[index].price == level.price {
      levels[index].add(level)
    } else {
      levels.insert(level, at: index)
    }
  }

  /// Takes away what an older table had added.
  mutating func subtract(_ other: FlowTable) {
    for level in other.levels {
      let index = levels.firstIndex(from: level.price)
      guard index < levels.count, levels[index].price == level.price else { continue }
      levels[index].subtract(level)
    }
    levels.removeAll(where: \.isNothing)
  }

  /// The sum over the prices from one to another, both included.
  func sum(from low: Price, through high: Price) -> FlowLevel {
    var sum = FlowLevel(price: low)
    var index = levels.firstIndex(from: low)
    while index < levels.count, levels[index].price <= high {
      sum.add(levels[index])
      index += 1
    }
    return sum
  }
}
