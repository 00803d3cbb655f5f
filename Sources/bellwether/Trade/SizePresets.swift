import Market

/// Four sizes worth offering in a market: round quantities of about these values.
enum SizePresets {
  /// In whole units of the quote asset.
  static let values: [Int64] = [500, 2_500, 5_000, 25_000]

  static func of(_ instrument: Instrument, at price: Price) -> [Quantity] {
    let lotValue = max(1, price.ticks * instrument.tickLotUnits)
    return values.map { value in
      let lots = Int64(Int128(value) * Int128(instrument.quote.unitsPerWhole) / Int128(lotValue))
      return Quantity(lots: rounded(max(1, lots)))
    }
  }

  /// The nearest 1, 2 or 5 times a power of ten that is not above the number.
  private static func rounded(_ number: Int64) -> Int64 {
    var power: Int64 = 1
    while number / power >= 10 { power *= 10 }
    switch number / power {
    case 5...: return 5 * power
    case 2...: return 2 * power
    default: return power
    }
  }
}
