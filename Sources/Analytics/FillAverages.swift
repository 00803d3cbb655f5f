public import Market

/// What fills cost and brought on average, each weighted by its value.
public struct FillAverages: Hashable, Sendable {
  /// A sum, and the value of what it was summed over.
  private struct Share: Hashable, Sendable {
    var sum: Int128 = 0
    var value: Int128 = 0

    mutating func add(_ money: Money, of value: Int128) {
      sum += Int128(money.units)
      self.value += value
    }

    /// In millionths of the value, rounded to zero.
    var partsPerMillion: Int64? {
      value > 0 ? Int64(clamping: sum * 1_000_000 / value) : nil
    }
  }

  /// How many fills there are.
  public private(set) var count = 0
  private var spreads = Share()
  private var impacts = Share()
  private var fees = Share()
  private var gains = MarkOuts.horizons.map { _ in Share() }

  /// Makes the averages of no fills.
  public init() {}

  /// Adds a fill, with what is known of it.
  public mutating func add(
    _ fill: Fill, cost: FillCost?, markOuts: MarkOuts, of instrument: Instrument
  ) {
    let value =
      Int128(fill.price.ticks) * Int128(fill.quantity.lots) * Int128(instrument.tickLotUnits)
    guard value > 0 else { return }
    count += 1
    fees.add(fill.fee, of: value)
    if let cost {
      spreads.add(cost.spread, of: value)
      impacts.add(cost.impact, of: value)
    }
    for index in gains.indices {
      guard let gain = markOuts.gainHalfTicks(index, of: fill) else { continue }
      gains[index].add(instrument.value(ofHalfTicks: gain, fill.quantity), of: value)
    }
  }

  /// The spread paid, in millionths of the value; below 0 where it was earned. `nil` where no fill
  /// tells.
  public var spreadPartsPerMillion: Int64? { spreads.partsPerMillion }
  /// The impact paid, in millionths of the value; `nil` where no fill tells.
  public var impactPartsPerMillion: Int64? { impacts.partsPerMillion }
  /// The fee paid, in millionths of the value; `nil` where there is no fill.
  public var feePartsPerMillion: Int64? { fees.partsPerMillion }
  /// What the market's way gained after each horizon of ``MarkOuts``, in millionths of the value;
  /// `nil` where no fill tells.
  public var gainsPartsPerMillion: [Int64?] { gains.map(\.partsPerMillion) }
}
