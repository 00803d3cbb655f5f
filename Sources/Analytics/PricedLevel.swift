import Market

/// What is kept for a price, in a list in the order of prices.
protocol PricedLevel {
  /// The price.
  var price: Price { get }
}

extension Array where Element: PricedLevel {
  /// The place of the first level at a price or above, in a list with the lowest price first.
  ///
  /// - Complexity: O(log *n*).
  func firstIndex(from price: Price) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].price < price { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
