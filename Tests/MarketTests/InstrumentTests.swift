import Market
import Testing

@Suite struct InstrumentTests {
  private static let btc = Asset(id: AssetID(0), symbol: "BTC", decimals: 8, displayDecimals: 5)
  private static let usdt = Asset(id: AssetID(1), symbol: "USDT", decimals: 8, displayDecimals: 2)

  private static func instrument(
    tick: Int64 = 1_000_000, lot: Int64 = 1_000, lots: Int64 = 1_000_000,
    ticks: Int64 = 100_000_000
  ) throws(InstrumentError) -> Instrument {
    try Instrument(
      id: InstrumentID(0), base: btc, quote: usdt, tickUnits: tick, lotUnits: lot,
      fees: FeeSchedule(makerPartsPerMillion: 200, takerPartsPerMillion: 500),
      maximumQuantity: Quantity(lots: lots), maximumPrice: Price(ticks: ticks))
  }

  @Test func aTradeIsWorthAWholeNumberOfUnits() throws {
    // A cent a coin, a hundred-thousandth of a coin: a lot at a tick is worth 10 units of 1e-8.
    let instrument = try Self.instrument()
    #expect(instrument.tickLotUnits == 10)
    let value = instrument.value(of: Quantity(lots: 50_000), at: Price(ticks: 6_173_241))
    #expect(Self.usdt.exactText(value) == "30,866.20500000")
    #expect(instrument.amount(of: Quantity(lots: 50_000)).units == 50_000_000)
    #expect(instrument.symbol == "BTC-USDT")
    #expect(instrument.priceDecimals == 2 && instrument.quantityDecimals == 5)
    #expect(instrument.fees.highestPartsPerMillion == 500)
  }

  @Test(
    arguments: [
      (1_000_000, 1_000, nil), (100_000, 1_000, nil), (10_000, 10_000, nil),
      (10_000, 1_000, .fractionalValue), (1, 1, .fractionalValue),
      (150_000, 1_000, .fractionalValue), (0, 1_000, .notPositive), (1_000_000, 0, .notPositive),
      (-1, -1, .notPositive), (.max, .max, .fractionalValue),
      (1 << 62, 100_000_000 << 2, .valueTooLarge),
    ] as [(Int64, Int64, InstrumentError?)])
  func stepsThatRoundAreNoInstrument(tick: Int64, lot: Int64, error: InstrumentError?) {
    if let error {
      #expect(throws: error) { try Self.instrument(tick: tick, lot: lot) }
    } else {
      #expect(throws: Never.self) { try Self.instrument(tick: tick, lot: lot) }
    }
  }

  @Test func limitsMustBePositive() {
    #expect(throws: InstrumentError.notPositive) { try Self.instrument(lots: 0) }
    #expect(throws: InstrumentError.notPositive) { try Self.instrument(ticks: 0) }
  }

  @Test func pricesAndQuantitiesAreReadAndWritten() throws {
    let instrument = try Self.instrument()
    #expect(instrument.text(Price(ticks: 6_173_241)) == "61,732.41")
    #expect(instrument.price("61,732.41") == Price(ticks: 6_173_241))
    #expect(instrument.price("61732.415") == nil)
    #expect(instrument.price("-1") == nil)
    #expect(instrument.text(Quantity(lots: 50_000)) == "0.50000")
    #expect(instrument.quantity("0.5") == Quantity(lots: 50_000))
    #expect(instrument.quantity("0.000001") == nil)
    for ticks in [Int64(1), 99, 100, 6_173_241, 100_000_000] {
      #expect(instrument.price(instrument.text(Price(ticks: ticks))) == Price(ticks: ticks))
    }
    #expect(Self.usdt.text(Money(units: 7_120_415_999_999)) == "71,204.15")
    #expect(Self.btc.unitsPerWhole == 100_000_000)
  }

  @Test(arguments: [-1, 100_001] as [Int64])
  func feesBeyondTheirRangeAreOurOwnMistake(rate: Int64) async {
    if rate < 0 {
      await #expect(processExitsWith: .failure) {
        _ = FeeSchedule(makerPartsPerMillion: -1, takerPartsPerMillion: 0)
      }
    } else {
      await #expect(processExitsWith: .failure) {
        _ = FeeSchedule(makerPartsPerMillion: 0, takerPartsPerMillion: 100_001)
      }
    }
  }
}
