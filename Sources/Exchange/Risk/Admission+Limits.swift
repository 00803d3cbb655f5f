import Market

// The limits that an order must keep, one by one.
extension OrderBook {
  /// Refuses a quantity that no order may have.
  @inline(__always)
  mutating func refusal(ofLots lots: Int64) -> Refusal? {
    if lots < terms.minimumLots {
      return Refusal(.quantityOutOfRange, need: terms.minimumLots, have: lots)
    }
    if lots > terms.maximumLots {
      return Refusal(.quantityOutOfRange, need: terms.maximumLots, have: lots)
    }
    return nil
  }

  /// Refuses a price that no order may have.
  @inline(__always)
  mutating func refusal(ofTicks ticks: Int64) -> Refusal? {
    (1...terms.maximumTicks).contains(ticks)
      ? nil : Refusal(.priceOutOfRange, need: ticks < 1 ? 1 : terms.maximumTicks, have: ticks)
  }

  /// Refuses a price outside the band.
  @inline(__always)
  mutating func refusal(ofBand ticks: Int64) -> Refusal? {
    guard terms.hasPriceBand, let band, !band.contains(ticks) else { return nil }
    return Refusal(.priceOutsideBand, need: ticks < band.low ? band.low : band.high, have: ticks)
  }

  /// Refuses an iceberg order that shows too little or more than it has.
  @inline(__always)
  mutating func refusal(ofDisplay order: NewOrder) -> Refusal? {
    let shown = order.displayQuantity.lots
    if shown == 0 { return nil }
    if shown < terms.minimumLots {
      return Refusal(.displayOutOfRange, need: terms.minimumLots, have: shown)
    }
    return shown > order.quantity.lots
      ? Refusal(.displayOutOfRange, need: order.quantity.lots, have: shown) : nil
  }

  /// Refuses a good-till-date order whose date is missing or has come.
  @inline(__always)
  mutating func refusal(ofExpiry order: NewOrder, at time: Instant) -> Refusal? {
    guard order.timeInForce == .goodTillDate else { return nil }
    if let expiry = order.expiresAt, expiry > time { return nil }
    return Refusal(
      .expiryInPast, need: time.nanoseconds / 1_000_000_000,
      have: (order.expiresAt?.nanoseconds ?? 0) / 1_000_000_000)
  }

  /// Refuses lots that are worth too little or too much at a price.
  @inline(__always)
  mutating func refusal(ofNotional lots: Int64, ticks: Int64) -> Refusal? {
    if terms.minimumValue <= 0, terms.maximumValue == .max { return nil }
    return refusal(ofValue: terms.valueIfRepresentable(lots: lots, ticks: ticks) ?? .max)
  }

  /// Refuses an order that is worth too little or too much.
  @inline(__always)
  mutating func refusal(ofValue units: Int64) -> Refusal? {
    if units >= terms.minimumValue, units <= terms.maximumValue { return nil }
    let limit = units < terms.minimumValue ? terms.minimumValue : terms.maximumValue
    return Refusal(.notionalOutOfRange, asset: terms.quote, need: limit, have: units)
  }

  /// Refuses so many further orders of an account that has as many as it may.
  @inline(__always)
  mutating func refusal(ofOrders count: Int64, from account: UInt32, floor: inout Floor) -> Refusal?
  {
    let open = Int64(floor.ledger.accounts[Int(account)].orderCount)
    let limit = Int64(floor.ledger.ordersPerAccount)
    return open + count > limit ? Refusal(.tooManyOrders, need: limit, have: open) : nil
  }

  /// Refuses a need that exceeds what is available; a need of `nil` exceeds everything.
  @inline(__always)
  mutating func refusal(ofNeed need: Int64?, _ side: Side, available: Int64) -> Refusal? {
    if let need, need <= available { return nil }
    return Refusal(
      .insufficientFunds, asset: terms.heldAsset(side), need: need ?? .max, have: available)
  }
}
