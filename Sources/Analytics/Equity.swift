public import Market

/// What an account is worth in one asset, and how it came to be: by trading, or by prices alone.
///
/// `total - opening` is `trading + drift`. Only `trading` says how well the person traded: it is
/// what the balances differ by from those at the start, at present prices, so that all fees are in
/// it and what coins held from the start gained or lost is not. It needs no fills and so stays
/// right where some were missed.
public struct Equity: Hashable, Sendable {
  /// The asset in which the rest is reckoned.
  public var asset: AssetID
  /// What the balances are worth at present prices.
  public var total: Money
  /// What the balances at the start were worth at the prices of the start.
  public var opening: Money
  /// What own trading gained, after fees.
  public var trading: Money
  /// What the prices alone did to the balances of the start, up to rounding.
  public var drift: Money {
    let drift = Int128(total.units) - Int128(opening.units) - Int128(trading.units)
    return Money(units: Int64(clamping: drift))
  }

  /// Reckons up an account.
  ///
  /// Assets that no instrument trades against `asset` are left out.
  ///
  /// - Parameters:
  ///   - asset: What to reckon in.
  ///   - balances: The balances now, by asset.
  ///   - openingBalances: The balances at the start, by asset.
  ///   - instruments: The instruments, by number.
  ///   - marks: The present price of each instrument.
  ///   - references: The price of each instrument at the start.
  public init(
    in asset: AssetID, balances: [Balance], openingBalances: [Balance],
    instruments: [Instrument], marks: [Price], references: [Price]
  ) {
    self.asset = asset
    var total: Int128 = 0
    var opening: Int128 = 0
    var trading: Int128 = 0
    for index in balances.indices {
      let now = balances[index].total
      let before = index < openingBalances.count ? openingBalances[index].total : .zero
      if index == Int(asset.rawValue) {
        total += Int128(now.units)
        opening += Int128(before.units)
        trading += Int128(now.units) - Int128(before.units)
        continue
      }
      guard
        let market = instruments.firstIndex(where: {
          Int($0.base.id.rawValue) == index && $0.quote.id == asset
        }), market < marks.count, market < references.count
      else { continue }
      let instrument = instruments[market]
      total += Self.worth(of: now, at: marks[market], of: instrument)
      opening += Self.worth(of: before, at: references[market], of: instrument)
      trading += Self.worth(of: now - before, at: marks[market], of: instrument)
    }
    // Cut off at the ends: what an account has is exact, what it is worth need not fit 64 bits.
    self.total = Money(units: Int64(clamping: total))
    self.opening = Money(units: Int64(clamping: opening))
    self.trading = Money(units: Int64(clamping: trading))
  }

  /// What an amount of the base asset is worth, rounded to zero where it is no whole lot.
  private static func worth(of base: Money, at price: Price, of instrument: Instrument) -> Int128 {
    let whole = Int128(base.units) * Int128(price.ticks)
    let (value, overflow) = whole.multipliedReportingOverflow(by: Int128(instrument.tickLotUnits))
    // Beyond 64 bits it is cut off anyway; three such figures must still add up.
    if overflow { return whole > 0 ? Int128(Int64.max) : Int128(Int64.min) }
    return Int128(Int64(clamping: value / Int128(instrument.lotUnits)))
  }
}

extension MarketSummary {
  /// The price at which holdings are reckoned: the middle of the touch, rounded down to the tick;
  /// the last trade where a side is missing or, in an auction, the sides overlap; else the start's.
  public var mark: Price {
    if let bid = bid?.price, let ask = ask?.price, bid < ask {
      return Price(ticks: bid.ticks + (ask.ticks - bid.ticks) / 2)
    }
    return last ?? reference
  }
}
