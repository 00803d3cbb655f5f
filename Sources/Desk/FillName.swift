public import Analytics
public import Market

/// What tells an own fill from every other: its trade, and which of the account's orders it filled.
public struct FillName: Hashable, Sendable {
  /// The trade.
  public var trade: TradeID
  /// The order.
  public var order: OrderID
  /// Names a fill.
  public init(_ fill: Fill) {
    trade = fill.trade
    order = fill.order
  }
}

extension DeskState {
  /// The place of a fill among those that are kept; `nil` where it is gone.
  public func index(of name: FillName) -> Int? {
    fills.lastIndex { FillName($0.fill) == name }
  }

  /// The averages of the fills of a market in one part.
  public func averages(of instrument: InstrumentID, as liquidity: Liquidity) -> FillAverages {
    var averages = FillAverages()
    guard let market = self.instrument(instrument) else { return averages }
    for record in fills
    where record.fill.instrument == instrument && record.fill.liquidity == liquidity {
      averages.add(record.fill, cost: record.cost, markOuts: record.markOuts, of: market)
    }
    return averages
  }
}
