public import Market

extension Position {
  /// The price at which closing the open lots with one order brings neither gain nor loss: what
  /// they cost, the fees paid for them and the fee of closing come back, and at most a tick more.
  ///
  /// - Parameters:
  ///   - exitFeePartsPerMillion: The fee of the closing order, 0 to 100,000.
  ///   - instrument: The market of the position.
  /// - Returns: `nil` without open lots, and where no price above 0 does it.
  public func breakEvenPrice(
    exitFeePartsPerMillion: Int64, of instrument: Instrument
  ) -> Price? {
    guard lots != 0 else { return nil }
    let tick = Int128(lots.magnitude) * Int128(instrument.tickLotUnits)
    let rate = Int128(exitFeePartsPerMillion)
    func fee(_ ticks: Int128) -> Int128 { (ticks * tick * rate + 999_999) / 1_000_000 }
    let spent = Int128(cost.units) + Int128(openFees.units)
    if lots > 0 {
      // The lowest price whose proceeds cover it.
      var ticks = max(1, spent * 1_000_000 / ((1_000_000 - rate) * tick))
      while ticks * tick - fee(ticks) < spent { ticks += 1 }
      return Price(ticks: Int64(clamping: ticks))
    }
    // The highest price at which buying back costs no more than was received.
    let received = -spent
    var ticks = received * 1_000_000 / ((1_000_000 + rate) * tick)
    while ticks > 0, ticks * tick + fee(ticks) > received { ticks -= 1 }
    return ticks > 0 ? Price(ticks: Int64(clamping: ticks)) : nil
  }
}
