import Market

/// What taking in, settling and ending an order of an instrument needs, without its texts and the
/// rules that few orders meet.
///
/// What every order needs comes first, so that it lies on two cache lines, the first tier's rates
/// included.
struct InstrumentTerms: BitwiseCopyable, Sendable {
  let instrument: InstrumentID
  private let baseNumber: UInt16
  private let quoteNumber: UInt16
  /// Whether prices must lie in a band around the reference.
  let hasPriceBand: Bool
  /// Base minor units in a lot.
  let lotUnits: Int64
  /// Quote minor units that a lot is worth at a tick.
  let tickLotUnits: Int64
  /// The smallest order, in lots.
  let minimumLots: Int64
  /// The largest order, in lots; never more than fits an ``OrderNode``.
  let maximumLots: Int64
  /// The highest price, in ticks; never more than fits an ``OrderNode``.
  let maximumTicks: Int64
  /// The least that an order may be worth, in quote minor units.
  let minimumValue: Int64
  /// The most that an order may be worth, in quote minor units.
  let maximumValue: Int64
  /// What each tier pays; the places behind the last tier repeat it.
  private let rates: InlineArray<8, FeeRates>
  /// How much worse than its trigger a stop without a limit may trade, in parts per million.
  let stopProtection: Int64

  /// How many bytes at the start every order needs.
  static let hotBytes = 72

  init(_ instrument: Instrument) {
    self.instrument = instrument.id
    baseNumber = instrument.base.id.rawValue
    quoteNumber = instrument.quote.id.rawValue
    lotUnits = instrument.lotUnits
    tickLotUnits = instrument.tickLotUnits
    let tiers = [instrument.fees] + instrument.furtherFeeTiers.prefix(7)
    rates = InlineArray { FeeRates(tiers[min($0, tiers.count - 1)]) }
    let rules = instrument.rules
    hasPriceBand = rules.priceBandPartsPerMillion > 0
    minimumLots = max(1, rules.minimumQuantity.lots)
    maximumLots = min(instrument.maximumQuantity.lots, OrderNode.maximum)
    minimumValue = rules.minimumNotional.units
    maximumValue = rules.maximumNotional.units
    stopProtection = rules.stopProtectionPartsPerMillion
    maximumTicks = min(instrument.maximumPrice.ticks, PriceLadder.maximumTicks)
  }

  /// The index of the asset that is bought and sold.
  var base: Int {
    @inline(__always) get { Int(baseNumber) }
  }

  /// The index of the asset that it is paid in.
  var quote: Int {
    @inline(__always) get { Int(quoteNumber) }
  }

  /// What resting orders of a tier pay, in parts per million.
  @inline(__always)
  func makerRate(_ tier: Int) -> Int64 { Int64(rates[tier].maker) }

  /// What coming orders of a tier pay, in parts per million.
  @inline(__always)
  func takerRate(_ tier: Int) -> Int64 { Int64(rates[tier].taker) }

  /// What an open buy order of a tier sets aside for the fee, in parts per million.
  @inline(__always)
  func highestRate(_ tier: Int) -> Int64 { Int64(max(rates[tier].maker, rates[tier].taker)) }

  /// What lots are worth. Traps beyond 64 bits, which no order that was accepted reaches.
  @inline(__always)
  func value(lots: Int64, ticks: Int64) -> Int64 { lots * ticks * tickLotUnits }

  /// What lots are worth; `nil` beyond 64 bits.
  @inline(__always)
  func valueIfRepresentable(lots: Int64, ticks: Int64) -> Int64? {
    let (product, overflow) = lots.multipliedReportingOverflow(by: ticks)
    let (value, carried) = product.multipliedReportingOverflow(by: tickLotUnits)
    return overflow || carried ? nil : value
  }

  /// How many lots an amount covers at a price.
  func lots(covering units: Int64, ticks: Int64) -> Int64 {
    let (lotValue, overflow) = ticks.multipliedReportingOverflow(by: tickLotUnits)
    return overflow ? 0 : units / lotValue
  }

  /// The asset of which an open order sets something aside.
  @inline(__always)
  func heldAsset(_ side: Side) -> Int { side == .buy ? quote : base }

  /// What an open order sets aside: a function of the order alone.
  ///
  /// A buy order sets aside its value at its limit and the highest fee on it, less what rounding
  /// has taken too much already; a sell order what it sells.
  @inline(__always)
  func held(_ side: Side, lots: Int64, ticks: Int64, credit: Int64, tier: Int) -> Int64 {
    guard side == .buy else { return lots * lotUnits }
    let value = value(lots: lots, ticks: ticks)
    return value + Charge(value: value, rate: highestRate(tier), credit: credit).fee
  }

  /// What an open order would set aside; `nil` beyond 64 bits, which is more than anybody has.
  @inline(__always)
  func heldIfRepresentable(
    _ side: Side, lots: Int64, ticks: Int64, credit: Int64, tier: Int
  ) -> Int64? {
    if side == .sell {
      let (amount, overflow) = lots.multipliedReportingOverflow(by: lotUnits)
      return overflow ? nil : amount
    }
    guard let value = valueIfRepresentable(lots: lots, ticks: ticks) else { return nil }
    let fee = Charge(value: value, rate: highestRate(tier), credit: credit).fee
    let (sum, overflow) = value.addingReportingOverflow(fee)
    return overflow ? nil : sum
  }
}

/// What a fee tier pays, in parts per million.
struct FeeRates: BitwiseCopyable, Sendable {
  let maker: UInt32
  let taker: UInt32

  init(_ fees: FeeSchedule) {
    maker = UInt32(fees.makerPartsPerMillion)
    taker = UInt32(fees.takerPartsPerMillion)
  }
}

/// A fee, rounded up against the trader once for each order and not once for each fill.
///
/// An order carries what rounding up has taken too much so far, its credit, in millionths of a
/// minor unit: 0 to 999,999. The next fill is charged that much less before it is rounded in turn,
/// so that all fills together pay the fee of their sum, rounded up once.
struct Charge: BitwiseCopyable, Sendable {
  /// The fee in whole minor units.
  let fee: Int64
  /// The credit that is left.
  let credit: Int64

  /// The fee on a value at a rate in parts per million, for an order with a credit.
  @inline(__always)
  init(value: Int64, rate: Int64, credit: Int64) {
    let (exact, overflow) = value.multipliedReportingOverflow(by: rate)
    if !overflow, exact < .max - 1_000_000 {
      fee = (exact - credit + 999_999) / 1_000_000
      self.credit = fee * 1_000_000 - exact + credit
    } else {
      let exact = Int128(value) * Int128(rate) - Int128(credit)
      let rounded = (exact + 999_999) / 1_000_000
      fee = Int64(rounded)
      self.credit = Int64(rounded * 1_000_000 - exact)
    }
  }
}
