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

  /// Takes away what was added before.
  mutating func subtract(_ other: FlowLevel) {
    stacked -= other.stacked
    pulled -= other.pulled
    traded -= other.traded
    refills -= other.refills
  }

  /// Adds what happened elsewhere or later.
  mutating func add(_ other: FlowLevel) {
    stacked += other.stacked
    pulled += other.pulled
    traded += other.traded
    refills += other.refills
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

  /// Adds what a later table has.
  ///
  /// - Complexity: O(prices in both).
  mutating func add(_ other: FlowTable) {
    var merged: [FlowLevel] = []
    merged.reserveCapacity(levels.count + other.levels.count)
    var index = 0
    for level in other.levels {
      while index < levels.count, levels[index].price < level.price {
        merged.append(levels[index])
        index += 1
      }
      var level = level
      if index < levels.count, levels[index].price == level.price {
        level.add(levels[index])
        index += 1
      }
      merged.append(level)
    }
    merged += levels[index...]
    levels = merged
  }

  /// Takes away what an older table had added.
  ///
  /// - Complexity: O(prices in both).
  mutating func subtract(_ other: FlowTable) {
    var index = 0
    for level in other.levels {
      while index < levels.count, levels[index].price < level.price { index += 1 }
      guard index < levels.count, levels[index].price == level.price else { continue }
      levels[index].subtract(level)
    }
    levels.removeAll(where: \.isNothing)
  }

  /// Adds what happened to rows of prices, which go down by a step each.
  ///
  /// - Parameter low: The lowest price that the last row stands for.
  func add(to rows: inout [FlowLevel], from low: Price, step: Int64) {
    var index = levels.firstIndex(from: low)
    var row = rows.count - 1
    var end = low.ticks + step
    while index < levels.count {
      let ticks = levels[index].price.ticks
      while ticks >= end {
        row -= 1
        end += step
        if row < 0 { return }
      }
      rows[row].add(levels[index])
      index += 1
    }
  }

  /// What traded at a price.
  func traded(at price: Price) -> Quantity {
    let index = levels.firstIndex(from: price)
    return index < levels.count && levels[index].price == price ? levels[index].traded : .zero
  }
}
