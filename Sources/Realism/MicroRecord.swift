/// Minutes of one market, event by event, as the metrics M9 to M20 need them.
///
/// Moments are seconds since the record began; prices are ticks; sizes are whole units of the base
/// asset. Touches and trades come in as they happen, levels in batches of a tenth of a second, as
/// venues publish them.
public struct MicroRecord: Sendable {
  /// The best bid and ask at a moment.
  struct Touch: Sendable {
    var time: Double
    var bid: Int64
    var ask: Int64
    var bidSize: Double
    var askSize: Double
    var middle: Double { Double(bid + ask) / 2 }
  }

  /// All that one order took at once: fills of the same side in the same millisecond, as venues
  /// stamp them.
  struct Taker: Sendable {
    var time: Double
    var stamp: Int64
    var isBuy: Bool
    var value: Double
    var fills: Int
    var priceCount: Int
    var lastPrice: Int64
    /// The price in the middle before it came.
    var middle: Double
  }

  /// The bands in which depth is summed, in basis points from the middle.
  static let bands: [ClosedRange<Double>] = [
    0...0.1, 0.1...0.25, 0.5...1, 2...3, 5...8, 12...20, 35...50,
  ]

  /// What a tick is, in whole units of the quote asset.
  let tick: Double
  private(set) var touches: [Touch] = []
  private(set) var takers: [Taker] = []
  private(set) var fillCount = 0
  private(set) var bookEventCount = 0.0
  /// What rests in each band on both sides, summed over the samples, in the quote asset.
  private(set) var depths = [Double](repeating: 0, count: bands.count)
  private(set) var depthSamples = 0
  /// Where levels grew: at the best price, better, worse by so many basis points.
  private(set) var placementsAtBest = 0
  private(set) var placementsInside = 0
  private(set) var placementDistances: [Double] = []
  /// How long levels were there, in seconds.
  private(set) var lives: [Double] = []
  /// How long the record is, in seconds.
  public private(set) var seconds = 0.0
  private var book = LevelBook()

  /// Makes an empty record.
  ///
  /// - Parameter tick: What a tick is, in whole units of the quote asset.
  public init(tick: Double) { self.tick = tick }

  /// Takes note of a best bid and ask.
  public mutating func addTouch(
    at time: Double, bid: Int64, bidSize: Double, ask: Int64, askSize: Double
  ) {
    seconds = max(seconds, time)
    if let last = touches.last, last.bid == bid, last.ask == ask, last.bidSize == bidSize,
      last.askSize == askSize
    {
      return
    }
    touches.append(Touch(time: time, bid: bid, ask: ask, bidSize: bidSize, askSize: askSize))
  }

  /// Takes note of a fill.
  ///
  /// - Parameters:
  ///   - time: When it was told.
  ///   - stamp: The millisecond in which it happened, by any clock that goes evenly.
  public mutating func addFill(
    at time: Double, stamp: Int64, price: Int64, size: Double, isBuy: Bool
  ) {
    seconds = max(seconds, time)
    fillCount += 1
    let value = Double(price) * tick * size
    if var last = takers.last, last.isBuy == isBuy, last.stamp == stamp {
      last.value += value
      last.fills += 1
      if last.lastPrice != price { last.priceCount += 1 }
      last.lastPrice = price
      takers[takers.count - 1] = last
      return
    }
    takers.append(
      Taker(
        time: time, stamp: stamp, isBuy: isBuy, value: value, fills: 1, priceCount: 1,
        lastPrice: price, middle: middle(before: time) ?? Double(price)))
  }

  /// The price in the middle 2 ms before a moment that is not past yet.
  private func middle(before time: Double) -> Double? {
    (touches.last { $0.time <= time - 0.002 } ?? touches.first)?.middle
  }

  /// Takes note of how many changes the book had.
  public mutating func addBookEvents(_ count: Double) { bookEventCount += count }

  /// Sets a level as it is where the record begins.
  public mutating func setLevel(isBid: Bool, price: Int64, size: Double) {
    // How long it has been there is not known.
    _ = book.set(isBid: isBid, price: price, size: size, at: -1)
  }

  /// Takes in the levels that changed within a tenth of a second, each with its size at the end.
  public mutating func addLevels(
    at time: Double, _ changes: [(isBid: Bool, price: Int64, size: Double)]
  ) {
    seconds = max(seconds, time)
    let (bid, ask) = (book.bestBid?.price, book.bestAsk?.price)
    let middle = book.middle
    for change in changes {
      let before = book.set(
        isBid: change.isBid, price: change.price, size: change.size, at: time)
      if let before, change.size == 0, before.since >= 0 { lives.append(time - before.since) }
      guard change.size > before?.size ?? 0, let bid, let ask, let middle else { continue }
      let gap = change.isBid ? bid - change.price : change.price - ask
      if gap == 0 {
        placementsAtBest += 1
      } else if gap < 0 {
        placementsInside += 1
      } else {
        placementDistances.append(Double(gap) / middle * 1e4)
      }
    }
  }

  /// Takes a sample of what rests where.
  public mutating func sampleDepth() {
    guard let middle = book.middle else { return }
    depthSamples += 1
    for level in book.bids.reversed() {
      guard addDepth((middle - Double(level.price)) / middle * 1e4, level) else { break }
    }
    for level in book.asks {
      guard addDepth((Double(level.price) - middle) / middle * 1e4, level) else { break }
    }
  }

  private mutating func addDepth(_ distance: Double, _ level: LevelBook.Level) -> Bool {
    for (place, band) in Self.bands.enumerated() where band.contains(distance) {
      depths[place] += level.size * Double(level.price) * tick
      break
    }
    return distance <= 50
  }
}
