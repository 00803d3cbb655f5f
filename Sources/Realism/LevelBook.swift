/// Both sides of a book as its levels say, with the moment since when each level is there.
public struct LevelBook: Sendable {
  /// A level: its size in whole units of the base asset.
  public struct Level: Sendable, Hashable {
    /// In ticks.
    public var price: Int64
    /// In whole units of the base asset.
    public var size: Double
    /// Since when it is there, in seconds.
    public var since: Double
  }

  /// The levels of a side, from the lowest price on.
  public private(set) var bids: [Level] = []
  /// The same of the other side.
  public private(set) var asks: [Level] = []

  /// The best bid.
  public var bestBid: Level? { bids.last }
  /// The best ask.
  public var bestAsk: Level? { asks.first }
  /// The price in the middle, in ticks.
  public var middle: Double? {
    guard let bid = bestBid, let ask = bestAsk else { return nil }
    return Double(bid.price + ask.price) / 2
  }

  /// Makes a book of nothing.
  public init() {}

  /// Sets the size of a level and gives what it was before; a new level is there since `time`.
  @discardableResult
  public mutating func set(
    isBid: Bool, price: Int64, size: Double, at time: Double
  ) -> Level? {
    isBid
      ? Self.set(&bids, price: price, size: size, at: time)
      : Self.set(&asks, price: price, size: size, at: time)
  }

  private static func set(
    _ levels: inout [Level], price: Int64, size: Double, at time: Double
  ) -> Level? {
    var low = 0
    var high = levels.count
    while low < high {
      let middle = (low + high) / 2
      if levels[middle].price < price { low = middle + 1 } else { high = middle }
    }
    guard low < levels.count, levels[low].price == price else {
      if size > 0 { levels.insert(Level(price: price, size: size, since: time), at: low) }
      return nil
    }
    let before = levels[low]
    if size > 0 { levels[low].size = size } else { levels.remove(at: low) }
    return before
  }
}
