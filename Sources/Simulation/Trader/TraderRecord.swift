public import Market

/// What a trader went through in a scenario, as it happened.
public struct TraderRecord: Hashable, Sendable {
  /// The trader and its market at a moment.
  public struct Sample: Hashable, Sendable {
    /// When.
    public var time: Instant
    /// All that it has, in the quote asset, valued at the outside price.
    public var equity: Money
    /// What it has of the base asset.
    public var base: Money
    /// What it has of the quote asset.
    public var quote: Money
    /// The price elsewhere, or the last one here where there is no elsewhere.
    public var outside: Price
    /// The price of the last trade here.
    public var last: Price?
  }

  /// A fill of the trader's.
  public struct TraderFill: Hashable, Sendable {
    /// The fill.
    public var fill: Fill
    /// When.
    public var time: Instant
    /// The price elsewhere at about that moment.
    public var outside: Price

    /// How far the fill was on the wrong side of the price elsewhere, in millionths of that;
    /// negative where it was on the right one.
    public var shortfallPartsPerMillion: Int64 {
      let difference = Int128(outside.ticks - fill.price.ticks) * 1_000_000
      let share = Int64(difference / Int128(max(1, outside.ticks)))
      return fill.side == .sell ? share : -share
    }
  }

  /// A span in which the market did not trade.
  public struct Halt: Hashable, Sendable {
    /// When trading stopped, be it for a halt or for cancel-only.
    public var stoppedAt: Instant
    /// When it was back; the end of the run where it was not.
    public var openedAt: Instant
    /// How long nothing could be done in it, not even a cancel.
    public var powerless: TimeSpan
    /// How long it allowed cancels only.
    public var cancelOnly: TimeSpan
    /// How many orders the trader had in the market when trading stopped, waiting ones included.
    public var ordersAtStop: Int
    /// How many of those it cancelled before trading was back.
    public var cancelled: Int
    /// How many of those were filled, wholly or in part, within a minute after.
    public var swept: Int

    /// How long it took.
    public var length: TimeSpan { openedAt - stoppedAt }
  }

  /// News of the venue's.
  public struct News: Hashable, Sendable {
    /// When it was told.
    public var time: Instant
    /// Whether it was told ahead: maintenance that had yet to begin.
    public var isAnnouncement: Bool
    /// Whether it moved an estimate to another time.
    public var movesEstimate: Bool
  }

  /// The market.
  public var instrument: Instrument
  /// Samples a minute apart, and one more at each change of phase and after each fill.
  public var samples: [Sample] = []
  /// The trader's fills, in their order.
  public var fills: [TraderFill] = []
  /// When the market did not trade.
  public var halts: [Halt] = []
  /// What the venue told, in its order.
  public var news: [News] = []
  /// How many of the trader's commands were refused.
  public var refusals = 0
  /// The hash of the world at the end.
  public var stateHash: UInt64 = 0

  /// The longest halt, which is what the scenario is about.
  public var mainHalt: Halt? {
    halts.max { ($0.length, $1.stoppedAt) < ($1.length, $0.stoppedAt) }
  }

  /// What fills brought between two moments, in the quote asset and against the price elsewhere at
  /// each of them: 0 where all were at that price and free of fees. What the equity changed by
  /// beside that is the price's doing, on what was held.
  public func gainByFills(from start: Instant, to end: Instant) -> Money {
    // Valued in one division, so that nothing is rounded off where nothing was filled.
    var (bought, paid) = (Int128(0), Int128(0))
    for (before, after) in zip(samples, samples.dropFirst())
    where before.time >= start && after.time <= end {
      bought += Int128(after.base.units - before.base.units) * Int128(after.outside.ticks)
      paid += Int128(before.quote.units - after.quote.units)
    }
    let value = bought * Int128(instrument.tickUnits) / Int128(instrument.base.unitsPerWhole)
    return Money(units: Int64(clamping: value - paid))
  }

  /// The last sample at or before a moment; the first where there is none before.
  public func sample(at moment: Instant) -> Sample? {
    var (low, high) = (0, samples.count)
    while low < high {
      let middle = (low + high) / 2
      if samples[middle].time <= moment { low = middle + 1 } else { high = middle }
    }
    return samples.isEmpty ? nil : samples[max(0, low - 1)]
  }
}
