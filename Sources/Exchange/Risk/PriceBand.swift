import Market

/// How far a price may be from another one.
struct PriceBand: BitwiseCopyable, Sendable, Equatable {
  /// The lowest price inside, in ticks; at least 1.
  let low: Int64
  /// The highest price inside, in ticks.
  let high: Int64

  /// The band around a price; `nil` where there is no price or no rule.
  init?(around ticks: Int64, partsPerMillion: Int64) {
    guard ticks > 0, partsPerMillion > 0 else { return nil }
    let distance = ticks.share(partsPerMillion)
    let (sum, overflow) = ticks.addingReportingOverflow(distance)
    low = max(1, ticks - distance)
    high = overflow ? .max : sum
  }

  /// Whether a price is inside.
  func contains(_ ticks: Int64) -> Bool { ticks >= low && ticks <= high }
}

extension Int64 {
  /// So many parts per million of a number that is not negative, cut off; the largest number where
  /// it is more than fits.
  func share(_ partsPerMillion: Int64) -> Int64 {
    let (whole, rest) = quotientAndRemainder(dividingBy: 1_000_000)
    let (large, overflow) = whole.multipliedReportingOverflow(by: partsPerMillion)
    let (small, carried) = rest.multipliedReportingOverflow(by: partsPerMillion)
    let (sum, spilled) = large.addingReportingOverflow(small / 1_000_000)
    return overflow || carried || spilled ? .max : sum
  }
}

extension OrderBook {
  /// What prices are measured by: the last one, or else the opening reference; 0 where there is
  /// neither.
  var referenceTicks: Int64 {
    @inline(__always) get { lastTicks > 0 ? lastTicks : rules.openingReference?.ticks ?? 0 }
  }

  /// Where prices may be at the moment; `nil` where they may be anywhere.
  var band: PriceBand? {
    @inline(__always) get {
      PriceBand(around: referenceTicks, partsPerMillion: rules.priceBandPartsPerMillion)
    }
  }

  /// Where the price of an auction may be without extending it; `nil` where it may be anywhere.
  var collar: PriceBand? {
    PriceBand(around: referenceTicks, partsPerMillion: rules.collarPartsPerMillion)
  }

  /// The worst price at which an order trades: its limit, or the band of this moment for a market
  /// order.
  @inline(__always)
  func takerLimit(of order: NewOrder) -> Int64 {
    if order.kind == .limit { return order.price.ticks }
    return order.side == .buy ? band?.high ?? .max : band?.low ?? 0
  }
}
