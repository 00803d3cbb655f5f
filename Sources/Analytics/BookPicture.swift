public import Market

/// What rested in a book at one moment, in buckets of price, and what traded around it.
public struct BookPicture: Hashable, Sendable {
  /// What rests in a bucket of prices.
  public struct Bucket: Hashable, Sendable {
    /// The lowest price of the bucket, in ticks; a multiple of its width.
    public var ticks: Int64
    /// All that rests in it.
    public var lots: Int64
    /// Makes a bucket.
    public init(ticks: Int64, lots: Int64) {
      self.ticks = ticks
      self.lots = lots
    }
  }

  /// When the interval begins that it is the picture of.
  public var start: Instant
  /// What is bid, from the best bucket downwards.
  public var bids: [Bucket] = []
  /// What is asked, from the best bucket upwards.
  public var asks: [Bucket] = []
  /// The best bid; `nil` where nobody bids.
  public var bestBid: Price?
  /// The best ask; `nil` where nobody asks.
  public var bestAsk: Price?
  /// What traded in the interval; `nil` where nothing did.
  public var traded: TradedSpan?

  /// Makes an empty picture.
  public init(start: Instant) { self.start = start }

  /// Takes levels together that fall into one bucket; at most so many buckets, the best first.
  ///
  /// - Complexity: O(*n*) in the levels.
  static func buckets(of levels: [DepthLevel], width: Int64, count: Int) -> [Bucket] {
    var buckets: [Bucket] = []
    buckets.reserveCapacity(min(count, levels.count))
    for level in levels {
      let rest = level.price.ticks % width
      let ticks = level.price.ticks - (rest < 0 ? rest + width : rest)
      if let last = buckets.indices.last, buckets[last].ticks == ticks {
        let (sum, overflow) = buckets[last].lots.addingReportingOverflow(level.quantity.lots)
        buckets[last].lots = overflow ? .max : sum
      } else {
        guard buckets.count < count else { break }
        buckets.append(Bucket(ticks: ticks, lots: level.quantity.lots))
      }
    }
    // Copied to be exactly as large as they are: a history keeps hundreds of them for hours.
    return buckets.map { $0 }
  }
}

/// What traded in a span of time.
public struct TradedSpan: Hashable, Sendable {
  /// The lowest price.
  public var low: Price
  /// The highest price.
  public var high: Price
  /// The last price.
  public var last: Price
  /// What buyers took.
  public var bought = Quantity.zero
  /// What sellers took.
  public var sold = Quantity.zero
  /// All that traded, what nobody took in an uncross included.
  public var volume = Quantity.zero

  /// Makes the span of a first trade.
  public init(_ trade: Trade) {
    low = trade.price
    high = trade.price
    last = trade.price
    count(trade)
  }

  /// Adds a later trade.
  public mutating func add(_ trade: Trade) {
    low = min(low, trade.price)
    high = max(high, trade.price)
    last = trade.price
    count(trade)
  }

  /// Adds a later span.
  public mutating func add(_ later: TradedSpan) {
    low = min(low, later.low)
    high = max(high, later.high)
    last = later.last
    bought += later.bought
    sold += later.sold
    volume += later.volume
  }

  private mutating func count(_ trade: Trade) {
    volume += trade.quantity
    switch trade.aggressor {
    case .buy: bought += trade.quantity
    case .sell: sold += trade.quantity
    case nil: break
    }
  }
}
