import Market

/// BTC and USDT with a tick of a cent and a lot of a ten-thousandth.
enum Listed {
  static let btc = Asset(id: AssetID(0), symbol: "BTC", decimals: 8, displayDecimals: 4)
  static let usdt = Asset(id: AssetID(1), symbol: "USDT", decimals: 8, displayDecimals: 2)
  static let eth = Asset(id: AssetID(2), symbol: "ETH", decimals: 8, displayDecimals: 4)

  static func instrument(_ number: UInt16, base: Asset) -> Instrument {
    guard
      let made = try? Instrument(
        id: InstrumentID(number), base: base, quote: usdt, tickUnits: 1_000_000,
        lotUnits: 10_000,
        fees: FeeSchedule(makerPartsPerMillion: 1_000, takerPartsPerMillion: 2_000),
        maximumQuantity: Quantity(lots: 10_000_000), maximumPrice: Price(ticks: 100_000_000))
    else { preconditionFailure("the instrument's steps are exact") }
    return made
  }

  static let bitcoin = instrument(0, base: btc)
  static let ether = instrument(1, base: eth)

  static func fill(_ side: Side, _ lots: Int64, at ticks: Int64, fee: Int64 = 0) -> Fill {
    Fill(
      order: OrderID(1), trade: TradeID(1), instrument: InstrumentID(0), side: side,
      liquidity: .taker, price: Price(ticks: ticks), quantity: Quantity(lots: lots),
      openQuantity: .zero, fee: Money(units: fee))
  }
}

/// A small generator with a seed, so that a failing run can be run again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
