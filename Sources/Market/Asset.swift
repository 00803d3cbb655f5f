/// An asset that accounts hold and instruments trade.
public struct Asset: Hashable, Sendable {
  /// Its number at this exchange.
  public let id: AssetID
  /// Its symbol in capitals, such as `BTC`.
  public let symbol: String
  /// How many decimals one whole unit has: 8 means 100,000,000 minor units to one. 0 to 12.
  public let decimals: Int
  /// How many of these decimals are worth showing to a person.
  public let displayDecimals: Int

  /// Makes an asset.
  public init(id: AssetID, symbol: String, decimals: Int, displayDecimals: Int) {
    precondition((0...12).contains(decimals), "an asset has 0 to 12 decimals")
    self.id = id
    self.symbol = symbol
    self.decimals = decimals
    self.displayDecimals = min(displayDecimals, decimals)
  }

  /// Minor units in one whole unit.
  public var unitsPerWhole: Int64 { Decimal.power(decimals) }
}
