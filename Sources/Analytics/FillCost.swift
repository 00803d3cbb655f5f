public import Market

/// What a fill cost against the middle of its market, in parts that add up.
///
/// Amounts are in the quote asset: above 0 where they were paid, below 0 where they were earned.
public struct FillCost: Hashable, Sendable {
  /// The way from the middle to the best price that was there: half the spread. Whoever rested
  /// and was met earns it.
  public var spread: Money
  /// The way from the best price to the price of the fill, which the order itself took away.
  public var impact: Money
  /// The fee.
  public var fee: Money

  /// Makes a cost of its parts.
  public init(spread: Money, impact: Money, fee: Money) {
    self.spread = spread
    self.impact = impact
    self.fee = fee
  }

  /// All of it.
  public var total: Money { spread + impact + fee }

  /// Measures a fill by the touch before it; `nil` for an uncross, which has one price for all.
  ///
  /// - Parameters:
  ///   - firstPrice: The price of the first fill of the same taker in the same moment, which was
  ///     the best there was; `nil` where this is the first.
  public init?(_ fill: Fill, touch: Touch, firstPrice: Price? = nil, of instrument: Instrument) {
    let best: Price
    switch fill.liquidity {
    case .auction: return nil
    case .maker: best = fill.price
    case .taker: best = firstPrice ?? fill.price
    }
    let sign: Int64 = fill.side == .buy ? 1 : -1
    let spread = sign * (best.ticks * 2 - touch.middleTwice)
    let impact = sign * (fill.price.ticks - best.ticks) * 2
    self.init(
      spread: instrument.value(ofHalfTicks: spread, fill.quantity),
      impact: instrument.value(ofHalfTicks: impact, fill.quantity), fee: fill.fee)
  }
}

extension Instrument {
  /// What a quantity gains where its price moves by so many halves of a tick, in the quote asset;
  /// rounded to zero, and held within 64 bits.
  func value(ofHalfTicks count: Int64, _ quantity: Quantity) -> Money {
    let units = Int128(count) * Int128(quantity.lots) * Int128(tickLotUnits) / 2
    return Money(units: Int64(clamping: units))
  }
}
