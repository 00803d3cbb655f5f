extension Instrument {
  /// A price as a person reads it, such as `61,732.41`.
  public func text(_ price: Price) -> String {
    Decimal.text(price.ticks * tickUnits, decimals: quote.decimals, shown: priceDecimals)
  }

  /// A quantity as a person reads it, such as `0.50000`.
  public func text(_ quantity: Quantity) -> String {
    Decimal.text(quantity.lots * lotUnits, decimals: base.decimals, shown: quantityDecimals)
  }

  /// The price that a text names, or `nil` where it is no number or not on the tick.
  public func price(_ text: String) -> Price? {
    guard let units = Decimal.units(text, decimals: quote.decimals), units % tickUnits == 0 else {
      return nil
    }
    return Price(ticks: units / tickUnits)
  }

  /// The quantity that a text names, or `nil` where it is no number or not a whole lot.
  public func quantity(_ text: String) -> Quantity? {
    guard let units = Decimal.units(text, decimals: base.decimals), units % lotUnits == 0 else {
      return nil
    }
    return Quantity(lots: units / lotUnits)
  }
}

extension Asset {
  /// An amount as a person reads it, such as `71,204.15`, cut off behind the shown decimals.
  public func text(_ money: Money) -> String {
    Decimal.text(money.units, decimals: decimals, shown: displayDecimals)
  }

  /// An amount to its last minor unit.
  public func exactText(_ money: Money) -> String {
    Decimal.text(money.units, decimals: decimals)
  }
}
