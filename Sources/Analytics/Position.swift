public import Market

/// What an account's own trades in one market added up to since the session began.
///
/// Money is in the quote asset. Average cost; fees are kept apart and reckoned into the net.
///
/// Whatever the order of the trades, realised and unrealised profit together are exactly what was
/// received less what was paid plus what the open lots are worth: a rounded average only moves
/// single minor units between the two, and back when the position is closed.
public struct Position: Hashable, Sendable {
  /// Lots bought less lots sold.
  public private(set) var lots: Int64 = 0
  /// What the open lots cost, without fees; negative where more was sold than bought.
  public private(set) var cost = Money.zero
  /// Profit of the closed lots, before fees.
  public private(set) var realised = Money.zero
  /// All fees paid.
  public private(set) var fees = Money.zero
  /// The part of the fees that was paid for the lots that are open.
  public private(set) var openFees = Money.zero
  /// Makes an empty position.
  public init() {}

  /// Whether nothing is open.
  public var isFlat: Bool { lots == 0 }

  /// How much is open, without its direction.
  public var quantity: Quantity { Quantity(lots: lots < 0 ? -lots : lots) }

  /// Adds a fill of an instrument.
  public mutating func add(_ fill: Fill, of instrument: Instrument) {
    fees += fill.fee
    let bought = fill.side == .buy ? fill.quantity.lots : -fill.quantity.lots
    let before = lots
    trade(bought, at: fill.price, of: instrument)
    if bought != 0 { addOpenFee(fill.fee, bought: bought, before: before) }
  }

  /// Brings the open lots to a figure known from elsewhere, as if the difference had traded at a
  /// price and without fees. For fills that were missed.
  public mutating func reconcile(lots known: Int64, at price: Price, of instrument: Instrument) {
    if known != lots { trade(known - lots, at: price, of: instrument) }
    if lots == 0 { openFees = .zero }
  }

  /// Profit of the open lots at a price, before fees.
  public func unrealised(at price: Price, of instrument: Instrument) -> Money {
    Self.value(lots, at: price, of: instrument) - cost
  }

  /// Realised and unrealised profit less all fees.
  public func net(at price: Price, of instrument: Instrument) -> Money {
    realised + unrealised(at: price, of: instrument) - fees
  }

  /// The average price of the open lots, rounded to the nearest tick; `nil` without any.
  public func averagePrice(of instrument: Instrument) -> Price? {
    guard lots != 0 else { return nil }
    let one = Int128(lots.magnitude) * Int128(instrument.tickLotUnits)
    return Price(ticks: Int64((Int128(cost.units.magnitude) + one / 2) / one))
  }

  /// Shares a fee out: what it opened stays, what was closed takes its part of the fees along.
  private mutating func addOpenFee(_ fee: Money, bought: Int64, before: Int64) {
    let isReducing = (before > 0) != (bought > 0) && before != 0
    let closed = isReducing ? min(before.magnitude, bought.magnitude) : 0
    if closed > 0 {
      openFees -= Money(
        units: Int64(Int128(openFees.units) * Int128(closed) / Int128(before.magnitude)))
    }
    let opened = Int128(bought.magnitude - closed)
    openFees += Money(units: Int64(Int128(fee.units) * opened / Int128(bought.magnitude)))
  }

  private mutating func trade(_ bought: Int64, at price: Price, of instrument: Instrument) {
    let isReducing = (lots > 0) != (bought > 0) && lots != 0
    let closing = isReducing ? min(lots.magnitude, bought.magnitude) : 0
    if closing > 0 {
      let closed = lots > 0 ? Int64(closing) : -Int64(closing)
      let costOfClosed = Money(units: Int64(Int128(cost.units) * Int128(closed) / Int128(lots)))
      realised += Self.value(closed, at: price, of: instrument) - costOfClosed
      cost -= costOfClosed
      lots -= closed
    }
    let opening = bought > 0 ? bought - Int64(closing) : bought + Int64(closing)
    cost += Self.value(opening, at: price, of: instrument)
    lots += opening
  }

  private static func value(_ lots: Int64, at price: Price, of instrument: Instrument) -> Money {
    let value = instrument.value(of: Quantity(lots: lots < 0 ? -lots : lots), at: price)
    return lots < 0 ? -value : value
  }
}
