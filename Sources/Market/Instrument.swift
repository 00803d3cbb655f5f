/// What trading costs, in parts per million of the traded value; charged in the quote asset.
public struct FeeSchedule: Hashable, Sendable, BitwiseCopyable {
  /// For the order that rested, 0 to 100,000 (10 %). Both sides of an uncross pay this.
  public let makerPartsPerMillion: Int64
  /// For the order that came and took, 0 to 100,000 (10 %).
  public let takerPartsPerMillion: Int64

  /// Makes a schedule.
  public init(makerPartsPerMillion: Int64, takerPartsPerMillion: Int64) {
    precondition((0...100_000).contains(makerPartsPerMillion), "maker fee is 0 to 10 %")
    precondition((0...100_000).contains(takerPartsPerMillion), "taker fee is 0 to 10 %")
    self.makerPartsPerMillion = makerPartsPerMillion
    self.takerPartsPerMillion = takerPartsPerMillion
  }

  /// The higher of the two, which is what an open buy order sets money aside for.
  public var highestPartsPerMillion: Int64 { max(makerPartsPerMillion, takerPartsPerMillion) }
}

/// Why a pair of assets, a tick and a lot do not make an instrument.
public enum InstrumentError: Error, Hashable, Sendable {
  /// Tick and lot must be above 0.
  case notPositive
  /// One tick times one lot is not a whole number of quote minor units, so trades would round.
  case fractionalValue
  /// One tick times one lot is worth more quote minor units than fit 64 bits.
  case valueTooLarge
}

/// A market: what is traded against what, in which steps, at which fee.
public struct Instrument: Hashable, Sendable {
  /// Its number at this exchange.
  public let id: InstrumentID
  /// Its symbol, base and quote with a hyphen, such as `BTC-USDT`.
  public let symbol: String
  /// What is bought and sold.
  public let base: Asset
  /// What it is paid in.
  public let quote: Asset
  /// The price step, in quote minor units for one whole unit of the base asset.
  public let tickUnits: Int64
  /// The quantity step, in base minor units.
  public let lotUnits: Int64
  /// What one lot is worth at a price of one tick, in quote minor units; whole by construction.
  public let tickLotUnits: Int64
  /// What trading costs, in tier 0.
  public let fees: FeeSchedule
  /// What trading costs in the tiers from 1 on, 7 at most. An account whose tier is not here pays
  /// that of the last one.
  public var furtherFeeTiers: [FeeSchedule] = []
  /// The rules beside tick and lot.
  public var rules = TradingRules()
  /// The largest order.
  public let maximumQuantity: Quantity
  /// The highest price an order may have; prices run from 1 tick to this.
  public let maximumPrice: Price

  /// Makes an instrument.
  /// - Throws: ``InstrumentError`` where its steps cannot be settled exactly.
  public init(
    id: InstrumentID, base: Asset, quote: Asset, tickUnits: Int64, lotUnits: Int64,
    fees: FeeSchedule, maximumQuantity: Quantity, maximumPrice: Price
  ) throws(InstrumentError) {
    guard tickUnits > 0, lotUnits > 0, maximumQuantity.lots > 0, maximumPrice.ticks > 0 else {
      throw .notPositive
    }
    let value = Int128(tickUnits) * Int128(lotUnits)
    let whole = Int128(base.unitsPerWhole)
    guard value % whole == 0, value / whole > 0 else { throw .fractionalValue }
    guard value / whole <= Int64.max else { throw .valueTooLarge }
    self.id = id
    symbol = "\(base.symbol)-\(quote.symbol)"
    self.base = base
    self.quote = quote
    self.tickUnits = tickUnits
    self.lotUnits = lotUnits
    tickLotUnits = Int64(value / whole)
    self.fees = fees
    self.maximumQuantity = maximumQuantity
    self.maximumPrice = maximumPrice
  }

  /// What a quantity is worth at a price, in the quote asset; exact. Traps beyond 64 bits.
  public func value(of quantity: Quantity, at price: Price) -> Money {
    Money(units: Int64(Int128(price.ticks) * Int128(quantity.lots) * Int128(tickLotUnits)))
  }

  /// A quantity as an amount of the base asset.
  public func amount(of quantity: Quantity) -> Money { Money(units: quantity.lots * lotUnits) }

  /// How many decimals a price of this instrument shows.
  public var priceDecimals: Int { Decimal.places(ofStep: tickUnits, decimals: quote.decimals) }

  /// How many decimals a quantity of this instrument shows.
  public var quantityDecimals: Int { Decimal.places(ofStep: lotUnits, decimals: base.decimals) }
}
