// What an instrument is made of, as archives take it.

extension Money: Archived {
  /// Transfers its minor units.
  public mutating func transfer(_ archive: inout StateArchive) { archive.transfer(&units) }
}

extension Asset: Archived {
  /// Transfers all of it.
  public mutating func transfer(_ archive: inout StateArchive) {
    var (id, symbol) = (id, symbol)
    var (decimals, displayDecimals) = (decimals, displayDecimals)
    id.transfer(&archive)
    archive.transfer(&symbol)
    archive.transfer(&decimals, in: 0...12)
    archive.transfer(&displayDecimals, in: 0...12)
    archive.require(displayDecimals <= decimals, or: .outOfRange)
    self = Asset(id: id, symbol: symbol, decimals: decimals, displayDecimals: displayDecimals)
  }
}

extension FeeSchedule: Archived {
  /// Transfers both rates.
  public mutating func transfer(_ archive: inout StateArchive) {
    var (maker, taker) = (makerPartsPerMillion, takerPartsPerMillion)
    archive.transfer(&maker, in: 0...100_000)
    archive.transfer(&taker, in: 0...100_000)
    self = FeeSchedule(makerPartsPerMillion: maker, takerPartsPerMillion: taker)
  }
}

extension TradingRules: Archived {
  /// Transfers all of them. Those that reckoning could not bear are refused.
  public mutating func transfer(_ archive: inout StateArchive) {
    minimumQuantity.transfer(&archive)
    minimumNotional.transfer(&archive)
    maximumNotional.transfer(&archive)
    archive.transfer(&priceBandPartsPerMillion)
    archive.transfer(&stopProtectionPartsPerMillion, in: 0...Int64.max)
    archive.transfer(&collarPartsPerMillion)
    collarExtension.transfer(&archive)
    archive.require(collarExtension.nanoseconds <= 1 << 61, or: .outOfRange)
    archive.transfer(&collarExtensionsMax)
    archive.transfer(&openingReference, blank: Price(ticks: 0))
  }
}
