public import Market

/// How much traded at each price of one market.
///
/// Keeps a limited number of prices; where there are more, those farthest from the last trade go.
public struct VolumeProfile: Hashable, Sendable {
  /// How many prices are kept.
  public let capacity: Int
  /// The prices that traded, lowest first, with how much.
  public private(set) var levels: [Level] = []

  /// How much traded at one price.
  public struct Level: Hashable, Sendable, PricedLevel {
    /// The price.
    public var price: Price
    /// All that traded there.
    public var quantity: Quantity
    /// Makes a level.
    public init(price: Price, quantity: Quantity) {
      self.price = price
      self.quantity = quantity
    }
  }

  /// Makes an empty profile.
  public init(capacity: Int) {
    precondition(capacity > 1, "a profile keeps at least two prices")
    self.capacity = capacity
  }

  /// Adds a trade.
  ///
  /// - Complexity: O(log *n*) for a price that traded before, else O(*n*).
  public mutating func add(price: Price, quantity: Quantity) {
    let index = levels.firstIndex(from: price)
    if index < levels.count, levels[index].price == price {
      levels[index].quantity += quantity
      return
    }
    levels.insert(Level(price: price, quantity: quantity), at: index)
    guard levels.count > capacity, let low = levels.first, let high = levels.last else { return }
    if price.ticks - low.price.ticks > high.price.ticks - price.ticks {
      levels.removeFirst()
    } else {
      levels.removeLast()
    }
  }

  /// How much traded at the prices from one to another, both included.
  public func quantity(from low: Price, through high: Price) -> Quantity {
    var sum = Quantity.zero
    var index = levels.firstIndex(from: low)
    while index < levels.count, levels[index].price <= high {
      sum += levels[index].quantity
      index += 1
    }
    return sum
  }
}
