public import Market

/// What an account's own trades in one market added up to since the session began.
///
/// Money is in the quote asset. Average cost; fees are kept apart and reckoned into the net.
public struct Position: Hashable, Sendable {
  /// Lots bought less lots sold.
  public private(set) var lots: Int64 = 0
  /// What the open lots cost, without fees; negative where more was sold than bought.
  public private(set) var cost = Money.zero
  /// Profit of the closed lots, before fees.
  public private(set) var realised = Money.zero
  /// All fees paid.
  public private(set) var fees = Money.zero
  /// Makes an empty position.
  public init() {}
  /// Adds a fill of an instrument.
  public mutating func add(_ fill: Fill, of instrument: Instrument) {}
  /// Profit of the open lots at a price, before fees.
  public func unrealised(at price: Price, of instrument: Instrument) -> Money { .zero }
  /// Realised and unrealised profit less all fees.
  public func net(at price: Price, of instrument: Instrument) -> Money { .zero }
  /// The average price of the open lots; `nil` without any.
  public func averagePrice(of instrument: Instrument) -> Price? { nil }
}
