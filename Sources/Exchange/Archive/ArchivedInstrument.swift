import Market

/// An instrument as it lies in an archive: one that was listed since the start, which the
/// configuration does not tell.
///
/// Whatever an instrument gets besides belongs here: a field, and a line in each of `init`,
/// `transfer` and `instrument`.
struct ArchivedInstrument: Archived {
  private static let noAsset = Asset(id: AssetID(0), symbol: "", decimals: 0, displayDecimals: 0)
  private static let noFees = FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 0)

  private var id = InstrumentID(0)
  private var base = ArchivedInstrument.noAsset
  private var quote = ArchivedInstrument.noAsset
  private var tickUnits: Int64 = 1
  private var lotUnits: Int64 = 1
  private var fees = ArchivedInstrument.noFees
  private var furtherFeeTiers: [FeeSchedule] = []
  private var rules = TradingRules()
  private var maximumQuantity = Quantity(lots: 1)
  private var maximumPrice = Price(ticks: 1)

  init() {}

  init(_ instrument: Instrument) {
    id = instrument.id
    base = instrument.base
    quote = instrument.quote
    tickUnits = instrument.tickUnits
    lotUnits = instrument.lotUnits
    fees = instrument.fees
    furtherFeeTiers = instrument.furtherFeeTiers
    rules = instrument.rules
    maximumQuantity = instrument.maximumQuantity
    maximumPrice = instrument.maximumPrice
  }

  mutating func transfer(_ archive: inout StateArchive) {
    id.transfer(&archive)
    base.transfer(&archive)
    quote.transfer(&archive)
    archive.transfer(&tickUnits)
    archive.transfer(&lotUnits)
    fees.transfer(&archive)
    archive.transfer(&furtherFeeTiers, blank: Self.noFees, wordsEach: 2)
    rules.transfer(&archive)
    maximumQuantity.transfer(&archive)
    maximumPrice.transfer(&archive)
  }

  /// The instrument; `nil` where there cannot be such a one.
  var instrument: Instrument? {
    let made = try? Instrument(
      id: id, base: base, quote: quote, tickUnits: tickUnits, lotUnits: lotUnits, fees: fees,
      maximumQuantity: maximumQuantity, maximumPrice: maximumPrice)
    guard var made else { return nil }
    made.furtherFeeTiers = furtherFeeTiers
    made.rules = rules
    return made
  }
}
