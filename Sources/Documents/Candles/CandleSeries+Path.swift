internal import Market
internal import Simulation

// The way from the bars to the path of a market.
extension CandleSeries {
  /// A series of bars that are in order already.
  init(bars: [CandleBar], intervalMilliseconds: Int64) {
    file = ""
    symbol = ""
    self.intervalMilliseconds = intervalMilliseconds
    self.bars = bars
    priceDecimals = CandleBar.decimals
    report = []
  }

  /// The same with every price on a tick, which is given in units of a price of a bar.
  func rounded(to tick: Int64) -> CandleSeries {
    var copy = self
    let round = { (price: Int64) in max(tick, (price + tick / 2) / tick * tick) }
    for index in bars.indices {
      copy.bars[index].open = round(bars[index].open)
      copy.bars[index].high = round(bars[index].high)
      copy.bars[index].low = round(bars[index].low)
      copy.bars[index].close = round(bars[index].close)
    }
    return copy
  }

  /// The market time of the first bar.
  var start: Instant { Instant(nanoseconds: bars[0].openMilliseconds * 1_000_000) }

  /// The points that the price passes: of each bar its open, both extremes and its close.
  ///
  /// Up comes first where the high is nearer to the open. When the extremes come is drawn for each
  /// bar, from its own time alone.
  ///
  /// - Parameter tick: The tick in units of a price of a bar; every price is on it.
  func path(tick: Int64) -> PathPlan {
    var points: [PathPlan.Waypoint] = []
    points.reserveCapacity(4 * bars.count)
    let usual = usualVolume
    var last = bars[0].open
    for bar in bars {
      let length = bar.endMilliseconds - bar.openMilliseconds
      let seconds = Double(length) / 1_000
      let range = Double(bar.high - bar.low) / Double(bar.open) * 1e4
      let activity = activity(of: bar, usual: usual)
      let deviation = 0.18 * range / seconds.squareRoot()
      var draws = SeededRandom(seed: UInt64(bitPattern: bar.openMilliseconds))
      let first = Int64(Double(length) * (0.1 + 0.35 * draws.uniform()))
      let second = Int64(Double(length) * (0.5 + 0.4 * draws.uniform()))
      let isUpFirst = bar.high - bar.open < bar.open - bar.low
      let extremes = isUpFirst ? [bar.high, bar.low] : [bar.low, bar.high]
      let candidates = [
        (min(length / 100, 1_000), bar.open), (first, extremes[0]), (second, extremes[1]),
        (length, bar.close),
      ]
      for (offset, price) in candidates {
        // A point where the price is already says nothing, but for the close, which ends the bar.
        guard offset > 0, price != last || offset == length else { continue }
        let at = TimeSpan.milliseconds(bar.openMilliseconds + offset - bars[0].openMilliseconds)
        guard at > points.last?.offset ?? .zero else { continue }
        points.append(
          PathPlan.Waypoint(
            at: at, price: Price(ticks: price / tick), activity: activity,
            deviation: deviation))
        last = price
      }
    }
    return PathPlan(points)
  }

  /// How busy the market is in a bar, by what trades in it.
  private func activity(of bar: CandleBar, usual: Double) -> Double {
    guard usual > 0, !bar.isHalted else { return 1 }
    let seconds = Double(bar.endMilliseconds - bar.openMilliseconds) / 1_000
    return min(6, 0.3 + 0.7 * bar.volume / seconds / usual)
  }

  /// What usually trades in a second, in the base asset; 0 where the file does not say.
  var usualVolume: Double {
    var volume = 0.0
    var seconds = 0.0
    for bar in bars where !bar.isHalted {
      volume += bar.volume
      seconds += Double(bar.endMilliseconds - bar.openMilliseconds) / 1_000
    }
    return seconds > 0 ? volume / seconds : 0
  }

  /// When the market stands still: in gaps, and in bars that say so.
  var halts: [ClosedRange<Int64>] {
    var halts: [ClosedRange<Int64>] = []
    func add(_ from: Int64, _ to: Int64) {
      guard to > from else { return }
      if let last = halts.last, last.upperBound >= from {
        halts[halts.count - 1] = last.lowerBound...to
      } else {
        halts.append(from...to)
      }
    }
    var end = bars[0].openMilliseconds
    for bar in bars {
      add(end, bar.openMilliseconds)
      if bar.isHalted { add(bar.openMilliseconds, bar.endMilliseconds) }
      end = bar.endMilliseconds
    }
    return halts
  }
}
